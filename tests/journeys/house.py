"""The whole chat over the playground's real HTTP and a real database, under a clock to turn."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from app.demo_region import PLAYERS, Player, write_region
from app.reception_desk import open_reception
from app.sender import NoticeSender
from bot.dialogs.core import Turn
from bot.front import ChatFront
from bot.handlers.arriving import Arrival
from bot.handlers.screen import Screen
from bot.memory import Shown
from bot.messenger import ChatMessenger
from bot.pace import UNLIMITED, Pace
from bot.plain import PlainSession
from bot.polling import Polling
from bot.recogniser import Recogniser
from clinic.acting import Account
from clinic.journals.book import Entry, Mark
from clinic.reception import Reception
from clinic.visits import EntryNo
from locales.hearing import Heard
from locales.translator import translators
from playground import Hand, Person, Playground, serve
from storage import tables
from storage.errors import StorageBusy
from storage.imports.loading import Order, load
from storage.store import Store, open_store
from tests.bot.waiting import Sandglass
from tests.clinic.samples import NOW
from tests.clinic.usecases.desk import CountedDice, QuickVault, TurnedClock
from tests.clinic.usecases.town import change, kept
from tests.keys import KEY

TOKEN: Final = "42:TEST"
FIRST_ACCOUNT: Final = 7001
REGION: Final = 40
PEOPLE: Final = {player.key: player for player in PLAYERS}
REGISTERED: Final = "Тіркеудегі көше 77"
"""An address that nobody types."""


class Tokens(CountedDice):
    """Tokens as long as real ones: a nonce is cut off their front."""

    def token(self) -> str:
        return f"{next(self.thrown):06d}-0123456789abcdef"


@dataclass
class Running:
    """A bot process: its own connections, over the same database and the same Telegram."""

    store: Store
    bot: Bot
    front: ChatFront
    reception: Reception
    sender: NoticeSender
    stop: asyncio.Event
    task: asyncio.Task[None]
    stack: AsyncExitStack

    async def close(self) -> None:
        """As SIGTERM does."""
        self.stop.set()
        await self.task
        await self.stack.aclose()

    async def kill(self) -> None:
        """As kill -9 does: nothing is finished."""
        self.task.cancel()
        await asyncio.wait([self.task])
        await self.stack.aclose()


@dataclass
class House:
    """What a journey needs: people with their phones, the clinic, and the bot in between."""

    url: str
    api: str
    playground: Playground
    clock: TurnedClock
    dice: Tokens = field(default_factory=Tokens)
    glass: Sandglass = field(default_factory=Sandglass)
    running: Running | None = None
    papers: dict[str, bytes] = field(default_factory=dict)
    updates: list[Mapping[str, Any]] = field(default_factory=list)
    recogniser: Recogniser | None = None

    def person(self, key: str) -> Hand:
        return self.playground.person(account_number(key))

    @property
    def now(self) -> Running:
        assert self.running is not None
        return self.running

    async def start(self) -> Self:
        stack = AsyncExitStack()
        store = await stack.enter_async_context(open_store(self.url, self.clock, KEY))
        bot = Bot(TOKEN, session=PlainSession(api=TelegramAPIServer.from_base(self.api)))
        stack.push_async_callback(bot.session.close)
        reception = open_reception(store.units, self.clock, self.dice, QuickVault())
        front = ChatFront(
            reception=reception,
            sessions=store.sessions,
            clock=self.clock,
            dice=self.dice,
            translators=translators,
            bot=bot,
            pace=Pace(self.glass, UNLIMITED, UNLIMITED),
            passing=(StorageBusy,),
            recogniser=self.recogniser,
        )
        stop = asyncio.Event()

        async def handle(update: Mapping[str, Any]) -> None:
            self.updates.append(update)
            await front.handle(update)

        polling = Polling(bot, handle, self.glass.until)
        task = asyncio.get_running_loop().create_task(polling.run(stop))
        messenger = ChatMessenger(front, lambda issue: self.papers.get(str(issue)))
        sender = NoticeSender(reception, store.claims, messenger, self.clock, self.glass)
        self.running = Running(store, bot, front, reception, sender, stop, task, stack)
        return self

    async def close(self) -> None:
        if self.running:
            await self.running.close()
            self.running = None

    async def kill(self) -> None:
        if self.running:
            await self.running.kill()
            self.running = None

    async def restart(self) -> None:
        await self.close()
        await self.start()

    async def settle(self) -> None:
        """Until everything that was sent to the bot is answered and confirmed."""
        await self.playground.settled()

    async def deliver_notices(self) -> int:
        """What the ticker does; how many reached somebody."""
        before = await self.notices("sent")
        while await self.now.sender():
            pass
        return len(await self.notices("sent")) - len(before)

    async def notices(self, *states: str) -> list[Mapping[str, object]]:
        """Of the outbox, the rows in these states."""
        return [row for row in await kept(self.url, tables.notices) if row["state"] in states]

    async def entries(self) -> list[Entry]:
        """The journal as it stands, oldest first."""
        tables_of = await kept(self.url, tables.entries)
        async with self.now.store.units() as unit:
            return [await unit.journals.find(EntryNo(str(row["entry"]))) for row in tables_of]

    async def told(self) -> list[EntryNo]:
        """The entries whose answer was said."""
        return [
            entry.entry
            for entry in await self.entries()
            if any(marked.mark is Mark.TOLD for marked in entry.marks)
        ]

    def stop_before_showing(self) -> asyncio.Event:
        """The process of now stands still when it is about to answer."""
        reached = asyncio.Event()

        class StandStill(Screen):
            async def show(self, arrival: Arrival, turn: Turn, shown: Shown) -> Shown:
                del arrival, turn, shown
                reached.set()
                await asyncio.Event().wait()
                raise AssertionError

        self.now.front._screen.__class__ = StandStill
        return reached

    @contextmanager
    def failing_turns(self) -> Iterator[None]:
        """Whatever is said meanwhile ends in an error that quotes it."""
        front = self.now.front
        whole = front.desk

        def hear(text: str) -> Heard:
            raise ValueError(text)

        front.desk = replace(whole, hear=hear)
        yield
        front.desk = whole

    async def tasks(self) -> list[Mapping[str, object]]:
        """The work list, its drafts sealed as they are kept."""
        return await kept(self.url, tables.tasks)

    async def draft_of(self, task: str) -> Mapping[str, object]:
        """What the clinic reads of one task."""
        async with self.now.store.units() as unit:
            found = await unit.work.find(task)
        assert found is not None
        return found.draft

    def transcript(self, key: str) -> str:
        return self.playground.transcript(account_number(key))


def account_number(key: str) -> int:
    return FIRST_ACCOUNT + list(PEOPLE).index(key)


def account(key: str) -> Account:
    return Account(f"telegram:{account_number(key)}")


def _person(player: Player) -> Person:
    number = account_number(player.key)
    return Person(number, player.first_name, player.language, phone=player.phone)


async def register_at_one_address(url: str) -> None:
    await change(url, tables.register, {}, {"address": REGISTERED})


@asynccontextmanager
async def open_house(url: str, folder: Path, moment: datetime = NOW) -> AsyncIterator[House]:
    """The demo region as it is today, in the database of that url."""
    clock = TurnedClock(moment)
    write_region(folder, clock.today(), REGION)
    await load(url, Order([folder], moment))
    playground = Playground(
        TOKEN,
        [_person(player) for player in PLAYERS],
        now=lambda: clock.now().astimezone(clock.zone),
    )
    async with await serve(playground) as served:
        house = House(url, served.url, playground, clock)
        await house.start()
        try:
            yield house
        finally:
            await house.close()
