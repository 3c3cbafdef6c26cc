"""What became of the notices that were due: sent, to be tried again, or a person's task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic.acting import Account, Channel
from clinic.journals.book import Mark
from clinic.notices import REMINDERS, NoticeKind, NoticeState, next_try, too_late
from clinic.ports import Clock, Delivery, Dice, Unit, Units
from clinic.usecases.handing_over import hand_over, leave_group, let_ring, pass_offer_on
from clinic.usecases.once import anew
from clinic.usecases.record_told import RecordTold
from clinic.usecases.verdicts import Ready
from clinic.visits import EntryNo

BY = "clock"
COUNTS = (NoticeKind.VISIT_LIST_COUNT, NoticeKind.VISIT_LIST_EMPTY, NoticeKind.WORK_OVERDUE)
"""How much there is, or nothing: nobody is rung up about it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """`message` is the chat's id of it; `wording` what was said, in that language.

    Without wording it was not heard to its end (B2.1), or is no oral answer.
    """

    ready: Ready
    account: Account
    message: int | None
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
        """Later, each time after a longer pause; after the last it is taken elsewhere."""
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

    async def later(self, ready: Ready, at: datetime, *, tried: bool) -> None:
        """At that moment; what would be too late then is a person's task now."""
        if _is_too_late(ready, at):
            await self.unreached(ready)
            return
        async with self.units(writing=True) as unit:
            await unit.outbox.try_again(ready.notice.notice, at, tried=tried)
            await unit.commit()

    async def unreached(self, ready: Ready, gone: Sequence[Account] = ()) -> None:
        """By this channel. `gone`: accounts that are no more, and so prove nothing (B0.2)."""
        async with self.units(writing=True) as unit:
            for account in gone:
                await unit.proofs.unlink(account)
            if ready.notice.kind is NoticeKind.OFFER:
                await pass_offer_on(unit, self.clock, self.dice, ready.notice)
            elif ready.counted:
                await leave_group(unit, ready.notice, ready.to[0].account)
            elif ready.notice.kind in COUNTS:
                await unit.outbox.end(ready.notice.notice, NoticeState.FAILED, tried=True)
            elif ready.may_ring:
                await let_ring(unit, self.clock, ready.notice, tried=True)
            else:
                await hand_over(
                    unit, self.clock, ready.notice, ready.provider, ready.visit, tried=True
                )
            await unit.commit()

    async def _note(self, unit: Unit, sent: Sequence[Sent]) -> None:
        now = self.clock.now()
        deliveries = [Delivery(one.ready.notice.notice, one.account, one.message) for one in sent]
        await unit.outbox.sent(deliveries, now)
        for channel, entries in _reminded(sent).items():
            await unit.journals.mark_all(
                entries, Mark.REMINDED, at=now, by=BY, channel=channel.value
            )

    async def _tell(self, sent: Sent) -> None:
        """The new time of a visit that the clinic has moved is the oral answer about it (R2.3)."""
        notice = sent.ready.notice
        if notice.kind is NoticeKind.MOVED and notice.entry and sent.wording:
            await RecordTold(self.units, self.clock)(
                notice.entry, sent.language, sent.wording, notice.channel
            )


def _reminded(sent: Sequence[Sent]) -> Mapping[Channel, Sequence[EntryNo]]:
    """By channel, the entries of which somebody was reminded."""
    reminded: dict[Channel, list[EntryNo]] = {}
    for notice in (one.ready.notice for one in sent):
        if notice.kind in REMINDERS and notice.entry:
            reminded.setdefault(notice.channel, []).append(notice.entry)
    return reminded


def _is_too_late(ready: Ready, at: datetime) -> bool:
    """Whether nobody has any use for it at that moment."""
    notice, visit = ready.notice, ready.visit
    answer_by = ready.place.answer_by if ready.place else None
    if visit and notice.kind in REMINDERS:
        return too_late(notice.due_at, visit.starts_at, at)
    until = visit.starts_at if visit else answer_by
    return until is not None and at >= until
