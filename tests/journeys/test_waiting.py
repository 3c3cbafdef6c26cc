"""The waiting list: a freed time is offered to the next, who books it in one tap (B2.8)."""

import pytest

from tests.journeys.house import House
from tests.journeys.telling import LANGUAGES, ON_BOTH, booked, typed


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_freed_time_is_offered_and_accepted(house: House, language: str) -> None:
    first = await booked(house, "kulash", "kk")
    second = await typed(house, "olga", language, link="taraz-1")
    await second.tap("Стоматолог")
    await second.press("button-waiting")
    await second.press("waiting-any")
    assert second.screen.text == second.words("waiting-joined")
    await first.press("button-cancel-visit")
    await first.press("cancel-yes")
    assert await house.deliver_notices() == 1
    offer = second.screen
    assert "стоматолог" not in offer.text.lower()
    await second.press("offer-accept")
    assert second.screen.text.startswith(second.words("booked"))
    second.check_transcript("waiting")
    assert len(await house.told()) == 2


async def test_the_offer_is_accepted_once_however_often_it_is_tapped(house: House) -> None:
    first = await booked(house, "kulash", "kk")
    second = await typed(house, "olga", "ru", link="taraz-1")
    await second.tap("Стоматолог")
    await second.press("button-waiting")
    await second.press("waiting-any")
    await first.press("button-cancel-visit")
    await first.press("cancel-yes")
    await house.deliver_notices()
    offer = second.screen
    await second.press("offer-accept")
    await second.tap_old(offer, second.words("offer-accept"))
    assert len(await house.entries()) == 2


async def test_a_declined_offer_goes_on(house: House) -> None:
    first = await booked(house, "kulash", "kk")
    second = await typed(house, "olga", "ru", link="taraz-1")
    await second.tap("Стоматолог")
    await second.press("button-waiting")
    await second.press("waiting-any")
    await first.press("button-cancel-visit")
    await first.press("cancel-yes")
    await house.deliver_notices()
    await second.press("offer-decline")
    assert second.screen.text.startswith(second.words("offer-declined"))
    assert len(await house.entries()) == 1


async def test_the_list_is_left_by_its_button(house: House) -> None:
    story = await typed(house, "olga", "ru", link="taraz-1")
    await story.tap("Стоматолог")
    await story.press("button-waiting")
    await story.press("waiting-any")
    await story.press("waiting-leave")
    assert story.screen.text.startswith(story.words("waiting-left"))
