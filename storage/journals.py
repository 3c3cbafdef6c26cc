"""The clinic's books: entries numbered without gaps, marks added and never changed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import (
    ColumnElement,
    Executable,
    Insert,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    select,
    union_all,
)

from clinic.acting import Account, Level
from clinic.journals.book import Book, Entry, Mark, Marked
from clinic.journals.books import SECRET
from clinic.journals.home_calls import DONE, HOME_CALLS
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.people import Iin, ProviderId
from clinic.ports import Repeated
from clinic.refusals import NotFound
from clinic.visits import EntryNo
from storage.cipher import Cipher
from storage.entries import entry_of, sealed, sealed_facts
from storage.marshal import instant, listed, mapping, moment
from storage.statements import AnyOf, Inserting, Statement, given, row_of, upsert
from storage.tables import counters, deeds, entries, marks
from storage.transaction import Transaction

ENDED = tuple(
    mark.value
    for mark in (
        Mark.MOVED,
        Mark.CANCELLED,
        Mark.CAME,
        Mark.MISSED,
        Mark.CLOSED_BY_CLINIC,
        Mark.VISITED,
        Mark.NOT_AT_HOME,
        Mark.HANDED_TO_103,
        Mark.OVERDUE,
    )
)


def _next_number(insert: Inserting) -> Executable:
    first = insert(counters).values(provider=bindparam("provider"), year=bindparam("year"), last=1)
    return first.on_conflict_do_update(
        index_elements=["provider", "year"], set_={"last": counters.c.last + 1}
    )


def _numbered(insert: Inserting) -> Executable:
    """The entry takes its number from the counter; a window that was answered writes nothing."""
    year = bindparam("year", type_=Integer, required=True)
    written = {
        "entry": given("prefix") + cast(counters.c.last, Text),
        "provider": counters.c.provider,
        "year": counters.c.year,
        "number": counters.c.last,
    }
    plain = [column.name for column in entries.columns if column.name not in written]
    row = select(*written.values(), *(given(name) for name in plain)).where(
        counters.c.provider == given("provider"), counters.c.year == year
    )
    return (
        insert(entries)
        .from_select([*written, *plain], row)
        .on_conflict_do_nothing(index_elements=["window"])
        .returning(entries.c.entry)
    )


def entries_with_marks() -> Select[tuple[object, ...]]:
    return (
        select(
            entries.c.entry,
            entries.c.book,
            entries.c.provider,
            entries.c.written_at,
            entries.c.window,
            entries.c.made_by,
            entries.c.columns,
            marks.c.mark,
            marks.c.at,
            marks.c.marked_by,
            marks.c.channel,
            marks.c.facts,
        )
        .select_from(entries.join(marks, marks.c.entry == entries.c.entry))
        .order_by(entries.c.starts_at, entries.c.entry, marks.c.seq)
    )


def _since() -> Select[tuple[object, ...]]:
    return entries_with_marks().where(
        entries.c.book == given("book"), entries.c.starts_at >= given("since")
    )


def _untold() -> Select[tuple[object, ...]]:
    """Of the visits ahead only: of all that was ever written it would grow slow with the years."""
    settled = select(marks.c.seq).where(
        marks.c.entry == entries.c.entry, marks.c.mark.in_([Mark.TOLD.value, *ENDED])
    )
    return _since().where(
        entries.c.provider == given("provider"), ~settled.correlate(entries).exists()
    )


def _of_day() -> ColumnElement[bool]:
    return and_(
        entries.c.book == HOME_CALLS.code,
        entries.c.starts_at >= given("since"),
        entries.c.starts_at < given("until"),
    )


def _marked(*wanted: Mark) -> ColumnElement[bool]:
    """Whether the entry has one of these marks."""
    found = select(marks.c.seq).where(
        marks.c.entry == entries.c.entry, marks.c.mark.in_([mark.value for mark in wanted])
    )
    return found.correlate(entries).exists()


def _behind() -> Select[tuple[object, ...]]:
    """Of a few days only, and by the index of each provider."""
    lacking = ~_marked(Mark.ON_LIST, Mark.OVERDUE, Mark.CANCELLED, *DONE)
    to_strike = _marked(Mark.ON_LIST) & _marked(Mark.CANCELLED) & ~_marked(Mark.STRUCK)
    return (
        select(entries.c.provider)
        .distinct()
        .where(AnyOf(entries.c.provider, "providers"), _of_day(), lacking | to_strike)
    )


def _marking_all() -> Insert:
    """Every entry has a mark already: the one that entered it."""
    given_alike = ("mark", "at", "marked_by", "channel", "facts")
    rows = (
        select(
            marks.c.entry,
            func.max(marks.c.seq) + 1,
            *(given(f"the_{name}") for name in given_alike),
        )
        .where(AnyOf(marks.c.entry, "entries"))
        .group_by(marks.c.entry)
    )
    return marks.insert().from_select(["entry", "seq", *given_alike], rows)


COUNT_ON = upsert(_next_number)
WRITE = upsert(_numbered)
MARK = Statement(row_of(marks))
MARKS_SO_FAR = Statement(select(func.count()).where(marks.c.entry == given("entry")))
BY_WINDOW = Statement(
    union_all(
        select(entries.c.entry).where(entries.c.window == given("window")),
        select(deeds.c.entry).where(deeds.c.window == given("window")),
    )
)
ANSWERED = Statement(row_of(deeds))
MARK_ALL = Statement(_marking_all())
FIND_ALL = Statement(entries_with_marks().where(AnyOf(entries.c.entry, "entries")))
FIND = Statement(entries_with_marks().where(entries.c.entry == given("entry")))
OF_PATIENT = Statement(_since().where(entries.c.iin == given("iin")))
MADE_BY = Statement(
    _since().where(entries.c.made_by == given("account"), entries.c.level == Level.CALLER.value)
)
UNTOLD = Statement(_untold())
UNFINISHED = Statement(
    entries_with_marks()
    .where(
        entries.c.book == given("book"),
        entries.c.provider == given("provider"),
        entries.c.written_at >= given("since"),
        ~_marked(Mark.RECEIVED),
    )
    .order_by(None)
    .order_by(entries.c.written_at, entries.c.number, marks.c.seq)
)
PROMISED = Statement(
    entries_with_marks().where(_of_day(), entries.c.provider == given("provider"))
)
BEHIND = Statement(_behind())


class SqlJournals:
    """A mark is numbered after the marks that this unit has read first.

    Two units that read the same marks and add to them collide on that number: one of them is
    told StorageOvertaken, and asked again it reads what the other has done.
    """

    __slots__ = ("_cipher", "_marks", "_transaction")

    def __init__(self, transaction: Transaction, cipher: Cipher) -> None:
        self._transaction = transaction
        self._cipher = cipher
        self._marks: dict[EntryNo, int] = {}

    async def write(  # noqa: PLR0913 - the port's own
        self,
        book: Book,
        provider: ProviderId,
        *,
        year: int,
        at: datetime,
        window: str,
        made_by: str,
        columns: Mapping[str, str | None],
    ) -> Entry:
        starts_at, secret = columns.get("starts_at"), SECRET[book.code]
        self._transaction.write(COUNT_ON, provider=provider, year=year)
        numbered = await self._transaction.row(
            WRITE,
            provider=provider,
            year=year,
            prefix=f"{provider}/{year}/",
            book=book.code,
            written_at=instant(at),
            window=window,
            made_by=made_by,
            columns=mapping(sealed(columns, secret, ("entries", window), self._cipher)),
            level=columns.get("level"),
            iin=None if "iin" in secret else columns.get("iin"),
            doctor=columns.get("doctor"),
            starts_at=starts_at and instant(moment(starts_at)),
        )
        if numbered is None:
            raise Repeated(await self._answered_in(window))
        entry = EntryNo(numbered[0])
        entered = Marked(Mark.ENTERED, at, made_by, columns.get("channel") or "")
        self._add(entry, entered, 1)
        return Entry(entry, book.code, provider, at, window, made_by, dict(columns), (entered,))

    async def mark(
        self,
        entry: EntryNo,
        mark: Mark,
        *,
        at: datetime,
        by: str,
        channel: str,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        if entry not in self._marks:
            rows = await self._transaction.rows(MARKS_SO_FAR, entry=entry)
            self._marks[entry] = rows[0][0]
        self._add(entry, Marked(mark, at, by, channel, facts or {}), self._marks[entry] + 1)

    async def mark_all(
        self, entries: Sequence[EntryNo], mark: Mark, *, at: datetime, by: str, channel: str
    ) -> None:
        if entries:
            self._transaction.write(
                MARK_ALL,
                entries=listed(entries),
                the_mark=mark.value,
                the_at=instant(at),
                the_marked_by=by,
                the_channel=channel,
                the_facts=mapping({}),
            )

    async def find_all(self, entries: Sequence[EntryNo]) -> Mapping[EntryNo, Entry]:
        found = await self._entries(FIND_ALL, entries=listed(entries)) if entries else ()
        return {entry.entry: entry for entry in found}

    async def find(self, entry: EntryNo) -> Entry:
        found = await self._entries(FIND, entry=entry)
        if not found:
            raise NotFound
        return found[0]

    async def by_window(self, window: str) -> EntryNo | None:
        found = await self._transaction.row(BY_WINDOW, window=window)
        return None if found is None else EntryNo(found[0])

    async def answered(self, window: str, entry: EntryNo, at: datetime) -> None:
        self._transaction.write(ANSWERED, window=window, entry=entry, at=instant(at))

    async def of_patient(
        self, iin: Iin, since: datetime, book: Book = PRE_APPOINTMENT
    ) -> Sequence[Entry]:
        return await self._entries(OF_PATIENT, book=book.code, iin=iin, since=instant(since))

    async def made_by(
        self, account: Account, since: datetime, book: Book = PRE_APPOINTMENT
    ) -> Sequence[Entry]:
        return await self._entries(MADE_BY, book=book.code, account=account, since=instant(since))

    async def untold(
        self, provider: ProviderId, since: datetime, book: Book = PRE_APPOINTMENT
    ) -> Sequence[Entry]:
        return await self._entries(UNTOLD, book=book.code, provider=provider, since=instant(since))

    async def unfinished(
        self, provider: ProviderId, since: datetime, book: Book
    ) -> Sequence[Entry]:
        return await self._entries(
            UNFINISHED, book=book.code, provider=provider, since=instant(since)
        )

    async def promised(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Sequence[Entry]:
        return await self._entries(
            PROMISED, provider=provider, since=instant(since), until=instant(until)
        )

    async def behind(
        self, providers: Collection[ProviderId], since: datetime, until: datetime
    ) -> Collection[ProviderId]:
        rows = await self._transaction.rows(
            BEHIND, providers=listed(list(providers)), since=instant(since), until=instant(until)
        )
        return {ProviderId(provider) for (provider,) in rows}

    async def _answered_in(self, window: str) -> EntryNo:
        found = await self.by_window(window)
        if found is None:
            raise NotFound
        return found

    def _add(self, entry: EntryNo, marked: Marked, seq: int) -> None:
        self._marks[entry] = seq
        self._transaction.write(
            MARK,
            entry=entry,
            seq=seq,
            mark=marked.mark.value,
            at=instant(marked.at),
            marked_by=marked.by,
            channel=marked.channel,
            facts=mapping(sealed_facts(marked.facts, entry, self._cipher)),
        )

    async def _entries(self, statement: Statement, **values: object) -> Sequence[Entry]:
        rows = await self._transaction.rows(statement, **values)
        found = [
            entry_of(list(same), self._cipher) for _, same in groupby(rows, key=lambda row: row[0])
        ]
        for entry in found:
            self._marks.setdefault(entry.entry, len(entry.marks))
        return found
