"""Two processes rush for the times of one database: what decides knows no process (B2.5)."""

import asyncio
import json
import os
import sys
from collections import Counter
from pathlib import Path

from sqlalchemy import select

from storage.statements import Statement
from storage.store import Store
from storage.tables import entries, takings

ROOT = Path(__file__).parents[2]
TIMES, PEOPLE = 12, 40
BOOKED = Statement(select(takings.c.starts_at, takings.c.entry))
NUMBERS = Statement(select(entries.c.number))
RUSHES = """
import asyncio, json, sys
from clinic.people import Iin
from storage.store import open_store
from tests.keys import KEY
from tests.storage.clinic_at_work import FIXED, book, slot

url, process, times, people = sys.argv[1], *map(int, sys.argv[2:])

async def main():
    said = []
    async with open_store(url, FIXED, KEY) as store:
        async def tap(number):
            async with store.units(writing=True) as unit:
                person = Iin(f"90{process}013{number:06}")
                won = await book(unit, f"w{process}/{number}", slot(number % times), person)
                if won:
                    await unit.commit()
                return number % times if won else None

        print("ready", flush=True)
        sys.stdin.readline()
        said = await asyncio.gather(*map(tap, range(people)), return_exceptions=True)
    print(json.dumps([repr(one) if isinstance(one, Exception) else one for one in said]))

asyncio.run(main())
"""


async def test_b2_5_two_processes_book_each_time_once_and_nobody_hears_of_a_lock(
    store: Store, database_url: str
) -> None:
    rushing = [await _start(database_url, number) for number in (1, 2)]
    for process in rushing:
        assert process.stdout
        assert await process.stdout.readline() == b"ready\n"
    told = await asyncio.gather(*(process.communicate(b"go\n") for process in rushing))
    answers = [answer for said, _ in told for answer in json.loads(said)]
    wins = Counter(answer for answer in answers if answer is not None)
    assert wins == dict.fromkeys(range(TIMES), 1)
    async with store.units() as unit:
        booked = await unit.transaction.rows(BOOKED)
        numbers = sorted(row[0] for row in await unit.transaction.rows(NUMBERS))
    assert len(booked) == len({starts_at for starts_at, _ in booked}) == TIMES
    assert numbers == list(range(1, TIMES + 1)), "numbered without gaps"


async def _start(url: str, number: int) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        RUSHES,
        url,
        *(str(count) for count in (number, TIMES, PEOPLE)),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
