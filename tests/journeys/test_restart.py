"""A new process over the same database goes on where the old one was; nothing acts twice."""

from typing import Any

import pytest

from storage import StorageBusy
from tests.journeys.house import House
from tests.journeys.telling import ON_BOTH, booked, opened, summary


async def test_a_conversation_goes_on_after_a_restart(house: House) -> None:
    story = await summary(house, "kulash")
    await house.restart()
    await story.press("button-confirm")
    assert story.screen.text.startswith(story.words("booked"))


@ON_BOTH
async def test_a_redelivered_update_says_nothing_twice(house: House) -> None:
    """Recognised by the update's id, by equality."""
    story = await booked(house, "kulash")
    said = len(story.hand.chat.changes)
    await house.now.front.handle(house.updates[-1])
    assert len(story.hand.chat.changes) == said
    assert len(await house.entries()) == 1


@ON_BOTH
async def test_killed_between_the_commit_and_the_reply_the_repeat_gives_the_answer(
    house: House,
) -> None:
    """The deed's key is the confirming window's id: the same answer, one entry (house.md)."""
    story = await summary(house, "kulash")
    reached = house.stop_before_showing()
    await story.hand.tap(story.words("button-confirm"))
    await reached.wait()
    assert len(await house.entries()) == 1
    assert not await house.told()
    await house.kill()
    await house.start()
    await house.settle()
    (entry,) = await house.entries()
    assert story.screen.text.startswith(story.words("booked"))
    assert await house.told() == [entry.entry]


@ON_BOTH
async def test_an_answer_kept_but_never_told_is_said_on_the_repeat(house: House) -> None:
    """R2.3: the oral answer is part of the service."""
    story = await summary(house, "kulash")
    await story.hand.tap(story.words("button-confirm"))
    await story.hand.block()
    await house.settle()
    (entry,) = await house.entries()
    assert not await house.told()
    await story.hand.unblock()
    await house.now.front.handle(house.updates[-1])
    assert story.screen.text.startswith(story.words("booked"))
    assert await house.told() == [entry.entry]


async def test_what_a_full_disk_did_not_keep_is_kept_later_and_said_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await summary(house, "kulash")
    sessions = house.now.front._sessions
    close, failed = sessions.close, list[object]()

    async def close_later(*about: Any) -> None:
        if len(failed) < 3:
            failed.append(about)
            raise StorageBusy("SQLITE_FULL")
        await close(*about)

    monkeypatch.setattr(sessions, "close", close_later)
    said = len(story.hand.chat.changes)
    await story.press("button-confirm")
    assert len(failed) == 3
    assert len(story.hand.chat.changes) == said + 1
    (entry,) = await house.entries()
    assert await house.told() == [entry.entry]
    await story.press("main-menu")
    assert story.words("menu-question") in story.screen.text


async def test_of_what_a_full_disk_does_not_keep_the_oldest_is_forgotten(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the disk is full, the process does not grow."""
    monkeypatch.setattr("bot.front.UNKEPT", 2)
    await opened(house, "kulash")
    front = house.now.front

    async def full(*_: object) -> None:
        raise StorageBusy("SQLITE_FULL")

    monkeypatch.setattr(front._sessions, "close", full)
    for number in (901, 902, 903):
        with pytest.raises(StorageBusy):
            await front.handle({**house.updates[-1], "update_id": number})
    assert [*front._unkept] == [902, 903]
