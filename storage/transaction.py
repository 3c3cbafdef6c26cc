"""One transaction on either database: begun late, its writes gathered, ended once."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

from storage.errors import StorageFault
from storage.statements import Statement, Step

Row = Sequence[Any]


class Hand(Protocol):
    """What a database offers to one transaction."""

    async def read(self, step: Step) -> Sequence[Row]:
        """Reads what is committed, outside of any transaction, waiting for no writer."""
        ...

    async def apply(self, steps: Sequence[Step], *, begin: bool, commit: bool) -> Sequence[Row]:
        """Runs the steps in order in one go and returns the rows of the last."""
        ...

    async def release(self) -> None:
        """Rolls back what was begun and not committed; gives the connection back."""
        ...


class Transaction:
    """Reads run at once. A write waits for the next statement with a result, or for the commit.

    The transaction begins with the first write: what was read before is only advice, and the
    conditional writes and unique keys decide (house.md "Storage"). On both databases alike.
    """

    __slots__ = ("_afterwards", "_begun", "_broken", "_gathered", "_hand")

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._gathered: list[Step] = []
        self._afterwards: list[Callable[[], None]] = []
        self._begun = False
        self._broken = False

    async def rows(self, statement: Statement, **values: object) -> Sequence[Row]:
        step = (statement, values)
        if self._begun or self._gathered or statement.writes:
            return await self._apply(step)
        return await self._hand.read(step)

    async def row(self, statement: Statement, **values: object) -> Row | None:
        found = await self.rows(statement, **values)
        return found[0] if found else None

    def write(self, statement: Statement, **values: object) -> None:
        self._gathered.append((statement, values))

    def afterwards(self, act: Callable[[], None]) -> None:
        """What is done once all of it is kept."""
        self._afterwards.append(act)

    async def commit(self) -> None:
        if self._broken:
            raise StorageFault("an earlier statement of this unit failed")
        if self._begun or self._gathered:
            await self._apply(commit=True)
            self._begun = False
        for act in self._afterwards:
            act()

    async def close(self) -> None:
        await self._hand.release()

    async def _apply(self, *last: Step, commit: bool = False) -> Sequence[Row]:
        steps, self._gathered = [*self._gathered, *last], []
        begin, self._begun = not self._begun, True
        try:
            return await self._hand.apply(steps, begin=begin, commit=commit)
        except BaseException:
            self._broken = True
            raise


class Database(Protocol):
    """An open database."""

    def hand(self) -> Hand: ...
    async def close(self) -> None: ...


@asynccontextmanager
async def transaction_on(database: Database) -> AsyncIterator[Transaction]:
    transaction = Transaction(database.hand())
    try:
        yield transaction
    finally:
        await transaction.close()
