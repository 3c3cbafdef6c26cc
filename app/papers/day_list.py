"""The appointments of one day at a provider, as a file for a printer or a program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.papers import visit_list_pdf
from app.papers.pages import Paper, Printing, basis_in_words
from app.papers.sheets import CSV, XLSX, Row, write_csv, write_xlsx
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.journals.visit_list import APPOINTMENTS, appointments
from clinic.visits import VisitState
from locales.language import Language
from locales.translator import Translator, translators
from storage.bulk import Bulk
from storage.exports.journal import Names, names, starting
from storage.exports.span import Span

OWN_HEADS = {"no": "list-no", "told": "list-told", "state": "list-came"}
"""Columns that the journal does not have, or has under another heading."""
TOLD = {"yes": "list-told-yes", "no": "list-told-no"}


class NotThere(Exception):  # noqa: N818 - an answer to the administrator
    """Carries what there is none of: `provider`, `doctor` or `precinct`."""


@dataclass(frozen=True, slots=True)
class DayList:
    """`doctor`: of this doctor only."""

    rows: Sequence[Row]
    names: Names
    day: date
    printing: Printing
    doctor: str | None

    def write(self, path: Path, form: str) -> None:
        """Raises OSError."""
        if form == CSV:
            write_csv(path, APPOINTMENTS, self.rows)
            return
        words = translators[self.printing.language]
        heads = {code: words(OWN_HEADS.get(code, f"column-{code}")) for code in APPOINTMENTS}
        shown = [self._shown(row, words) for row in self.rows]
        if form == XLSX:
            write_xlsx(path, APPOINTMENTS, heads, shown)
            return
        doctor = None if self.doctor is None else self.names.doctor(self.doctor)
        visit_list_pdf.write_pdf(path, shown, heads, self._paper(words), words, doctor)

    def _shown(self, row: Row, words: Translator) -> Mapping[str, str]:
        """As people read it: the hour of that day, names for codes; what is to come: no state."""
        state = row["state"]
        return {
            **row,
            "starts_at": datetime.fromisoformat(row["starts_at"]).strftime("%H:%M"),
            "doctor": self.names.doctor(row["doctor"]),
            "basis": basis_in_words(row["basis"], words),
            "told": words(TOLD[row["told"]]),
            "state": "" if state == VisitState.ACTIVE else words(f"value-state-{state}"),
        }

    def _paper(self, words: Translator) -> Paper:
        period = words("list-day", day=self.day, figures=f"{self.day:%d.%m.%Y}")
        own, printed = self.names, self.printing.said(words)
        return Paper(own.provider, period, own.doctors, own.specialties, own.rehearsal, printed)


async def day_list(
    bulk: Bulk, provider: str, day: date, printing: Printing, doctor: str | None = None
) -> DayList:
    """Raises NotThere."""
    spoken = await names(bulk, provider, russian=printing.language is Language.RU)
    if spoken is None:
        raise NotThere("provider")
    if doctor is not None and doctor not in spoken.doctors:
        raise NotThere("doctor")
    entries = await starting(bulk, PRE_APPOINTMENT, Span(provider, printing.zone, day, day))
    rows = appointments(entries, printing.zone)
    own = [row for row in rows if doctor in {None, row["doctor"]}]
    return DayList(own, spoken, day, printing, doctor)
