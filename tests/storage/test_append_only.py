"""Entries, marks, history and refusals can only be added to: the database itself refuses."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, text

from clinic.journals.book import Mark
from clinic.ports import LOOK_UP
from storage.errors import StorageFault
from storage.schema import on_connection
from storage.store import Store
from storage.tables import history
from tests.clinic.usecases.town import kept
from tests.storage.clinic_at_work import CHAT, NOW, write_entry

REFUSED_BY_TRIGGER = "SQLITE_CONSTRAINT_TRIGGER|P0001"
COLUMNS = {"entries": "book", "marks": "mark", "history": "actor", "refusals": "refusal"}


async def fill(store: Store) -> None:
    async with store.units(writing=True) as unit:
        entry = await write_entry(unit, "w1")
        await unit.journals.mark(entry.entry, Mark.TOLD, at=NOW, by=CHAT, channel="chat")
        await unit.history.note(
            at=NOW, actor="a", role="r", provider=None, act="x", object_="o", reason="", outcome=""
        )
        await unit.history.refusal(
            at=NOW, provider=None, channel="chat", service="r2", refusal="x", clause="", staff=None
        )
        await unit.commit()


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("change", ["UPDATE", "DELETE", "TRUNCATE"])
async def test_what_was_written_stays(
    store: Store, database_url: str, table: str, change: str
) -> None:
    """B2.9: a cancelled or moved entry stays; the history is of use only when it is whole."""
    if change == "TRUNCATE" and database_url.startswith("sqlite"):
        return  # SQLite has no TRUNCATE: its DELETE is refused above
    await fill(store)
    statement = {
        "UPDATE": f"UPDATE {table} SET {COLUMNS[table]} = 'other'",  # noqa: S608 - names of ours
        "DELETE": f"DELETE FROM {table}",  # noqa: S608 - names of ours
        "TRUNCATE": f"TRUNCATE {table} CASCADE",
    }[change]

    def run(connection: Connection) -> None:
        connection.execute(text(statement))

    with pytest.raises(StorageFault, match=REFUSED_BY_TRIGGER):
        await on_connection(database_url, run)


async def test_of_the_history_only_look_ups_may_be_deleted(
    store: Store, database_url: str
) -> None:
    await fill(store)
    async with store.units(writing=True) as unit:
        await unit.history.note(
            at=NOW, actor="a", role="L1", provider=None, act=LOOK_UP, object_="o", reason="",
            outcome="",
        )  # fmt: skip
        await unit.commit()

    def change(statement: str) -> Callable[[Connection], None]:
        def run(connection: Connection) -> None:
            connection.execute(text(statement))

        return run

    with pytest.raises(StorageFault, match=REFUSED_BY_TRIGGER):
        await on_connection(database_url, change("UPDATE history SET actor = 'b'"))
    with pytest.raises(StorageFault, match=REFUSED_BY_TRIGGER):
        await on_connection(database_url, change("DELETE FROM history"))
    await on_connection(database_url, change("DELETE FROM history WHERE act = 'look_up'"))
    assert [row["act"] for row in await kept(database_url, history)] == ["x"]
