"""What a journal is: columns in the order of the paper form, entries, append-only marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from clinic.visits import EntryNo


class Mark(StrEnum):
    """What can be noted of an entry. A case's step is what its marks add up to (house.md)."""

    ENTERED = "entered"
    TOLD = "told"
    REMINDED = "reminded"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    CAME = "came"
    MISSED = "missed"
    CLOSED_BY_CLINIC = "closed_by_clinic"
    ON_LIST = "on_list"
    OVERDUE = "overdue"
    VISITED = "visited"
    NOT_AT_HOME = "not_at_home"
    HANDED_TO_103 = "handed_to_103"
    FILLED_IN = "filled_in"
    STRUCK = "struck"
    SENT = "sent"  # to the doctor who signs
    STOPPED = "stopped"  # before the doctor
    SIGNED = "signed"
    REFUSED = "refused"
    REFERRED = "referred"  # to the commission (R6.8)
    CERTIFIED = "certified"  # by the management
    RECEIVED = "received"  # by the person, whatever it was (B6.1)


class Filled(StrEnum):
    """When a column is filled."""

    AT_ENTRY = "at_entry"
    BY_MARKS = "by_marks"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its code (also the export's header and the key of its words).

    An `instant` is kept in UTC and shown in the clinic's zone. A `secret` is kept enciphered.
    """

    code: str
    filled: Filled
    instant: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A journal as a table: code and columns in the order of the paper form."""

    code: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark on an entry: when, by whom and with which facts.

    `by` is an account, `staff:<id>`, `clock`, or `command` for what an administrator loaded.
    """

    mark: Mark
    at: datetime
    by: str
    channel: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """An entry as written, with the marks made since, oldest first. Its repr shows the number."""

    entry: EntryNo
    book: str
    provider: str
    written_at: datetime
    window: str
    made_by: str
    columns: Mapping[str, str | None]
    marks: tuple[Marked, ...]

    def __repr__(self) -> str:
        return f"Entry({self.entry})"
