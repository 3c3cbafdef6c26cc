"""The last free time goes to exactly one person, and only the conditional write sees to it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

from sqlalchemy import bindparam, func, select

from clinic.people import Iin
from clinic.refusals import Refusal, Refused
from storage.marshal import instant
from storage.statements import Statement, given, upsert
from storage.store import Store
from storage.tables import takings
from tests.storage.clinic_at_work import NOW, TOMORROW, book, slot, write_entry

PEOPLE = [Iin(f"9001013{number:05}") for number in range(50)]
TIMES = 20

BOOKED = Statement(select(func.count()).where(takings.c.entry.is_not(None)))
LOOK = Statement(
    select(takings.c.entry).where(
        takings.c.doctor == given("doctor"),
        takings.c.starts_at == given("starts_at"),
        takings.c.entry.is_not(None),
    )
)


async def rush(tap: Callable[[int], Coroutine[Any, Any, bool]]) -> int:
    return sum(await asyncio.gather(*(tap(number) for number in range(len(PEOPLE)))))


async def test_fifty_at_once_over_twenty_times_book_twenty(store: Store) -> None:
    async def tap(number: int) -> bool:
        async with store.units(writing=True) as unit:
            chosen = slot(number % TIMES)
            if not await book(unit, f"w{number}", chosen, PEOPLE[number]):
                return False
            await unit.commit()
            return True

    assert await rush(tap) == TIMES
    async with store.units() as unit:
        numbers = [
            int((await unit.journals.of_patient(person, NOW))[0].entry.rsplit("/", 1)[1])
            for person in PEOPLE
            if await unit.journals.of_patient(person, NOW)
        ]
        assert (await unit.transaction.rows(BOOKED))[0][0] == TIMES
    assert sorted(numbers) == list(range(1, TIMES + 1)), "numbered without gaps"


async def test_without_the_guard_the_same_rush_books_doubles(
    store: Store,
) -> None:
    """The control run: read, check, write, with nothing but the check to decide."""
    unguarded = upsert(
        lambda insert: (
            insert(takings)
            .values({column.name: bindparam(column.name) for column in takings.columns})
            .on_conflict_do_update(
                index_elements=["doctor", "starts_at"], set_={"entry": given("entry")}
            )
            .returning(takings.c.doctor)
        )
    )
    everybody_looked = asyncio.Barrier(len(PEOPLE))
    wins: Counter[int] = Counter()

    async def tap(number: int) -> bool:
        place = slot(number % TIMES)
        starts_at = instant(place.starts_at)
        async with store.units() as unit:
            seen = await unit.transaction.rows(LOOK, doctor=place.doctor, starts_at=starts_at)
        await everybody_looked.wait()
        if seen:
            return False
        async with store.units(writing=True) as unit:
            entry = await write_entry(unit, f"w{number}", iin=PEOPLE[number], at=place)
            await unit.transaction.rows(
                unguarded,
                doctor=place.doctor,
                starts_at=starts_at,
                ends_at=instant(place.ends_at),
                holder="",
                held_until=None,
                entry=entry.entry,
                iin=PEOPLE[number],
                day=TOMORROW.isoformat(),
            )
            await unit.commit()
        wins[number % TIMES] += 1
        return True

    assert await rush(tap) == len(PEOPLE)
    assert max(wins.values()) > 1


async def test_twenty_at_once_for_one_time_book_one(store: Store) -> None:
    async def tap(number: int) -> bool:
        async with store.units(writing=True) as unit:
            won = await book(unit, f"w{number}", slot(), PEOPLE[number])
            if won:
                await unit.commit()
            return won

    assert await rush(tap) == 1


async def test_one_person_twice_at_once_with_one_doctor_is_booked_once(store: Store) -> None:
    """B2.6: the unique key stands behind the rule."""

    async def tap(number: int) -> bool:
        try:
            async with store.units(writing=True) as unit:
                if await book(unit, f"w{number}", slot(number), PEOPLE[0]):
                    await unit.commit()
                    return True
        except Refused as refused:
            assert refused.refusal is Refusal.ALREADY_BOOKED  # noqa: PT017 - one outcome of two
        return False

    won = await asyncio.gather(*(tap(number) for number in range(8)))
    assert sum(won) == 1
