"""What goes wrong in a command's transaction is told without the drivers' own words."""

import pytest
from sqlalchemy import Column, MetaData, Table, Text, select

from storage import StorageBusy, StorageFault
from storage import bulk as bulks
from storage.statements import Statement

NOTHING = Statement(select(Table("nothing", MetaData(), Column("at", Text)).c.at))


async def test_another_writer_is_waited_for_and_then_said(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulks, "WAITS_MS", 0)
    async with bulks.opened(sqlite_url, write=True):
        with pytest.raises(StorageBusy):
            async with bulks.opened(sqlite_url, write=True):
                pass


async def test_a_statement_that_fails_is_a_fault(database_url: str) -> None:
    with pytest.raises(StorageFault):
        async with bulks.opened(database_url, write=False) as bulk:
            await bulk.run(NOTHING)


async def test_a_server_that_is_not_there_is_busy() -> None:
    with pytest.raises(StorageBusy):
        async with bulks.opened("postgresql+asyncpg://nobody@127.0.0.1:1/none", write=False):
            pass
