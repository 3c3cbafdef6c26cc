"""The clock of a rehearsal: one row with the offset, shared by all processes and commands."""

from datetime import timedelta

from sqlalchemy import BigInteger, bindparam, select, update

from storage.statements import Statement
from storage.tables import rehearsal
from storage.transaction import Database, transaction_on

MICROSECOND = timedelta(microseconds=1)

_ahead = bindparam("ahead", type_=BigInteger, required=True)

AHEAD = Statement(select(rehearsal.c.ahead_us))
ADVANCE = Statement(update(rehearsal).where(rehearsal.c.ahead_us < _ahead).values(ahead_us=_ahead))


class Rehearsal:
    """Only a database that was migrated as a rehearsal has the row (storage.schema.migrate)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ahead(self) -> timedelta | None:
        """How far the clock is ahead of the machine's; None: this is no rehearsal."""
        async with transaction_on(self._database) as transaction:
            found = await transaction.row(AHEAD)
        return None if found is None else found[0] * MICROSECOND

    async def advance(self, ahead: timedelta) -> None:
        """Moves the shared clock forward; never back."""
        async with transaction_on(self._database) as transaction:
            transaction.write(ADVANCE, ahead=ahead // MICROSECOND)
            await transaction.commit()
