"""A dispensary at work in the chat: by journal number, each role its turn (B0.9, R5 to R7)."""

import pytest

from clinic.acting import Role
from tests.journeys.dispensary import DOCTORS, GIVES, marked_in_chat, moved, registered
from tests.journeys.house import PEOPLE, House
from tests.journeys.telling import LANGUAGES, opened
from tests.journeys.test_certificates import asked
from tests.journeys.working import at_work


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", GIVES)
async def test_a_request_goes_its_way_in_the_chats_of_three(
    house: House, language: str, at: str
) -> None:
    """Desk, doctor, head; by the journal number alone (B0.9)."""
    slip = await registered(house, at=at)
    desk = await at_work(house, "sergei", Role.REGISTRAR, language, at)
    doctor = await at_work(house, "olga", Role.DOCTOR, language, at, DOCTORS[at])
    head = await at_work(house, "nurlan", Role.MANAGER, language, at)
    await marked_in_chat(desk, slip, "registered", "with_doctor")
    await marked_in_chat(doctor, slip, "with_doctor", "signed")
    await marked_in_chat(head, slip, "signed", "certified")
    await marked_in_chat(head, slip, "certified", "received")
    for story in (desk, doctor, head):
        for name in (PEOPLE["kulash"].first_name, PEOPLE["kulash"].iin):
            assert name not in story.seen
    head.lines = [*desk.lines, "", *doctor.lines, "", *head.lines]
    head.check_transcript(f"claim_at_work_{at}")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_r6_8_on_suspicion_the_doctor_refers_to_the_commission(
    house: House, language: str
) -> None:
    """Pressed in the chat, and given out by the desk; whoever asks hears the three words (I17)."""
    slip = await registered(house)
    citizen = await opened(house, "kulash", language)
    desk = await at_work(house, "sergei", Role.REGISTRAR, language, "psy")
    doctor = await at_work(house, "olga", Role.DOCTOR, language, "psy", DOCTORS["psy"])
    await marked_in_chat(desk, slip, "registered", "with_doctor")
    doctor.lines = [*desk.lines, ""]
    await marked_in_chat(doctor, slip, "with_doctor", "referred")
    assert await asked(citizen, slip) == citizen.words("claim-answered", number=slip.number)
    desk.lines = [*doctor.lines, ""]
    await marked_in_chat(desk, slip, "referred", "received")
    desk.check_transcript("claim_referred")
    today = house.clock.today()
    told = citizen.words("claim-handed-over", number=slip.number, day=today)
    assert await asked(citizen, slip) == told
    assert citizen.words("step-referred") not in citizen.seen


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_registrar_sees_what_to_check_and_the_commands(
    house: House, language: str
) -> None:
    """Neither an IIN nor a code goes through the chat (B0.9)."""
    story = await at_work(house, "sergei", Role.REGISTRAR, language, "psy")
    await story.press("open-staff_claims")
    assert story.words("claims-empty") in story.screen.text
    await story.press("claim-slips")
    for check in ("identity", "service_area", "observation"):
        assert story.words(f"check-{check}") in story.screen.text
    assert story.words("check-tb_register") not in story.screen.text
    assert "qabyldau claim register --provider psy --regulation r6" in story.screen.text
    story.check_transcript("claim_slips")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_1_what_is_overdue_is_shown_to_the_head_alone(
    house: House, language: str
) -> None:
    slip = await registered(house)
    number = slip.entry.rsplit("/", 1)[1]
    desk = await at_work(house, "sergei", Role.REGISTRAR, language, "psy")
    head = await at_work(house, "nurlan", Role.MANAGER, language, "psy")
    house.clock.turn(minutes=31)
    await desk.press("open-staff_claims")
    await head.say("/work")
    assert head.words("claims-late", count=1) in head.screen.text
    await head.press("open-staff_claims")
    step = head.words("step-registered")
    late = head.words("claim-choice-late", entry=number, step=step)
    assert late in head.screen.labels
    assert late not in desk.screen.labels
    await head.tap(late)
    assert head.words("claim-no-move") in head.screen.text


async def test_what_another_has_marked_meanwhile_is_said(house: House) -> None:
    slip = await registered(house)
    number = slip.entry.rsplit("/", 1)[1]
    story = await at_work(house, "sergei", Role.REGISTRAR, "ru", "psy")
    await story.press("open-staff_claims")
    await story.tap(story.words("claim-choice", entry=number, step=story.words("step-registered")))
    await story.press("claim-to-with_doctor")
    await moved(house, slip, "stopped")
    await story.press("claim-sure-yes")
    assert story.screen.text.startswith(story.words("refusal-not-this-step"))
    assert story.words("step-stopped") in story.screen.text


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.REGISTRAR, Role.MANAGER])
async def test_where_no_certificates_are_given_there_is_no_such_button(
    house: House, role: Role
) -> None:
    story = await at_work(house, "sergei", role, "kk")
    assert story.words("open-staff_claims") not in story.screen.labels


async def test_an_operator_of_a_dispensary_moves_nothing(house: House) -> None:
    story = await at_work(house, "sergei", Role.OPERATOR, "kk", "psy")
    assert story.words("open-staff_claims") not in story.screen.labels
