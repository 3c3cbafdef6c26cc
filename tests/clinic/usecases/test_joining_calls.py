"""A further call of the day joins the first, and one visit answers both (B3.6, B3.8)."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import time

import pytest

from clinic.acting import Asker
from clinic.home_calls import CallKind
from clinic.journals.book import Mark
from clinic.refusals import Refusal
from clinic.windows import Window
from storage import tables
from tests.clinic.samples import ELSEWHERE, TODAY
from tests.clinic.usecases.at_home import (
    AFTERNOON,
    MORNING,
    call,
    call_off,
    written,
)
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import (
    AIGUL,
    MOTHER,
)


async def test_b3_6_a_second_call_joins_the_first_and_is_marked_repeat(home: Desk) -> None:
    first = await call(home)
    home.clock.moment = local(TODAY, 14)
    other = await home.caller("telegram:5")
    second = await call(home, "h2", asker=other, contact="+77010001122")
    assert second.window == first.window == AFTERNOON
    assert (second.call.kind, second.call.joined) == (CallKind.REPEAT, first.call.entry)
    entry = await written(home, second.call.entry)
    assert (entry.columns["contact"], entry.columns["promised_date"]) == (
        "+77010001122", TODAY.isoformat(),
    )  # fmt: skip
    assert len(await home.rows(tables.entries)) == 2


async def test_b0_2_at_l1_a_repeat_is_answered_like_a_new_one(home: Desk) -> None:
    """All that may be shown is the same; the entry and its kind are the clinic's."""
    new = await call(home, patient=MOTHER)
    await call(home, "h0", asker=await home.verified(AIGUL, "telegram:9"))
    repeat = await call(home, "h2")
    assert repeat.call.kind is CallKind.REPEAT
    assert replace(repeat, call=new.call) == new


async def test_b3_6_a_third_call_joins_the_first_too(home: Desk) -> None:
    first = await call(home)
    await call(home, "h2", asker=await home.caller("telegram:5"))
    third = await call(home, "h3", asker=await home.caller("telegram:6"))
    assert third.call.joined == first.call.entry


async def test_b3_6_a_call_of_the_afternoon_is_joined_before_it_is_answered(home: Desk) -> None:
    """Promised for tomorrow, and tomorrow is the day of it."""
    home.clock.moment = local(TODAY, 13)
    first = await call(home)
    assert first.window == MORNING
    home.clock.moment = local(TOMORROW, 10)
    second = await call(home, "h2")
    assert (second.window, second.call.joined) == (MORNING, first.call.entry)


async def test_b3_6_what_was_called_off_is_no_call_of_the_day(home: Desk) -> None:
    first = await call(home)
    await call_off(home, first.call.entry)
    second = await call(home, "h2")
    assert (second.call.kind, second.call.joined) == (CallKind.FIRST, None)


async def test_b3_6_who_was_visited_that_day_is_a_repeat_with_a_window_of_its_own(
    home: Desk,
) -> None:
    first = await call(home)
    home.clock.moment = local(TODAY, 14)
    async with home.units(writing=True) as unit:
        await unit.journals.mark(
            first.call.entry, Mark.VISITED, at=home.clock.now(), by="staff:s1", channel="chat"
        )
        await unit.commit()
    second = await call(home, "h2")
    assert (second.call.kind, second.call.joined) == (CallKind.REPEAT, None)
    assert second.window == MORNING


@pytest.mark.parametrize("hour", [8, 10, 14, 23])
async def test_b3_6_the_day_is_that_of_the_clinics_calendar(home: Desk, hour: int) -> None:
    """Whatever the hour: yesterday's visit makes no repeat of today's call."""
    first = await call(home)
    async with home.units(writing=True) as unit:
        await unit.journals.mark(
            first.call.entry, Mark.VISITED, at=local(TODAY, 15), by="staff:s1", channel="chat"
        )
        await unit.commit()
    home.clock.moment = local(TOMORROW, hour)
    assert (await call(home, "h2")).call.kind is CallKind.FIRST


async def test_b3_6_the_call_of_another_patient_is_none_of_it(home: Desk) -> None:
    await call(home)
    second = await call(home, "h2", patient=MOTHER)
    assert (second.call.kind, second.call.joined) == (CallKind.FIRST, None)


async def test_b1_2_a_call_at_the_clinic_of_before_is_not_joined(home: Desk) -> None:
    """Another clinic's doctor keeps another clinic's promise."""
    home.clock.moment = local(TODAY, 13)
    await call(home)
    await home.reregister(AIGUL, provider=ELSEWHERE)
    hours = '[[1,"08:00","18:00"]]'
    await home.change(tables.providers, {"provider": ELSEWHERE}, home_calls=hours)
    home.clock.moment = local(TOMORROW, 8)
    called = await call(home, "h2", provider=ELSEWHERE)
    assert (called.call.kind, called.call.joined) == (CallKind.FIRST, None)
    assert called.window == Window(TOMORROW, time(13), time(18))


async def test_b3_6_where_the_first_was_called_off_the_next_is_joined(home: Desk) -> None:
    """The one that had joined it is waited for still."""
    first = await call(home)
    second = await call(home, "h2", asker=await home.caller("telegram:5"))
    await call_off(home, first.call.entry)
    home.clock.moment = local(TODAY, 14)
    third = await call(home, "h3", asker=await home.caller("telegram:6"))
    assert (third.call.joined, third.window) == (second.call.entry, AFTERNOON)


@pytest.mark.parametrize("level", ["L1", "L2", "staff"])
async def test_b3_8_a_promise_that_has_passed_is_not_joined_and_no_time_is_invented(
    home: Desk, level: str
) -> None:
    """A person deals with it; the unproved are sent to one in words that name no reason."""
    await call(home)
    home.clock.moment = local(TODAY, 18)
    askers: Mapping[str, Asker] = {
        "L1": await home.caller("telegram:5"),
        "L2": await home.verified(AIGUL, "telegram:6"),
        "staff": registrar(),
    }
    with refused(Refusal.ASK_A_PERSON if level == "L1" else Refusal.CALL_OVERDUE) as caught:
        await call(home, "h2", asker=askers[level])
    assert caught.value.facts == {}
    assert len(await home.rows(tables.entries)) == 1


@pytest.mark.parametrize("hour", [0, 8, 14])
async def test_b3_8_the_next_day_a_doctor_is_called_anew(home: Desk, hour: int) -> None:
    """Yesterday's broken promise does not stand between a sick person and a doctor (B3.6)."""
    await call(home)
    home.clock.moment = local(TOMORROW, hour, 30)
    called = await call(home, "h2", asker=await home.caller("telegram:5"))
    assert (called.call.kind, called.call.joined) == (CallKind.FIRST, None)
    assert called.window.day >= TOMORROW


@pytest.mark.parametrize("count", [2, 6])
async def test_b3_6_calls_at_the_very_same_moment_are_one_and_its_repeats(
    home: Desk, count: int
) -> None:
    askers = [await home.caller(f"telegram:{100 + number}") for number in range(count)]
    answers = await asyncio.gather(
        *(call(home, f"h{number}", asker=asker) for number, asker in enumerate(askers))
    )
    first = [one.call for one in answers if one.call.kind is CallKind.FIRST]
    assert len(first) == 1
    assert {one.call.joined for one in answers if one.call is not first[0]} == {first[0].entry}
    assert len(await home.rows(tables.entries)) == count
    numbers = sorted(int(one.call.entry.rsplit("/", 1)[1]) for one in answers)
    assert numbers == list(range(1, count + 1))
