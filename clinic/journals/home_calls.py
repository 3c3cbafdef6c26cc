"""The call journal («шақыруларды тіркеу журналы», R3.3, form 031/u, §2.4): its columns and rows.

Columns 1 to 8 of the form are filled at the call, the others after the visit. Mark.TOLD carries
the facts `language` and `wording`; the marks of a visit carry `done_by`, and what paper brought:
`diagnosis` and `help`.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from clinic.acting import Account
from clinic.home_calls import CallKind, CallState, HomeCall, Urgency
from clinic.journals.book import Book, Column, Entry, Filled, Mark
from clinic.journals.rows import fact_of, last_of, row_of, told_of
from clinic.people import DoctorId, Iin, ProviderId
from clinic.visits import EntryNo

HOME_CALLS = Book(
    code="home_calls",
    columns=(
        Column("entry", Filled.AT_ENTRY),
        Column("provider", Filled.AT_ENTRY),
        Column("precinct", Filled.AT_ENTRY),
        Column("written_at", Filled.AT_ENTRY, instant=True),
        Column("called_at", Filled.AT_ENTRY, instant=True),
        Column("channel", Filled.AT_ENTRY),
        Column("iin", Filled.AT_ENTRY),
        Column("patient", Filled.AT_ENTRY),
        Column("birth_year", Filled.AT_ENTRY),
        Column("register_checked_at", Filled.AT_ENTRY, instant=True),
        Column("address", Filled.AT_ENTRY, secret=True),
        Column("address_differs", Filled.AT_ENTRY),
        Column("entrance", Filled.AT_ENTRY, secret=True),
        Column("floor", Filled.AT_ENTRY, secret=True),
        Column("door_code", Filled.AT_ENTRY, secret=True),
        Column("landmark", Filled.AT_ENTRY, secret=True),
        Column("contact", Filled.AT_ENTRY, secret=True),
        Column("caller", Filled.AT_ENTRY, secret=True),
        Column("relation", Filled.AT_ENTRY),
        Column("kind", Filled.AT_ENTRY),
        Column("entry_joined", Filled.AT_ENTRY),
        Column("complaint", Filled.AT_ENTRY, secret=True),
        Column("red_flags", Filled.AT_ENTRY, secret=True),
        Column("urgency", Filled.AT_ENTRY),
        Column("promised_date", Filled.AT_ENTRY),
        Column("window_from", Filled.AT_ENTRY),
        Column("window_to", Filled.AT_ENTRY),
        Column("told_at", Filled.BY_MARKS, instant=True),
        Column("told_language", Filled.BY_MARKS),
        Column("told_wording", Filled.BY_MARKS),
        Column("handed_to", Filled.AT_ENTRY),
        Column("state", Filled.BY_MARKS),
        Column("done_at", Filled.BY_MARKS, instant=True),
        Column("done_by", Filled.BY_MARKS),
        Column("diagnosis", Filled.BY_MARKS, secret=True),
        Column("help", Filled.BY_MARKS, secret=True),
        Column("staff", Filled.AT_ENTRY),
        Column("changed_at", Filled.BY_MARKS, instant=True),
        Column("changed_by", Filled.BY_MARKS),
        Column("starts_at", Filled.AT_ENTRY, instant=True),
        Column("ends_at", Filled.AT_ENTRY, instant=True),
        Column("age", Filled.AT_ENTRY),
        Column("temperature", Filled.AT_ENTRY, secret=True),
        Column("indication", Filled.AT_ENTRY, secret=True),
        Column("level", Filled.AT_ENTRY),
        Column("basis", Filled.AT_ENTRY),
    ),
)

STATES = {
    Mark.ON_LIST: CallState.ON_LIST,
    Mark.OVERDUE: CallState.OVERDUE,
    Mark.VISITED: CallState.VISITED,
    Mark.NOT_AT_HOME: CallState.NOT_AT_HOME,
    Mark.CANCELLED: CallState.CANCELLED,
    Mark.HANDED_TO_103: CallState.HANDED_TO_103,
}
"""The marks that change the state; the last of them is the state."""
DONE = (Mark.VISITED, Mark.NOT_AT_HOME, Mark.HANDED_TO_103)
"""The marks of whoever came, or tried to (columns 9 to 12)."""
NOTED = (*DONE, Mark.FILLED_IN)


def call_of(entry: Entry) -> HomeCall:
    """The home call that an entry and its marks are about."""
    said = entry.columns
    joined, handed_to = said["entry_joined"], said["handed_to"]
    change = last_of(entry, STATES)
    return HomeCall(
        entry=entry.entry,
        provider=ProviderId(entry.provider),
        precinct=said["precinct"],
        patient=Iin(said["iin"] or ""),
        kind=CallKind(said["kind"] or ""),
        joined=EntryNo(joined) if joined else None,
        urgency=Urgency(said["urgency"] or ""),
        called_at=datetime.fromisoformat(said["called_at"] or ""),
        starts_at=datetime.fromisoformat(said["starts_at"] or ""),
        ends_at=datetime.fromisoformat(said["ends_at"] or ""),
        handed_to=DoctorId(handed_to) if handed_to else None,
        state=STATES[change.mark] if change else CallState.ACCEPTED,
        told=told_of(entry)["told_at"] is not None,
        made_by=Account(entry.made_by),
        level=said["level"] or "",
        relation=said["relation"] or "",
    )


def row(entry: Entry, zone: ZoneInfo, *, full: bool = False) -> dict[str, str]:
    """The entry as the export shows it (clinic.journals.rows)."""
    change, done = last_of(entry, STATES), last_of(entry, DONE)
    by_marks = {
        **told_of(entry),
        "state": STATES[change.mark] if change else CallState.ACCEPTED,
        "done_at": done.at.isoformat() if done else None,
        "done_by": _noted(entry, "done_by"),
        "diagnosis": _noted(entry, "diagnosis"),
        "help": _noted(entry, "help"),
        "changed_at": change.at.isoformat() if change else None,
        "changed_by": change.by if change else None,
    }
    return row_of(HOME_CALLS, entry, by_marks, zone, full=full)


def _noted(entry: Entry, fact: str) -> str | None:
    """As it was noted last: paper says more than a chat."""
    told = (fact_of(mark, fact) for mark in reversed(entry.marks) if mark.mark in NOTED)
    return next((value for value in told if value), None)
