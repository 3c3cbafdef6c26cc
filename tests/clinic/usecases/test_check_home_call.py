"""The register is asked before a doctor is called home (R3.6), and tells the unproved nothing."""

from datetime import date, time, timedelta

import pytest

from clinic.people import Iin, Relation
from clinic.reception import CallPreview
from clinic.refusals import NotYours, Refusal
from clinic.windows import Window
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY, iin_of
from tests.clinic.usecases.at_home import AFTERNOON, BABY, ILL, MORNING, call, note, preview
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import (
    AIGUL,
    CAMPAIGN,
    HUSBAND,
    INFANT,
    LATER,
    MOTHER,
    NOBODY,
    OUTSIDE,
    STIPULATED,
    STRANGER,
    VILLAGER,
    WIFE,
    person,
)

SATURDAY, NEXT_MONDAY = TODAY + timedelta(days=5), TODAY + timedelta(days=7)
NO_HOURS = {"home_calls": "[]"}


async def test_r3_6_day_and_time_are_known_before_anything_is_written(home: Desk) -> None:
    """I5: both."""
    shown = await preview(home, await home.caller())
    assert shown == CallPreview(AFTERNOON, accepting=True, by_feldsher=False)
    assert await home.rows(tables.entries) == []


@pytest.mark.parametrize(
    ("day", "hour", "minute", "window", "accepting"),
    [
        (TODAY, 3, 0, AFTERNOON, False),
        (TODAY, 8, 10, AFTERNOON, True),
        (TODAY, 11, 55, AFTERNOON, True),
        (TODAY, 12, 5, MORNING, True),
        (TODAY, 17, 59, MORNING, True),
        (TODAY, 18, 1, MORNING, False),
        (SATURDAY, 12, 1, Window(NEXT_MONDAY, time(9), time(13)), False),
        (SATURDAY + timedelta(days=1), 10, 0, Window(NEXT_MONDAY, time(9), time(13)), False),
    ],
)
async def test_3_8_a_day_by_the_clock(
    home: Desk,
    day: date,
    hour: int,
    minute: int,
    window: Window,
    *,
    accepting: bool,
) -> None:
    """B3.4: after hours the next accepted day, and no promise for today."""
    home.clock.moment = local(day, hour, minute)
    shown = await preview(home, await home.caller())
    assert (shown.window, shown.accepting) == (window, accepting)


async def test_3_8_a_holiday_is_nobodys_window(home: Desk) -> None:
    await home.add(
        tables.calendar,
        {
            "day": TOMORROW.isoformat(), "kind": "holiday", "name_kk": "мереке",
            "name_ru": "праздник", "source": "test",
        },
    )  # fmt: skip
    home.clock.moment = local(TODAY, 13)
    shown = await preview(home, await home.caller())
    assert shown.window == Window(TOMORROW + timedelta(days=1), time(9), time(13))
    home.clock.moment = local(TOMORROW, 10)
    assert not (await preview(home, await home.caller())).accepting


async def test_3_8_an_infant_is_seen_the_same_evening_by_the_age_that_was_said(home: Desk) -> None:
    """What the register knows of the age is told to nobody by a window."""
    home.clock.moment = local(TODAY, 13)
    mother = await home.caller()
    evening = Window(TODAY, time(18), time(20))
    assert (await preview(home, mother, INFANT, illness=BABY)).window == evening
    assert (await preview(home, mother, INFANT, illness=ILL)).window == MORNING
    assert (await preview(home, mother, AIGUL, illness=BABY)).window == evening


async def test_a_providers_own_windows_come_before_those_of_all(home: Desk) -> None:
    own = {
        "provider": HERE, "called_from": "00:00", "called_to": "23:59", "only": "any",
        "position": 0, "day": "next", "window_from": "15:00", "window_to": "18:00",
        "valid_from": TODAY.isoformat(), "source": "test",
    }  # fmt: skip
    later = own | {"called_to": "12:00", "window_from": "16:00", "valid_from": "2026-11-24"}
    await home.add(tables.windows, own, later)
    shown = await preview(home, await home.caller())
    assert shown.window == Window(TOMORROW, time(15), time(18))


