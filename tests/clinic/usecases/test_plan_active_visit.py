"""An active visit: the doctor's own initiative (031/u column 7, §2.4, B3.9)."""

import asyncio
from datetime import time, timedelta

import pytest

from clinic.home_calls import CallKind, CallState, HomeCall, Urgency
from clinic.journals.book import Mark
from clinic.journals.home_calls import row
from clinic.journals.home_visits import home_visits
from clinic.people import DoctorId, Iin
from clinic.reception import ActiveRequest, ByEntry, ByIin, OwnPatient
from clinic.refusals import NotYours, Refusal
from clinic.schedule import stretch_of
from clinic.usecases.put_on_list import PutOnList
from clinic.visits import EntryNo
from clinic.windows import Window
from storage import tables
from tests.clinic.samples import AIGUL, ELSEWHERE, HERE, TODAY, ZONE
from tests.clinic.usecases.at_home import (
    AFTERNOON,
    MORNING,
    PLACE,
    call,
    call_off,
    doctor,
    note,
    state,
    written,
)
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.telling import heard, rechecked, states, tasks
from tests.clinic.usecases.town import (
    AWAY,
    CAMPAIGN,
    CARDIOLOGIST,
    FELDSHER,
    LATER,
    MOTHER,
    NOBODY,
    SECOND,
    STRANGER,
    THERAPIST,
    VILLAGER,
)

BY_IIN = ByIin(AIGUL)


async def plan(
    desk: Desk,
    sought: ByIin | ByEntry = BY_IIN,
    when: Window = MORNING,
    window: str = "a1",
    who: DoctorId = THERAPIST,
) -> HomeCall:
    request = ActiveRequest(window, sought, when)
    return await desk.reception.plan_active_visit(request, doctor(who))


async def looked_up(desk: Desk) -> list[tuple[object, object]]:
    return [
        (row["object"], row["outcome"])
        for row in await desk.rows(tables.history)
        if row["act"] == "look_up"
    ]


# ---- whose patient


async def test_a_patient_of_the_own_precinct_is_found_by_iin(home: Desk) -> None:
    found = await home.reception.plan_active_visit.find(BY_IIN, doctor())
    assert found == OwnPatient("С. А.", "1990", "Төле би 1")
    assert "Төле" not in repr(found)
    assert await looked_up(home) == [(AIGUL.masked, "found")]


async def test_who_was_called_to_is_found_by_the_entry_and_where_that_was(home: Desk) -> None:
    """A grandmother's flat: the register has another address (B3.3)."""
    entry = (await call(home, contact="+77010000001")).call.entry
    found = await home.reception.plan_active_visit.find(ByEntry(entry), doctor())
    assert found.address == PLACE.address
    assert await looked_up(home) == [(entry, "found")]
    planned = await written(home, (await plan(home, ByEntry(entry))).entry)
    for code, value in {
        "address": "Абай 7", "entrance": "2", "floor": "3", "door_code": "17К",
        "landmark": "дүкен", "contact": "+77010000001", "caller": None, "complaint": None,
    }.items():  # fmt: skip
        assert planned.columns[code] == value


async def test_who_was_handed_over_stays_the_doctors_own_by_that_call(home: Desk) -> None:
    """The person lives in another precinct by now, or always did."""
    entry = (await call(home)).call.entry
    await home.reregister(AIGUL, precinct="8")
    found = await home.reception.plan_active_visit.find(ByEntry(entry), doctor())
    assert found.birth_year == "1990"
    with refused(Refusal.NOT_OWN_PATIENT):
        await home.reception.plan_active_visit.find(BY_IIN, doctor())


async def test_who_had_an_appointment_is_found_by_that_entry(home: Desk) -> None:
    """With a doctor who has no precinct; at the address of the register."""
    entry = (await home.book(doctor=SECOND)).visit.entry
    found = await home.reception.plan_active_visit.find(ByEntry(entry), doctor(SECOND))
    assert found.address == "Төле би 1"
    call = await plan(home, ByEntry(entry), who=SECOND)
    assert call.handed_to == SECOND
    assert (await written(home, call.entry)).columns["contact"] == "+77011234567"


