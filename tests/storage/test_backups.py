"""Copies of a store: what they hold, and which are refused (docs/runbook.md "Backup")."""

import gzip
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from clinic.journals.book import Mark
from storage import bulk as bulks
from storage import migrate
from storage.backups import (
    PURPOSE,
    FromLater,
    NotEmpty,
    back_up,
    restore,
)
from storage.errors import StorageFault
from storage.schema import RehearsalRefused, revision_of
from storage.sealed_files import FileDamaged, SealedReader, SealedWriter
from storage.store import Store
from storage.tables import entries, marks, metadata
from tests.clinic.usecases.town import kept
from tests.databases import Databases, PostgresDatabases, SqliteFiles
from tests.keys import KEY
from tests.storage.clinic_at_work import CHAT, NOW, slot, write_entry

OTHER_KEY = bytes(32)
GZIPPED = b"\x1f\x8b\x08"


@pytest.fixture
def other(
    databases: Databases, sqlite_files: SqliteFiles, postgres: PostgresDatabases
) -> Databases:
    """The other kind of server."""
    return postgres if databases is sqlite_files else sqlite_files


@pytest.fixture
async def elsewhere(other: Databases) -> AsyncIterator[str]:
    """A new database without a schema, on the other kind of server."""
    url = await other.empty()
    yield url
    await other.drop(url)


@pytest.fixture
async def copy(store: Store, database_url: str, tmp_path: Path) -> Path:
    """Of a clinic with two entries."""
    async with store.units(writing=True) as unit:
        for number in range(2):
            entry = await write_entry(unit, f"w{number}", at=slot(number))
            await unit.journals.mark(entry.entry, Mark.TOLD, at=NOW, by=CHAT, channel="chat")
        await unit.commit()
    file = tmp_path / "copy.qabyldau"
    await back_up(database_url, file, KEY, NOW)
    return file


def rewritten(copy: Path, change: Callable[[list[Any]], None]) -> None:
    """The same copy with other lines, sealed with the same key."""
    with copy.open("rb") as sealed, SealedReader(sealed, KEY, PURPOSE) as reader:
        lines = [json.loads(line) for line in gzip.decompress(reader.read()).splitlines()]
    change(lines)
    plain = "".join(json.dumps(line) + "\n" for line in lines).encode()
    with copy.open("wb") as raw, SealedWriter(raw, KEY, PURPOSE) as writer:
        writer.write(gzip.compress(plain))


def contents(file: Path) -> bytes:
    return file.read_bytes()


def put_back(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)


def beside(file: Path) -> list[Path]:
    return list(file.parent.iterdir())


async def everything(url: str) -> dict[str, list[str]]:
    return {
        table.name: sorted(str(sorted(row.items())) for row in await kept(url, table))
        for table in metadata.sorted_tables
    }


async def test_a_copy_of_one_server_is_restored_on_the_other(
    copy: Path, database_url: str, elsewhere: str
) -> None:
    before = await everything(database_url)
    copied = await restore(elsewhere, copy, KEY, rehearsing=False)
    assert await everything(elsewhere) == before
    assert copied.rows == sum(map(len, before.values())) > 0
    assert copied.at == "2026-11-23T04:00:00.000000Z"


async def test_a_copy_shows_one_moment_though_others_write(
    store: Store, database_url: str
) -> None:
    async with bulks.opened(database_url, write=False) as bulk:
        seen = [row async for batch in bulk.batches(entries, 10) for row in batch]
        async with store.units(writing=True) as unit:
            entry = await write_entry(unit, "w1")
            await unit.journals.mark(entry.entry, Mark.TOLD, at=NOW, by=CHAT, channel="chat")
            await unit.commit()
        seen += [row async for batch in bulk.batches(marks, 10) for row in batch]
    assert seen == []
    assert len(await kept(database_url, marks)) == 2


def test_a_copy_is_its_owners_alone_and_says_nothing(copy: Path) -> None:
    assert copy.stat().st_mode & 0o777 == 0o600
    for plain in (b"entries", b"880101400017", GZIPPED):
        assert plain not in contents(copy)


