"""The staff looks up one person, with a reason, of its own provider only (B0.7, B0.9)."""

from datetime import timedelta

import pytest

from clinic.acting import Channel, Operator
from clinic.people import Iin
from clinic.reception import ByEntry, ByIin, ByName, ByPhone, PatientCard, Sought
from clinic.refusals import NotYours, Refusal
from clinic.staffing import LookUpReason
from clinic.visits import EntryNo
from locales.spelling import spellings
from storage import tables
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.desk import Desk, refused
from tests.clinic.usecases.town import (
    AIGUL,
    CAMPAIGN,
    CHILD,
    HUSBAND,
    LATER,
    MOTHER,
    NOBODY,
    PAEDIATRICIAN,
    PHONES,
    SECOND,
    STRANGER,
    THERAPIST,
    WIFE,
)

STAFF = Operator("s1", HERE, Channel.OPERATOR, "kk")
BORN = TODAY.year - 36


def by_name(*typed: str, year: int = BORN) -> ByName:
    return ByName(tuple(map(spellings, typed)), year)


async def find(desk: Desk, sought: Sought) -> PatientCard:
    found = await desk.reception.find_patient(sought, LookUpReason.CALLING, STAFF)
    assert isinstance(found, PatientCard)
    return found


async def looked_up(desk: Desk) -> list[tuple[object, ...]]:
    rows = await desk.rows(tables.history)
    return [(row["actor"], row["object"], row["reason"], row["outcome"]) for row in rows]


async def test_b0_9_the_card_says_what_the_register_says_and_no_name(desk: Desk) -> None:
    card = await find(desk, ByIin(AIGUL))
    assert (card.initials, card.birth_year, card.precinct) == ("С. А.", str(BORN), "5")
    assert (card.home_care, card.phone) == ("inside", PHONES[AIGUL])
    assert [doctor.doctor for doctor in card.doctors] == [THERAPIST]
    assert (card.first, card.last) == (TODAY, TODAY + timedelta(days=14))
    assert card.found_at == desk.clock.now()
    for hidden in ("Сейтқали", "Айгүл", AIGUL.digits, PHONES[AIGUL]):
        assert hidden not in repr(card)


async def test_b0_7_each_look_up_is_a_row_with_its_reason(desk: Desk) -> None:
    await find(desk, ByIin(AIGUL))
    assert await looked_up(desk) == [("staff:s1", AIGUL.masked, "calling", "1 found")]


@pytest.mark.parametrize(
    ("iin", "refusal"),
    [
        (STRANGER, Refusal.ATTACHED_ELSEWHERE),
        (CAMPAIGN, Refusal.ATTACHED_LATER),
        (NOBODY, Refusal.NOT_IN_REGISTER),
    ],
)
async def test_b0_7_another_providers_person_is_refused_and_logged(
    desk: Desk, iin: Iin, refusal: Refusal
) -> None:
    with refused(refusal):
        await find(desk, ByIin(iin))
    [(actor, about, reason, outcome)] = await looked_up(desk)
    assert (actor, reason, outcome) == ("staff:s1", "calling", refusal.value)
    assert about == (iin.masked if iin != NOBODY else "by phone or name")
    [row] = await desk.rows(tables.refusals)
    assert (row["refusal"], row["staff"], row["provider"]) == (refusal.value, "s1", HERE)


async def test_b1_2_attached_within_the_horizon_is_found_with_the_day(desk: Desk) -> None:
    assert (await find(desk, ByIin(LATER))).first == TODAY + timedelta(days=4)


async def test_by_phone_one_or_the_family_as_namesakes(desk: Desk) -> None:
    assert (await find(desk, ByPhone(PHONES[AIGUL]))).iin == AIGUL
    found = await desk.reception.find_patient(
        ByPhone(PHONES[CHILD]), LookUpReason.CALL_BACK, STAFF
    )
    assert isinstance(found, tuple)
    assert {one.iin for one in found} == {MOTHER, CHILD}
    assert {(one.initials, one.birth_year) for one in found} == {
        ("С. С.", str(TODAY.year - 40)),
        ("С. Д.", str(TODAY.year - 9)),
    }
    assert "С. С." not in repr(found)
    assert (await looked_up(desk))[-1][1:] == ("by phone or name", "call_back", "2 found")


