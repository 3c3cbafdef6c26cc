"""The day's list of home visits (form 031/u, §2.4, B3.9), made from the call journal.

A list is put out in issues: the morning's is the first, later ones are additions. Mark.ON_LIST
carries the facts `list`, the number of the issue, and `no`, the line's number on it; Mark.STRUCK
carries the fact `list` of the issue on which a cancelled call was struck off.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from clinic.home_calls import AWAITED, CallState, Urgency
from clinic.journals.book import Entry, Mark
from clinic.journals.home_calls import STATES, row
from clinic.journals.rows import last_of
from clinic.visits import EntryNo, spoken_number

HOME_VISITS = (
    "no", "called_at", "patient", "birth_year", "address", "entrance", "floor", "door_code",
    "landmark", "contact", "complaint", "kind", "urgency", "window_from", "window_to", "entry",
    "precinct", "age", "iin", "caller", "relation", "temperature", "state", "done_at", "done_by",
)  # fmt: skip
"""interfaces.md `visit-list`; the columns after `entry` are further ones."""
LISTING_ORDER = (
    (Urgency.URGENT, True),
    (Urgency.INFANT, True),
    (Urgency.URGENT, False),
    (Urgency.FRAIL_FEVER, False),
    (Urgency.ORDINARY, False),
    (Urgency.ACTIVE, False),
)
"""B3.9: the urgency, and whether it is an infant under one; then by the time of the call."""
MONTHS = "m"
"""The column `age` of an infant ends with it."""
SAID = ("address", "entrance", "floor", "door_code", "landmark", "contact", "caller", "complaint")
"""What every call of a line may say anew: nothing that was said before is lost (B3.6)."""
BESIDE = "; "
FIRST_ISSUE = 1


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One patient on a list: the calls of the day that joined each other, in their order.

    Its repr shows nothing of the person.
    """

    calls: tuple[Entry, ...]

    @property
    def standing(self) -> tuple[Entry, ...]:
        """The calls that somebody is waited for; else those that were dealt with; else all."""
        waited = tuple(call for call in self.calls if state_of(call) in AWAITED)
        dealt = tuple(call for call in self.calls if state_of(call) is not CallState.CANCELLED)
        return waited or dealt or self.calls

    @property
    def precinct(self) -> str:
        return self.calls[0].columns["precinct"] or ""

    @property
    def place(self) -> tuple[int, datetime, int]:
        """Where it stands in the order of B3.9: the gravest of its calls decides."""
        first = self.standing[0]
        return min(map(_rank, self.standing)), _called_at(first), _number(first)

    @property
    def issue(self) -> int | None:
        """The first issue that it stood on."""
        return min(issues_of(self, Mark.ON_LIST), default=None)

    @property
    def number(self) -> str:
        """Its number there."""
        listed = (last_of(call, (Mark.ON_LIST,)) for call in self.calls)
        return next((mark.facts["no"] for mark in listed if mark), "")

    @property
    def belongs(self) -> bool:
        """What was cancelled, or sent to 103 at once, stands only where it stood before."""
        gone = (CallState.CANCELLED, CallState.HANDED_TO_103)
        return self.issue is not None or state_of(self.standing[0]) not in gone

    def __repr__(self) -> str:
        return f"Line({', '.join(call.entry for call in self.calls)})"


def lines_of(entries: Iterable[Entry]) -> list[Line]:
    """One for each patient; a call stands with the one that it joined (B3.6)."""
    calls = sorted(entries, key=lambda call: (_called_at(call), _number(call)))
    joined = {call.entry: EntryNo(call.columns["entry_joined"] or "") for call in calls}

    def first_of(entry: EntryNo) -> EntryNo:
        while joined[entry] in joined:
            entry = joined[entry]
        return entry

    together: defaultdict[EntryNo, list[Entry]] = defaultdict(list)
    for call in calls:
        together[first_of(call.entry)].append(call)
    return [Line(tuple(own)) for own in together.values()]


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Those that belong on a list, precinct by precinct, each in the order of B3.9."""
    belonging = [line for line in lines if line.belongs]
    return sorted(belonging, key=lambda line: (by_number(line.precinct), line.place))


def home_visits(entries: Iterable[Entry], zone: ZoneInfo) -> list[dict[str, str]]:
    """The whole list as of now: precinct by precinct, each numbered from 1.

    A full IIN stands on no list.
    """
    lines = in_order(lines_of(entries))
    return [
        {**line_row(line, zone), "no": str(number)}
        for _, own in groupby(lines, key=lambda line: line.precinct)
        for number, line in enumerate(own, start=1)
    ]


def issue_rows(
    entries: Iterable[Entry], precinct: str, issue: int, zone: ZoneInfo
) -> list[dict[str, str]]:
    """What one issue of a precinct's list holds, under the numbers that it was given."""
    lines = [
        line
        for line in in_order(lines_of(entries))
        if line.precinct == precinct and issue in issues_of(line, Mark.ON_LIST, Mark.STRUCK)
    ]
    return [{**line_row(line, zone), "no": line.number} for line in lines]


def issues_of(line: Line, *marks: Mark) -> set[int]:
    return {
        int(marked.facts["list"])
        for call in line.calls
        for marked in call.marks
        if marked.mark in marks
    }


def is_listed(call: Entry) -> bool:
    return last_of(call, (Mark.ON_LIST,)) is not None


def to_strike(call: Entry) -> bool:
    """It is on the list in somebody's hands, and nobody is waited for any more (B3.7)."""
    cancelled = state_of(call) is CallState.CANCELLED
    return cancelled and is_listed(call) and last_of(call, (Mark.STRUCK,)) is None


def state_of(call: Entry) -> CallState:
    change = last_of(call, STATES)
    return STATES[change.mark] if change else CallState.ACCEPTED


def by_number(precinct: str) -> tuple[bool, int, str]:
    """2 before 10, names after numbers, and those without one last."""
    figures = precinct.isascii() and precinct.isdigit()
    return not precinct, int(precinct) if figures else 10**9, precinct


def line_row(line: Line, zone: ZoneInfo) -> dict[str, str]:
    """The first call's row, with what the others add to it."""
    rows = [row(call, zone) for call in line.standing]
    gravest = min(line.standing, key=_rank)
    added = {code: BESIDE.join(_distinct(each[code] for each in rows)) for code in SAID}
    shown = {
        **rows[0],
        **added,
        "kind": rows[-1]["kind"],
        "urgency": gravest.columns["urgency"] or "",
        "temperature": gravest.columns["temperature"] or "",
    }
    return {code: shown.get(code, "") for code in HOME_VISITS}


def _distinct(said: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(filter(None, said)))


def _rank(call: Entry) -> int:
    urgency = Urgency(call.columns["urgency"] or "")
    months = (call.columns["age"] or "").endswith(MONTHS)
    infant = urgency is Urgency.INFANT or (urgency is Urgency.URGENT and months)
    return LISTING_ORDER.index((urgency, infant))


def _called_at(call: Entry) -> datetime:
    return datetime.fromisoformat(call.columns["called_at"] or "")


def _number(call: Entry) -> int:
    return int(spoken_number(call.entry))
