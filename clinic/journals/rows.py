"""How an entry of any book is read as a row of its export: local times, masked IINs."""

from collections.abc import Container, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from clinic.journals.book import Book, Column, Entry, Mark, Marked
from clinic.people import Iin


def row_of(
    book: Book,
    entry: Entry,
    by_marks: Mapping[str, str | None],
    zone: ZoneInfo,
    *,
    full: bool = False,
) -> dict[str, str]:
    """In the order of the paper form; the IIN is masked unless `full`."""
    known: dict[str, str | None] = {
        **entry.columns,
        **by_marks,
        "entry": entry.entry,
        "provider": entry.provider,
        "written_at": entry.written_at.isoformat(),
    }
    iin = known.get("iin")
    if iin:
        known["iin"] = Iin(iin).digits if full else Iin(iin).masked
    return {column.code: _shown(column, known, zone) for column in book.columns}


def told_of(entry: Entry) -> dict[str, str | None]:
    """The columns that the first telling fills (R2.3, R3.3, I7)."""
    told = next((mark for mark in entry.marks if mark.mark is Mark.TOLD), None)
    return {
        "told_at": told.at.isoformat() if told else None,
        "told_language": fact_of(told, "language"),
        "told_wording": fact_of(told, "wording"),
    }


def last_of(entry: Entry, marks: Container[Mark]) -> Marked | None:
    return next((mark for mark in reversed(entry.marks) if mark.mark in marks), None)


def fact_of(mark: Marked | None, key: str) -> str | None:
    return mark.facts.get(key) if mark else None


def _shown(column: Column, known: Mapping[str, str | None], zone: ZoneInfo) -> str:
    text = known.get(column.code) or ""
    if column.instant and text:
        return datetime.fromisoformat(text).astimezone(zone).isoformat()
    return text
