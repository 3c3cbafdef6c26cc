"""Holds and visits: columns of one conditional write (B2.5)."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from clinic.people import Iin
from clinic.refusals import Refusal, Refused
from clinic.schedule import Absence, Shift
from storage.store import Store, open_store
from tests.keys import KEY
from tests.storage.clinic_at_work import (
    AKHMETOV,
    CHILD,
    LATER,
    MOTHER,
    NOW,
    PROVIDER,
    SERIKOVA,
    TODAY,
    TOMORROW,
    TurnedClock,
    book,
    slot,
)
from tests.storage.seeding import put

STRANGER = Iin("900101300007")


async def hold(store: Store, number: int, holder: str, now: datetime = NOW) -> bool:
    async with store.units(writing=True) as unit:
        held = await unit.timetable.hold(slot(number), holder, now + timedelta(minutes=3), now)
        await unit.commit()
    return held


async def seen_taken(store: Store, now: datetime = NOW, holder: str = "") -> list[int]:
    async with store.units() as unit:
        taken = await unit.timetable.taken([AKHMETOV], NOW, slot(99).starts_at, now, holder)
    return [(one.starts_at - slot().starts_at) // timedelta(minutes=15) for one in taken]


async def test_a_held_time_is_taken_for_others_only(store: Store) -> None:
    assert await hold(store, 0, "a")
    assert not await hold(store, 0, "b")
    assert await seen_taken(store, holder="b") == [0]
    assert await seen_taken(store, holder="a") == []


async def test_visits_are_booked_times_and_no_holds(store: Store) -> None:
    assert await hold(store, 0, "a")
    async with store.units(writing=True) as unit:
        await book(unit, "w1", slot(1), MOTHER)
        await unit.commit()
    async with store.units() as unit:
        everybody = [AKHMETOV, SERIKOVA]
        [visit] = await unit.timetable.visits(everybody, NOW, slot(99).starts_at)
        assert (visit.starts_at, visit.ends_at) == (slot(1).starts_at, slot(1).ends_at)
        assert await unit.timetable.visits(everybody, NOW, slot(1).starts_at) == []
        assert await unit.timetable.visits([SERIKOVA], NOW, slot(99).starts_at) == []


async def test_a_hold_ends_by_itself(store: Store) -> None:
    assert await hold(store, 0, "a")
    assert await seen_taken(store, LATER) == []
    assert await hold(store, 0, "b", LATER)


async def test_another_choice_releases_the_one_before(store: Store) -> None:
    assert await hold(store, 0, "a")
    assert await hold(store, 1, "a")
    assert await seen_taken(store) == [1]
    assert await hold(store, 1, "a"), "held again by the same"
    async with store.units(writing=True) as unit:
        await unit.timetable.release("a")
        await unit.commit()
    assert await seen_taken(store) == []


async def test_who_holds_a_time_takes_it_and_others_do_not(store: Store) -> None:
    assert await hold(store, 0, "a")
    async with store.units(writing=True) as unit:
        assert not await book(unit, "w1", slot(), MOTHER, "b")
    async with store.units(writing=True) as unit:
        assert await book(unit, "w1", slot(), MOTHER, "a")
        await unit.commit()
    async with store.units(writing=True) as unit:
        assert not await book(unit, "w2", slot(), STRANGER, "a")
    assert not await hold(store, 0, "a"), "a booked time is not held"
    assert await seen_taken(store, LATER, "a") == [0]


async def test_one_active_visit_per_person_doctor_and_day(store: Store) -> None:
    """B2.6: refused by a unique key; another doctor, another person, or the freed time is fine."""
    async with store.units(writing=True) as unit:
        first = await unit.journals.by_window("none")
        assert first is None
        assert await book(unit, "w1", slot(), MOTHER)
        await unit.commit()
    async with store.units(writing=True) as unit:
        with pytest.raises(Refused) as refused:
            await book(unit, "w2", slot(1), MOTHER)
    assert refused.value.refusal is Refusal.ALREADY_BOOKED
    async with store.units(writing=True) as unit:
        assert await book(unit, "w3", slot(1), CHILD)
        assert await book(unit, "w4", slot(1, SERIKOVA), MOTHER)
        entry = await unit.journals.by_window("w1")
        assert entry is not None
        assert await unit.timetable.free(entry)
        assert not await unit.timetable.free(entry)
        assert await book(unit, "w5", slot(2), MOTHER)
        await unit.commit()


async def test_shifts_and_absences_are_those_of_the_asked_days(store: Store) -> None:
    await put(
        store, Absence(AKHMETOV, TODAY, TOMORROW), Shift(AKHMETOV, TODAY, time(9), time(10), 15)
    )
    async with store.units() as unit:
        later = await unit.timetable.shifts([AKHMETOV, SERIKOVA], TOMORROW, TOMORROW)
        assert [(shift.doctor, shift.day) for shift in later] == [
            (AKHMETOV, TOMORROW),
            (SERIKOVA, TOMORROW),
        ]
        earlier = await unit.timetable.shifts([AKHMETOV], TODAY, TOMORROW)
        assert [shift.day for shift in earlier] == [TODAY, TOMORROW]
        assert await unit.timetable.absences([SERIKOVA], TODAY, TOMORROW) == []
        assert await unit.timetable.absences([AKHMETOV], TOMORROW, TOMORROW) == [
            Absence(AKHMETOV, TODAY, TOMORROW)
        ]


async def test_another_process_is_seen_within_two_seconds(
    store: Store, database_url: str, clock: TurnedClock
) -> None:
    async def booking_days() -> int:
        async with store.units() as unit:
            return (await unit.directory.providers())[0].booking_days

    assert await booking_days() == 14
    async with open_store(database_url, TurnedClock(), KEY) as other:
        await put(other, replace(PROVIDER, booking_days=21))
    assert await booking_days() == 14
    clock.moment += timedelta(seconds=2)
    assert await booking_days() == 21
