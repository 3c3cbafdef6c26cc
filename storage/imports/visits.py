"""visits.csv: what a clinic wrote on paper of its visits becomes marks of their entries (§2.4).

Of appointments: who came. Of home calls: columns 9 to 12 of form 031/u, diagnosis and help; all
calls that the visit answers are ended with the one that is named (B3.6).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import chain, groupby
from operator import itemgetter

from sqlalchemy import select

from clinic.acting import Channel
from clinic.journals.book import Mark, Marked
from clinic.journals.home_calls import DONE
from clinic.refusals import MoveNotAllowed
from storage import marshal
from storage.bulk import Bulk
from storage.cipher import Cipher
from storage.entries import marked, opened_mark, sealed_facts
from storage.imports.joined import about, joined_with
from storage.imports.merging import Tally
from storage.imports.revising import BY_COMMAND
from storage.imports.rows import CarefulReader
from storage.imports.sheets import Sheet
from storage.shelves import Row
from storage.statements import AnyOf, Statement
from storage.tables import entries, marks

Noting = Callable[[str, Sequence[Mark], Mark], None]
"""Whether the regulation of a book lets a mark follow those of an entry; raises MoveNotAllowed."""
DONE_BY = "done_by"
FACTS = (DONE_BY, "diagnosis", "help")

SO_FAR = Statement(
    select(entries.c.book, *marks.columns)
    .join(entries, entries.c.entry == marks.c.entry)
    .where(AnyOf(marks.c.entry, "entries"))
    .order_by(marks.c.entry, marks.c.seq)
)


def nothing_is_noted(book: str, so_far: Sequence[Mark], mark: Mark) -> None:
    """Without a regulation at hand."""
    raise MoveNotAllowed(book, so_far[-1].value, mark.value)


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
            entry, mark, at, staff, *noted = values
            by = f"staff:{staff}" if staff else BY_COMMAND
            facts = {name: str(fact) for name, fact in zip(FACTS, noted, strict=True) if fact}
            when = _instant(str(at), zone)
            asked = Marked(Mark(str(mark)), when, by, Channel.DESK.value, facts)
            yield Line(sheet.rows.line, str(entry), asked)


def _instant(text: str, zone: tzinfo) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


@dataclass(frozen=True, slots=True)
class SoFar:
    """An entry's book and its marks, those of the lines taken so far among them."""

    book: str
    marks: list[Marked]


class MarkBook:
    """The marks of the entries that a file names, and of the calls that are joined with them."""

    def __init__(
        self, so_far: Mapping[str, SoFar], joined: Mapping[str, Sequence[str]], cipher: Cipher
    ) -> None:
        self.tally = Tally()
        self.added: list[Row] = []
        self.ended: dict[str, Marked] = {}  # home calls, and the mark that ended each
        self._so_far = so_far
        self._joined = joined
        self._cipher = cipher

    @classmethod
    async def read(cls, bulk: Bulk, lines: Sequence[Line]) -> "MarkBook":
        named = sorted({line.entry for line in lines})
        joined = await joined_with(bulk, named)
        rows = await about(bulk, SO_FAR, sorted({*named, *chain(*joined.values())}))
        so_far: dict[str, SoFar] = {}
        for entry, same in groupby(rows, key=itemgetter(1)):
            own = list(same)
            opened = [opened_mark(marked(row[3:]), str(entry), bulk.cipher) for row in own]
            so_far[str(entry)] = SoFar(str(own[0][0]), opened)
        return cls(so_far, joined, bulk.cipher)

    def take(self, line: Line, noting: Noting, now: datetime) -> tuple[str, str] | None:
        """Answers the column and the reason where the line is refused."""
        so_far = self._so_far.get(line.entry)
        if so_far is None:
            return "entry", "there is no such entry in a journal"
        asked = _said_before(line.asked, so_far.marks)
        if asked in so_far.marks or any(_says(each, line.asked) for each in so_far.marks):
            self.tally.unchanged += 1
            return None
        if not so_far.marks[0].at <= asked.at <= now:
            return "at", "must lie between the writing of the entry and now"
        try:
            noting(so_far.book, [each.mark for each in so_far.marks], asked.mark)
        except MoveNotAllowed as refused:
            return "mark", f"not allowed by the regulation ({refused})"
        self._add(line.entry, so_far, asked)
        return None

    def end_joined(self, noting: Noting) -> None:
        """Once all lines are taken. The diagnosis stays with the entry that the file names."""
        for entry, end in list(self.ended.items()):
            facts = {name: fact for name, fact in end.facts.items() if name == DONE_BY}
            for other in self._joined.get(entry, ()):
                self._end(other, replace(end, facts=facts), noting)

    def _end(self, entry: str, end: Marked, noting: Noting) -> None:
        """Not what has ended otherwise, nor what was written only after the visit."""
        so_far = self._so_far[entry]
        if end.at < so_far.marks[0].at:
            return
        try:
            noting(so_far.book, [each.mark for each in so_far.marks], end.mark)
        except MoveNotAllowed:
            return
        self._add(entry, so_far, end)
        self.tally.joined += 1

    def _add(self, entry: str, so_far: SoFar, asked: Marked) -> None:
        so_far.marks.append(asked)
        self.added.append(_row(entry, asked, len(so_far.marks), self._cipher))
        self.tally.added += 1
        if asked.mark in DONE:
            self.ended[entry] = asked


def _said_before(asked: Marked, so_far: Sequence[Marked]) -> Marked:
    """Of a visit that was noted in a chat, paper fills in the rest."""
    noted = asked.mark is Mark.VISITED and any(each.mark is asked.mark for each in so_far)
    if asked in so_far or not noted or not asked.facts:
        return asked
    return replace(asked, mark=Mark.FILLED_IN)


def _says(noted: Marked, asked: Marked) -> bool:
    """Whether the end of a home call was noted already, whoever wrote it down."""
    same = (noted.mark, noted.at) == (asked.mark, asked.at) and asked.mark in DONE
    return same and asked.facts.items() <= noted.facts.items()


def _row(entry: str, asked: Marked, seq: int, cipher: Cipher) -> Row:
    """In the order of the table's columns."""
    at = marshal.instant(asked.at)
    facts = marshal.mapping(sealed_facts(asked.facts, entry, cipher))
    return (entry, seq, asked.mark.value, at, asked.by, asked.channel, facts)
