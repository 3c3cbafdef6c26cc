"""Whoever came to the house notes it: R3.25, I8, form 031/u columns 9 and 10 (B0.7, B0.9)."""

import asyncio
from datetime import timedelta

import pytest

from clinic.acting import Channel, Operator, Practitioner
from clinic.home_calls import CallState
from clinic.journals.book import Mark
from clinic.journals.home_calls import HOME_CALLS
from clinic.notices import NoticeKind
from clinic.people import DoctorId, ProviderId, Relation
from clinic.ports import Overtaken
from clinic.reception import VisitNote, VisitOutcome
from clinic.refusals import NotYours, Refusal
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY
from tests.clinic.usecases.at_home import call, call_off, doctor, note, state, written
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.telling import heard, registrar, states
from tests.clinic.usecases.town import (
    AIGUL,
    AWAY,
    CHILD,
    FELDSHER,
    MOTHER,
    PAEDIATRICIAN,
    SECOND,
    THERAPIST,
    VILLAGER,
)


async def record(
    desk: Desk,
    entry: EntryNo,
    by: Practitioner | Operator,
    outcome: VisitOutcome = VisitOutcome.VISITED,
) -> CallState:
    done = VisitNote(entry, outcome, desk.clock.now())
    return (await desk.reception.record_home_visit(done, by)).state


@pytest.mark.parametrize(
    ("outcome", "mark"),
    [
        (VisitOutcome.VISITED, Mark.VISITED),
        (VisitOutcome.NOBODY, Mark.NOT_AT_HOME),
        (VisitOutcome.AMBULANCE, Mark.HANDED_TO_103),
    ],
)
async def test_r3_25_the_precincts_doctor_notes_what_was(
    home: Desk, outcome: VisitOutcome, mark: Mark
) -> None:
    entry = (await call(home)).call.entry
    home.clock.moment = local(TODAY, 14)
    at = local(TODAY, 13, 40)
    call_after = await home.reception.record_home_visit(VisitNote(entry, outcome, at), doctor())
    assert call_after.state.value == mark.value
    last = (await written(home, entry)).marks[-1]
    assert (last.mark, last.at, last.by, last.channel) == (mark, at, "staff:s1", "chat")
    assert last.facts == {"done_by": THERAPIST}


async def test_the_desk_brings_it_from_paper(home: Desk) -> None:
    """Who came stands on the paper."""
    entry = (await call(home)).call.entry
    assert await record(home, entry, registrar()) is CallState.VISITED
    last = (await written(home, entry)).marks[-1]
    assert (last.by, last.facts) == ("staff:r1", {})


async def test_b3_1_the_feldsher_notes_where_there_is_no_doctor(home: Desk) -> None:
    entry = (await call(home, patient=VILLAGER)).call.entry
    assert await record(home, entry, doctor(FELDSHER)) is CallState.VISITED


async def test_whoever_shares_the_precinct_notes_it_too(home: Desk) -> None:
    """The paediatrician went to the child's mother as well."""
    entry = (await call(home, patient=MOTHER)).call.entry
    assert await record(home, entry, doctor(PAEDIATRICIAN)) is CallState.VISITED


