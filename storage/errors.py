"""What the databases' errors mean: constraint name → the clinic's answer.

The drivers' own texts are dropped: PostgreSQL quotes the row, and a row holds people's data.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
from sqlalchemy import Column
from sqlalchemy.exc import DBAPIError

from clinic.ports import Overtaken
from clinic.refusals import Refusal, Refused
from storage.tables import metadata


class StorageBusy(Exception):  # noqa: N818 - house word (house.md "Names")
    """Nothing was kept, and the same deed may be asked again: the only error that is retried."""


class StorageOvertaken(StorageBusy, Overtaken):
    """Asked again at once it reads what the other has done: the clinic does that by itself."""


class StorageFault(Exception):  # noqa: N818 - stands beside StorageBusy
    """The database refused; carries a code or the name of a constraint, never a value."""


def _once_a_day() -> Exception:
    return Refused(Refusal.ALREADY_BOOKED, clause="B2.6")


ANSWERS: dict[str, Callable[[], Exception]] = {
    "takings_once_a_day_key": _once_a_day,
    "deeds_pkey": lambda: StorageOvertaken("deeds_pkey"),
    "marks_pkey": lambda: StorageOvertaken("marks_pkey"),
    "staff_pkey": lambda: StorageOvertaken("staff_pkey"),
    "waiting_pkey": lambda: StorageOvertaken("waiting_pkey"),
    "marks_told_once_key": lambda: StorageOvertaken("marks_told_once_key"),
}

FULL = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN")
"""The disk is full or away: nothing was kept, and whoever tends the machine can mend it."""
ASK_AGAIN = {
    "40001": "serialization failure",
    "40P01": "deadlock",
    "53100": "disk full",
    "53200": "out of memory",
    "53300": "too many connections",
    "55P03": "lock not available",
    "57P01": "the server is shutting down",
    "57P03": "the server is starting",
}


def _names_by_columns() -> dict[str, str]:
    """SQLite reports the columns of a unique key, not its name."""
    names: dict[str, str] = {}
    for table in metadata.tables.values():
        names[_columns(table.primary_key.columns)] = str(table.primary_key.name)
        for index in table.indexes:
            if index.unique:
                names[_columns(index.columns)] = str(index.name)
    return names


def _columns(columns: Iterable[Column[Any]]) -> str:
    return ", ".join(f"{column.table.name}.{column.name}" for column in columns)


NAMES_BY_COLUMNS = _names_by_columns()


def from_sqlite(error: sqlite3.Error) -> Exception:
    code = getattr(error, "sqlite_errorname", type(error).__name__)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", *FULL)):
        return StorageBusy(code)
    if code in {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}:
        return _answer(NAMES_BY_COLUMNS.get(str(error).rpartition(": ")[2], code))
    return StorageFault(code)


def from_postgresql(error: Exception) -> Exception:
    """Takes what asyncpg raises, OSError and TimeoutError included."""
    if not isinstance(error, asyncpg.PostgresError):
        return StorageBusy(type(error).__name__)
    if isinstance(error, asyncpg.PostgresConnectionError) or error.sqlstate in ASK_AGAIN:
        return StorageBusy(error.sqlstate)
    return _answer(error.constraint_name or error.sqlstate)


@contextmanager
def translated() -> Iterator[None]:
    """Raises StorageBusy or StorageFault for what a driver raises, or SQLAlchemy around it."""
    try:
        yield
    except sqlite3.Error as error:
        raise from_sqlite(error) from None
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise from_postgresql(error) from None
    except DBAPIError as wrapped:
        raise _unwrapped(wrapped) from None


@contextmanager
def reached() -> Iterator[None]:
    """As `translated`, around connecting: the machine's own errors are of the database, too."""
    with translated():
        try:
            yield
        except (OSError, TimeoutError) as error:
            raise from_postgresql(error) from None


def _unwrapped(wrapped: DBAPIError) -> Exception:
    """SQLAlchemy puts asyncpg's error behind one of its own."""
    error = wrapped.orig
    if isinstance(error, sqlite3.Error):
        return from_sqlite(error)
    cause = error.__cause__ if error else None
    return from_postgresql(cause if isinstance(cause, Exception) else wrapped)


def _answer(name: str) -> Exception:
    return ANSWERS[name]() if name in ANSWERS else StorageFault(name)
