"""A doctor is called home outside the zone: the desk names a reason, and it goes on (B3.5)."""

import pytest

from clinic.acting import Role
from clinic.home_calls import HomeCareReason
from clinic.journals.home_calls import row
from storage import tables
from tests.clinic.usecases.town import change, kept
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import FIRST_CLINIC, LANGUAGES, ON_BOTH, verified
from tests.journeys.test_home_call import COMPLAINT, SPOKEN, STREET, to_illness, told_of
from tests.journeys.test_operator import OTHER, found, history
from tests.journeys.test_operator_calls import (
    INZHU,
    STAFF,
    to_confirm,
    to_indication,
    to_summary,
)
from tests.journeys.working import at_work

AIGUL, KULASH = PEOPLE["aigul"].iin, PEOPLE["kulash"].iin


async def outside_the_zone(house: House, iin: str = AIGUL) -> None:
    """The register says so, and that care at home was not stipulated."""
    await change(house.url, tables.register, {"iin": iin}, {"home_care": "no"})


async def refused(house: House, language: str) -> Story:
    """Aigül phones, and the register is in the way."""
    await outside_the_zone(house)
    story = await found(house, language, AIGUL)
    await to_indication(story)
    return story


def reasons(story: Story) -> list[str]:
    return [story.words(f"care-reason-{reason}") for reason in HomeCareReason]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_5_the_caller_hears_why_and_what_else(house: House, language: str) -> None:
    """Recorded; and not sent to the operator whom they are talking to."""
    story = await refused(house, language)
    assert story.words("at-desk-outside-home-care") in story.screen.text
    assert "оператор" not in story.screen.text.lower()
    assert story.screen.labels[:3] == reasons(story)
    [row] = await kept(house.url, tables.refusals)
    assert (row["refusal"], row["clause"], row["staff"]) == (
        "outside-home-care", "B3.5, §3.5", STAFF,
    )  # fmt: skip
    assert await house.entries() == []


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_5_the_desk_names_a_reason_and_goes_on(house: House, language: str) -> None:
    """One tap; it stands in the journal, and with the name of the staff in the history."""
    story = await refused(house, language)
    await story.press("care-reason-stipulated")
    await to_summary(story)
    reason = story.words("care-reason-stipulated")
    assert story.words("call-basis", reason=reason) in story.screen.text
    await story.press(f"staff-confirm-{OTHER[language]}")
    assert SPOKEN[OTHER[language]] in story.hand.messages[-2].text
    await story.press("staff-told-yes")
    story.check_transcript("operator_calls_outside")
    (entry,) = await house.entries()
    written = row(entry, house.clock.zone)
    assert (written["basis"], written["kind"]) == ("reason:stipulated", "first")
    [override] = await history(house, "override")
    assert override[:3] == (f"staff:{STAFF}", entry.entry, "stipulated")


async def test_b3_5_what_was_typed_before_the_refusal_is_kept(house: House) -> None:
    """The number is given at the very window after which the register refuses."""
    await outside_the_zone(house, KULASH)
    story = await found(house, "ru", KULASH)
    await to_indication(story, "child")
    await story.say("8 701 123 45 67")
    await story.press("care-reason-not_movable")
    await story.press("call-indication-bedridden")
    await story.press("call-temperature-unmeasured")
    await story.say("Не встаёт второй год")
    await story.say(STREET["ru"])
    await story.press("call-nothing")
    await story.say("Ержан")
    await story.press("staff-confirm-ru")
    (entry,) = await house.entries()
    said = entry.columns
    assert (said["relation"], said["contact"]) == ("child", "+77011234567")
    assert (said["basis"], said["caller"]) == ("reason:not_movable", "Ержан")