async def test_whoever_it_was_handed_to_notes_it_whatever_the_precinct_now(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await home.change(tables.doctors, {"doctor": THERAPIST}, precincts="[]")
    assert await record(home, entry, doctor()) is CallState.VISITED


@pytest.mark.parametrize(
    ("who", "provider"),
    [(SECOND, HERE), (FELDSHER, HERE), (AWAY, ELSEWHERE), (THERAPIST, ELSEWHERE)],
)
async def test_b0_7_another_precincts_and_another_providers_doctor_notes_nothing(
    home: Desk, who: DoctorId, provider: ProviderId
) -> None:
    entry = (await call(home)).call.entry
    with pytest.raises(NotYours):
        await record(home, entry, doctor(who, provider))
    assert await state(home, entry) == "entered"


async def test_a_call_of_no_precinct_is_noted_by_the_desk_alone(home: Desk) -> None:
    await home.reregister(AIGUL, precinct=None)
    entry = (await call(home)).call.entry
    with pytest.raises(NotYours):
        await record(home, entry, doctor())
    await record(home, entry, registrar())


async def test_b0_7_the_desk_of_another_provider_hears_the_same_of_a_call_and_of_none(
    home: Desk,
) -> None:
    entry = (await call(home)).call.entry
    for number in (entry, EntryNo("taraz-4/2026/99")):
        with pytest.raises(NotYours):
            await record(home, number, registrar(ELSEWHERE))


async def test_a_visit_of_the_other_book_is_no_home_visit(home: Desk) -> None:
    visit = (await home.book()).visit.entry
    with pytest.raises(NotYours):
        await record(home, visit, registrar())


async def test_noted_twice_is_noted_once(home: Desk) -> None:
    """Also where the answer was told only after the doctor had come."""
    entry = (await call(home)).call.entry
    await note(home, entry)
    await home.reception.record_told(entry, "kk", "…", Channel.CHAT)
    home.clock.turn(minutes=5)
    await note(home, entry)
    marks = [mark.mark for mark in (await written(home, entry)).marks]
    assert marks == [Mark.ENTERED, Mark.VISITED, Mark.TOLD]


async def test_twin_taps_of_a_doctor_are_one_mark(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await asyncio.gather(*(note(home, entry) for _ in range(5)))
    marks = [mark.mark for mark in (await written(home, entry)).marks]
    assert marks == [Mark.ENTERED, Mark.VISITED]


async def test_what_was_read_twice_is_marked_after_what_was_read_first(home: Desk) -> None:
    """Or a visit noted in between would be overlooked: it was judged by the first reading."""
    entry = (await call(home)).call.entry
    async with home.units(writing=True) as unit:
        await unit.journals.find(entry)
        await note(home, entry)
        await unit.journals.of_patient(AIGUL, local(TODAY, 0), HOME_CALLS)
        await unit.journals.mark(
            entry, Mark.NOT_AT_HOME, at=home.clock.now(), by="staff:r1", channel="desk"
        )
        with pytest.raises(Overtaken):
            await unit.commit()
    assert await state(home, entry) == "visited"


async def test_what_is_over_is_not_noted_otherwise(home: Desk) -> None:
    visited = (await call(home)).call.entry
    await note(home, visited)
    with refused(Refusal.NO_LONGER_ACTIVE):
        await note(home, visited, VisitOutcome.NOBODY)
    cancelled = (await call(home, "h2", patient=MOTHER)).call.entry
    await call_off(home, cancelled)
    with refused(Refusal.NO_LONGER_ACTIVE):
        await note(home, cancelled)


async def test_b3_8_late_is_late_and_came(home: Desk) -> None:
    entry = (await call(home)).call.entry
    home.clock.moment = local(TODAY, 18)
    await heard(home)
    assert await state(home, entry) == "overdue"
    home.clock.turn(minutes=20)
    await note(home, entry)
    assert await state(home, entry) == "visited"


@pytest.mark.parametrize("minutes", [-121, 1])
async def test_nobody_comes_before_the_call_and_nothing_is_noted_beforehand(
    home: Desk, minutes: int
) -> None:
    entry = (await call(home)).call.entry
    home.clock.turn(hours=2)
    with refused(Refusal.VISIT_TIME):
        await note(home, entry, at=home.clock.now() + timedelta(minutes=minutes))
    assert await state(home, entry) == "entered"


async def test_a_time_is_named_by_the_minute(home: Desk) -> None:
    home.clock.turn(seconds=40)
    entry = (await call(home)).call.entry
    home.clock.turn(seconds=5)
    await note(home, entry, at=home.clock.now().replace(second=0))
    assert await state(home, entry) == "visited"


async def test_b3_6_the_first_call_was_known_when_somebody_went(home: Desk) -> None:
    first = (await call(home)).call.entry
    home.clock.turn(hours=1)
    second = (await call(home, "h2", asker=await home.caller("telegram:5"))).call.entry
    await note(home, second, at=home.clock.now() - timedelta(minutes=30))
    assert [await state(home, entry) for entry in (first, second)] == ["visited"] * 2


async def test_what_has_ended_otherwise_says_how(home: Desk) -> None:
    entry = (await call(home)).call.entry
    await call_off(home, entry)
    with refused(Refusal.NO_LONGER_ACTIVE) as told:
        await note(home, entry)
    assert told.value.facts == {"state": "cancelled"}


# ---- the calls that one visit answers (B3.6)


@pytest.mark.parametrize("noted", [0, 1, 2])
async def test_b3_6_calls_that_were_joined_are_ended_together(home: Desk, noted: int) -> None:
    """Whichever of them is noted: the doctor was in the house."""
    entries = [
        (await call(home, f"h{number}", asker=await home.caller(f"telegram:{number}"))).call.entry
        for number in range(3)
    ]
    other = (await call(home, "h9", patient=MOTHER)).call.entry
    await note(home, entries[noted])
    assert [await state(home, entry) for entry in entries] == ["visited"] * 3
    assert await state(home, other) == "entered"
    kinds = [row["kind"] for row in await home.rows(tables.notices)]
    assert kinds.count("home_visited") == 1


async def test_b3_6_a_joined_call_that_was_called_off_stays_so(home: Desk) -> None:
    first = (await call(home)).call.entry
    second = (await call(home, "h2", asker=await home.caller("telegram:5"))).call.entry
    await call_off(home, second)
    await note(home, first)
    assert await state(home, second) == "cancelled"


async def test_b3_6_a_call_of_another_day_waits_for_its_own_visit(home: Desk) -> None:
    first = (await call(home)).call.entry
    await note(home, first)
    home.clock.moment = local(TODAY, 13)
    second = (await call(home, "h2")).call.entry
    await note(home, first)
    assert await state(home, second) == "entered"
    home.clock.moment = local(TOMORROW, 10)
    await note(home, second)
    assert await state(home, second) == "visited"


# ---- "was this visit real?"


async def test_5_3_the_person_is_asked_whether_the_visit_was_real(home: Desk) -> None:
    """Told to the proved alone, and disputed by them."""
    proof = await home.verified(AIGUL, "telegram:9")
    entry = (await call(home)).call.entry
    await note(home, entry)
    assert (await heard(home))[NoticeKind.HOME_VISITED] == ("telegram:9",)
    disputed = await home.reception.dispute_entry(entry, proof)
    assert disputed.answer_by == local(TOMORROW, 20)
    assert await home.reception.dispute_entry(entry, proof) == disputed
    assert [row["kind"] for row in await home.rows(tables.tasks)] == ["dispute"]
    assert await state(home, entry) == "visited"


async def test_whom_nobody_found_is_not_asked(home: Desk) -> None:
    await home.verified(AIGUL)
    entry = (await call(home)).call.entry
    await note(home, entry, VisitOutcome.NOBODY)
    assert "home_visited" not in await states(home)


async def test_b5_1_nobody_is_asked_at_night(home: Desk) -> None:
    await home.verified(AIGUL)
    entry = (await call(home)).call.entry
    home.clock.moment = local(TODAY, 21, 30)
    await note(home, entry)
    assert NoticeKind.HOME_VISITED not in await heard(home)
    home.clock.moment = local(TOMORROW, 8)
    assert (await heard(home))[NoticeKind.HOME_VISITED] == ("telegram:1",)


async def test_5_3_the_guardian_is_asked_of_a_child(home: Desk) -> None:
    await home.verified(MOTHER, "telegram:9")
    entry = (await call(home, patient=CHILD, relation=Relation.OTHER)).call.entry
    home.clock.turn(hours=4)
    done = VisitNote(entry, VisitOutcome.VISITED, home.clock.now() - timedelta(minutes=5))
    await home.reception.record_home_visit(done, doctor(PAEDIATRICIAN))
    assert (await heard(home))[NoticeKind.HOME_VISITED] == ("telegram:9",)