def cut(raw: bytes) -> bytes:
    return raw[:-1]


def longer(raw: bytes) -> bytes:
    return raw + raw[34:]


def changed(raw: bytes) -> bytes:
    return raw[:-40] + bytes([raw[-40] ^ 1]) + raw[-39:]


def foreign(raw: bytes) -> bytes:
    return b"PK" + raw


def emptied(raw: bytes) -> bytes:
    del raw
    return b""


@pytest.mark.parametrize("spoil", [cut, longer, changed, foreign, emptied])
async def test_a_spoilt_copy_is_refused_before_anything_is_written(
    copy: Path, elsewhere: str, spoil: Callable[[bytes], bytes]
) -> None:
    put_back(copy, spoil(contents(copy)))
    with pytest.raises(FileDamaged):
        await restore(elsewhere, copy, KEY, rehearsing=False)
    assert await revision_of(elsewhere) == ""


async def test_another_key_does_not_open_it(copy: Path, elsewhere: str) -> None:
    with pytest.raises(FileDamaged):
        await restore(elsewhere, copy, OTHER_KEY, rehearsing=False)


async def test_nothing_is_ever_restored_over_what_is_there(copy: Path, database_url: str) -> None:
    before = await everything(database_url)
    with pytest.raises(NotEmpty):
        await restore(database_url, copy, KEY, rehearsing=False)
    assert await everything(database_url) == before


async def test_a_restore_that_was_interrupted_may_begin_anew(copy: Path, elsewhere: str) -> None:
    """The schema was made, and no row came."""
    await migrate(elsewhere)
    await restore(elsewhere, copy, KEY, rehearsing=False)
    assert len(await kept(elsewhere, entries)) == 2


def last_row_twice(lines: list[Any]) -> None:
    lines.insert(-1, next(line for line in reversed(lines) if isinstance(line, list)))
    lines[-1]["rows"] += 1


async def test_a_failure_in_the_middle_leaves_no_row(copy: Path, elsewhere: str) -> None:
    whole = contents(copy)
    rewritten(copy, last_row_twice)
    with pytest.raises(StorageFault):
        await restore(elsewhere, copy, KEY, rehearsing=False)
    assert await kept(elsewhere, entries) == []
    put_back(copy, whole)
    await restore(elsewhere, copy, KEY, rehearsing=False)
    assert len(await kept(elsewhere, entries)) == 2


async def test_an_older_copy_stays_until_the_new_one_is_whole(
    copy: Path, database_url: str, elsewhere: str
) -> None:
    """Of a database without a schema nothing can be copied."""
    older = contents(copy)
    with pytest.raises(StorageFault):
        await back_up(elsewhere, copy, KEY, NOW)
    assert contents(copy) == older
    assert [file.name for file in beside(copy)] == [copy.name]
    await back_up(database_url, copy, KEY, NOW + timedelta(hours=1))
    assert contents(copy) != older


async def test_a_later_versions_copy_is_refused(copy: Path, elsewhere: str) -> None:
    rewritten(copy, lambda lines: lines[0].update(revision="9999"))
    with pytest.raises(FromLater):
        await restore(elsewhere, copy, KEY, rehearsing=False)


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines.pop(),
        lambda lines: lines.pop(-2),
        lambda lines: lines.pop(0),
        lambda lines: lines.clear(),
    ],
)
async def test_lines_that_are_missing_are_noticed(
    copy: Path, elsewhere: str, change: Callable[[list[Any]], None]
) -> None:
    rewritten(copy, change)
    with pytest.raises(FileDamaged):
        await restore(elsewhere, copy, KEY, rehearsing=False)


async def test_a_rehearsal_stays_one(copy: Path, elsewhere: str) -> None:
    with pytest.raises(RehearsalRefused, match="no rehearsal"):
        await restore(elsewhere, copy, KEY, rehearsing=True)
    rewritten(copy, lambda lines: lines[0].update(is_rehearsal=True))
    with pytest.raises(RehearsalRefused, match="needs NOW"):
        await restore(elsewhere, copy, KEY, rehearsing=False)
    await restore(elsewhere, copy, KEY, rehearsing=True)
