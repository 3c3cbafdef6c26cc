"""Tells running processes that the directory has changed, and the history who changed it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam

from storage import marshal
from storage.bulk import Store
from storage.imports.merging import Tally
from storage.statements import Inserting, Statement, row_of, upsert
from storage.tables import history, revisions

DIRECTORY = "directory"
BY_COMMAND = "command"
ROLE = "admin"
ACT = "import"


def _raised(insert: Inserting) -> object:
    row = insert(revisions).values(name=bindparam("name"), revision=1)
    return row.on_conflict_do_update(
        index_elements=["name"], set_={"revision": revisions.c.revision + 1}
    )


RAISE = upsert(_raised)  # type: ignore[arg-type]
NOTE = Statement(row_of(history))


async def raise_revisions(store: Store, tallies: Mapping[str, Tally]) -> None:
    if any(tally.touched for tally in tallies.values()):
        await store.run(RAISE, name=DIRECTORY)


async def note_import(store: Store, now: datetime, tallies: Mapping[str, Tally]) -> None:
    """One row of the history per file that changed something."""
    for file, tally in tallies.items():
        if tally.touched:
            await store.run(
                NOTE,
                at=marshal.instant(now),
                actor=BY_COMMAND,
                role=ROLE,
                provider=None,
                act=ACT,
                object=file,
                reason="",
                outcome=str(tally),
            )
