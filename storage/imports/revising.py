"""Tells running processes that the directory has changed, and the history who changed it."""

from collections.abc import Mapping
from datetime import datetime

from storage import marshal
from storage.bulk import Bulk
from storage.imports.merging import Tally
from storage.kept import DIRECTORY, RAISE_REVISION
from storage.statements import Statement, row_of
from storage.tables import history

BY_COMMAND = "command"
ROLE = "admin"
ACT = "import"


NOTE = Statement(row_of(history))


async def raise_revisions(bulk: Bulk, tallies: Mapping[str, Tally]) -> None:
    if any(tally.touched for tally in tallies.values()):
        await bulk.run(RAISE_REVISION, name=DIRECTORY)


async def note_import(bulk: Bulk, now: datetime, tallies: Mapping[str, Tally]) -> None:
    """One row of the history per file that changed something."""
    for file, tally in tallies.items():
        if tally.touched:
            await bulk.run(
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
