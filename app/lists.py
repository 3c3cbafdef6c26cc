"""The lists that a clinic finds in its folder each morning, written by a process of its own.

What they cost a processor is not taken from those who are talking to the bot.
"""

import asyncio
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import quote

from app.papers.day_list import day_list
from app.papers.sheets import PDF, XLSX
from app.rounds import DailyJob, Rounds, Work
from app.settings import Settings
from app.stores import opened as opened_store
from clinic.people import ProviderId
from clinic.ports import Clock
from locales.language import Language
from storage import Store
from storage.bulk import opened

APPOINTMENTS: Final = "appointments"
AHEAD: Final = timedelta(minutes=30)
FORMS: Final = (PDF, XLSX)
OWNER_ONLY: Final = 0o700


@dataclass(frozen=True, slots=True)
class Order:
    """Which list, and in which folder."""

    settings: Settings
    provider: ProviderId
    day: date
    folder: Path

    def file(self, form: str) -> Path:
        """No provider's code leads out of the folder."""
        name = f"{self.day}-{quote(self.provider, safe='')}-{APPOINTMENTS}.{form}"
        return self.folder / name


@dataclass(frozen=True, slots=True)
class Lists:
    """Raises what the database and the folder raise."""

    settings: Settings
    folder: Path

    @contextmanager
    def appointments(self) -> Iterator[Work]:
        process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))

        async def work(provider: ProviderId, day: date) -> None:
            order = Order(self.settings, provider, day, self.folder)
            await asyncio.get_running_loop().run_in_executor(process, write, order)

        try:
            yield work
        finally:
            process.shutdown(wait=False)


def daily_rounds(settings: Settings, store: Store, clock: Clock) -> Rounds:
    """No jobs without a folder for their lists."""
    jobs = []
    if settings.lists_dir is not None:
        lists = Lists(settings, settings.lists_dir)
        jobs.append(DailyJob("list of appointments", AHEAD, lists.appointments))
    return Rounds(jobs, store.units, store.rounds, clock)


def write(order: Order) -> None:
    """A file is put in place when it is whole."""
    asyncio.run(_write(order))


async def _write(order: Order) -> None:
    settings = order.settings
    async with opened_store(settings) as (store, _):
        cipher = store.keyring.cipher()
    async with opened(settings.database_url, write=False, cipher=cipher) as bulk:
        listed = await day_list(bulk, order.provider, order.day, settings.zone, Language.KK)
    order.folder.mkdir(OWNER_ONLY, parents=True, exist_ok=True)
    for form in FORMS:
        file = order.file(form)
        unfinished = file.with_name(file.name + ".unfinished")
        listed.write(unfinished, form)
        unfinished.replace(file)
