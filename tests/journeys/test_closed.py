"""The clinic calls a day off, and whoever joins its staff (B5.5, B0.7)."""

from datetime import timedelta

import pytest

from clinic.acting import Channel, Manager, Role
from clinic.people import DoctorId, ProviderId
from clinic.reception import Closing, StaffRequest
from clinic.staffing import StaffState
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import local
from tests.journeys.house import House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, booked, opened

WEDNESDAY, THURSDAY = TODAY + timedelta(days=2), TODAY + timedelta(days=3)
TARAZ = ProviderId("taraz-1")
MANAGER = Manager("m1", TARAZ, Channel.DESK, "kk")
ILL = Closing(DoctorId("d-den-1"), local(WEDNESDAY, 0), local(THURSDAY, 0), "ill")


async def called_off(house: House, language: str = "kk") -> Story:
    """Kulash's visit to the dentist on Wednesday, which the clinic calls off."""
    story = await booked(house, "kulash", language)
    await house.now.reception.close_schedule(ILL, MANAGER)
    await story.later(house.clock.now())
    return story


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_closed_visit_is_told_with_other_times_and_booked_again(
    house: House, language: str
) -> None:
    story = await called_off(house, language)
    assert "25 қараша, сәрсенбі" in story.screen.text or "в среду, 25 ноября" in story.screen.text
    assert story.words("closed-times") in story.screen.text
    await story.press("button-other-time")
    await story.tap(story.screen.labels[0])
    await story.press("button-confirm")
    assert story.screen.text.startswith(story.words("booked"))
    story.check_transcript("closed")
    states = [entry.marks[-1].mark for entry in await house.entries()]
    assert states == ["closed_by_clinic", "told"]


async def test_no_time_at_all_still_leads_on(house: House) -> None:
    """B2.8."""
    story = await booked(house, "kulash")
    far = Closing(ILL.doctor, local(TODAY, 0), local(TODAY + timedelta(days=40), 0), "ill")
    await house.now.reception.close_schedule(far, MANAGER)
    await story.later(house.clock.now())
    assert story.words("no-free-time") in story.screen.text
    await story.press("button-other-time")
    assert story.words("button-other-day") in story.screen.labels


async def test_a_time_taken_meanwhile_offers_the_nearest_others(house: House) -> None:
    story = await called_off(house)
    await story.press("button-other-time")
    label = story.screen.labels[0]
    other = await opened(house, "sergei", "ru")
    await story.house.settle()
    await other.house.settle()
    await story.tap(label)
    assert story.words("button-confirm") in story.screen.labels
    await story.press("button-confirm")
    assert story.screen.text.startswith(story.words("booked"))


async def test_whoever_is_a_stranger_cannot_use_the_button(house: House) -> None:
    story = await called_off(house)
    button = story.screen.data[story.words("button-other-time")]
    stranger = await opened(house, "olga", "ru")
    await stranger.hand.tap_old(story.screen.id, button)
    await house.settle()
    assert stranger.words("not-yours") in stranger.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_7_the_link_of_an_invitation_is_used_once(house: House, language: str) -> None:
    reception = house.now.reception
    invited = await reception.invite_staff(StaffRequest(Role.MANAGER, TARAZ, None, "command"))
    story = await opened(house, "sergei", language)
    await story.say(f"/start s-{invited.token}")
    assert story.words("invitation-used", number="7002") in story.screen.text
    [member] = await reception.show_staff(TARAZ)
    assert (member.account, member.state(house.clock.now())) == ("telegram:7002", StaffState.USED)
    other = await opened(house, "olga", language)
    await other.say(f"/start s-{invited.token}")
    assert other.words("invitation-refused") in other.screen.text
    story.check_transcript("invitation")
