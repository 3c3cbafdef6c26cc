"""Of a list of home visits, what Telegram may carry to the doctor of the precinct (B0.9).

Never a complaint, a diagnosis, an IIN, a door code or a whole name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clinic.home_calls import CallState, Issue
from clinic.people import initials
from clinic.visits import EntryNo


class Carried(StrEnum):
    """What the private chat of a doctor may carry of the day's home visits (B0.9)."""

    BRIEF = "brief"
    FULL = "full"  # what is printed as well, by the provider's written decision
    OFF = "off"


@dataclass(frozen=True, slots=True, repr=False)
class BriefVisit:
    """Its repr shows nothing of the person. `off`: cancelled, and nobody need go."""

    no: str
    entry: EntryNo
    window_from: str
    window_to: str
    initials: str
    birth_year: str
    address: str
    contact: str
    off: bool

    def __repr__(self) -> str:
        return f"BriefVisit({self.entry})"


@dataclass(frozen=True, slots=True)
class BriefList:
    """An issue as a chat shows it."""

    issue: Issue
    visits: Sequence[BriefVisit]


@dataclass(frozen=True, slots=True)
class CountedList:
    """An issue as a group may hear of it: nobody's data (B0.3)."""

    issue: Issue
    count: int


def brief_list(issue: Issue, rows: Iterable[Mapping[str, str]]) -> BriefList:
    return BriefList(issue, tuple(_brief(row) for row in rows))


def _brief(row: Mapping[str, str]) -> BriefVisit:
    return BriefVisit(
        no=row["no"],
        entry=EntryNo(row["entry"]),
        window_from=row["window_from"],
        window_to=row["window_to"],
        initials=initials(row["patient"]),
        birth_year=row["birth_year"],
        address=row["address"],
        contact=row["contact"],
        off=row["state"] == CallState.CANCELLED,
    )