@pytest.mark.parametrize(
    ("whom", "who"),
    [
        (NOBODY, THERAPIST),
        (STRANGER, THERAPIST),
        (LATER, THERAPIST),
        (CAMPAIGN, THERAPIST),
        (VILLAGER, THERAPIST),
        (AIGUL, FELDSHER),
        (AIGUL, CARDIOLOGIST),
    ],
)
async def test_b0_7_anybody_else_is_refused_alike_and_noted(
    home: Desk, whom: Iin, who: DoctorId
) -> None:
    """In the register or not, attached elsewhere, or of another precinct."""
    with refused(Refusal.NOT_OWN_PATIENT):
        await home.reception.plan_active_visit.find(ByIin(whom), doctor(who))
    with refused(Refusal.NOT_OWN_PATIENT):
        await plan(home, ByIin(whom), who=who)
    assert await looked_up(home) == [(whom.masked, "not-own-patient")]
    rows = await home.rows(tables.refusals)
    assert [(one["service"], one["refusal"], one["staff"]) for one in rows] == 2 * [
        ("r3", "not-own-patient", "s1")
    ]
    assert await home.rows(tables.entries) == []


async def test_an_entry_of_another_doctor_and_none_are_refused_alike(home: Desk) -> None:
    await home.reregister(AIGUL, precinct="8")
    others = (await home.book(doctor=SECOND)).visit.entry
    for number in (others, EntryNo(f"{HERE}/2026/99")):
        with refused(Refusal.NOT_OWN_PATIENT):
            await home.reception.plan_active_visit.find(ByEntry(number), doctor())


async def test_b0_7_an_entry_of_another_provider_is_reached_for_and_noted(home: Desk) -> None:
    foreign = ByEntry(EntryNo(f"{ELSEWHERE}/2026/1"))
    with pytest.raises(NotYours):
        await home.reception.plan_active_visit.find(foreign, doctor())
    [noted] = await home.rows(tables.history)
    assert (noted["act"], noted["object"]) == ("reach_for_another", foreign.entry)
    with pytest.raises(NotYours):
        await home.reception.plan_active_visit.find(BY_IIN, doctor(AWAY))


async def test_whoever_is_attached_elsewhere_by_that_day_is_refused(home: Desk) -> None:
    await home.reregister(
        AIGUL, next_provider=ELSEWHERE, next_from=(TODAY + timedelta(days=1)).isoformat()
    )
    await home.reception.plan_active_visit.find(BY_IIN, doctor())
    with refused(Refusal.NOT_OWN_PATIENT):
        await plan(home)


# ---- when


