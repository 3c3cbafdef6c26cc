"""The journal of the service («мемлекеттік қызмет көрсету журналы», R5.4, R6.4, R7.4, Annex 2).

Its form is lost with the standard's annex (I2): these are our columns. Who asked is kept sealed.
The marks that end the doctor's step carry `answered_at`, the moment from which a citizen is told
that an answer is ready (B6.1).
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from clinic.certificates import Certificate, Check, ClaimNo, Moments
from clinic.journals.book import Book, Column, Entry, Filled, Mark
from clinic.journals.rows import fact_of, last_of, row_of
from clinic.people import ProviderId

ANSWERED_AT = "answered_at"
CHECKED = {check: f"{check}_checked_at" for check in Check}
"""The column that says when it was checked, and never what was found."""

CERTIFICATES = Book(
    code="certificates",
    columns=(
        Column("entry", Filled.AT_ENTRY),
        Column("provider", Filled.AT_ENTRY),
        Column("regulation", Filled.AT_ENTRY),
        Column("written_at", Filled.AT_ENTRY, instant=True),
        Column("claim_no", Filled.AT_ENTRY),
        Column("patient", Filled.AT_ENTRY, secret=True),
        Column("step", Filled.BY_MARKS),
        Column("answered_at", Filled.BY_MARKS, instant=True),
        Column("handed_over_at", Filled.BY_MARKS, instant=True),
        Column("staff", Filled.AT_ENTRY),
        Column("iin", Filled.AT_ENTRY, secret=True),
        *(Column(code, Filled.AT_ENTRY, instant=True) for code in CHECKED.values()),
        Column("changed_at", Filled.BY_MARKS, instant=True),
        Column("changed_by", Filled.BY_MARKS),
    ),
)

STEPS = {
    Mark.ENTERED: "registered",
    Mark.SENT: "with_doctor",
    Mark.STOPPED: "stopped",
    Mark.SIGNED: "signed",
    Mark.REFUSED: "refused",
    Mark.REFERRED: "referred",
    Mark.CERTIFIED: "certified",
    Mark.RECEIVED: "received",
}
"""Where the entry stands after each mark: the names of the tables' own steps."""
ANSWERING = (Mark.SIGNED, Mark.REFUSED, Mark.REFERRED, Mark.STOPPED)


def certificate_of(entry: Entry) -> Certificate:
    """The request that an entry and its marks are about."""
    said, change = entry.columns, entry.marks[-1]
    return Certificate(
        entry=entry.entry,
        provider=ProviderId(entry.provider),
        regulation=said["regulation"] or "",
        number=ClaimNo(said["claim_no"] or ""),
        step=STEPS[change.mark],
        since=change.at,
        moments=moments_of(entry),
    )


def moments_of(entry: Entry) -> Moments:
    """Nothing is shown as handed over before it is shown as ready."""
    answered = fact_of(last_of(entry, ANSWERING), ANSWERED_AT)
    received = last_of(entry, (Mark.RECEIVED,))
    return Moments(
        registered_at=entry.written_at,
        answered_at=datetime.fromisoformat(answered) if answered else None,
        handed_over_at=received.at if received else None,
    )


def row(entry: Entry, zone: ZoneInfo, *, full: bool = False) -> dict[str, str]:
    """The entry as the export shows it (clinic.journals.rows)."""
    certificate, change = certificate_of(entry), last_of(entry, STEPS.keys() - {Mark.ENTERED})
    answered, handed_over = certificate.moments.answered_at, certificate.moments.handed_over_at
    by_marks = {
        "step": certificate.step,
        "answered_at": answered.isoformat() if answered else None,
        "handed_over_at": handed_over.isoformat() if handed_over else None,
        "changed_at": change.at.isoformat() if change else None,
        "changed_by": change.by if change else None,
    }
    return row_of(CERTIFICATES, entry, by_marks, zone, full=full)
