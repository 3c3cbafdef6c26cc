"""A unit keeps all of its deed or nothing, and leaves no connection behind."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from clinic.journals.book import Mark
from clinic.ports import Repeated, Unit, Units
from clinic.refusals import NotFound
from clinic.visits import EntryNo
from storage.address import sqlite_path
from storage.errors import StorageBusy, StorageFault
from storage.postgresql import CONNECTIONS
from storage.store import Store, open_store
from tests.keys import KEY
from tests.storage.clinic_at_work import (
    AKHMETOV,
    CHAT,
    FIXED,
    MOTHER,
    NOW,
    TOMORROW,
    book,
    slot,
    write_entry,
)


class Interrupted(Exception):  # noqa: N818 - a name for this test
    """Something went wrong in the middle."""


async def test_the_store_keeps_the_ports_promise(store: Store) -> None:
    units: Units = store.units
    async with units() as unit:
        promised: Unit = unit
        assert promised.register is not None


async def test_an_exception_rolls_the_whole_deed_back(store: Store) -> None:
    async def deed() -> None:
        async with store.units(writing=True) as unit:
            assert await book(unit, "w1", slot(), MOTHER)
            raise Interrupted

    with pytest.raises(Interrupted):
        await deed()
    await nothing_is_kept(store)


async def test_without_commit_nothing_is_kept(store: Store) -> None:
    async with store.units(writing=True) as unit:
        await book(unit, "w1", slot(), MOTHER)
        await unit.accounts.consent(CHAT, NOW)
    await nothing_is_kept(store)
    async with store.units() as unit:
        assert await unit.accounts.consented_at(CHAT) is None


async def test_a_cancelled_deed_leaves_nothing(store: Store) -> None:
    """SIGTERM, a lost client: the unit ends wherever it stood, and the next one works."""
    begun = asyncio.Event()

    async def deed() -> None:
        async with store.units(writing=True) as unit:
            await book(unit, "w1", slot(), MOTHER)
            begun.set()
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        running = group.create_task(deed())
        await begun.wait()
        running.cancel()
    await nothing_is_kept(store)


async def nothing_is_kept(store: Store) -> None:
    async with store.units(writing=True) as unit:
        assert await unit.journals.by_window("w1") is None
        assert await unit.timetable.taken([AKHMETOV], NOW, slot(9).ends_at, NOW, "") == []
        entry = await write_entry(unit, "w1")
        assert entry.entry == "p1/2026/1"


async def test_a_unit_reads_its_own_writes_and_others_do_not(store: Store) -> None:
    async with store.units(writing=True) as writing:
        entry = await write_entry(writing, "w1")
        assert await writing.journals.by_window("w1") == entry.entry
        async with store.units() as reading:
            assert await reading.journals.by_window("w1") is None
        await writing.commit()
    async with store.units() as reading:
        assert await reading.journals.find(entry.entry) == entry


async def test_a_unit_in_which_a_statement_failed_commits_nothing(store: Store) -> None:
    """PostgreSQL would answer COMMIT of such a transaction with a silent rollback."""
    async with store.units(writing=True) as unit:
        await unit.history.note(
            at=NOW, actor="a", role="r", provider=None, act="x", object_="o", reason="", outcome=""
        )
        await unit.journals.answered("w9", EntryNo("no/such/entry"), NOW)
        with pytest.raises(StorageFault):
            await unit.journals.by_window("w9")
        with pytest.raises(StorageFault):
            await unit.commit()


async def test_a_reading_unit_commits_nothing(store: Store) -> None:
    async with store.units() as unit:
        with pytest.raises(StorageFault):
            await unit.commit()


async def test_a_repeated_window_names_the_entry_it_wrote(store: Store) -> None:
    async with store.units(writing=True) as unit:
        entry = await write_entry(unit, "w1")
        await unit.commit()
    with pytest.raises(Repeated) as repeated:
        async with store.units(writing=True) as unit:
            await write_entry(unit, "w1")
    assert repeated.value.entry == entry.entry
    async with store.units(writing=True) as unit:
        assert (await write_entry(unit, "w2")).entry == "p1/2026/2", "no gap"


async def test_two_who_read_the_same_marks_do_not_both_add_to_them(store: Store) -> None:
    async with store.units(writing=True) as unit:
        entry = (await write_entry(unit, "w1")).entry
        await unit.commit()
    async with store.units(writing=True) as late:
        await late.journals.find(entry)
        async with store.units(writing=True) as early:
            await early.journals.find(entry)
            await early.journals.mark(entry, Mark.CANCELLED, at=NOW, by=CHAT, channel="chat")
            await early.commit()
        await late.journals.mark(entry, Mark.CONFIRMED, at=NOW, by=CHAT, channel="chat")
        with pytest.raises(StorageBusy):
            await late.commit()
    async with store.units() as unit:
        marks = (await unit.journals.find(entry)).marks
    assert [marked.mark for marked in marks] == [Mark.ENTERED, Mark.CANCELLED]


async def test_no_connection_stays_checked_out(store: Store) -> None:
    """More units than connections, each left in another way."""
    for number in range(CONNECTIONS * 3):
        async with store.units(writing=True) as unit:
            await book(unit, f"w{number}", slot(), MOTHER)
        with pytest.raises(NotFound):
            async with store.units(writing=True) as unit:
                await unit.journals.find(EntryNo("p1/2026/404"))
    async with asyncio.timeout(5), store.units(writing=True) as unit:
        assert await book(unit, "last", slot(), MOTHER)


async def test_faults_name_no_person(store: Store) -> None:
    """PostgreSQL quotes the row in its texts; ours carry a name of the schema."""
    async with store.units(writing=True) as unit:
        await unit.lookups.note(CHAT, MOTHER, NOW)
        await unit.journals.answered(MOTHER.digits, EntryNo("no/such/entry"), NOW)
        with pytest.raises(StorageFault) as fault:
            await unit.commit()
    assert MOTHER.digits not in f"{fault.value!r} {fault.value.__cause__!r}"


async def test_a_locked_sqlite_file_is_busy_and_not_broken(sqlite_url: str) -> None:
    path = sqlite_path(sqlite_url)
    assert path is not None
    async with open_store(sqlite_url, FIXED, KEY) as store:
        await short_wait(store)
        async with store.units(writing=True) as unit:
            await unit.accounts.consent(CHAT, NOW)
            with locked(path), pytest.raises(StorageBusy):
                await unit.commit()
        async with store.units(writing=True) as unit:
            await unit.accounts.consent(CHAT, NOW)
            await unit.commit()


async def test_reading_waits_for_no_writer(sqlite_url: str) -> None:
    path = sqlite_path(sqlite_url)
    assert path is not None
    async with open_store(sqlite_url, FIXED, KEY) as store:
        with locked(path):
            async with store.units() as unit:
                assert await unit.accounts.consented_at(CHAT) is None


async def short_wait(store: Store) -> None:
    async with store.units(writing=True) as unit:
        hand = unit.transaction._hand
        await hand._database.writer.hop(  # type: ignore[attr-defined]  # SQLite behind the port
            lambda connection: connection.execute("PRAGMA busy_timeout = 1")
        )


class locked:  # noqa: N801 - reads as a phrase: with locked(path)
    """Another process that writes."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)

    def __enter__(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_: object) -> None:
        self.connection.close()


async def test_the_time_of_a_booked_visit_is_taken(store: Store) -> None:
    async with store.units(writing=True) as unit:
        await book(unit, "w1", slot(1), MOTHER)
        await unit.commit()
    async with store.units() as unit:
        taken = await unit.timetable.taken([AKHMETOV], NOW, slot(9).ends_at, NOW, "")
        assert [one.starts_at for one in taken] == [slot(1).starts_at]
        assert await unit.timetable.unverified(AKHMETOV, TOMORROW) == 1
