"""Everybody at once for the same few times: nobody is booked twice, and how long a tap takes."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from time import perf_counter
from typing import Final

from bench.databases import Databases
from bench.table import Bar, Line, milliseconds, percentile
from bench.town import CLOCK, KEY, crowd, free_slots, proofs, reception_over, requests
from clinic.acting import Verified
from clinic.journals.pre_appointment import visit_of
from clinic.people import DoctorId
from clinic.reception import Reception, VisitRequest
from clinic.refusals import Refusal, Refused
from storage import Store, open_store

RUSHES: Final = ((50, 20), (1_000, 200))
DOUBLES: Final = Bar(0, least=False, unit=" doubles")


async def measure(databases: Databases, town: str) -> AsyncIterator[Line]:
    for people, times in RUSHES:
        url = await databases.copy(town)
        async with open_store(url, CLOCK, KEY) as store:
            yield await _rush(databases.name, store, people, times)
        await databases.drop(url)


async def _rush(name: str, store: Store, people: int, times: int) -> Line:
    reception = reception_over(store.units)
    asking = await proofs(reception, crowd(people))
    asked = list(requests(asking, await free_slots(reception, times)))
    began = perf_counter()
    taps = await asyncio.gather(*(_tap(reception, *one) for one in asked))
    took = perf_counter() - began
    doubles = await _doubles(store, asked)
    booked = sum(got for got, _ in taps)
    p99 = milliseconds(percentile([seconds for _, seconds in taps], 99))
    return Line(
        f"rush, {people:,} people over {times} times, {name}",
        f"{booked} booked, {doubles} doubles, p99 {p99}, {booked / took:,.0f} bookings/s",
        bar=DOUBLES,
        met=DOUBLES.met(doubles) and booked == times,
        fatal=True,
    )


async def _tap(reception: Reception, request: VisitRequest, asker: Verified) -> tuple[bool, float]:
    """Whether it was booked, and after how many seconds that was known."""
    began = perf_counter()
    try:
        await reception.book_visit(request, asker)
    except Refused as refused:
        if refused.refusal is not Refusal.SLOT_TAKEN:
            raise
        return False, perf_counter() - began
    return True, perf_counter() - began


async def _doubles(store: Store, asked: list[tuple[VisitRequest, Verified]]) -> int:
    """Visits in the journal beyond the first of their doctor and time."""
    held: Counter[tuple[DoctorId, str]] = Counter()
    async with store.units() as unit:
        for _, asker in asked:
            for entry in await unit.journals.of_patient(asker.person, CLOCK.now()):
                visit = visit_of(entry)
                held[visit.doctor, visit.starts_at.isoformat()] += 1
    return sum(count - 1 for count in held.values())
