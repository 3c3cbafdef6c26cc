"""Old buttons, double and twin taps, words that cross a tap: none acts twice (house.md)."""

import asyncio

from tests.journeys.house import House
from tests.journeys.telling import ON_BOTH, booked, opened, summary, typed, verified


@ON_BOTH
async def test_a_double_tap_on_the_confirmation_books_once(house: House) -> None:
    story = await summary(house, "kulash")
    await asyncio.gather(
        story.hand.tap(story.words("button-confirm")),
        story.hand.tap(story.words("button-confirm")),
    )
    await house.settle()
    assert len(await house.entries()) == 1
    assert story.screen.text.startswith(story.words("booked"))
    assert story.notice == story.words("outdated-button")


async def test_a_button_of_an_older_window_shows_todays_and_does_nothing(house: House) -> None:
    story = await opened(house, "kulash")
    old = story.screen
    await story.say("/my")
    await story.tap_old(old, story.words("menu-book"))
    assert story.notice == story.words("outdated-button")
    assert story.screen.id > old.id
    assert story.screen.text == story.words("consent-ask")


async def test_the_buttons_of_an_earlier_start_are_outdated(house: House) -> None:
    story = await summary(house, "kulash")
    old = story.screen
    await story.say("/start")
    await story.tap_old(old, story.words("button-confirm"))
    assert await house.entries() == []
    assert story.notice == story.words("outdated-button")


async def test_a_button_that_was_never_ours_is_answered(house: House) -> None:
    story = await opened(house, "kulash")
    await story.hand.tap_old(story.screen.id, "v0.anything")
    await house.settle()
    assert story.notice == story.words("outdated-button")


async def test_words_that_cross_a_tap_meet_the_window_that_is_there(house: House) -> None:
    story = await opened(house, "kulash")
    await asyncio.gather(
        story.hand.tap(story.words("menu-book")), story.hand.say(story.words("yes"))
    )
    await house.settle()
    assert story.screen.text.endswith(story.words("who-question"))


@ON_BOTH
async def test_two_people_race_for_one_time_and_one_of_them_gets_it(house: House) -> None:
    """B2.5: the other is offered the nearest."""
    first = await typed(house, "kulash", link="taraz-1")
    other = await typed(house, "olga", "ru", link="taraz-1")
    for story in (first, other):
        await story.tap("Стоматолог")
        await story.tap("25")
    await asyncio.gather(first.hand.tap("15:00"), other.hand.tap("15:00"))
    await house.settle()
    lost = [one for one in (first, other) if one.words("nearest-question") in one.screen.text]
    assert len(lost) == 1


async def test_the_buttons_under_an_answer_work_for_ever(house: House) -> None:
    """They begin something and never do it."""
    story = await booked(house, "kulash")
    answer = story.screen
    await story.say("/start")
    await story.tap_old(answer, story.words("button-calendar"))
    assert story.hand.last.document is not None
    await story.tap_old(answer, story.words("button-cancel-visit"))
    assert len(await house.entries()) == 1
    assert story.words("cancel-yes") in story.screen.labels


async def test_a_tap_on_a_weekday_moves_nothing(house: House) -> None:
    story = await typed(house, "kulash", link="taraz-1")
    await story.tap("Стоматолог")
    before = story.screen
    await story.tap(story.screen.labels[0])
    assert story.screen == before


async def test_a_verified_persons_old_confirmation_does_not_book(house: House) -> None:
    story = await verified(house, "sergei", "ru")
    await story.press("menu-book")
    await story.tap_starting("Сергей")
    await story.tap_starting("★")
    old = story.screen
    await story.press("main-menu")
    await story.tap_old(old, story.words("button-confirm"))
    assert await house.entries() == []
