"""Joins what is told by telephone: the sender of the front that rings, and what it forgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.sender import AT_ONCE, NoticeSender
from app.ticker import Job
from bot.pace import Waiter
from clinic.acting import Channel
from clinic.rules.retention import KEPT_FOR, Kept
from storage import StorageBusy, Store
from voice.desk import Desk
from voice.dialling import Dialler
from voice.messenger import PhoneMessenger
from voice.talk import Speaker

BATCH: Final = AT_ONCE
"""All calls of a batch are made at once: its claim lasts no longer than the longest of them."""
JOBS: Final = (("notices told by telephone", 1), ("calls that are counted no longer", 3600))
"""By name, and every how many seconds."""


@dataclass(frozen=True, slots=True)
class Outbound:
    """`dial` is what `voice.lines` does with the exchange of the settings."""

    store: Store
    desk: Desk
    speaker: Speaker
    dial: Dialler
    waiter: Waiter

    def sender(self) -> NoticeSender:
        messenger = PhoneMessenger(self.desk, self.speaker, self.dial, self.store.dialled)
        return NoticeSender(
            self.desk.reception, self.store.phone_claims, messenger, self.desk.clock,
            self.waiter, (StorageBusy,), Channel.PHONE, BATCH,
        )  # fmt: skip

    def jobs(self) -> Sequence[Job]:
        """For the ticker of the process that rings."""
        telling, forgetting = JOBS
        return (Job(*telling, self.sender()), Job(*forgetting, self._forget))

    async def _forget(self) -> None:
        await self.store.dialled.forget(self.desk.clock.now() - KEPT_FOR[Kept.LIMITS])