async def test_b3_1_a_precinct_without_doctor_is_told_that_the_feldsher_comes(home: Desk) -> None:
    assert (await preview(home, await home.caller(), VILLAGER)).by_feldsher


async def test_b3_1_a_child_of_that_precinct_too(home: Desk) -> None:
    await home.reregister(INFANT, precinct="9")
    assert (await preview(home, await home.caller(), INFANT, relation=Relation.OTHER)).by_feldsher


# ---- refusals


@pytest.mark.parametrize("patient", [NOBODY, STRANGER, CAMPAIGN, LATER])
async def test_b0_2_one_and_the_same_refusal_for_the_unproved(home: Desk, patient: Iin) -> None:
    with refused(Refusal.NOT_ATTACHED_HERE) as caught:
        await preview(home, await home.caller(), patient)
    assert (caught.value.facts, caught.value.clause) == ({}, "R2.6, B2.4")
    [row] = await home.rows(tables.refusals)
    assert (row["provider"], row["service"]) == (HERE, "r3")
    assert (row["channel"], row["refusal"]) == ("chat", "not-attached-here")


@pytest.mark.parametrize(
    ("patient", "refusal"),
    [(STRANGER, Refusal.ATTACHED_ELSEWHERE), (CAMPAIGN, Refusal.ATTACHED_LATER)],
)
async def test_b3_5_a_proved_asker_hears_which_of_the_three_it_is(
    home: Desk, patient: Iin, refusal: Refusal
) -> None:
    await home.reregister(patient, phone="+77018889900")
    proof = await home.verified(patient, phone="+77018889900")
    with refused(refusal):
        await preview(home, proof, patient)


async def test_b1_2_the_day_of_the_window_counts(home: Desk) -> None:
    """Attached from tomorrow on: who calls in the afternoon is promised tomorrow."""
    await home.reregister(LATER, next_from=TOMORROW.isoformat())
    caller = await home.caller()
    with refused(Refusal.NOT_ATTACHED_HERE):
        await preview(home, caller, LATER)
    home.clock.moment = local(TODAY, 13)
    assert (await preview(home, caller, LATER)).window == MORNING


async def test_b3_5_outside_the_zone_the_unproved_are_sent_to_a_person(home: Desk) -> None:
    """The reason stands in the record alone: it would tell where the person lives."""
    with refused(Refusal.ASK_A_PERSON) as caught:
        await preview(home, await home.caller(), OUTSIDE)
    assert caught.value.facts == {}
    [row] = await home.rows(tables.refusals)
    assert (row["refusal"], row["clause"]) == ("ask-a-person", "B3.5, §3.5")


async def test_b3_5_outside_the_zone_a_proved_asker_hears_why(home: Desk) -> None:
    with refused(Refusal.OUTSIDE_HOME_CARE):
        await preview(home, await home.verified(OUTSIDE, phone="+77017778899"), OUTSIDE)
    with refused(Refusal.OUTSIDE_HOME_CARE):
        await preview(home, registrar(), OUTSIDE)


async def test_3_5_care_at_home_that_was_stipulated_is_given(home: Desk) -> None:
    assert (await preview(home, await home.caller(), STIPULATED)).window == AFTERNOON


async def test_b3_4_a_provider_without_hours_for_it_takes_no_calls(home: Desk) -> None:
    with refused(Refusal.NO_HOME_CALLS):
        await preview(home, await home.caller(), STRANGER, provider=ELSEWHERE)


async def test_3_8_where_no_row_fits_nothing_is_promised(home: Desk) -> None:
    await home.change(tables.windows, {}, valid_from="2027-01-01")
    with refused(Refusal.NO_WINDOW):
        await preview(home, await home.caller())
    with refused(Refusal.NO_WINDOW):
        await call(home)
    assert await home.rows(tables.entries) == []


async def test_b0_2_proof_of_one_person_is_no_proof_of_another(home: Desk) -> None:
    with pytest.raises(NotYours):
        await preview(home, await home.verified(AIGUL), MOTHER)


# ---- look-ups (B0.2, B0.4)


