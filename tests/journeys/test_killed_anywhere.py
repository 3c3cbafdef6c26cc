"""kill -9 at any moment: no confirmed deed is lost and none is done twice (house.md).

The process is stopped before and after every single statement and every call of the Bot API of a
conversation, one moment a run; Telegram then brings what was not confirmed to the next process.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiogram.methods import TelegramMethod

from bot.plain import PlainSession
from storage.statements import Step
from storage.transaction import Hand, Row
from tests.journeys.house import House
from tests.journeys.story import Story
from tests.journeys.telling import ON_BOTH, verified


@dataclass
class Executioner:
    """Counts the moments at which a process may die, and stops it at one of them."""

    at: int | None
    moments: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def moment(self) -> None:
        self.moments += 1
        if self.moments == self.at:
            self.reached.set()
        if self.at is not None and self.moments >= self.at:
            await asyncio.Event().wait()

    def watch(self, house: House) -> None:
        """From here on; a process that comes later lives."""
        database = house.now.store.units._database
        hand = database.hand
        database.hand = lambda: WatchedHand(hand(), self)  # type: ignore[method-assign]  # of this process
        session = house.now.bot.session
        assert isinstance(session, PlainSession)
        call = session.make_request

        async def make_request(bot: Any, method: TelegramMethod[Any], timeout: Any = None) -> Any:  # noqa: ASYNC109 - aiogram's own
            if method.__api_method__ == "getUpdates":
                return await call(bot, method, timeout)
            await self.moment()
            answer = await call(bot, method, timeout)
            await self.moment()
            return answer

        session.make_request = make_request  # type: ignore[method-assign]  # of this process


@dataclass
class WatchedHand:
    hand: Hand
    executioner: Executioner

    async def read(self, step: Step) -> Sequence[Row]:
        await self.executioner.moment()
        return await self.hand.read(step)

    async def apply(self, steps: Sequence[Step], *, begin: bool, commit: bool) -> Sequence[Row]:
        await self.executioner.moment()
        rows = await self.hand.apply(steps, begin=begin, commit=commit)
        await self.executioner.moment()
        return rows

    async def release(self) -> None:
        await self.hand.release()


async def press(house: House, story: Story, key: str, executioner: Executioner) -> None:
    """Pressed once; where the process dies of it, another one is started."""
    await story.hand.tap(key if key[0].isdigit() else story.words(key))
    settled = asyncio.ensure_future(house.settle())  # noqa: TID251 - awaited just below
    dies = asyncio.ensure_future(executioner.reached.wait())  # noqa: TID251 - cancelled just below
    await asyncio.wait({settled, dies}, return_when=asyncio.FIRST_COMPLETED)
    dies.cancel()
    if executioner.reached.is_set():
        settled.cancel()
        executioner.reached.clear()
        await house.kill()
        await house.start()
        settled = asyncio.ensure_future(house.settle())  # noqa: TID251 - awaited just below
    await settled


async def to_summary(story: Story) -> None:
    await story.press("menu-book")
    await story.tap_starting("Сергей")
    await story.tap("Стоматолог")
    await story.tap("25")
    await story.tap("15:00")


async def every_moment(house: House, story: Story, keys: Sequence[str]) -> AsyncIterator[int]:
    """Books, and presses these buttons, dying some moment later each time, to the end.

    Every moment on SQLite, every third on PostgreSQL. Yields the number of the round.
    """
    moment, rounds, died = 0, 0, True
    step = 1 if house.url.startswith("sqlite") else 3
    while died:
        moment, rounds = moment + step, rounds + 1
        executioner = Executioner(moment)
        await to_summary(story)
        executioner.watch(house)
        for key in keys:
            await press(house, story, key, executioner)
        died, executioner.at = executioner.moments >= moment, None
        yield rounds
    assert moment > 40, "every statement and every call"


@ON_BOTH
async def test_a_booking_and_its_cancellation_survive_their_process(house: House) -> None:
    """Confirmed once, cancelled once: one entry, told, with one mark of each."""
    story = await verified(house, "sergei", "ru")
    keys = ("button-confirm", "button-cancel-visit", "cancel-yes")
    async for number in every_moment(house, story, keys):
        entry = (await house.entries())[-1]
        assert len(await house.entries()) == number
        assert [m.mark for m in entry.marks] == ["entered", "told", "cancelled"], number
        assert story.screen.text.startswith("Запись отменена."), number
    assert await house.notices("waiting") == []


@ON_BOTH
async def test_a_move_survives_its_process(house: House) -> None:
    """Moved once: the old entry marked with the new one, which is told; then it is cancelled."""
    story = await verified(house, "sergei", "ru")
    keys = ("button-confirm", "button-move", "27", "16:30", "button-confirm")
    async for number in every_moment(house, story, keys):
        old, new = (await house.entries())[-2:]
        assert len(await house.entries()) == 2 * number
        assert [m.mark for m in old.marks] == ["entered", "told", "moved"], number
        assert [m.mark for m in new.marks] == ["entered", "told"], number
        assert story.screen.text.startswith(story.words("booked")), number
        await story.press("button-cancel-visit")
        await story.press("cancel-yes")
