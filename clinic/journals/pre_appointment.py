"""The pre-appointment journal («алдын ала жазылу журналы», R2.3, §2.4): its columns and rows.

The columns filled at the entry are the keys of `Entry.columns`. What marks fill is read from them:
Mark.TOLD carries the facts `language` and `wording`, Mark.MOVED the fact `moved_to`.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from clinic.acting import Account
from clinic.journals.book import Book, Column, Entry, Filled, Mark
from clinic.journals.rows import fact_of, last_of, row_of, told_of
from clinic.people import DoctorId, Iin, ProviderId
from clinic.visits import EntryNo, Visit, VisitState

PRE_APPOINTMENT = Book(
    code="pre_appointment",
    columns=(
        Column("entry", Filled.AT_ENTRY),
        Column("provider", Filled.AT_ENTRY),
        Column("written_at", Filled.AT_ENTRY, instant=True),
        Column("channel", Filled.AT_ENTRY),
        Column("iin", Filled.AT_ENTRY),
        Column("patient", Filled.AT_ENTRY),
        Column("birth_year", Filled.AT_ENTRY),
        Column("precinct", Filled.AT_ENTRY),
        Column("doctor", Filled.AT_ENTRY),
        Column("specialty", Filled.AT_ENTRY),
        Column("room", Filled.AT_ENTRY),
        Column("starts_at", Filled.AT_ENTRY, instant=True),
        Column("basis", Filled.AT_ENTRY),
        Column("register_checked_at", Filled.AT_ENTRY, instant=True),
        Column("told_at", Filled.BY_MARKS, instant=True),
        Column("told_language", Filled.BY_MARKS),
        Column("told_wording", Filled.BY_MARKS),
        Column("applicant", Filled.AT_ENTRY),
        Column("relation", Filled.AT_ENTRY),
        Column("contact", Filled.AT_ENTRY, secret=True),
        Column("staff", Filled.AT_ENTRY),
        Column("state", Filled.BY_MARKS),
        Column("moved_to", Filled.BY_MARKS),
        Column("changed_at", Filled.BY_MARKS, instant=True),
        Column("changed_by", Filled.BY_MARKS),
        Column("ends_at", Filled.AT_ENTRY, instant=True),
        Column("level", Filled.AT_ENTRY),
    ),
)

STATES = {
    Mark.MOVED: VisitState.MOVED,
    Mark.CANCELLED: VisitState.CANCELLED,
    Mark.CAME: VisitState.CAME,
    Mark.MISSED: VisitState.MISSED,
    Mark.CLOSED_BY_CLINIC: VisitState.CLOSED_BY_CLINIC,
}
"""The marks that change the state; the last of them is the state."""


def visit_of(entry: Entry) -> Visit:
    """The visit that an entry and its marks are about."""
    said = entry.columns
    marked = _by_marks(entry)
    moved_to = marked["moved_to"]
    return Visit(
        entry=entry.entry,
        provider=ProviderId(entry.provider),
        patient=Iin(said["iin"] or ""),
        doctor=DoctorId(said["doctor"] or ""),
        specialty=said["specialty"] or "",
        room=said["room"] or "",
        starts_at=datetime.fromisoformat(said["starts_at"] or ""),
        ends_at=datetime.fromisoformat(said["ends_at"] or ""),
        basis=said["basis"] or "",
        state=VisitState(marked["state"] or ""),
        moved_to=EntryNo(moved_to) if moved_to else None,
        told=marked["told_at"] is not None,
        confirmed=any(mark.mark is Mark.CONFIRMED for mark in entry.marks),
        made_by=Account(entry.made_by),
        level=said["level"] or "",
        applicant_relation=said["relation"] or "",
    )


def row(entry: Entry, zone: ZoneInfo, *, full: bool = False) -> dict[str, str]:
    """The entry as the export shows it (clinic.journals.rows)."""
    return row_of(PRE_APPOINTMENT, entry, _by_marks(entry), zone, full=full)


def _by_marks(entry: Entry) -> dict[str, str | None]:
    """The columns that marks fill: the first telling, and the last change."""
    change = last_of(entry, STATES)
    return {
        **told_of(entry),
        "state": STATES[change.mark] if change else VisitState.ACTIVE,
        "moved_to": fact_of(change, "moved_to"),
        "changed_at": change.at.isoformat() if change else None,
        "changed_by": change.by if change else None,
    }