async def test_of_a_family_those_attached_elsewhere_are_not_shown(desk: Desk) -> None:
    await desk.reregister(WIFE, provider="merke")
    assert (await find(desk, ByPhone(PHONES[HUSBAND]))).iin == HUSBAND


@pytest.mark.parametrize(
    "typed",
    [("Сейтқали", "Айгүл"), ("айгул", "сейткали"), ("СЕЙТҚАЛИ", "АЙГҮЛ")],
)
async def test_by_name_in_any_order_and_without_kazakh_letters(
    desk: Desk, typed: tuple[str, ...]
) -> None:
    await desk.reregister(STRANGER, birth_date="1950-01-01")
    await desk.reregister(LATER, birth_date="1950-01-01")
    await desk.reregister(CAMPAIGN, birth_date="1950-01-01")
    assert (await find(desk, by_name(*typed))).iin == AIGUL


async def test_by_name_capitals_of_the_register_are_found(desk: Desk) -> None:
    await desk.reregister(AIGUL, last_name="ҚАНАТОВА", first_name="ӘСЕЛ")
    assert (await find(desk, by_name("канатова", "асель"[:4]))).iin == AIGUL


async def test_by_name_of_several_the_day_of_birth_tells(desk: Desk) -> None:
    await desk.reregister(MOTHER, first_name="Айгүл", birth_date=f"{BORN}-03-04")
    found = await desk.reception.find_patient(
        by_name("Сейтқали", "Айгүл"), LookUpReason.CALLING, STAFF
    )
    assert isinstance(found, tuple)
    assert {one.iin for one in found} == {AIGUL, MOTHER, LATER}
    named = by_name("Сейтқали", "Айгүл")
    day = TODAY.replace(year=BORN, month=3, day=4)
    assert (await find(desk, ByName(named.words, BORN, day))).iin == MOTHER


@pytest.mark.parametrize(
    "sought",
    [
        by_name("Сейтқали", "Айгүл", year=1901),
        by_name("Айгүл"),
        by_name("Сейтқали", "Ақбота"),
        ByPhone("+77019999999"),
    ],
)
async def test_nobody_is_found_by_half_of_it(desk: Desk, sought: Sought) -> None:
    with refused(Refusal.NOT_IN_REGISTER):
        await find(desk, sought)


async def test_by_entry_with_the_contact_that_was_given(desk: Desk) -> None:
    visit = (await desk.book(asker=STAFF, contact="+77011112233")).visit
    card = await find(desk, ByEntry(visit.entry))
    assert (card.iin, card.phone) == (AIGUL, "+77011112233")
    without = (await desk.book(window="w2", asker=STAFF, doctor=SECOND)).visit
    assert (await find(desk, ByEntry(without.entry))).phone == PHONES[AIGUL]
    with refused(Refusal.NOT_IN_REGISTER):
        await find(desk, ByEntry(EntryNo("taraz-4/2026/9")))


async def test_b0_7_another_providers_entry_is_refused_and_logged(desk: Desk) -> None:
    with pytest.raises(NotYours):
        await find(desk, ByEntry(EntryNo("merke/2026/1")))
    [row] = await desk.rows(tables.history)
    assert (row["act"], row["object"]) == ("reach_for_another", "merke/2026/1")


async def test_a_child_has_the_paediatrician_of_the_precinct(desk: Desk) -> None:
    card = await find(desk, ByIin(CHILD))
    assert [doctor.doctor for doctor in card.doctors] == [PAEDIATRICIAN]


async def test_look_ups_of_the_staff_count_for_no_limit(desk: Desk) -> None:
    for _ in range(12):
        await find(desk, ByIin(AIGUL))
    assert await desk.rows(tables.lookups) == []
