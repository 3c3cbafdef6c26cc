"""Reads one cell into what the store keeps.

A cell that does not fit raises Unfit with the reason in English, for an administrator; the value
itself is never part of it.
"""

import re
from collections.abc import Callable
from datetime import date, datetime

from clinic import phones
from clinic.people import IIN_LENGTH, BookingRule, Flaw, Iin, Unfit
from clinic.providers import LONGEST_FACT, HoursFlaw, parse_hours
from storage import marshal
from storage.shelves import Value

Reader = Callable[[str], Value]

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
CLOCK_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(:00)?", re.ASCII)
OWN_CODE = re.compile(r"[A-Za-z0-9_.-]{1,32}")
SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")
FEWEST_WITHOUT_ZEROS = 8
MOST_FIGURES = 12
LONGEST_SAID = LONGEST_FACT
LONGEST_NAME = 250
LONGEST_NUMBER = 64
AS_TEXT = "format the column as text and save again"
IIN_REASONS = {
    Flaw.LENGTH: "an IIN has 12 figures",
    Flaw.DIGIT: "the IIN's check digit does not fit",
}
HOURS_REASONS = {
    HoursFlaw.FORM: "expected hours such as mon-fri 08:00-20:00; sat 09:00-14:00",
    HoursFlaw.DAY: "expected days such as mon-fri, the first before the last",
    HoursFlaw.TIME: "hours must be times of a day and begin before they end",
    HoursFlaw.OVERLAP: "hours of one day overlap",
}


def plain(cell: str) -> str:
    """Text; empty stays empty."""
    return cell


def maybe(cell: str) -> str | None:
    """Text; empty is not known."""
    return cell or None


def said(cell: str) -> str:
    """Text that is said in a chat."""
    return _at_most(LONGEST_SAID, cell)


def name(cell: str) -> str:
    """A name or an address: in a chat it stands within a sentence."""
    return _at_most(LONGEST_NAME, cell)


def own_number(cell: str) -> str:
    """A number as the clinic writes it: PostgreSQL takes no longer key into its index."""
    return _at_most(LONGEST_NUMBER, cell)


def _at_most(characters: int, cell: str) -> str:
    if len(cell) > characters:
        raise Unfit(f"expected at most {characters} characters")
    return cell


def iin(cell: str) -> str:
    """The figures; recognises what spreadsheets do to them."""
    if SCIENTIFIC.fullmatch(cell):
        raise Unfit(f"a spreadsheet has turned the IIN into a rounded number; {AS_TEXT}")
    try:
        return Iin.parse(cell).digits
    except Unfit as unfit:
        if cell.isdigit() and FEWEST_WITHOUT_ZEROS <= len(cell) < IIN_LENGTH:
            reason = f"a spreadsheet has dropped the leading zeros of the IIN; {AS_TEXT}"
            raise Unfit(reason) from None
        raise Unfit(IIN_REASONS[Flaw(unfit.flaw)]) from None


def iins(cell: str) -> str:
    """Several, `;` between them, in order; "" for none."""
    return ";".join(sorted({iin(part.strip()) for part in cell.split(";") if part.strip()}))


def day(cell: str) -> str:
    if ISO_DAY.fullmatch(cell):
        try:
            return date.fromisoformat(cell).isoformat()
        except ValueError:
            pass
    raise Unfit("expected a date such as 2026-11-23")


def maybe_day(cell: str) -> str | None:
    return day(cell) if cell else None


def clock_time(cell: str) -> str:
    found = CLOCK_TIME.fullmatch(cell)
    if found is None:
        raise Unfit("expected a time such as 08:30")
    return f"{int(found[1]):02d}:{found[2]}"


def moment(cell: str) -> str:
    """ISO 8601; without an offset it is a wall-clock time."""
    if MOMENT.fullmatch(cell):
        try:
            return datetime.fromisoformat(cell).isoformat()
        except ValueError:
            pass
    raise Unfit("expected a time such as 2026-11-24T09:35")


def maybe_phone(cell: str) -> str | None:
    """E.164."""
    if not cell:
        return None
    try:
        return phones.parse(cell)
    except Unfit:
        raise Unfit("expected a phone number such as +7 701 234 56 78") from None


def maybe_sip_uri(cell: str) -> str | None:
    """As QABYLDAU_OPERATOR_URI is written: what is not could never be called."""
    if cell and not phones.SIP_URI.fullmatch(cell):
        raise Unfit("expected sip:NAME@HOST or sip:NAME@HOST:PORT")
    return cell or None


def code(cell: str) -> str:
    """A key of the clinic's own: it becomes part of entry numbers and file names."""
    if not OWN_CODE.fullmatch(cell):
        raise Unfit("expected 1 to 32 of A-Z a-z 0-9 _ . -")
    return cell


def maybe_code(cell: str) -> str | None:
    return code(cell) if cell else None


def code_or_all(cell: str) -> str:
    return cell if cell == "*" else code(cell)


def one_of(*codes: str, empty: str | None = None) -> Reader:
    """One of the codes; an empty cell is `empty`, where that is given."""

    def read(cell: str) -> str:
        if not cell and empty is not None:
            return empty
        if cell not in codes:
            raise Unfit(f"expected one of {', '.join(codes)}")
        return cell

    return read


def maybe_one_of(*codes: str) -> Reader:
    read = one_of(*codes)
    return lambda cell: read(cell) if cell else None


def number(low: int, high: int, empty: int | None = None) -> Reader:
    """A whole number; an empty cell is `empty`, where that is given."""

    def read(cell: str) -> int:
        if not cell and empty is not None:
            return empty
        figures = cell.isascii() and cell.isdigit() and len(cell) <= MOST_FIGURES
        if not (figures and low <= int(cell) <= high):
            raise Unfit(f"expected a whole number from {low} to {high}")
        return int(cell)

    return read


def booking(cell: str) -> str:
    try:
        return str(BookingRule.parse(cell))
    except ValueError:
        raise Unfit("expected direct, referral or direct_if:REASON|REASON") from None


def precincts(cell: str) -> str:
    return marshal.listed([part.strip() for part in cell.split(";") if part.strip()])


def hours(cell: str) -> str:
    """Reads `mon-fri 08:00-20:00; sat 09:00-14:00`."""
    try:
        return marshal.openings(parse_hours(cell))
    except Unfit as unfit:
        raise Unfit(HOURS_REASONS[HoursFlaw(unfit.flaw)]) from None
