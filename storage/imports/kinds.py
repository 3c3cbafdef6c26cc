"""The import files as tables: which columns each has, how a cell is read, what it refers to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Table

from clinic.information import TOPICS
from clinic.journals.book import Mark
from clinic.providers import PROVIDER_KINDS
from storage import tables
from storage.imports import cells
from storage.imports.cells import Reader
from storage.shelves import Value

FIXED_SPECIALTIES = frozenset((
    "gp", "therapist", "paediatrician", "gynaecologist", "dentist", "surgeon", "traumatologist",
    "ophthalmologist", "ent", "neurologist", "cardiologist", "endocrinologist", "urologist",
    "oncologist", "dermatovenereologist", "psychologist", "infectiologist", "feldsher",
    "psychiatrist", "narcologist", "phthisiatrician",
))  # fmt: skip
REGULATIONS = ("r1", "r2", "r3", "r4", "r5", "r6", "r7")
DIRECT = "direct"

Row = Mapping[str, Value]
Check = Callable[[Row], tuple[str, str] | None]
"""Looks at a whole row; answers the column and the reason."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the file. `kept` is the store's column, `refers` what must be known."""

    name: str
    read: Reader = cells.plain
    needed: bool = False
    refers: str = ""
    kept: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def column(self) -> str:
        return self.kept or self.name


def no_check(row: Row) -> None:
    del row


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A file: its name, table, fields (the `keys` first ones are the key) and row check."""

    name: str
    table: Table
    keys: int
    fields: tuple[Field, ...]
    check: Check = no_check
    names: str = ""
    """What other files may refer to by this file's key."""

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


def _key(name: str, read: Reader = cells.code, refers: str = "", kept: str = "") -> Field:
    return Field(name, read, needed=True, refers=refers, kept=kept)


def _ordered(first: str, last: str) -> Check:
    def check(row: Row) -> tuple[str, str] | None:
        start, end = row[first], row[last]
        if start is None or end is None or str(start) <= str(end):
            return None
        return last, f"must not lie before {first}"

    return check


def _shift(row: Row) -> tuple[str, str] | None:
    start, end = (_minutes(str(row[name])) for name in ("start", "end"))
    if end - start < int(row["slot_minutes"] or 0):
        return "end", "the shift is shorter than one time of slot_minutes"
    return None


def _minutes(clock_time: str) -> int:
    hours, minutes = clock_time.split(":")
    return int(hours) * 60 + int(minutes)


def _move(row: Row) -> tuple[str, str] | None:
    if (row["next_provider"] is None) != (row["next_from"] is None):
        return "next_from", "next_provider and next_from belong together"
    if str(row["iin"]) in str(row["guardian_iins"] or ""):
        return "guardian_iins", "nobody is their own guardian"
    return None


