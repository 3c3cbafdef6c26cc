"""Joins what is told by telephone: the sender of the front that rings, and what it forgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.sender import NoticeSender
from app.ticker import Job
from bot.pace import Waiter
from clinic.acting import Channel
from clinic.rules.retention import KEPT_FOR, Kept
from storage import StorageBusy, Store
from voice.desk import Desk
from voice.dialling import Dialler
from voice.messenger import LONGEST, PhoneMessenger
from voice.talk import Speaker

AT_ONCE: Final = 8
"""Calls of ours, each about one notice: as soon as one has ended the next is made, so that three
hundred reminders of an evening do not wait for the longest of their calls."""
PATIENCE: Final = LONGEST + 60
"""Seconds: where all are talking, nobody looks for what is due."""
JOBS: Final = (("notices told by telephone", 1), ("calls that are counted no longer", 3600))
"""By name, and every how many seconds."""


@dataclass(frozen=True, slots=True)
class Outbound:
    """`dial` is what `voice.lines` does with the exchange of the settings.

    `lines`: of all calls at once. Half of them are left to whoever rings up.
    """

    store: Store
    desk: Desk
    speaker: Speaker
    dial: Dialler
    waiter: Waiter
    lines: int

    def sender(self) -> NoticeSender:
        messenger = PhoneMessenger(self.desk, self.speaker, self.dial, self.store.dialled)
        return NoticeSender(
            self.desk.reception, self.store.phone_claims, messenger, self.desk.clock,
            self.waiter, (StorageBusy,), Channel.PHONE, batch=1,
        )  # fmt: skip

    def jobs(self) -> Sequence[Job]:
        """For the ticker of the process that rings."""
        telling, forgetting = JOBS
        at_once = max(1, min(AT_ONCE, self.lines // 2))
        return (Job(*telling, self.sender(), at_once, PATIENCE), Job(*forgetting, self._forget))

    async def _forget(self) -> None:
        await self.store.dialled.forget(self.desk.clock.now() - KEPT_FOR[Kept.LIMITS])
