"""Compares rows with what is stored, counts, and writes only what differs."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.shelves import Row, Shelf


@dataclass(slots=True)
class Tally:
    """What an import did, or on a dry run would do, with one file.

    `joined`: of those added, home calls that no line names (B3.6).
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    detached: int = 0
    joined: int = 0

    def __str__(self) -> str:
        counts = f"{self.added} added, {self.changed} changed, {self.unchanged} unchanged"
        named = {"detached": self.detached, "joined": self.joined}
        besides = [f"{count} {what}" for what, count in named.items() if count]
        return ", ".join([counts, *besides])

    @property
    def touched(self) -> bool:
        return bool(self.added or self.changed or self.detached)


class Merge:
    """One file into one table. `absent` are columns that the file lacks: what is stored stays."""

    def __init__(self, shelf: Shelf, keys: int, absent: frozenset[int], *, write: bool) -> None:
        self.tally = Tally()
        self._shelf = shelf
        self._keys = keys
        self._absent = absent
        self._write = write
        self._fresh = False

    async def begin(self) -> None:
        self._fresh = await self._shelf.empty()

    async def take(self, rows: Sequence[Row]) -> None:
        if self._fresh:
            self.tally.added += len(rows)
            await self._put(rows, [])
            return
        stored = {
            row[: self._keys]: row
            for row in await self._shelf.keyed({str(row[0]) for row in rows})
        }
        added: list[Row] = []
        changed: list[Row] = []
        for row in rows:
            before = stored.get(row[: self._keys])
            if before is None:
                added.append(row)
            elif (after := self._kept(before, row)) != before:
                changed.append(after)
        self.tally.added += len(added)
        self.tally.changed += len(changed)
        self.tally.unchanged += len(rows) - len(added) - len(changed)
        await self._put(added, changed)

    def _kept(self, before: Row, row: Row) -> Row:
        if not self._absent:
            return row
        return tuple(
            old if place in self._absent else new
            for place, (old, new) in enumerate(zip(before, row, strict=True))
        )

    async def _put(self, added: Sequence[Row], changed: Sequence[Row]) -> None:
        if self._write and added:
            await self._shelf.add(added)
        if self._write and changed:
            await self._shelf.replace(changed)
