"""A town in whose outbox many reminders are due at one second."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bench.databases import Databases
from bench.town import (
    CLINIC,
    CLOCK,
    KEY,
    REMINDED,
    crowd,
    free_slots,
    proofs,
    reception_over,
    requests,
)
from clinic.acting import Account
from clinic.journals.book import Entry
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.notices import REMINDERS, NoticeKind, NoticeState, of_entry
from clinic.visits import EntryNo
from storage import Store, open_store
from storage.bulk import opened
from storage.marshal import instant
from storage.shelves import Row
from storage.tables import notices
from storage.unit import SqlUnit

CITIZENS: Final = crowd(REMINDED)
A_MINUTE: Final = timedelta(minutes=1)
EIGHT_HOURS: Final = timedelta(hours=8)
TOGETHER: Final = 500
"""So many entries are written in one transaction."""


async def with_reminders(databases: Databases, town: str, count: int, due_at: datetime) -> str:
    """A copy of the town: so many visits tomorrow, each with a reminder that is due then."""
    url = await databases.copy(town)
    async with open_store(url, CLOCK, KEY) as store:
        like = await _booked(store)
        for first in range(0, count, TOGETHER):
            async with store.units(writing=True) as unit:
                for number in range(first, min(first + TOGETHER, count)):
                    await _enter(unit, number, like, due_at)
                await unit.commit()
    await databases.settle(url)
    return url


async def _booked(store: Store) -> Entry:
    """A visit as the reception enters it; its own reminders are not part of the measure."""
    reception = reception_over(store.units)
    asking = await proofs(reception, CITIZENS[:1])
    [asked] = requests(asking, await free_slots(reception, 1))
    booked = await reception.book_visit(*asked)
    async with store.units(writing=True) as unit:
        await unit.outbox.withdraw(booked.visit.entry, REMINDERS)
        await unit.commit()
    async with store.units() as unit:
        return await unit.journals.find(booked.visit.entry)


async def _enter(unit: SqlUnit, number: int, like: Entry, due_at: datetime) -> None:
    """The crowd comes again and again: an outbox does not mind."""
    citizen = CITIZENS[number % REMINDED]
    entry = await unit.journals.write(
        PRE_APPOINTMENT,
        CLINIC,
        year=due_at.year,
        at=CLOCK.now(),
        window=f"due.{number}",
        made_by=citizen.account,
        columns={**like.columns, "iin": citizen.iin.digits, "contact": citizen.phone},
    )
    kind = NoticeKind.REMINDER_EVENING
    await unit.outbox.add(of_entry(kind, entry.entry, due_at, citizen.account, "kk"))


def later() -> datetime:
    """When an evening's reminders are due that have not come yet."""
    return CLOCK.now() + EIGHT_HOURS


async def fall_due(store: Store) -> None:
    """The clock that all processes share goes on to that evening."""
    await store.rehearsal.advance(CLOCK.offset + EIGHT_HOURS + A_MINUTE)


async def any_waits(store: Store) -> bool:
    """Whether any notice is still to be sent."""
    counted = await store.counts(CLOCK.now())
    return any(state == NoticeState.WAITING for _, state, _ in counted.notices)


async def with_rows(databases: Databases, count: int, town: str, due_at: datetime) -> str:
    """A copy of the town with so many rows in its outbox, in which nothing is looked up."""
    url = await databases.copy(town)
    async with opened(url, write=True) as bulk:
        await bulk.shelf(notices).add(list(_rows(count, due_at)))
        await bulk.commit()
    await databases.settle(url)
    return url


def _rows(count: int, due_at: datetime) -> Iterator[Row]:
    due = instant(due_at)
    for number in range(count):
        entry = EntryNo(f"{CLINIC}/{due_at.year}/{number}")
        notice = of_entry(NoticeKind.REMINDER_EVENING, entry, due_at, Account("telegram:1"), "kk")
        yield (
            notice.notice, notice.kind, notice.account, entry, entry, notice.language, due, due,
            NoticeState.WAITING, 0, None, None, notice.channel,
        )  # fmt: skip
