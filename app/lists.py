"""The lists that a clinic finds in its folder each morning, written by a process of its own.

What they cost a processor is not taken from those who are talking to the bot.
"""

import asyncio
import multiprocessing
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote

from app.papers.day_list import day_list
from app.papers.pages import Printing
from app.papers.sheets import PDF, XLSX
from app.rounds import Work
from app.settings import Settings
from app.stores import opened as opened_store
from clinic.people import ProviderId
from locales.language import Language
from storage.bulk import opened

APPOINTMENTS: Final = "appointments"
AHEAD: Final = timedelta(minutes=30)
FORMS: Final = (PDF, XLSX)
OWNER_ONLY: Final = 0o700


@dataclass(frozen=True, slots=True)
class Order:
    """Which lists, and in which folder."""

    settings: Settings
    provider: ProviderId
    day: date
    folder: Path

    def file(self, form: str, of: str = APPOINTMENTS) -> Path:
        """No provider's code leads out of the folder."""
        return self.folder / f"{self.day}-{quote(self.provider, safe='')}-{of}.{form}"


class Written(Protocol):
    """A list as `app.papers` makes it."""

    def write(self, path: Path, form: str) -> None: ...


Run = Callable[[Callable[[Order], None], Order], Awaitable[None]]


@contextmanager
def own_process() -> Iterator[Run]:
    """One, for all that is written as long as the block lasts."""
    process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))

    async def run(write: Callable[[Order], None], order: Order) -> None:
        await asyncio.get_running_loop().run_in_executor(process, write, order)

    try:
        yield run
    finally:
        process.shutdown(wait=False)


def put_in_place(listed: Written, file: Path, form: str) -> None:
    """When it is whole, and not before."""
    file.parent.mkdir(OWNER_ONLY, parents=True, exist_ok=True)
    unfinished = file.with_name(file.name + ".unfinished")
    listed.write(unfinished, form)
    unfinished.replace(file)


@dataclass(frozen=True, slots=True)
class Lists:
    """Raises what the database and the folder raise."""

    settings: Settings
    folder: Path

    @contextmanager
    def appointments(self) -> Iterator[Work]:
        with own_process() as run:

            async def work(provider: ProviderId, day: date) -> None:
                await run(write, Order(self.settings, provider, day, self.folder))

            yield work


def write(order: Order) -> None:
    asyncio.run(_write(order))


async def _write(order: Order) -> None:
    settings = order.settings
    async with opened_store(settings) as (store, clock):
        cipher, now = store.keyring.cipher(), clock.now()
    async with opened(settings.database_url, write=False, cipher=cipher) as bulk:
        printing = Printing(settings.zone, Language.KK, now)
        listed = await day_list(bulk, order.provider, order.day, printing)
    for form in FORMS:
        put_in_place(listed, order.file(form), form)