async def test_b0_4_a_look_up_at_l1_is_noted_whatever_it_finds(home: Desk) -> None:
    caller = await home.caller()
    await preview(home, caller)
    for patient, refusal in (
        (NOBODY, Refusal.NOT_ATTACHED_HERE),
        (OUTSIDE, Refusal.ASK_A_PERSON),
    ):
        with refused(refusal):
            await preview(home, caller, patient)
    assert len(await home.rows(tables.lookups)) == 3
    rows = await home.rows(tables.history)
    assert [row["object"] for row in rows] == [AIGUL.masked, NOBODY.masked, OUTSIDE.masked]
    assert {(row["act"], row["actor"], row["role"]) for row in rows} == {
        ("look_up", "telegram:1", "L1")
    }


async def test_b0_2_whoever_has_proved_it_is_no_look_up(home: Desk) -> None:
    await preview(home, await home.verified(AIGUL))
    assert await home.rows(tables.lookups) == []


async def test_b0_2_the_sixth_look_up_in_an_hour_is_refused(home: Desk) -> None:
    """Those of a booking count alike."""
    caller = await home.caller()
    for number in range(5):
        with refused(Refusal.NOT_ATTACHED_HERE):
            await preview(home, caller, iin_of(200 + number))
    with refused(Refusal.TOO_MANY_LOOKUPS):
        await preview(home, caller)
    assert len(await home.rows(tables.lookups)) == 5
    home.clock.turn(minutes=61)
    await preview(home, caller)


async def test_b0_4_the_eleventh_look_up_of_a_person_stops_neither_them_nor_the_desk(
    home: Desk,
) -> None:
    for number in range(10):
        await preview(home, await home.caller(f"telegram:{100 + number}"))
    with refused(Refusal.TOO_MANY_LOOKUPS):
        await preview(home, await home.caller("telegram:200"))
    await preview(home, await home.verified(AIGUL, "telegram:201"))
    await preview(home, registrar())


async def test_b0_2_three_open_entries_over_both_books_are_enough(home: Desk) -> None:
    caller = await home.caller()
    await home.book("w1", patient=HUSBAND, at=local(TOMORROW, 9))
    await call(home, "h1", patient=MOTHER)
    await call(home, "h2", patient=WIFE)
    await home.add(tables.register, person(iin_of(300)))
    with refused(Refusal.TOO_MANY_OPEN):
        await preview(home, caller)
    with refused(Refusal.TOO_MANY_OPEN):
        await call(home, "h3")
    with refused(Refusal.TOO_MANY_OPEN):
        await home.book("w2", at=local(TOMORROW, 10))
    await preview(home, await home.verified(AIGUL))


async def test_b0_2_a_call_is_open_until_somebody_came(home: Desk) -> None:
    caller = await home.caller()
    entries = [
        (await call(home, f"h{number}", patient=patient)).call.entry
        for number, patient in enumerate([MOTHER, WIFE, HUSBAND])
    ]
    home.clock.moment = local(TODAY, 14)
    with refused(Refusal.TOO_MANY_OPEN):
        await preview(home, caller)
    await note(home, entries[0])
    await preview(home, caller)


# ---- the same day (B3.6, B3.8)


async def test_b3_6_who_has_proved_it_is_shown_the_window_that_is_promised_already(
    home: Desk,
) -> None:
    proof = await home.verified(AIGUL)
    await call(home, asker=proof)
    home.clock.moment = local(TODAY, 13)
    assert (await preview(home, proof)).window == AFTERNOON
    assert (await preview(home, registrar())).window == AFTERNOON


async def test_b0_2_the_unproved_are_shown_what_a_new_call_is_promised(home: Desk) -> None:
    """Whether there is a call nobody finds out by asking."""
    await call(home, asker=await home.verified(AIGUL))
    home.clock.moment = local(TODAY, 13)
    assert (await preview(home, await home.caller("telegram:5"))).window == MORNING


async def test_b3_8_who_has_proved_it_hears_at_once_that_the_promise_has_passed(
    home: Desk,
) -> None:
    proof = await home.verified(AIGUL)
    await call(home, asker=proof)
    home.clock.moment = local(TODAY, 18)
    with refused(Refusal.CALL_OVERDUE):
        await preview(home, proof)
    assert (await preview(home, await home.caller("telegram:5"))).window == MORNING
