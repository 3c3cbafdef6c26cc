"""The home visits of each precinct: every morning, and what comes after that as additions.

The calls are marked and told to the doctors first, then the files are written: one that is missing
is written by whoever looks next (docs/decisions/0027).
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote

from app.lists import FORMS, Order, own_process, put_in_place
from app.papers.home_list import DayOfCalls, day_of_calls
from app.papers.pages import Printing
from app.papers.sheets import PDF
from app.rounds import Records, Work
from app.settings import Settings
from app.stores import opened as opened_store
from clinic.home_calls import Issue
from clinic.journals.home_visits import FIRST_ISSUE
from clinic.people import ProviderId
from clinic.usecases.put_on_list import PutOnList
from locales.language import Language
from storage.bulk import opened

JOB: Final = "list of home visits"
NO_PRECINCT: Final = "without-precinct"


@dataclass(frozen=True, slots=True)
class HomeLists:
    """Without a folder nothing is written, and the chats are told all the same."""

    settings: Settings
    put_on_list: PutOnList
    records: Records

    @contextmanager
    def ready(self) -> Iterator[Work]:
        folder = self.settings.lists_dir
        with own_process() if folder else nullcontext() as run:

            async def work(provider: ProviderId, day: date) -> None:
                addition = (JOB, provider) in await self.records.done_on(day)
                await self.put_on_list.of_provider(provider, day, addition=addition)
                if run and folder:
                    await run(write, Order(self.settings, provider, day, folder))

            yield work


def paper_of(settings: Settings, issue: Issue) -> bytes | None:
    """None: it is not in the folder yet."""
    if settings.lists_dir is None:
        return None
    order = Order(settings, issue.provider, issue.day, settings.lists_dir)
    file = order.file(PDF, named(issue.precinct, issue.number))
    return file.read_bytes() if file.exists() else None


def write(order: Order) -> None:
    """What is not in the folder yet."""
    asyncio.run(_write(order))


async def _write(order: Order) -> None:
    settings = order.settings
    async with opened_store(settings) as (store, clock):
        cipher, now = store.keyring.cipher(), clock.now()
    async with opened(settings.database_url, write=False, cipher=cipher) as bulk:
        printing = Printing(settings.zone, Language.KK, now)
        calls = await day_of_calls(bulk, order.provider, order.day, printing)
    for precinct in calls.precincts:
        for number in calls.issues(precinct):
            _write_issue(order, calls, precinct, number)


def _write_issue(order: Order, calls: DayOfCalls, precinct: str, number: int) -> None:
    for form in FORMS:
        file = order.file(form, named(precinct, number))
        if not file.exists():
            put_in_place(calls.issue(precinct, number), file, form)


def named(precinct: str, number: int) -> str:
    """No precinct's code leads out of the folder."""
    name = f"home-visits-{quote(precinct, safe='') or NO_PRECINCT}"
    return name if number == FIRST_ISSUE else f"{name}-addition-{number - FIRST_ISSUE}"
