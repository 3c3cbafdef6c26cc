"""Which doctor: that of the precinct, whoever is free, or another specialty (B2.7, B2.10)."""

import pytest

from storage import tables
from tests.clinic.usecases.desk import TOMORROW
from tests.clinic.usecases.town import CHILD, SECOND, THERAPIST, _doctor, shift
from tests.voice.calls import SILENCE, HangUp
from tests.voice.ringing import KEY_OF, Ringing, said
from tests.voice.scripts.booking_by_keys import OWN, SELF, UP_TO_WHO, away, ring

LANGUAGES = ["kk", "ru"]


async def test_who_does_not_know_the_precinct_chooses_a_doctor(one: Ringing) -> None:
    """The register's precinct is told to the proved only (B0.2)."""
    line = await ring(one, *SELF, "1", "#", "2", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["doctor"] == SECOND
    assert said("ru", "phone-doctor") in line.texts


async def test_a_child_goes_to_the_paediatrician_b2_10(one: Ringing) -> None:
    await ring(one, *UP_TO_WHO, "2", CHILD.digits, "1", "1", "1", "1")

    (entry,) = await one.entries()
    assert (entry.columns["doctor"], entry.columns["relation"]) == ("d3", "parent")


async def test_a_child_who_calls_alone_is_helped_by_a_person_b2_10(one: Ringing) -> None:
    """How old somebody is the register tells nobody who has proved nothing (B0.2)."""
    line = await ring(one, *UP_TO_WHO, "1", CHILD.digits, "1", "1", "5#", "1", "1", SILENCE)

    assert said("ru", "phone-refusal-ask-a-person") in line.texts
    assert await one.entries() == []
    assert await one.held() == []


async def test_a_surgeon_needs_a_reason_b2_7(one: Ringing) -> None:
    await ring(one, *SELF, "2", "3", "1", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["basis"] == "reason:injury"


@pytest.mark.parametrize(("language", "number"), [("kk", "жүз үшке"), ("ru", "сто три")])
async def test_where_sudden_pain_is_a_reason_103_comes_first(
    one: Ringing, language: str, number: str
) -> None:
    """§3.9: before the list is said, of which a reason may be danger."""
    line = await ring(one, KEY_OF[language], *SELF[1:], "2", "3", HangUp())

    question = line.texts.split("\n")[-1]
    first, *_ = question.split(".")
    assert number in first
    assert said(language, "phone-reason-injury", press=1) in question


async def test_a_referral_is_asked_for_before_a_time_b2_7(one: Ringing) -> None:
    """With the way on: the precinct doctor, or a person."""
    line = await ring(one, *SELF, "2", "1", "1", "1", "5#", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["doctor"] == THERAPIST
    assert said("ru", "phone-refusal-referral-needed") in line.texts


async def test_that_there_is_a_referral_is_for_a_person_b2_7(one: Ringing) -> None:
    await ring(one, *SELF, "2", "3", "2", "0", SILENCE)

    (task,) = await one.tasks()
    assert task.draft["specialty"] == "surgeon"
    assert task.draft["reason"] == "referral"


async def test_where_the_precinct_doctor_is_full_others_are_offered_b2_8(one: Ringing) -> None:
    await away(one, THERAPIST)
    await one.clinic.add(tables.doctors, _doctor("d9", "therapist"))
    await one.clinic.add(tables.shifts, shift("d9", TOMORROW))
    line = await ring(one, *OWN, "1", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["doctor"] in {SECOND, "d9"}
    assert said("ru", "phone-own-doctor-full") in line.texts


async def test_nobody_is_given_to_a_colleague_without_a_word_b2_8(one: Ringing) -> None:
    """Where one colleague alone is free, it is said, and chosen by a key."""
    await away(one, THERAPIST)
    line = await ring(one, *OWN, "1", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["doctor"] == SECOND
    assert said("ru", "phone-own-doctor-full") in line.texts


async def test_of_another_specialty_nothing_is_said_of_the_precinct_doctor(one: Ringing) -> None:
    await away(one, THERAPIST, SECOND)
    line = await ring(one, *OWN, "2", "2", "3", "1", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["specialty"] == "surgeon"
    assert said("ru", "phone-own-doctor-full") not in line.texts


async def test_a_precinct_that_was_taken_back_is_forgotten(one: Ringing) -> None:
    await away(one, THERAPIST)
    line = await ring(one, *OWN, "*", "*", "1", "#", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["doctor"] == SECOND
    assert line.texts.count(said("ru", "phone-own-doctor-full")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_precinct_that_nobody_has_is_asked_for_once_more(
    one: Ringing, language: str
) -> None:
    unknown = said(language, "phone-precinct-unknown")
    line = await ring(one, KEY_OF[language], *SELF[1:], "1", "77#", "5#", "1", "1")
    assert line.texts.count(unknown) == 1
    (entry,) = await one.entries()
    assert entry.columns["doctor"] == THERAPIST


async def test_and_then_one_of_all_doctors_is_chosen(one: Ringing) -> None:
    line = await ring(one, *SELF, "1", "77#", "78#", "2", "1", "1")
    assert line.texts.count(said("ru", "phone-precinct-unknown")) == 2
    assert line.texts.count(said("ru", "phone-precinct")) == 2
    (entry,) = await one.entries()
    assert entry.columns["doctor"] == SECOND
