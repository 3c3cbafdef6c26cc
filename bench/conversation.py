"""A booking conversation as a citizen has it, and the same number of updates for the echo."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from bench.bots import STARTS_WITHIN
from locales.language import Language
from locales.translator import translators
from playground import Hand
from playground.screen import Message

GENERAL_PRACTITIONER: Final = "Жалпы практика дәрігері"
words = translators[Language.KK]


@dataclass
class Visitor:
    """Somebody who does one thing after another; `place` keeps people off each other's times."""

    hand: Hand
    place: int
    texts: int = 0
    taps: int = 0
    took: list[float] = field(default_factory=list)
    """Seconds from each act to its answer."""

    async def say(self, text: str, within: float = 5.0) -> Message:
        self.texts += 1
        return await self._answered(self.hand.say(text), within)

    async def tap(self, label: str) -> Message:
        self.taps += 1
        return await self._answered(self.hand.tap(label), 5.0)

    async def press(self, key: str) -> Message:
        return await self.tap(words(key))

    async def _answered(self, act: Awaitable[object], within: float) -> Message:
        began = perf_counter()
        await act
        answer = await self.hand.answer(within)
        self.took.append(perf_counter() - began)
        return answer

    async def tap_mine(self, labels: list[str]) -> Message:
        return await self.tap(labels[self.place % len(labels)])


async def book_and_cancel(visitor: Visitor) -> None:
    """A verified citizen's first: a time is chosen among all, booked, found again, given back."""
    await visitor.say("/start", STARTS_WITHIN)
    whom = await visitor.press("menu-book")
    await visitor.tap(whom.labels[0])
    doctors = await visitor.tap(GENERAL_PRACTITIONER)
    days = await visitor.tap(doctors.labels[visitor.place % 2])
    times = await visitor.tap_mine([label for label in days.labels if label[0].isdigit()])
    await visitor.tap_mine([label for label in times.labels if ":" in label])
    await visitor.press("button-confirm")
    booked = await visitor.say("/my")
    await visitor.tap(booked.labels[0])
    await visitor.press("button-cancel-visit")
    await visitor.press("cancel-yes")


async def echoed(visitor: Visitor, texts: int, taps: int) -> None:
    """As many messages and taps as a conversation has."""
    for _ in range(texts):
        window = await visitor.say("/start", STARTS_WITHIN)
    for at in range(taps):
        window = await visitor.tap(window.labels[at % len(window.labels)])
