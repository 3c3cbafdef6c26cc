"""A registrar sees how much stands on today's lists, and nobody's data (B0.9)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from clinic.acting import Role
from clinic.journals.brief_list import Carried
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import local
from tests.journeys.house import PEOPLE, House
from tests.journeys.telling import LANGUAGES, ON_BOTH
from tests.journeys.test_staff_round import CONTACT, STREET, called, three_calls
from tests.journeys.test_staff_work import untold
from tests.journeys.working import at_work

WEDNESDAY = TODAY + timedelta(days=2)


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_9_a_registrar_sees_counts_and_how_to_print(house: House, language: str) -> None:
    await three_calls(house)
    registrar = await at_work(house, "sergei", Role.REGISTRAR, language)
    await registrar.press("open-staff_lists")
    assert registrar.words("lists-precinct", precinct="5", count=3) in registrar.screen.text
    assert "qabyldau visit-list --provider taraz-1" in registrar.screen.text
    registrar.check_transcript("staff_lists")
    for hidden in ("А. С.", PEOPLE["aigul"].iin, STREET, CONTACT, CONTACT[2:]):
        assert hidden not in registrar.screen.text


async def test_appointments_are_counted_doctor_by_doctor(house: House) -> None:
    await untold(house)
    await untold(house, key="olga", hour=16)
    await called(house, "aigul")
    house.clock.moment = local(WEDNESDAY, 9)
    registrar = await at_work(house, "sergei", Role.REGISTRAR, "ru")
    await registrar.press("open-staff_lists")
    assert registrar.words("lists-appointments", count=2) in registrar.screen.text
    assert "Ли Сергей" in registrar.screen.text
    assert registrar.words("lists-visits", count=0) in registrar.screen.text
    assert registrar.words("lists-to-doctors") not in registrar.screen.text
    assert PEOPLE["olga"].iin not in registrar.screen.text


async def test_where_whole_lists_go_to_doctors_it_says_to_nobody_else(house: House) -> None:
    whole = replace(house.now.reception.show_lists, carried=Carried.FULL)
    desk = house.now.front.desk
    house.now.front.desk = replace(desk, reception=replace(desk.reception, show_lists=whole))
    registrar = await at_work(house, "sergei", Role.REGISTRAR, "ru")
    await registrar.press("open-staff_lists")
    assert registrar.words("lists-to-doctors") in registrar.screen.text


async def test_an_operator_has_no_lists(house: House) -> None:
    operator = await at_work(house, "sergei", Role.OPERATOR, "ru")
    assert operator.words("open-staff_lists") not in operator.screen.labels
