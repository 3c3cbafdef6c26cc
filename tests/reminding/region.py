"""The demo region with all that a demo runs, and people in it who book, move and give back."""

import asyncio
import csv
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from app.clock import RehearsalClock
from app.daily import daily_rounds
from app.demo_region import write_region
from app.dice import SystemDice
from app.reception_desk import open_reception
from app.rehearsing import turn, walk
from app.settings import Limits, Settings
from app.stores import opened, prepare
from app.wiring import Chat, joined_chat
from clinic.acting import Account, Anyone, Channel, Manager, Verified
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import CancelRequest, Closing, MoveRequest, Reception, VisitRequest
from clinic.refusals import NotYours, Refused
from clinic.schedule import Slot
from clinic.visits import EntryNo
from locales.language import Language
from locales.translator import translators
from playground import Call, Person, Playground, serve
from storage import Store
from storage.imports.loading import Order, load
from tests.clinic.usecases.desk import QuickVault
from tests.journeys.telling import NAMES
from tests.reminding.oracle import ALMATY, EVENING, SOON, Line, Upness

TOKEN: Final = "42:TEST"
PEOPLE: Final = 2_000
CHATTING: Final = 60
FIRST: Final = 9_001
CLINICS: Final = ("taraz-1", "taraz-2")
REMINDER: Final = re.compile(
    r"(?:Еске саламыз: (ертең|бүгін)|Напоминаем: (завтра|сегодня))[^.]*?(\d\d:\d\d)"
)
TOMORROW: Final = ("ертең", "завтра")


@dataclass(frozen=True)
class Citizen:
    """Somebody of the register who has a chat."""

    number: int
    iin: Iin
    phone: str
    provider: ProviderId
    language: str

    @property
    def account(self) -> Account:
        return Account(f"telegram:{self.number}")


@dataclass(frozen=True)
class Heard:
    """A reminder as it came into the chat."""

    account: str
    kind: str
    starts_at: datetime
    at: datetime


