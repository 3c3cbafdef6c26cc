"""A doctor is called home: register, journal, and then day and time (R3.3, R3.6, R3.7, I5)."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from clinic.acting import Account, Channel
from clinic.home_calls import AgeGroup, CallState, Illness
from clinic.journals.book import Mark
from clinic.people import DoctorId, Iin, Relation
from clinic.reception import Place
from clinic.refusals import NotYours, Refusal
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, NOW, TODAY
from tests.clinic.usecases.at_home import (
    AFTERNOON,
    BABY,
    ILL,
    call,
    call_off,
    written,
)
from tests.clinic.usecases.desk import Desk, local, refused
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import (
    AIGUL,
    CHILD,
    DISABLED,
    ELDER,
    FELDSHER,
    INFANT,
    MOTHER,
    NOBODY,
    OUTSIDE,
    PAEDIATRICIAN,
    STRANGER,
    THERAPIST,
    VILLAGER,
)


async def test_r3_7_the_entry_is_in_the_journal_before_the_answer(home: Desk) -> None:
    called = await call(
        home, contact="+77017654321", caller="Дана", red_flags=("breathing", "chest"),
        called_at=local(TODAY, 9, 57),
    )  # fmt: skip
    entry = await written(home, called.call.entry)
    assert entry.entry == "taraz-4/2026/1"
    assert (entry.book, entry.provider, entry.made_by) == ("home_calls", HERE, "telegram:1")
    assert [mark.mark for mark in entry.marks] == [Mark.ENTERED]
    assert entry.columns == {
        "precinct": "5",
        "called_at": local(TODAY, 9, 57).isoformat(),
        "channel": "chat",
        "iin": AIGUL.digits,
        "patient": "Сейтқали Айгүл",
        "birth_year": "1990",
        "register_checked_at": NOW.isoformat(),
        "address": "Абай 7",
        "address_differs": "yes",
        "entrance": "2",
        "floor": "3",
        "door_code": "17К",
        "landmark": "дүкен",
        "contact": "+77017654321",
        "caller": "Дана",
        "relation": "self",
        "kind": "first",
        "entry_joined": None,
        "complaint": "басы ауырады",
        "red_flags": "breathing chest",
        "urgency": "ordinary",
        "promised_date": TODAY.isoformat(),
        "window_from": "13:00",
        "window_to": "18:00",
        "handed_to": THERAPIST,
        "staff": None,
        "starts_at": local(TODAY, 13).isoformat(),
        "ends_at": local(TODAY, 18).isoformat(),
        "age": "36",
        "temperature": "38.2",
        "indication": "fever",
        "level": "L1",
        "basis": None,
    }


async def test_i5_the_answer_is_a_day_and_a_time_and_names_nobody(home: Desk) -> None:
    called = await call(home)
    assert called.window == AFTERNOON
    assert (called.provider.provider, called.by_feldsher) == (HERE, False)
    assert (called.patient_name, called.repeated) == (None, False)
    assert (called.call.state, called.call.told) == (CallState.ACCEPTED, False)
    assert called.call.called_at == NOW


async def test_b0_2_the_name_is_told_to_a_proved_asker_only(home: Desk) -> None:
    called = await call(home, asker=await home.verified(AIGUL))
    assert (called.patient_name, called.call.level) == ("Айгүл С.", "L2")


async def test_r3_3_both_books_are_numbered_as_one_row(home: Desk) -> None:
    """interfaces.md: the number names the entry whatever its book."""
    await home.book(patient=MOTHER)
    assert (await call(home)).call.entry == "taraz-4/2026/2"


async def test_r3_7_told_is_a_mark_of_the_entry(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await home.reception.record_told(entry, "kk", "Дәрігер … келеді.", Channel.CHAT)
    assert (await call(home)).call.told
    assert (await written(home, entry)).marks[-1].facts == {
        "language": "kk", "wording": "Дәрігер … келеді.",
    }  # fmt: skip


async def test_the_desk_calls_for_who_rings(home: Desk) -> None:
    called = await call(home, asker=registrar())
    entry = await written(home, called.call.entry)
    assert (entry.columns["staff"], entry.columns["channel"]) == ("r1", "desk")
    assert (entry.columns["level"], entry.made_by) == ("staff", "staff:r1")
    assert called.patient_name is None


# ---- what is kept secret


async def test_2_4_what_tells_of_illness_and_door_is_not_to_be_read_in_the_database(
    home: Desk,
) -> None:
    await call(home, contact="+77017654321", caller="Дана", red_flags=("breathing",))
    [row] = await home.rows(tables.entries)
    raw = str(row)
    for secret in (
        "басы ауырады", "Абай", "17К", "дүкен", "77017654321", "Дана", "breathing", "38.2",
        "fever",
    ):  # fmt: skip
        assert secret not in raw
    assert "\\u" not in raw
    assert "басы ауырады" not in str(await home.rows(tables.history))


async def test_2_4_a_diagnosis_is_not_to_be_read_in_the_marks_either(home: Desk) -> None:
    """Columns 11 and 12 of form 031/u are facts of the mark; what was told is none of them."""
    entry = (await call(home)).call.entry
    said = {"done_by": "d1", "diagnosis": "ЖРВИ", "help": "кеңес"}
    async with home.units(writing=True) as unit:
        await unit.journals.mark(
            entry, Mark.VISITED, at=NOW, by="command", channel="desk", facts=said
        )
        await unit.commit()
    raw = str(await home.rows(tables.marks))
    assert "d1" in raw
    assert "ЖРВИ" not in raw
    assert "кеңес" not in raw
    assert (await written(home, entry)).marks[-1].facts == said


# ---- who comes, and where (B3.1, B3.3)


@pytest.mark.parametrize(
    ("patient", "visitor", "by_feldsher"),
    [
        (AIGUL, THERAPIST, False),
        (CHILD, PAEDIATRICIAN, False),
        (VILLAGER, FELDSHER, True),
    ],
)
async def test_b3_1_the_precincts_doctor_comes_or_its_feldsher(
    home: Desk, patient: Iin, visitor: DoctorId, *, by_feldsher: bool
) -> None:
    called = await call(home, patient=patient, relation=Relation.OTHER)
    assert (called.call.handed_to, called.by_feldsher) == (visitor, by_feldsher)


async def test_who_has_no_precinct_is_handed_to_nobody(home: Desk) -> None:
    await home.reregister(AIGUL, precinct=None)
    called = await call(home)
    assert (called.call.handed_to, called.by_feldsher) == (None, False)


@pytest.mark.parametrize(
    ("registered", "said", "differs"),
    [
        ("Төле би 1", "төле би, 1", "no"),
        ("Төле би 1", "Төле би 11", "yes"),
        ("", "Төле би 1", None),
    ],
)
async def test_b3_3_a_difference_from_the_register_is_marked(
    home: Desk, registered: str, said: str, differs: str | None
) -> None:
    """An address that the register has not is no difference."""
    await home.reregister(AIGUL, address=registered)
    called = await call(home, place=Place(said))
    columns = (await written(home, called.call.entry)).columns
    assert columns["address_differs"] == differs
    assert (columns["entrance"], columns["landmark"]) == (None, None)


async def test_b3_3_who_cannot_write_it_down_lies_where_the_register_has_them(
    home: Desk,
) -> None:
    """By phone, where no address can be keyed."""
    called = await call(home, place=Place(None))
    columns = (await written(home, called.call.entry)).columns
    assert (columns["address"], columns["address_differs"]) == ("Төле би 1", "no")


async def test_b3_3_where_the_register_has_no_address_a_person_is_asked(home: Desk) -> None:
    await home.reregister(AIGUL, address="")
    with refused(Refusal.ASK_A_PERSON):
        await call(home, place=Place(None))
    assert await home.rows(tables.entries) == []


@pytest.mark.parametrize(
    ("patient", "illness", "urgency"),
    [
        (AIGUL, ILL, "ordinary"),
        (INFANT, BABY, "infant"),
        (INFANT, replace(BABY, age=AgeGroup.CHILD), "infant"),
        (INFANT, ILL, "urgent"),
        (ELDER, ILL, "frail_fever"),
        (DISABLED, ILL, "frail_fever"),
        (ELDER, BABY, "infant"),
        (DISABLED, Illness(AgeGroup.ADULT), "ordinary"),
    ],
)
async def test_3_8_the_list_knows_what_the_register_knows(
    home: Desk, patient: Iin, illness: Illness, urgency: str
) -> None:
    """And who was said to be an infant goes before, whoever was typed."""
    called = await call(home, patient=patient, illness=illness, relation=Relation.OTHER)
    assert called.call.urgency == urgency


async def test_3_8_sixty_four_is_not_elderly(home: Desk) -> None:
    await home.reregister(ELDER, birth_date=TODAY.replace(year=1961, day=24).isoformat())
    assert (await call(home, patient=ELDER)).call.urgency == "ordinary"


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2025, 11, 23), "1"),
        (date(2025, 11, 24), "11m"),
        (date(2026, 5, 23), "6m"),
        (date(2026, 5, 24), "5m"),
        (TODAY, "0m"),
    ],
)
async def test_2_4_the_age_of_an_infant_is_in_months(home: Desk, born: date, age: str) -> None:
    """Column 5 of form 031/u."""
    await home.reregister(INFANT, birth_date=born.isoformat())
    called = await call(home, patient=INFANT, illness=BABY, relation=Relation.PARENT)
    assert (await written(home, called.call.entry)).columns["age"] == age


async def test_a_temperature_that_was_not_taken_is_not_written(home: Desk) -> None:
    called = await call(home, illness=Illness(AgeGroup.ADULT))
    columns = (await written(home, called.call.entry)).columns
    assert (columns["temperature"], columns["indication"]) == (None, "other")


# ---- refusals


@pytest.mark.parametrize(
    ("patient", "provider", "refusal"),
    [
        (NOBODY, HERE, Refusal.NOT_ATTACHED_HERE),
        (STRANGER, HERE, Refusal.NOT_ATTACHED_HERE),
        (OUTSIDE, HERE, Refusal.ASK_A_PERSON),
        (STRANGER, ELSEWHERE, Refusal.NO_HOME_CALLS),
    ],
)
async def test_b3_5_what_stands_against_it_is_said_and_nothing_is_written(
    home: Desk, patient: Iin, provider: str, refusal: Refusal
) -> None:
    with refused(refusal):
        await call(home, patient=patient, provider=provider)
    assert await home.rows(tables.entries) == []
    assert await home.rows(tables.notices) == []
    [row] = await home.rows(tables.refusals)
    assert (row["refusal"], row["service"], row["provider"]) == (refusal, "r3", provider)


async def test_b0_2_a_proof_for_one_person_calls_for_no_other(home: Desk) -> None:
    with pytest.raises(NotYours):
        await call(home, patient=MOTHER, asker=await home.verified(AIGUL))


async def test_3_7_any_adult_calls_a_doctor_to_a_sick_child(home: Desk) -> None:
    """Unlike a booking (B2.10): name and relation are recorded."""
    called = await call(home, patient=CHILD, relation=Relation.OTHER, caller="Көрші")
    columns = (await written(home, called.call.entry)).columns
    assert (columns["caller"], columns["relation"]) == ("Көрші", "other")


# ---- one window, one deed


async def test_b2_1_the_repeated_window_hears_the_same_answer(home: Desk) -> None:
    first = await call(home)
    again = await call(home)
    assert again == replace(first, repeated=True)
    assert len(await home.rows(tables.entries)) == 1
    assert await home.rows(tables.refusals) == []


async def test_b2_1_twins_make_one_entry_and_hear_one_answer(home: Desk) -> None:
    asker = await home.caller()
    answers = await asyncio.gather(*(call(home, asker=asker) for _ in range(8)))
    assert sum(not called.repeated for called in answers) == 1
    assert len({called.call.entry for called in answers}) == 1
    assert len(await home.rows(tables.entries)) == 1


async def test_b2_1_a_repeat_after_the_calling_off_calls_nobody_anew(home: Desk) -> None:
    first = await call(home)
    await call_off(home, first.call.entry)
    assert (await call(home)).call.entry == first.call.entry


async def test_b2_1_a_window_that_somebody_else_answered_is_not_theirs(home: Desk) -> None:
    await call(home)
    with pytest.raises(NotYours):
        await call(home, asker=await home.caller("telegram:2"))


async def test_b0_1_whoever_was_forgotten_is_answered_no_repeat(home: Desk) -> None:
    await call(home)
    await home.reception.forget_me(Account("telegram:1"))
    home.clock.turn(minutes=1)
    with pytest.raises(NotYours):
        await call(home)
