"""kill -9 in the middle of a unit leaves nothing of it (B2.1)."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from storage.store import Store, open_store
from tests.keys import KEY
from tests.storage.clinic_at_work import AKHMETOV, FIXED, NOW, slot
from tests.storage.seeding import put

ROOT = Path(__file__).parents[2]
DIES = """
import asyncio, os, signal, sys
from storage.store import open_store
from tests.keys import KEY
from tests.storage.clinic_at_work import FIXED, MOTHER, book, slot

async def main():
    async with open_store(sys.argv[1], FIXED, KEY) as store:
        async with store.units(writing=True) as unit:
            assert await book(unit, "w1", slot(), MOTHER)
            os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_a_killed_process_leaves_nothing_of_its_unit(
    store: Store, database_url: str
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        DIES,
        database_url,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert await process.wait() == -signal.SIGKILL
    async with open_store(database_url, FIXED, KEY) as after:
        await put(after)
        async with after.units() as unit:
            assert await unit.journals.by_window("w1") is None
            assert await unit.timetable.taken([AKHMETOV], NOW, slot(9).ends_at, NOW, "") == []
    async with store.units() as unit:
        assert await unit.journals.by_window("w1") is None
