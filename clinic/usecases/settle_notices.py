"""What became of the notices that were due: sent, to be tried again, or a person's task."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.acting import Account, Channel
from clinic.journals.book import Mark
from clinic.notices import REMINDERS, NoticeKind, NoticeState, next_try
from clinic.ports import Clock, Delivery, Dice, Unit, Units
from clinic.usecases.handing_over import hand_over, leave_group, pass_offer_on
from clinic.usecases.once import anew
from clinic.usecases.record_told import RecordTold
from clinic.usecases.verdicts import Ready

BY = "clock"
COUNTS = (NoticeKind.VISIT_LIST_COUNT, NoticeKind.VISIT_LIST_EMPTY, NoticeKind.WORK_OVERDUE)
"""How much there is, or nothing: nobody is rung up about it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """`message` is the chat's id of it; `wording` what was said, in that language."""

    ready: Ready
    account: Account
    message: int
    language: str
    wording: str


@dataclass(frozen=True, slots=True)
class SettleNotices:
    """Asked as soon as it is known: until then a notice counts as not sent (docs/decisions)."""

    units: Units
    clock: Clock
    dice: Dice

    async def sent(self, sent: Sequence[Sent]) -> None:
        """In one transaction; the entry of a reminder is marked as well (B5.4)."""

        async def deed() -> None:
            async with self.units(writing=True) as unit:
                await self._note(unit, sent)
                await unit.commit()

        await anew(deed)
        for each in sent:
            await self._tell(each)

    async def try_again(self, ready: Ready) -> None:
        """Later, each time after a longer pause; after the last a person is asked."""
        retry_at = next_try(ready.notice.tries + 1, self.clock.now())
        if retry_at is None and ready.notice.kind not in COUNTS:
            await self.unreached(ready)
            return
        async with self.units(writing=True) as unit:
            if retry_at is None:  # a group is not left because a network failed
                await unit.outbox.end(ready.notice.notice, NoticeState.FAILED, tried=True)
            else:
                await unit.outbox.try_again(ready.notice.notice, retry_at)
            await unit.commit()

    async def unreached(self, ready: Ready, gone: Sequence[Account] = ()) -> None:
        """`gone`: accounts that are no more, and so prove nothing any longer (B0.2)."""
        async with self.units(writing=True) as unit:
            for account in gone:
                await unit.proofs.unlink(account)
            if ready.notice.kind is NoticeKind.OFFER:
                await pass_offer_on(unit, self.clock, self.dice, ready.notice)
            elif ready.counted:
                await leave_group(unit, ready.notice, ready.to[0].account)
            elif ready.notice.kind in COUNTS:
                await unit.outbox.end(ready.notice.notice, NoticeState.FAILED, tried=True)
            else:
                await hand_over(
                    unit, self.clock, ready.notice, ready.provider, ready.visit, tried=True
                )
            await unit.commit()

    async def _note(self, unit: Unit, sent: Sequence[Sent]) -> None:
        now = self.clock.now()
        deliveries = [Delivery(one.ready.notice.notice, one.account, one.message) for one in sent]
        await unit.outbox.sent(deliveries, now)
        reminded = [one.ready.notice.entry for one in sent if one.ready.notice.kind in REMINDERS]
        await unit.journals.mark_all(
            [entry for entry in reminded if entry], Mark.REMINDED, at=now, by=BY,
            channel=Channel.CHAT.value,
        )  # fmt: skip

    async def _tell(self, sent: Sent) -> None:
        """The new time of a visit that the clinic has moved is the oral answer about it (R2.3)."""
        notice = sent.ready.notice
        if notice.kind is NoticeKind.MOVED and notice.entry:
            await RecordTold(self.units, self.clock)(
                notice.entry, sent.language, sent.wording, Channel.CHAT
            )
