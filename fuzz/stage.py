"""The whole chat in one process: the real front, store and reception, before a strict Bot API."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from aiogram import Bot

from app.demo_region import PLAYERS
from app.sender import NoticeSender
from bot.front import ChatFront
from bot.messenger import ChatMessenger
from bot.pace import UNLIMITED, Pace
from clinic.reception import Reception
from fuzz.near import TOKEN, Called, NearSession
from fuzz.parsers import hear
from fuzz.region import KEY, KNOWN, NUMBERS, Clock, Dice, Region, reception_over
from locales.translator import translators
from playground import Hand, Message, Person, Playground
from storage import StorageBusy, Store, open_store
from storage.address import sqlite_path

Json = Mapping[str, Any]
MOST_BATCHES: Final = 5


class NoTime:
    """Waiting takes none."""

    def __init__(self) -> None:
        self._now = 0.0

    def now(self) -> float:
        return self._now

    async def wait(self, seconds: float) -> None:
        self._now += seconds
        await asyncio.sleep(0)

    async def until(self, event: asyncio.Event, seconds: float) -> None:
        del event
        await self.wait(seconds)


@dataclass
class Stage:
    """People with their phones, and the bot."""

    path: Path
    store: Store
    front: ChatFront
    reception: Reception
    sender: NoticeSender
    session: NearSession
    playground: Playground
    clock: Clock

    def hand(self, key: str) -> Hand:
        return self.playground.person(NUMBERS[key])

    @property
    def called(self) -> list[Called]:
        return self.session.called

    def updates(self) -> list[Json]:
        """What the playground has for the bot, taken off it, as JSON brings it."""
        pending = self.playground.updates.pending
        found = [json.loads(json.dumps(entry.body)) for entry in pending.values()]
        pending.clear()
        return found

    def windows(self, key: str) -> list[Message]:
        """The bot's messages that have buttons, the newest first."""
        shown = [one for one in self.hand(key).messages if one.from_bot and one.buttons]
        return shown[::-1]

    def meet(self, chat: int) -> None:
        """Somebody who has written to the bot."""
        if chat not in self.playground.chats:
            self.playground.add_person(Person(chat, "A"))
        self.playground.chats[chat].open = True

    async def pass_minutes(self, minutes: int) -> None:
        """Whatever is due by then is done, as the ticker does it."""
        self.clock.moment += timedelta(minutes=minutes)
        await self.reception.lapse_offers()
        for _ in range(MOST_BATCHES):
            if not await self.sender():
                break


@asynccontextmanager
async def open_stage(region: Region, session: NearSession) -> AsyncIterator[Stage]:
    """The region as it was at first."""
    url, clock, dice, time = region.copy("talking"), Clock(), Dice(1000), NoTime()
    people = [
        Person(NUMBERS[one.key], one.first_name, one.language, phone=one.phone) for one in PLAYERS
    ]
    playground = Playground(TOKEN, people, now=lambda: clock.now().astimezone(clock.zone))
    session.begin(playground)
    for key in KNOWN:
        playground.chats[NUMBERS[key]].open = True
    async with open_store(url, clock, KEY) as store:
        reception = reception_over(store, clock, dice)
        front = ChatFront(
            reception=reception,
            sessions=store.sessions,
            clock=clock,
            dice=dice,
            translators=translators,
            bot=Bot(TOKEN, session=session),
            pace=Pace(time, UNLIMITED, UNLIMITED),
            passing=(StorageBusy,),
        )
        front.desk = replace(front.desk, hear=hear)
        messenger = ChatMessenger(front)
        sender = NoticeSender(reception, store.claims, messenger, clock, time, (StorageBusy,))
        path = sqlite_path(url) or Path()
        yield Stage(path, store, front, reception, sender, session, playground, clock)
