"""visits.csv: what a clinic wrote on paper of its visits becomes marks of their entries (§2.4)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import groupby
from operator import itemgetter

from sqlalchemy import select

from clinic.acting import Channel
from clinic.journals.book import Mark, Marked
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.refusals import MoveNotAllowed
from storage import marshal
from storage.bulk import Bulk
from storage.imports.merging import Tally
from storage.imports.revising import BY_COMMAND
from storage.imports.rows import CarefulReader
from storage.imports.sheets import Sheet
from storage.journals import marked
from storage.shelves import Row
from storage.statements import AnyOf, Statement, given
from storage.tables import entries, marks

Noting = Callable[[Sequence[Mark], Mark], None]
"""Whether the regulation lets a mark follow those of an entry; raises MoveNotAllowed."""

AT_ONCE = 5_000

SO_FAR = Statement(
    select(*marks.columns)
    .join(entries, entries.c.entry == marks.c.entry)
    .where(AnyOf(marks.c.entry, "entries"), entries.c.book == given("book"))
    .order_by(marks.c.entry, marks.c.seq)
)


def nothing_is_noted(so_far: Sequence[Mark], mark: Mark) -> None:
    """Without a regulation at hand."""
    raise MoveNotAllowed(PRE_APPOINTMENT.code, so_far[-1].value, mark.value)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file and the mark it asks for."""

    number: int
    entry: str
    asked: Marked


def read_lines(reader: CarefulReader, sheet: Sheet, zone: tzinfo) -> Iterator[Line]:
    """Those that can be read; `zone` is that of times without an offset."""
    for row in sheet.rows:
        values = reader.read(row)
        if values is not None:
            entry, mark, at, staff = values
            by = f"staff:{staff}" if staff else BY_COMMAND
            asked = Marked(Mark(str(mark)), _instant(str(at), zone), by, Channel.DESK.value)
            yield Line(sheet.rows.line, str(entry), asked)


def _instant(text: str, zone: tzinfo) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


class MarkBook:
    """The marks of some entries, those of the lines taken so far among them."""

    def __init__(self, so_far: Mapping[str, list[Marked]]) -> None:
        self.tally = Tally()
        self.added: list[Row] = []
        self._so_far = so_far

    @classmethod
    async def read(cls, bulk: Bulk, lines: Sequence[Line]) -> "MarkBook":
        numbers = sorted({line.entry for line in lines})
        so_far: dict[str, list[Marked]] = {}
        for start in range(0, len(numbers), AT_ONCE):
            some = marshal.listed(numbers[start : start + AT_ONCE])
            rows = await bulk.run(SO_FAR, entries=some, book=PRE_APPOINTMENT.code)
            for entry, same in groupby(rows, key=itemgetter(0)):
                so_far[str(entry)] = [marked(row[2:]) for row in same]
        return cls(so_far)

    def take(self, line: Line, noting: Noting, now: datetime) -> tuple[str, str] | None:
        """Answers the column and the reason where the line is refused."""
        so_far = self._so_far.get(line.entry)
        if so_far is None:
            return "entry", "there is no such entry in the pre-appointment journal"
        if line.asked in so_far:
            self.tally.unchanged += 1
            return None
        if not so_far[0].at <= line.asked.at <= now:
            return "at", "must lie between the writing of the entry and now"
        try:
            noting([each.mark for each in so_far], line.asked.mark)
        except MoveNotAllowed as refused:
            return "mark", f"not allowed by the regulation ({refused})"
        so_far.append(line.asked)
        self.added.append(_row(line, len(so_far)))
        self.tally.added += 1
        return None


def _row(line: Line, seq: int) -> Row:
    """In the order of the table's columns."""
    asked = line.asked
    at, facts = marshal.instant(asked.at), marshal.mapping(asked.facts)
    return (line.entry, seq, asked.mark.value, at, asked.by, asked.channel, facts)