@dataclass
class Region:
    """`lines` and `up` are what the oracle is asked about; `heard` what was really said."""

    settings: Settings
    store: Store
    clock: RehearsalClock
    world: Playground
    citizens: Sequence[Citizen]
    dice: Random
    lines: dict[EntryNo, Line] = field(default_factory=dict)
    proofs: dict[Account, Verified] = field(default_factory=dict)
    owners: dict[EntryNo, Verified] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    up: Upness = field(default_factory=Upness)
    unanswered: list[Heard] = field(default_factory=list)
    called_off: int = 0
    _bot: AsyncExitStack | None = None
    _chat: Chat | None = None

    def __post_init__(self) -> None:
        self.reception: Reception = open_reception(
            self.store.units, self.clock, SystemDice(), QuickVault()
        )
        self.world.on_call = self._listen

    # the bot

    async def start(self) -> None:
        """Unless it runs. The shifts of two weeks from that day on are imported first."""
        if self._bot:
            return
        with TemporaryDirectory() as folder:
            write_region(Path(folder), self.clock.today(), PEOPLE)
            await load(self.settings.database_url, Order([Path(folder)], self.clock.now()))
        stop, self._bot = asyncio.Event(), AsyncExitStack()
        self._chat = await self._bot.enter_async_context(
            joined_chat(self.settings, self.store, self.clock)
        )
        tasks = await self._bot.enter_async_context(asyncio.TaskGroup())
        tasks.create_task(self._chat.listen(stop))
        self._bot.callback(stop.set)
        self.up.begins(self.clock.now())
        await self._chat.ticker.tick()

    async def stop(self) -> None:
        if self._bot:
            await self._bot.aclose()
            self._bot = self._chat = None
            self.up.ends(self.clock.now())

    async def until(self, moment: datetime) -> None:
        """The clock goes on, from one moment at which something is due to the next."""
        by = moment - self.clock.now()
        if self._chat is None:
            await turn(self.store, self.clock, by)
            return
        rounds = daily_rounds(self.settings, self.store, self.clock)
        await walk(self.store, self.clock, rounds, by, self._chat.ticker.tick)

    # deeds

    async def introduce(self) -> None:
        """Everybody presses Start, chooses a language, agrees and shares the own number."""
        for citizen in self.citizens:
            hand = self.world.person(citizen.number)
            await hand.say("/start")
            await self.world.settled()
            await hand.tap(NAMES[citizen.language])
            await self.world.settled()
            anyone = Anyone(citizen.account, Channel.CHAT, citizen.language)
            caller = await self.reception.give_consent(anyone)
            household = await self.reception.verify_by_phone(
                citizen.phone, own=True, caller=caller
            )
            member = household.member(citizen.iin)
            assert member
            self.proofs[citizen.account] = member.proof

    async def book(self, citizen: Citizen) -> None:
        asker = self.proofs[citizen.account]
        slot = await self._some_time(citizen.provider)
        if slot is None:
            return
        request = VisitRequest(
            self._window(), citizen.iin, citizen.provider, slot.doctor, slot.starts_at,
            Relation.SELF, asker.account,
        )  # fmt: skip
        try:
            booked = await self.reception.book_visit(request, asker)
        except Refused:
            return
        self._enter(booked.visit.entry, booked.visit.starts_at, asker)

    async def move(self, entry: EntryNo) -> None:
        asker = self.owners[entry]
        slot = await self._some_time(ProviderId(entry.partition("/")[0]))
        if slot is None:
            return
        request = MoveRequest(self._window(), entry, slot.doctor, slot.starts_at, asker.account)
        try:
            moved = await self.reception.move_visit(request, asker)
        except (Refused, NotYours):
            return
        self.lines[entry].ended_at = self.clock.now()
        self._enter(moved.visit.entry, moved.visit.starts_at, asker)

    async def cancel(self, entry: EntryNo) -> None:
        try:
            request = CancelRequest(self._window(), entry)
            await self.reception.cancel_visit(request, self.owners[entry])
        except Refused:
            return
        self.lines[entry].ended_at = self.clock.now()

    async def call_off(self, entry: EntryNo) -> None:
        """That visit's doctor is ill: the whole day."""
        provider = ProviderId(entry.partition("/")[0])
        async with self.store.units() as unit:
            doctor = (await unit.journals.find(entry)).columns["doctor"] or ""
        day = self.lines[entry].starts_at.astimezone(ALMATY).replace(hour=0, minute=0)
        found = await self.reception.show_directory.doctor(DoctorId(doctor))
        closing = Closing(found.doctor, day, day + timedelta(days=1), "ill")
        manager = Manager("m1", provider, Channel.DESK, "ru")
        try:
            closed = await self.reception.close_schedule(closing, manager)
        except Refused:
            return
        for one in closed:
            self.lines[one].ended_at = self.clock.now()
        self.called_off += len(closed)

    async def reply(self, heard: Heard) -> None:
        """By the buttons under the reminder: comes, or cannot come."""
        citizen = self.citizens[int(heard.account.removeprefix("telegram:")) - FIRST]
        hand, words = self.world.person(citizen.number), translators[Language(citizen.language)]
        entry = next((
            entry for entry, line in self.lines.items()
            if (line.account, line.starts_at) == (heard.account, heard.starts_at)
            and line.stands(self.clock.now())
        ), None)  # fmt: skip
        asked = hand.last.labels[:1] == [words("button-come")]
        if entry is None or not asked or f"{heard.starts_at:%H:%M}" not in hand.last.text:
            return
        if self.dice.random() < 0.5:
            await hand.tap(words("button-come"))
            await self.world.settled()
            return
        await hand.tap(words("button-cannot-come"))
        await self.world.settled()
        await hand.tap(words("cancel-yes"))
        await self.world.settled()
        self.lines[entry].ended_at = self.clock.now()

    # inside

    def standing(self) -> list[EntryNo]:
        now = self.clock.now()
        return [entry for entry, line in self.lines.items() if line.stands(now)]

    def _enter(self, entry: EntryNo, starts_at: datetime, asker: Verified) -> None:
        self.owners[entry] = asker
        self.lines[entry] = Line(asker.account, starts_at, self.clock.now())

    async def _some_time(self, provider: ProviderId) -> Slot | None:
        """Of a doctor whom everybody may book directly."""
        times = self.reception.show_free_times
        direct = [
            one.specialty for one in await times.specialties(provider) if one.rules == ("direct",)
        ]
        offers = await times.doctors(provider, self.dice.choice(direct))
        doctor = self.dice.choice(offers).doctor
        days = [day for day in await times.days(doctor.doctor) if day.free][:4]
        if not days:
            return None
        return self.dice.choice(list(await times.times(doctor.doctor, self.dice.choice(days).day)))

    def _window(self) -> str:
        return f"walk.{self.dice.getrandbits(64)}"

    def _listen(self, call: Call) -> None:
        if call.method.lower() != "sendmessage" or not call.answer["ok"]:
            return
        found = REMINDER.match(str(call.params["text"]))
        if found is None:
            return
        kazakh, russian, clock = found.groups()
        now = self.clock.now()
        ahead = (kazakh or russian) in TOMORROW
        day = now.astimezone(ALMATY).date() + timedelta(days=ahead)
        hour, minute = map(int, clock.split(":"))
        starts_at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ALMATY)
        kind = EVENING if ahead else SOON
        heard = Heard(f"telegram:{call.params['chat_id']}", kind, starts_at, now)
        self.heard.append(heard)
        self.unanswered.append(heard)


@asynccontextmanager
async def open_region(
    url: str, folder: Path, begins: datetime, dice: Random
) -> AsyncIterator[Region]:
    """As `qabyldau demo` opens it, in a database without a schema."""
    settings = Settings(bot_token=TOKEN, database_url=url, pace=Limits.OFF, now=begins)
    await prepare(settings)
    async with opened(settings) as (store, clock):
        write_region(folder, clock.today(), PEOPLE)
        await load(url, Order([folder], clock.now()))
        citizens = tuple(_citizens(folder / "register.csv"))
        players = [Person(one.number, "Азамат", one.language) for one in citizens]
        world = Playground(TOKEN, players, now=lambda: clock.now().astimezone(ALMATY))
        async with await serve(world) as served:
            settings = settings.model_copy(update={"telegram_api_url": served.url})
            region = Region(settings, store, clock, world, citizens, dice)
            await region.start()
            try:
                yield region
            finally:
                await region.stop()


def _citizens(register: Path) -> Sequence[Citizen]:
    """Adults whose own number nobody else has."""
    with register.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["phone"]]
    phones = [row["phone"] for row in rows]
    fitting = [
        row for row in rows
        if row["provider"] in CLINICS and "1950" < row["birth_date"] < "2005"
        and phones.count(row["phone"]) == 1
    ]  # fmt: skip
    return [
        Citizen(
            FIRST + place, Iin(row["iin"]), row["phone"], ProviderId(row["provider"]),
            ("kk", "ru")[place % 2],
        )
        for place, row in enumerate(fitting[:CHATTING])
    ]  # fmt: skip
