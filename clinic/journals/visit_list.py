"""The day's list of appointments (form 040, §2.4), made from the pre-appointment journal."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from zoneinfo import ZoneInfo

from clinic.journals.book import Entry, Mark
from clinic.journals.pre_appointment import row
from clinic.visits import VisitState

APPOINTMENTS = (
    "no", "starts_at", "patient", "birth_year", "doctor", "room", "basis", "told", "contact",
    "entry", "state",
)  # fmt: skip
EXPECTED = {VisitState.ACTIVE, VisitState.CAME, VisitState.MISSED}
IN_ORDER = itemgetter("doctor", "starts_at", "entry")


def appointments(entries: Sequence[Entry], zone: ZoneInfo) -> list[dict[str, str]]:
    """Doctor by doctor in the order of time, each list numbered from 1.

    A time that was given up stands on no list; an IIN stands on none at all.
    """
    rows = [row(entry, zone) | {"told": _told(entry)} for entry in entries]
    expected = sorted((each for each in rows if each["state"] in EXPECTED), key=IN_ORDER)
    return list(_numbered(expected))


def _told(entry: Entry) -> str:
    return "yes" if any(marked.mark is Mark.TOLD for marked in entry.marks) else "no"


def _numbered(rows: Sequence[dict[str, str]]) -> Iterator[dict[str, str]]:
    for _, own in groupby(rows, key=itemgetter("doctor")):
        for number, each in enumerate(own, start=1):
            yield {code: str(number) if code == "no" else each[code] for code in APPOINTMENTS}
