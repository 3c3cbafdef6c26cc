"""The waiting list: a freed time is offered to the next, who books it in one tap (B2.8)."""

import pytest

from storage import tables
from tests.clinic.usecases.town import kept
from tests.journeys.house import House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, booked, typed


async def waiting(house: House, language: str = "ru") -> Story:
    """Olga waits for any dentist."""
    story = await typed(house, "olga", language, link="taraz-1")
    await story.tap("Стоматолог")
    await story.press("button-waiting")
    await story.press("waiting-any")
    return story


async def offered(house: House, language: str = "ru") -> Story:
    """The time that another person gave back is offered to Olga."""
    first = await booked(house, "kulash", "kk")
    story = await waiting(house, language)
    assert story.screen.text == story.words("waiting-joined")
    await first.press("button-cancel-visit")
    await first.press("cancel-yes")
    assert await house.deliver_notices() == 1
    return story


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_freed_time_is_offered_and_accepted(house: House, language: str) -> None:
    story = await offered(house, language)
    assert "стоматолог" not in story.screen.text.lower()
    await story.press("offer-accept")
    assert story.screen.text.startswith(story.words("booked"))
    story.check_transcript("waiting")
    assert len(await house.told()) == 2


async def test_the_offer_is_accepted_once_however_often_it_is_tapped(house: House) -> None:
    story = await offered(house)
    offer = story.screen
    await story.press("offer-accept")
    await story.tap_old(offer, story.words("offer-accept"))
    assert len(await house.entries()) == 2


async def test_a_declined_offer_goes_on(house: House) -> None:
    story = await offered(house)
    await story.press("offer-decline")
    assert story.screen.text.startswith(story.words("offer-declined"))
    assert len(await house.entries()) == 1


@pytest.mark.parametrize(("button", "doctor"), [("any", None), ("doctor", "d-den-1")])
async def test_one_waits_for_any_doctor_or_for_one(
    house: House, button: str, doctor: str | None
) -> None:
    story = await typed(house, "olga", "ru", link="taraz-1")
    await story.tap("Стоматолог")
    await story.press("button-waiting")
    await story.press(f"waiting-{button}", name="Ли Сергей Андреевич")
    (place,) = await kept(house.url, tables.waiting)
    assert place["doctor"] == doctor


async def test_the_list_is_left_by_its_button(house: House) -> None:
    story = await waiting(house)
    await story.press("waiting-leave")
    assert story.screen.text.startswith(story.words("waiting-left"))
