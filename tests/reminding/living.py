"""A clinic that lives: deeds, a clock that walks, a bot that stops, dies and comes again."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, TypeVar

from app.rehearsing import anything_due, next_due
from app.rounds import Rounds
from app.sender import NoticeSender
from clinic.acting import Channel, Manager, Verified
from clinic.notices import Arrived, Delivery, NoticeKind, Trouble
from clinic.people import DoctorId, Iin
from clinic.reception import Booked, CancelRequest, Closing, MoveRequest, Ready
from clinic.refusals import NotYours, Refused
from clinic.visits import EntryNo
from storage import StorageBusy, tables
from tests.bot.waiting import Sandglass
from tests.clinic.samples import HERE, iin_of
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import AIGUL, CHILD, MOTHER, PHONES, SECOND, TEEN, THERAPIST
from tests.reminding.oracle import EVENING, SOON, Line, Upness

ADULTS: Final = (AIGUL, *(iin_of(700 + number) for number in range(6)))
PEOPLE: Final = (*ADULTS, MOTHER, CHILD, TEEN)
DOCTORS: Final = (THERAPIST, SECOND)
MOST_LOOKS: Final = 50
KINDS: Final = {NoticeKind.REMINDER_EVENING: EVENING, NoticeKind.REMINDER_SOON: SOON}
A_SECOND, A_MINUTE = timedelta(seconds=1), timedelta(minutes=1)
T = TypeVar("T")
Said = tuple[str, str, datetime]
"""The account, the kind, and when the visit begins."""


class Killed(BaseException):
    """As kill -9: nobody catches it."""


@dataclass
class Chats:
    """What arrived, and when. It may die right after a message, or refuse some."""

    desk: Desk
    heard: list[tuple[Said, datetime]] = field(default_factory=list)
    closings: Counter[EntryNo] = field(default_factory=Counter)
    tried: set[Said] = field(default_factory=set)
    """What had trouble before."""
    dies_at: int = 0
    """The process dies of so many more messages; 0: it lives."""
    troubles: list[Trouble] = field(default_factory=list)

    def held_back(self) -> bool:
        return False

    async def deliver(self, ready: Ready) -> Delivery:
        said, dying = _said(ready), self.dies_at > 0
        await asyncio.sleep(0)
        if self.troubles:
            self.tried.add(said)
            return self.troubles.pop()
        if ready.notice.kind in KINDS:
            self.heard.append((said, self.desk.clock.now()))
        elif ready.notice.kind is NoticeKind.CLOSED_BY_CLINIC and ready.visit:
            self.closings[ready.visit.entry] += 1
        self.dies_at = max(0, self.dies_at - 1)
        if dying and not self.dies_at:
            raise Killed
        return Arrived(ready.to[0].account, len(self.heard), "kk", "said")


def _said(ready: Ready) -> Said:
    assert ready.visit
    kind = KINDS.get(ready.notice.kind, str(ready.notice.kind))
    return ready.to[0].account, kind, ready.visit.starts_at


@dataclass
class Life:
    """Lines by the entry that keeps them.

    Of what a process said in the moment of its death, `marked` is what will not be said again, and
    `unmarked` what may be, beside being said then.
    """

    desk: Desk
    proofs: dict[Iin, Verified] = field(default_factory=dict)
    lines: dict[EntryNo, Line] = field(default_factory=dict)
    askers: dict[EntryNo, Verified] = field(default_factory=dict)
    closed: dict[EntryNo, datetime] = field(default_factory=dict)
    up: Upness = field(default_factory=Upness)
    sender: NoticeSender | None = None
    glass: Sandglass = field(default_factory=Sandglass)
    marked: set[tuple[EntryNo, str]] = field(default_factory=set)
    unmarked: Counter[Said | EntryNo] = field(default_factory=Counter)
    windows: Iterator[int] = field(default_factory=lambda: iter(range(10_000)))

    def __post_init__(self) -> None:
        self.chats = Chats(self.desk)
        self.rounds = Rounds((), self.desk.units, self.desk.store.rounds, self.desk.clock)

    async def begin(self) -> None:
        """The child's messages go to the mother, those of a 16-year-old to them alone (B5.2)."""
        for one in (*ADULTS, TEEN):
            self.proofs[one] = await self.desk.verified(
                one, f"telegram:{one.digits}", phone_of(one)
            )
        caller = await self.desk.caller("telegram:mother")
        household = await self.desk.reception.verify_by_phone(
            PHONES[MOTHER], own=True, caller=caller
        )
        for person in (MOTHER, CHILD):
            member = household.member(person)
            assert member
            self.proofs[person] = member.proof
        await self.start()

    # deeds

    async def book(self, person: Iin, doctor: DoctorId, start: datetime) -> None:
        asker = self.proofs[person]
        request = self.desk.request(
            self._window(), start, patient=person, doctor=doctor, holder=asker.account
        )
        await self._entered(lambda: self.desk.reception.book_visit(request, asker), asker)

    async def move(self, entry: EntryNo, doctor: DoctorId, start: datetime) -> None:
        asker = self.askers[entry]
        request = MoveRequest(self._window(), entry, doctor, start, asker.account)
        if await self._entered(lambda: self.desk.reception.move_visit(request, asker), asker):
            self.lines[entry].ended_at = self.now

    async def cancel(self, entry: EntryNo) -> None:
        request = CancelRequest(self._window(), entry)
        if await _done(lambda: self.desk.reception.cancel_visit(request, self.askers[entry])):
            self.lines[entry].ended_at = self.now

    async def close(self, doctor: DoctorId, since: datetime, until: datetime) -> None:
        manager = Manager("m1", HERE, Channel.DESK, "ru")
        closing = Closing(doctor, since, until, "ill")
        for entry in (
            await _done(lambda: self.desk.reception.close_schedule(closing, manager)) or ()
        ):
            self.lines[entry].ended_at = self.closed[entry] = self.now

    # time, and the process in it

    async def start(self) -> None:
        if self.sender is None:
            self.up.begins(self.now)
            self.sender = NoticeSender(
                self.desk.reception, self.desk.store.claims, self.chats, self.desk.clock,
                self.glass, (StorageBusy,),
            )  # fmt: skip
            await self.tick()

    def stop(self) -> None:
        if self.sender is not None:
            self.up.ends(self.now)
            self.sender = None

    async def walk(self, by: timedelta) -> None:
        end = self.now + by
        while (moment := await self._next()) is not None and moment < end:
            self._turn(moment)
            await self.tick()
        self._turn(end)
        await self.tick()

    async def tick(self) -> None:
        """Until nothing is due; raises what is no death."""
        died = False
        try:
            for _ in range(MOST_LOOKS):
                if not (self.sender and await self.sender()):
                    break
            else:
                raise AssertionError("the sender comes to no end")
        except* Killed:
            died = True
        if died:
            await self._die()

    # inside

    @property
    def now(self) -> datetime:
        return self.desk.clock.now()

    def _window(self) -> str:
        return f"w{next(self.windows)}"

    async def _entered(self, deed: Callable[[], Awaitable[Booked]], asker: Verified) -> bool:
        booked = await _done(deed)
        if booked is not None:
            visit = booked.visit
            self.askers[visit.entry] = asker
            self.lines[visit.entry] = Line(asker.account, visit.starts_at, self.now)
        return booked is not None

    async def _next(self) -> datetime | None:
        """When a running bot has something to do next; what failed is looked at each minute."""
        if self.sender is None:
            return None
        coming = await next_due(self.desk.units, self.rounds, self.desk.clock)
        if not await anything_due(self.desk.units, self.rounds, self.desk.clock):
            return coming
        return min(coming or self.now + A_MINUTE, self.now + A_MINUTE)

    def _turn(self, to: datetime) -> None:
        self.glass.moment += (to - self.now).total_seconds()
        self.desk.clock.moment = to

    async def _die(self) -> None:
        self.stop()
        rows = await self.desk.rows(tables.notices)
        waiting = {row["notice"] for row in rows if row["state"] == "waiting"}
        for said in (said for said, at in self.chats.heard if at == self.now):
            entry = self._entry(said)
            if f"{entry}:reminder_{said[1]}" in waiting:
                self.unmarked[said] += 1
            else:
                self.marked.add((entry, said[1]))
        for entry in self.closed:
            if f"{entry}:closed_by_clinic" in waiting and self.chats.closings[entry]:
                self.unmarked[entry] = self.chats.closings[entry]

    def _entry(self, said: Said) -> EntryNo:
        account, _, starts_at = said
        return next(
            entry
            for entry, line in self.lines.items()
            if (line.account, line.starts_at) == (account, starts_at) and line.stands(self.now)
        )


def phone_of(adult: Iin) -> str:
    return PHONES.get(adult, f"+7701{adult.digits[-7:]}")


async def _done(deed: Callable[[], Awaitable[T]]) -> T | None:
    """None: refused, and nothing has changed."""
    try:
        return await deed()
    except (Refused, NotYours):
        return None