SPECIALTIES = Kind(
    "specialties",
    tables.specialties,
    1,
    (
        _key("specialty"),
        Field("name_kk", cells.name, needed=True),
        Field("name_ru", cells.name, needed=True),
        Field("dative_kk", cells.name),
        Field("dative_ru", cells.name),
        Field("heard_kk"),
        Field("heard_ru"),
        Field("booking", lambda cell: cells.booking(cell or DIRECT), aliases=("booking default",)),
    ),
    names="specialty",
)
PROVIDERS = Kind(
    "providers",
    tables.providers,
    1,
    (
        _key("provider"),
        Field("kind", cells.one_of(*PROVIDER_KINDS), needed=True),
        Field("regulation", cells.maybe_one_of("r5", "r6", "r7")),
        Field("name_kk", cells.name, needed=True),
        Field("name_ru", cells.name, needed=True),
        Field("place", cells.name),
        Field("address_kk", cells.name),
        Field("address_ru", cells.name),
        Field("phone", cells.maybe_phone),
        Field("open", cells.hours),
        Field("home_calls", cells.hours),
        Field("operator_uri", cells.maybe_sip_uri),
        Field("booking_days", cells.number(1, 365, 30)),
        Field("lead_minutes", cells.number(0, 10_080, 30)),
    ),
    names="provider",
)
CALENDAR = Kind(
    "calendar",
    tables.calendar,
    1,
    (
        _key("date", cells.day, kept="day"),
        Field("kind", cells.one_of("holiday", "day_off", "working", "short"), needed=True),
        Field("name_kk", cells.name),
        Field("name_ru", cells.name),
        Field("source"),
    ),
)
FACTS = Kind(
    "facts",
    tables.facts,
    4,
    (
        _key("provider", cells.code_or_all, refers="provider"),
        _key("topic", cells.one_of(*TOPICS)),
        Field("regulation", cells.one_of(*REGULATIONS, empty="")),
        _key("valid_from", cells.day),
        Field("value_kk", cells.said, needed=True),
        Field("value_ru", cells.said, needed=True),
        Field("source"),
    ),
)
WINDOWS = Kind(
    "windows",
    tables.windows,
    4,
    (
        _key("provider", cells.code_or_all, refers="provider"),
        _key("called_from", cells.clock_time),
        _key("called_to", cells.clock_time),
        Field("only", cells.one_of("any", "infant", "fever38.5", empty="any")),
        Field("", kept="position"),  # counted, not read
        Field("day", cells.one_of("same", "next"), needed=True),
        Field("window_from", cells.clock_time, needed=True),
        Field("window_to", cells.clock_time, needed=True),
        Field("valid_from", cells.day, needed=True),
        Field("source"),
    ),
    check=_ordered("window_from", "window_to"),
)
DOCTORS = Kind(
    "doctors",
    tables.doctors,
    1,
    (
        _key("doctor"),
        Field("provider", cells.code, needed=True, refers="provider"),
        Field("name", cells.name, needed=True),
        Field("specialty", cells.code, needed=True, refers="specialty"),
        Field("room", cells.name),
        Field("precincts", cells.precincts),
        Field("booking", lambda cell: cells.booking(cell or DIRECT)),
        Field("role", cells.one_of("doctor", "feldsher", empty="doctor")),
    ),
    names="doctor",
)
SHIFTS = Kind(
    "shifts",
    tables.shifts,
    3,
    (
        _key("doctor", refers="doctor"),
        _key("date", cells.day, kept="day"),
        _key("start", cells.clock_time, kept="starts"),
        Field("end", cells.clock_time, needed=True, kept="ends"),
        Field("slot_minutes", cells.number(1, 480), needed=True),
    ),
    check=_shift,
)
ABSENCES = Kind(
    "absences",
    tables.absences,
    3,
    (
        _key("doctor", refers="doctor"),
        _key("from", cells.day, kept="first"),
        _key("to", cells.day, kept="last"),
        Field("reason"),
    ),
    check=_ordered("from", "to"),
)
REGISTER = Kind(
    "register",
    tables.register,
    1,
    (
        _key("iin", cells.iin),
        Field("last_name", needed=True),
        Field("first_name", needed=True),
        Field("middle_name"),
        Field("birth_date", cells.day, needed=True),
        Field("sex", cells.one_of("m", "f"), needed=True),
        Field("address"),
        Field("phone", cells.maybe_phone),
        Field("provider", cells.maybe, refers="provider"),
        Field("precinct", cells.maybe),
        Field("attached_from", cells.maybe_day),
        Field("next_provider", cells.maybe, refers="provider"),
        Field("next_from", cells.maybe_day),
        Field("home_care", cells.one_of("inside", "stipulated", "no", empty="")),
        Field("disability_group", cells.maybe),
        Field("guardian_iins", cells.iins),
    ),
    check=_move,
)
REFERRALS = Kind(
    "referrals",
    tables.referrals,
    2,
    (
        _key("iin", cells.iin),
        _key("number", cells.own_number),
        Field("specialty", cells.code, needed=True, refers="specialty"),
        Field("issued_by"),
        Field("issued_on", cells.day, needed=True),
        Field("valid_until", cells.maybe_day),
    ),
    check=_ordered("issued_on", "valid_until"),
)
FROM_PAPER = (
    Mark.CAME,
    Mark.MISSED,
    Mark.VISITED,
    Mark.NOT_AT_HOME,
    Mark.HANDED_TO_103,
)
VISITS = Kind(
    "visits",
    tables.marks,
    1,
    (
        _key("entry", cells.plain),
        Field("mark", cells.one_of(*(mark.value for mark in FROM_PAPER)), needed=True),
        Field("at", cells.moment, needed=True),
        Field("staff", cells.maybe_code),
        Field("done_by", cells.maybe_code, refers="doctor"),
        Field("diagnosis", cells.said),
        Field("help", cells.said),
    ),
)
"""Not merged by key: marks are added (storage.imports.visits)."""

IN_ORDER = (
    SPECIALTIES, PROVIDERS, CALENDAR, FACTS, WINDOWS, DOCTORS, SHIFTS, ABSENCES, REGISTER,
    REFERRALS, VISITS,
)  # fmt: skip
"""Those that others refer to come first."""
