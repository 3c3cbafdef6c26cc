"""The last free time goes to exactly one person under any load (B2.5), and why that is so."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

import asyncpg
from sqlalchemy.engine import make_url

from clinic.people import Iin
from clinic.reception import Booked
from clinic.refusals import Refusal, Refused
from storage import tables
from tests.clinic.samples import iin_of
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.town import SECOND, THERAPIST, person

PEOPLE = [iin_of(1000 + number) for number in range(50)]
TIMES = [
    (doctor, local(TOMORROW, 9) + timedelta(minutes=15 * number))
    for doctor, count in ((THERAPIST, 12), (SECOND, 8))
    for number in range(count)
]


async def test_b2_5_fifty_people_at_once_over_twenty_times_no_double(desk: Desk) -> None:
    await desk.add(tables.register, *(person(iin) for iin in PEOPLE))
    answers = await asyncio.gather(
        *(_try_all(desk, number, iin) for number, iin in enumerate(PEOPLE))
    )
    booked = [answer for answer in answers if answer is not None]
    assert len(booked) == len(TIMES)
    had = Counter((one.visit.doctor, one.visit.starts_at) for one in booked)
    assert set(had) == set(TIMES)
    assert max(had.values()) == 1
    assert len(await desk.rows(tables.entries)) == len(TIMES)
    assert {row["refusal"] for row in await desk.rows(tables.refusals)} == {Refusal.SLOT_TAKEN}
    numbers = sorted(int(one.visit.entry.rsplit("/", 1)[1]) for one in booked)
    assert numbers == list(range(1, len(TIMES) + 1))


async def _try_all(desk: Desk, number: int, iin: Iin) -> Booked | None:
    """Begins somewhere, and goes on to the next time as long as another was quicker."""
    account = f"telegram:{1000 + number}"
    asker = await desk.caller(account)
    for step in range(len(TIMES)):
        doctor, at = TIMES[(number + step) % len(TIMES)]
        with suppress(Refused):  # SLOT_TAKEN: the test counts the refusals
            return await desk.book(
                f"{account}/{step}", asker=asker, patient=iin, doctor=doctor, at=at, holder=account
            )
    return None


async def test_control_the_same_rush_with_the_guard_off_books_doubles(postgres_url: str) -> None:
    """Look, then write, without the conditional write: what other booking systems do (§3.12)."""
    address = make_url(postgres_url)
    pool = await asyncpg.create_pool(
        host=address.query["host"],
        user="postgres",
        database=address.database,
        max_size=len(PEOPLE),
    )
    async with pool:
        await pool.execute("CREATE TABLE naive (slot integer, person integer)")
        everybody = asyncio.Barrier(len(PEOPLE))
        await asyncio.gather(
            *(_book_naively(pool, number, everybody) for number in range(len(PEOPLE)))
        )
        rows = await pool.fetch("SELECT slot FROM naive")
    assert _doubles([row["slot"] for row in rows]) > 0


async def _book_naively(pool: "asyncpg.Pool", number: int, everybody: asyncio.Barrier) -> None:
    slot = number % len(TIMES)
    async with pool.acquire() as connection, connection.transaction():
        free = not await connection.fetch("SELECT 1 FROM naive WHERE slot = $1", slot)
        await everybody.wait()
        if free:
            await connection.execute("INSERT INTO naive VALUES ($1, $2)", slot, number)


def _doubles(slots: Sequence[int]) -> int:
    return sum(count - 1 for count in Counter(slots).values())