async def test_b3_5_outside_the_zone_only_since_the_check(house: House) -> None:
    """All has been typed: a reason is asked for, and the summary is there again."""
    story = await found(house, "ru", AIGUL)
    await to_confirm(story)
    await outside_the_zone(house)
    await story.press("staff-confirm-ru")
    assert story.words("staff-call-override-question") in story.screen.text
    assert await house.entries() == []
    await story.press("care-reason-chief_doctor")
    assert story.words("staff-confirm-question") in story.screen.text
    await story.press("staff-confirm-ru")
    (entry,) = await house.entries()
    said = entry.columns
    assert (said["basis"], said["complaint"]) == ("reason:chief_doctor", COMPLAINT["ru"])


async def test_b3_5_a_reason_is_named_anew_for_each_call(house: House) -> None:
    story = await refused(house, "ru")
    await story.press("care-reason-stipulated")
    while story.words("staff-do-call") not in story.screen.labels:
        await story.press("back")
    await to_indication(story)
    assert story.screen.labels[:3] == reasons(story)


async def test_b3_5_who_can_come_is_booked_in_place_of_a_reason(house: House) -> None:
    story = await refused(house, "ru")
    await story.press("staff-do-book")
    assert story.words("specialty-question") in story.screen.text


async def test_b3_4_where_no_calls_are_taken_no_reason_helps(house: House) -> None:
    """The caller hears what else there is, and is not sent to the operator."""
    await change(house.url, tables.providers, {"provider": "taraz-1"}, {"home_calls": "[]"})
    story = await refused(house, "ru")
    assert story.words("at-desk-no-home-calls") in story.screen.text
    assert "оператор" not in story.screen.text.lower()
    assert not set(reasons(story)) & set(story.screen.labels)


async def test_b0_2_a_citizen_is_offered_no_reason(house: House) -> None:
    await outside_the_zone(house, INZHU)
    story = await verified(house, "aigul", "ru")
    await to_illness(story)
    assert story.words("refusal-outside-home-care") in story.screen.text
    assert not set(reasons(story)) & set(story.screen.labels)


# ------------------------------------------------------------ the work list (B0.10)


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_10_a_refused_call_is_finished_from_the_draft_for_a_reason(
    house: House, language: str
) -> None:
    """The register has changed while it was typed; nobody gives the facts twice."""
    patient = await verified(house, "aigul", language)
    await to_illness(patient)
    await told_of(patient)
    await outside_the_zone(house, INZHU)
    await patient.press("button-confirm")
    assert patient.words("refusal-outside-home-care") in patient.screen.text
    operator = await at_work(house, "sergei", Role.OPERATOR, language)
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    await operator.press("task-call")
    await operator.press("safety-no")
    await operator.press("care-reason-stipulated")
    await operator.say("Айгүл")
    await operator.press(f"staff-confirm-{language}")
    await operator.press("staff-told-yes")
    operator.check_transcript("operator_calls_outside_from_draft")
    (entry,) = await house.entries()
    said = entry.columns
    assert (said["basis"], said["complaint"]) == ("reason:stipulated", COMPLAINT[language])
    assert (said["address"], said["door_code"]) == (STREET[language], "45В")
    [override] = await history(house, "override")
    assert override[1:3] == (entry.entry, "stipulated")


async def test_b0_10_refused_at_once_the_desk_asks_the_rest(house: House) -> None:
    """At L1 the words name no reason, and the request has hardly more than a name."""
    await outside_the_zone(house, KULASH)
    patient = Story(house, "kulash", "ru")
    await patient.say("Вызвать врача на дом")
    await patient.press("safety-no")
    await patient.tap("Русский")
    await patient.press("consent-yes")
    await patient.press("ill-self")
    await patient.press("prove-iin")
    await patient.say(KULASH)
    await patient.tap_starting(FIRST_CLINIC["ru"])
    assert patient.words("refusal-ask-a-person") in patient.screen.text
    operator = await at_work(house, "sergei", Role.REGISTRAR, "ru")
    await operator.press("open-staff_work")
    await operator.tap(operator.screen.labels[0])
    await operator.press("task-take")
    await operator.press("task-call")
    await operator.press("safety-no")
    await operator.press("staff-no-contact")
    await operator.press("care-reason-chief_doctor")
    assert operator.words("call-indication-question") in operator.screen.text
