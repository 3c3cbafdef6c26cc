"""Whether a notice that is due still holds, and to whom it goes (house.md step 10, §3.11).

A batch is read together: of a thousand reminders at one second none waits for single look-ups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clinic.acting import Account, Channel, reached_by
from clinic.home_calls import CallKind, CallState
from clinic.journals.book import Entry, Mark
from clinic.journals.home_calls import HOME_CALLS, call_of
from clinic.journals.pre_appointment import visit_of
from clinic.notices import (
    ANSWERS_TO_A_DISPUTE,
    REMINDERS,
    SPOKEN,
    WAS_THIS_YOU,
    Notice,
    NoticeKind,
    NoticeState,
    too_late,
)
from clinic.people import Iin, Patient, ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.usecases.addressing import (
    Addressee,
    Proved,
    addressee,
    kept_from_guardians,
    proved_accounts,
    readers_of,
)
from clinic.usecases.handing_over import hand_over, let_ring
from clinic.usecases.joining import speaks_for_all
from clinic.usecases.owning import remembered
from clinic.usecases.pass_promise import pass_promise
from clinic.usecases.ringing import to_ring
from clinic.usecases.staff_notices import TO_THE_STAFF
from clinic.usecases.verdicts import Ended, Passed, Ready
from clinic.visits import EntryNo, Visit, VisitState

TO_THE_PROVED = frozenset({*WAS_THIS_YOU, NoticeKind.HOME_VISIT_OVERDUE, NoticeKind.HOME_VISITED})
"""What only somebody hears who has proved to be the person, or the child's guardian."""
HOLDS_WHILE = {
    **dict.fromkeys((*REMINDERS, NoticeKind.MOVED), VisitState.ACTIVE),
    NoticeKind.CLOSED_BY_CLINIC: VisitState.CLOSED_BY_CLINIC,
}
"""The state of the visit that these are about, as long as it is ahead."""
CANCELLED = (NoticeKind.CANCELLED_BY_ANOTHER, NoticeKind.HOME_CANCELLED_BY_ANOTHER)
CALL_STATES = {
    NoticeKind.HOME_VISIT_OVERDUE: CallState.OVERDUE,
    NoticeKind.HOME_CANCELLED_BY_ANOTHER: CallState.CANCELLED,
    NoticeKind.HOME_VISITED: CallState.VISITED,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of a batch together."""

    entries: Mapping[EntryNo, Entry]
    proved: Proved


@dataclass(frozen=True, slots=True)
class RecheckNotices:
    """Those that hold; the others are ended here. Who asks has claimed them first."""

    units: Units
    clock: Clock

    async def __call__(
        self, notices: Sequence[Notice], by: Channel = Channel.CHAT
    ) -> Sequence[Ready]:
        """`by`: whose front asks.

        Chats are given what would be told by telephone while nobody rings: a person calls then.
        """
        for notice in notices:
            if notice.kind is NoticeKind.HOME_VISIT_OVERDUE and notice.entry:
                await pass_promise(self.units, self.clock, notice.entry)
        async with self.units() as unit:
            waiting = await unit.outbox.still_waiting([notice.notice for notice in notices])
            asked = [notice for notice in notices if notice.notice in waiting]
            known = await self._read(unit, asked)
            verdicts = [await self._judge(unit, notice, known, by) for notice in asked]
        await self._settle([one for one in verdicts if not isinstance(one, Ready)])
        return [verdict for verdict in verdicts if isinstance(verdict, Ready)]

    async def reaches(self, unit: Unit, notices: Sequence[Notice]) -> Mapping[str, bool]:
        """By notice about an entry, whether a chat would hear it as things stand now."""
        known = await self._read(unit, notices)
        heard = {}
        for notice in notices:
            entry = known.entries[notice.entry or EntryNo("")]
            to = await self._addressees(unit, notice, entry, known)
            heard[notice.notice] = any(reached_by(one.account) is Channel.CHAT for one in to)
        return heard

    async def _read(self, unit: Unit, notices: Sequence[Notice]) -> Known:
        entries = await unit.journals.find_all([n.entry for n in notices if n.entry])
        people = [Iin(entry.columns["iin"] or "") for entry in entries.values()]
        await unit.register.look_at(people)
        patients = [await unit.register.find(person) for person in people]
        proved = await proved_accounts(unit, self.clock, [one for one in patients if one])
        makers = [Account(entry.made_by) for entry in entries.values()]
        chats = [account for accounts in proved.accounts.values() for account in accounts]
        await unit.accounts.look_at([*makers, *chats])
        return Known(entries, proved)

    async def _judge(
        self, unit: Unit, notice: Notice, known: Known, by: Channel
    ) -> Ready | Passed | Ended:
        if notice.kind is NoticeKind.OFFER:
            return await self._judge_offer(unit, notice)
        if notice.kind in TO_THE_STAFF:
            return await TO_THE_STAFF[notice.kind](unit, self.clock, notice)
        return await self._judge_entry(unit, notice, known, by)

    async def _judge_entry(
        self, unit: Unit, notice: Notice, known: Known, by: Channel
    ) -> Ready | Passed | Ended:
        entry = known.entries.get(notice.entry or EntryNo(""))
        if entry is None:
            return Ended(notice, NoticeState.WITHDRAWN)
        if entry.book == HOME_CALLS.code:
            return await self._judge_call(unit, notice, entry, known)
        visit = visit_of(entry)
        provider = await unit.directory.provider(ProviderId(entry.provider))
        state = self._state(notice, visit)
        if state is not NoticeState.WAITING:
            return Ended(notice, state, provider, visit)
        to = await self._addressees(unit, notice, entry, known)
        rung = await self._to_ring(unit, notice, entry, known, to)
        may_ring = bool(rung) and notice.channel is Channel.CHAT
        if whom := _whom(notice, to, rung, by):
            return Ready(notice, whom, provider, visit, may_ring=may_ring)
        if may_ring:
            return Passed(notice)
        unheard = NoticeState.HANDED_OVER if rung else await self._unheard(unit, notice, entry)
        return Ended(notice, unheard, provider, visit)

    async def _to_ring(
        self, unit: Unit, notice: Notice, entry: Entry, known: Known, to: Sequence[Addressee]
    ) -> tuple[Addressee, ...]:
        if notice.kind not in SPOKEN:
            return ()
        patient = await unit.register.find(Iin(entry.columns["iin"] or ""))
        return to_ring(
            entry, patient, to, known.proved.numbers,
            spoken=notice.language, today=self.clock.today(),
        )  # fmt: skip

    async def _judge_call(
        self, unit: Unit, notice: Notice, entry: Entry, known: Known
    ) -> Ready | Ended:
        """Who has proved nothing asks, and is not told (B3.8); nor who was promised nothing."""
        call = call_of(entry)
        holds = CALL_STATES.get(notice.kind, call.state) is call.state
        if holds and notice.kind is NoticeKind.HOME_VISIT_OVERDUE:
            holds = call.kind is not CallKind.ACTIVE and await speaks_for_all(unit, call)
        to = await self._addressees(unit, notice, entry, known) if holds else ()
        if not to:
            return Ended(notice, NoticeState.WITHDRAWN)
        return Ready(notice, to, await unit.directory.provider(call.provider), call=call)

    def _state(self, notice: Notice, visit: Visit) -> NoticeState:
        """WAITING: nothing speaks against it. A reminder that failed until too late is called."""
        wanted = HOLDS_WHILE.get(notice.kind)
        if wanted is None:
            return NoticeState.WAITING
        now = self.clock.now()
        if visit.state is not wanted:
            return NoticeState.WITHDRAWN
        if now >= visit.starts_at:
            return NoticeState.FAILED
        if notice.kind in REMINDERS and too_late(notice.due_at, visit.starts_at, now):
            tried = notice.tries or notice.channel is Channel.PHONE
            return NoticeState.HANDED_OVER if tried else NoticeState.FAILED
        return NoticeState.WAITING

    async def _judge_offer(self, unit: Unit, notice: Notice) -> Ready | Passed | Ended:
        place = await unit.waiting.find(notice.subject)
        answer_by = place.answer_by
        if place.state != "offered" or answer_by is None or self.clock.now() >= answer_by:
            return Ended(notice, NoticeState.WITHDRAWN)
        by_phone = reached_by(place.account) is Channel.PHONE
        if by_phone and notice.channel is Channel.CHAT:
            return Passed(notice)
        provider = await unit.directory.provider(ProviderId(place.provider))
        to = (await addressee(unit, place.account, notice.language),)
        return Ready(notice, to, provider, place=place)

    async def _addressees(
        self, unit: Unit, notice: Notice, entry: Entry, known: Known
    ) -> tuple[Addressee, ...]:
        """The answer to a dispute goes to whoever has disputed, where that one may still hear."""
        to = await self._readers(unit, notice, entry, known)
        if notice.kind in ANSWERS_TO_A_DISPUTE:
            return tuple(one for one in to if one.account == notice.account)
        return to

    async def _readers(
        self, unit: Unit, notice: Notice, entry: Entry, known: Known
    ) -> tuple[Addressee, ...]:
        """Who has proved to be the person, the maker of the entry first among them.

        Where nobody has, the chat that made the entry, in the words already agreed (B0.2 L1).
        """
        today, maker = self.clock.today(), Account(entry.made_by)
        patient = await unit.register.find(Iin(entry.columns["iin"] or ""))
        readers = readers_of(patient, known.proved, today) if patient else ()
        if notice.kind in WAS_THIS_YOU:
            readers = [account for account in readers if account != _who_did(notice, entry)]
        if readers or notice.kind in TO_THE_PROVED:
            in_order = sorted(readers, key=lambda account: account != maker)
            return tuple([await addressee(unit, one, notice.language) for one in in_order])
        if await _agreed_at_l1(unit, entry) and not _is_shared(patient, maker, known, self.clock):
            return (await addressee(unit, maker, notice.language),)
        return ()

    async def _unheard(self, unit: Unit, notice: Notice, entry: Entry) -> NoticeState:
        """Whoever took the chat away wants to be told nothing more (B0.1)."""
        chat = reached_by(Account(entry.made_by)) is not None
        to_one_alone = notice.kind in (*TO_THE_PROVED, *ANSWERS_TO_A_DISPUTE)
        if to_one_alone or (chat and not await remembered(unit, entry)):
            return NoticeState.WITHDRAWN
        return NoticeState.HANDED_OVER

    async def _settle(self, verdicts: Sequence[Passed | Ended]) -> None:
        if not verdicts:
            return
        async with self.units(writing=True) as unit:
            for verdict in verdicts:
                if isinstance(verdict, Passed):
                    await let_ring(unit, self.clock, verdict.notice, tried=False)
                else:
                    await self._end(unit, verdict)
            await unit.commit()

    async def _end(self, unit: Unit, ended: Ended) -> None:
        notice = ended.notice
        if ended.state is NoticeState.HANDED_OVER and ended.provider:
            await hand_over(unit, self.clock, notice, ended.provider, ended.visit, tried=False)
        else:
            await unit.outbox.end(notice.notice, ended.state, tried=False)


def _whom(
    notice: Notice, to: tuple[Addressee, ...], rung: tuple[Addressee, ...], by: Channel
) -> tuple[Addressee, ...]:
    """Those whom the front that asks may try."""
    if notice.channel is Channel.PHONE:
        return rung if by is Channel.PHONE else ()
    in_chat = any(reached_by(one.account) is Channel.CHAT for one in to)
    return to if in_chat or not rung else ()


def _who_did(notice: Notice, entry: Entry) -> Account:
    """The account that the person is asked about."""
    cancelled = [marked.by for marked in entry.marks if marked.mark is Mark.CANCELLED]
    if notice.kind in CANCELLED and cancelled:
        return Account(cancelled[-1])
    return Account(entry.made_by)


async def _agreed_at_l1(unit: Unit, entry: Entry) -> bool:
    at_l1 = entry.columns.get("level") == "L1"
    return (
        at_l1 and reached_by(Account(entry.made_by)) is not None and await remembered(unit, entry)
    )


def _is_shared(patient: Patient | None, maker: Account, known: Known, clock: Clock) -> bool:
    return patient is not None and kept_from_guardians(patient, maker, known.proved, clock.today())
