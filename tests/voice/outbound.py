"""Calls that the clinic makes: an exchange that is told who takes them, and the whole sender."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from app.outbound import AT_ONCE, Outbound
from app.sender import NoticeSender
from clinic.acting import Account, Anyone, Caller, Channel
from clinic.visits import EntryNo
from storage import tables
from storage.store import Store
from tests.bot.waiting import Sandglass
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.town import kept
from tests.voice.calls import OPERATOR, Act, FakeLine, FakeSpeaker
from voice.desk import Desk as PhoneDesk
from voice.line import Line, Transferred
from voice.sip.port import Unanswered

NUMBER = "+77017654321"
LINES = 60
SIX, ELEVEN = local(TODAY, 18), local(TOMORROW, 11)


Meanwhile = Callable[[], Awaitable[None]]


@dataclass
class EventfulLine(FakeLine):
    """Something happens once the notice was said, before its question is answered."""

    meanwhile: Meanwhile | None = None

    async def key(self, within: float) -> str | None:
        said = [line for line in self.heard if line.startswith("☎ ")]
        if self.meanwhile and within and len(said) > 1:
            happens, self.meanwhile = self.meanwhile, None
            await happens()
        return await super().key(within)


@dataclass
class Exchange:
    """Keeps the promise of `Dialler`. Each call is answered by the next of `answers`.

    Acts: somebody takes it and does so. When there are no more answers, nobody takes it.
    """

    answers: list[Sequence[Act] | Unanswered | Exception] = field(default_factory=list)
    transfers: list[Transferred] = field(default_factory=list)
    rung: list[str] = field(default_factory=list)
    within: list[float] = field(default_factory=list)
    lines: list[FakeLine] = field(default_factory=list)
    meanwhile: Meanwhile | None = None

    @asynccontextmanager
    async def __call__(self, number: str, within: float) -> AsyncIterator[Line | Unanswered]:
        self.rung.append(number)
        self.within.append(within)
        answer = self.answers.pop(0) if self.answers else Unanswered(408)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Unanswered):
            yield answer
            return
        call = f"made-{len(self.rung)}"
        line = EventfulLine(answer, number, call, self.transfers, meanwhile=self.meanwhile)
        self.lines.append(line)
        try:
            yield line
        finally:
            await line.hang_up()

    @property
    def heard(self) -> Sequence[str]:
        """Of the last call, what was said and pressed."""
        return self.lines[-1].heard


@dataclass
class Calling:
    """One clinic that rings, over its own store: `another` is a second process of it."""

    clinic: Desk
    exchange: Exchange = field(default_factory=Exchange)
    glass: Sandglass = field(default_factory=Sandglass)
    operator: str | None = OPERATOR
    at_once: int = AT_ONCE

    def __post_init__(self) -> None:
        self.take()

    def take(self, **deeds: Any) -> None:
        """Rings with these deeds in place of the reception's."""
        self.sender = self.sender_over(self.clinic.store, **deeds)

    def outbound(self, lines: int = LINES) -> Outbound:
        return self._outbound(self.clinic.store, lines)

    def sender_over(self, store: Store, **deeds: Any) -> NoticeSender:
        return self._outbound(store, LINES, **deeds).sender()

    def _outbound(self, store: Store, lines: int, **deeds: Any) -> Outbound:
        reception = replace(self.clinic.reception, **deeds)
        desk = PhoneDesk(reception, self.clinic.clock, self.clinic.dice, self.operator)
        return Outbound(store, desk, FakeSpeaker(), self.exchange, self.glass, lines)

    async def caller(self, number: str = NUMBER, language: str = "kk") -> Caller:
        """Rings up and agrees (B0.1)."""
        account = Account(f"tel:{number}")
        anyone = Anyone(account, Channel.PHONE, language)
        await self.clinic.reception.give_consent.choose_language(account, language)
        return await self.clinic.reception.give_consent(anyone)

    async def booked(
        self, number: str = NUMBER, language: str = "kk", at: datetime = ELEVEN
    ) -> EntryNo:
        asker = await self.caller(number, language)
        return (await self.clinic.book(f"b:{number}", at=at, asker=asker)).visit.entry

    async def evening(self, *answers: Sequence[Act] | Unanswered | Exception) -> None:
        """At six the chat's front passes on what it cannot tell, and the other rings."""
        self.exchange.answers.extend(answers)
        self.clinic.clock.moment = SIX
        await self.rings()

    async def rings(self) -> None:
        """What is due now, of either front, until nothing more is."""
        async with self.clinic.units() as unit:
            due = await unit.outbox.due(self.clinic.clock.now(), 100)
        chats = [one for one in due if one.channel is Channel.CHAT]
        await self.clinic.reception.recheck_notices(chats)
        async with asyncio.TaskGroup() as calls:
            for _ in range(self.at_once):
                calls.create_task(self._rings_on())

    async def _rings_on(self) -> None:
        while await self.sender():
            pass

    async def later(self, by: timedelta) -> None:
        self.clinic.clock.moment += by
        await self.rings()

    async def notice(self, kind: str = "reminder_evening") -> Mapping[str, object]:
        rows = await kept(self.clinic.url, tables.notices)
        return next(row for row in rows if row["kind"] == kind)

    async def state(self, kind: str = "reminder_evening") -> object:
        return (await self.notice(kind))["state"]

    async def marks(self, entry: EntryNo) -> list[str]:
        async with self.clinic.units() as unit:
            return [str(marked.mark) for marked in (await unit.journals.find(entry)).marks]

    async def tasks(self) -> list[tuple[object, object]]:
        rows = await kept(self.clinic.url, tables.tasks)
        return [(row["kind"], row["why"]) for row in rows]

    async def calls(self) -> list[object]:
        """The outcomes of all calls that are counted."""
        return [row["outcome"] for row in await kept(self.clinic.url, tables.dialled)]