async def test_the_windows_are_those_of_the_provider_on_the_next_open_days(home: Desk) -> None:
    """Two on a weekday; on a Saturday until 14:00 the afternoon is none; Sunday is closed."""
    windows = await home.reception.plan_active_visit.windows(doctor())
    assert [(one.day - TODAY).days for one in windows] == [1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert windows[:2] == [MORNING, Window(TOMORROW, time(13), time(18))]
    assert windows[-1] == Window(TODAY + timedelta(days=5), time(9), time(13))


async def test_without_rules_of_its_own_the_provider_has_its_hours(home: Desk) -> None:
    await home.change(tables.windows, {}, valid_from="2030-01-01")
    windows = await home.reception.plan_active_visit.windows(doctor())
    assert windows[0] == Window(TOMORROW, time(8), time(20))


async def test_what_was_not_offered_is_refused(home: Desk) -> None:
    for when in (AFTERNOON, Window(TOMORROW, time(3), time(5))):
        with refused(Refusal.ALREADY_PAST):
            await plan(home, when=when)


# ---- what is written, and what is not said


async def test_2_4_it_is_an_entry_of_the_call_journal_by_the_doctor(home: Desk) -> None:
    planned = await plan(home)
    assert (planned.kind, planned.urgency) == (CallKind.ACTIVE, Urgency.ACTIVE)
    entry = await written(home, planned.entry)
    shown = row(entry, ZONE, full=True)
    assert shown | {
        "iin": AIGUL.digits, "patient": "Сейтқали Айгүл", "birth_year": "1990", "age": "36",
        "precinct": "5", "address": "Төле би 1", "contact": "+77011234567", "channel": "chat",
        "kind": "active", "urgency": "active", "entry_joined": "", "caller": "", "relation": "",
        "complaint": "", "red_flags": "", "promised_date": str(TOMORROW), "window_from": "09:00",
        "window_to": "13:00", "handed_to": THERAPIST, "staff": "s1", "state": "accepted",
        "told_at": "", "diagnosis": "",
    } == shown  # fmt: skip
    assert entry.made_by == "staff:s1"
    noted = [(one["act"], one["object"]) for one in await home.rows(tables.history)]
    assert noted == [("plan_active_visit", planned.entry)]


async def test_r3_3_nobody_is_called_back_about_it(home: Desk) -> None:
    """Nobody asked: there is no oral answer to give, and none is invented."""
    await plan(home)
    home.clock.turn(minutes=30)
    assert await home.reception.show_call_backs(HERE) == []


async def test_the_person_is_told_nothing_until_it_was(home: Desk) -> None:
    """Neither "was this you?" nor an apology; after the visit, "was this visit real?"."""
    proof = await home.verified(AIGUL, "telegram:9")
    planned = await plan(home)
    assert await heard(home) == {}
    household = await home.reception.show_household(home.anyone(proof.account))
    [seen] = await home.reception.show_home_calls(household)
    assert seen.call.entry == planned.entry
    home.clock.moment = local(TOMORROW, 10)
    await note(home, planned.entry)
    assert list(await heard(home)) == ["home_visited"]


async def test_b3_8_one_that_nobody_noted_is_the_clinics_to_see(home: Desk) -> None:
    await home.verified(AIGUL, "telegram:9")
    planned = await plan(home)
    home.clock.moment = local(TOMORROW, 13, 1)
    assert await rechecked(home) == []
    assert await state(home, planned.entry) == "overdue"
    assert (await states(home))["home_visit_overdue"] == "withdrawn"
    assert await tasks(home) == [("home_visit_overdue", "home_visit_overdue")]


async def test_b3_9_it_stands_last_on_the_list_and_the_round_of_its_day(home: Desk) -> None:
    home.clock.moment = local(TODAY, 13)
    planned = await plan(home)
    home.clock.turn(minutes=1)
    called = (await call(home, patient=MOTHER)).call
    assert await home.reception.show_round(doctor()) == []
    home.clock.moment = local(TOMORROW, 7, 30)
    put_on_list = PutOnList(home.units, home.clock, ())
    await put_on_list(HERE, TOMORROW, "5", addition=False)
    stretch = stretch_of(TOMORROW, TOMORROW, ZONE)
    async with home.units() as unit:
        listed = home_visits(await unit.journals.promised(HERE, *stretch), ZONE)
    assert [(one["no"], one["kind"], one["state"]) for one in listed] == [
        ("1", "first", "on_list"), ("2", "active", "on_list"),
    ]  # fmt: skip
    visits = await home.reception.show_round(doctor())
    assert [one.entry for one in visits] == [called.entry, planned.entry]


# ---- beside calls, and again


async def test_b3_6_who_is_waited_for_that_day_is_not_planned_again(home: Desk) -> None:
    planned = await plan(home)
    with refused(Refusal.ALREADY_AWAITED):
        await plan(home, when=Window(TOMORROW, time(13), time(18)), window="a2")
    other_day = Window(TODAY + timedelta(days=2), time(9), time(13))
    assert (await plan(home, when=other_day, window="a3")).starts_at > planned.starts_at
    await call_off(home, planned.entry)
    assert (await plan(home, window="a4")).state is CallState.ACCEPTED


async def test_b3_6_a_call_to_another_provider_is_not_in_the_way(home: Desk) -> None:
    home.clock.moment = local(TODAY, 13)
    entry = (await call(home)).call.entry
    with refused(Refusal.ALREADY_AWAITED):
        await plan(home)
    await note(home, entry)
    await plan(home)


async def test_whoever_calls_is_promised_a_window_of_the_calls_own(home: Desk) -> None:
    """Not that of the plan: today's fever does not wait for tomorrow's visit."""
    planned = await plan(home)
    called = await call(home)
    assert (called.window, called.call.kind) == (AFTERNOON, CallKind.FIRST)
    assert called.call.joined is None
    await note(home, called.call.entry)
    assert await state(home, planned.entry) == "entered"


async def test_b3_6_a_visit_in_the_same_window_ends_both(home: Desk) -> None:
    planned = await plan(home)
    home.clock.moment = local(TODAY, 13)
    called = await call(home)
    assert called.window == MORNING
    home.clock.moment = local(TOMORROW, 10)
    await note(home, called.call.entry)
    assert await state(home, planned.entry) == "visited"


async def test_twin_taps_are_one_entry(home: Desk) -> None:
    calls = await asyncio.gather(*(plan(home) for _ in range(4)))
    assert len({one.entry for one in calls}) == 1
    assert (await plan(home)).entry == calls[0].entry
    assert len(await home.rows(tables.entries)) == 1


async def test_r3_25_it_is_noted_like_any_other(home: Desk) -> None:
    planned = await plan(home)
    home.clock.moment = local(TOMORROW, 10)
    await note(home, planned.entry)
    assert [one.mark for one in (await written(home, planned.entry)).marks] == [
        Mark.ENTERED, Mark.VISITED,
    ]  # fmt: skip
