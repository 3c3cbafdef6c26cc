"""The home visits of one day at a provider, as a file for a printer or a program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.papers import home_list_pdf
from app.papers.day_list import NotThere
from app.papers.home_list_pdf import Section
from app.papers.pages import Paper, Printing
from app.papers.sheets import CSV, XLSX, Row, write_csv, write_xlsx
from clinic.home_calls import AWAITED, CallState, Urgency
from clinic.journals.book import Entry, Mark
from clinic.journals.home_calls import HOME_CALLS
from clinic.journals.home_visits import (
    FIRST_ISSUE,
    HOME_VISITS,
    MONTHS,
    by_number,
    home_visits,
    issue_rows,
    issues_of,
    lines_of,
)
from locales.language import Language
from locales.translator import Translator, translators
from storage.bulk import Bulk
from storage.exports.journal import Names, names, starting
from storage.exports.span import Span

GRAVE = (Urgency.INFANT, Urgency.URGENT, Urgency.FRAIL_FEVER)
FOR_THE_PEN = ("diagnosis", "help")
"""Columns 11 and 12 of the form, which no list fills."""
HEADS = {"no": "list-no"}
"""Columns that the journal does not have."""
PAPER_HEADS = {"called_at": "visits-head-called", "help": "visits-head-help"}
"""Columns of the paper that hold more than the journal's of that name."""


@dataclass(frozen=True, slots=True)
class HomeList:
    """`precincts`: each has a page of its own, an empty one too. `issue` None: the whole list."""

    rows: Sequence[Row]
    names: Names
    day: date
    precincts: Sequence[str]
    printing: Printing
    issue: int | None = None

    def write(self, path: Path, form: str) -> None:
        """Raises OSError."""
        if form == CSV:
            write_csv(path, HOME_VISITS, self.rows)
            return
        words = translators[self.printing.language]
        codes = (*HOME_VISITS, *FOR_THE_PEN)
        heads = {code: words(HEADS.get(code, f"column-{code}")) for code in codes}
        shown = self.in_words(words)
        if form == XLSX:
            write_xlsx(path, HOME_VISITS, heads, shown)
            return
        heads |= {code: words(key) for code, key in PAPER_HEADS.items()}
        sections = [
            Section(
                self._precinct(precinct, words),
                [each for each in shown if each["precinct"] == precinct],
            )
            for precinct in self.precincts
        ]
        home_list_pdf.write_pdf(
            path, self._title(words), sections, heads, self._paper(words), words
        )

    def in_words(self, words: Translator) -> list[Row]:
        """As people read it."""
        return [self._shown(row, words) for row in self.rows]

    def _title(self, words: Translator) -> str:
        if self.issue is None or self.issue == FIRST_ISSUE:
            return words("visits-title")
        return words("visits-addition", number=str(self.issue - FIRST_ISSUE))

    def _precinct(self, precinct: str, words: Translator) -> str:
        """With whoever serves it."""
        serving = [
            self.names.doctor(who) for who, own in self.names.serves.items() if precinct in own
        ]
        named = words("visits-precinct", precinct=precinct) if precinct else ""
        return " — ".join((named or words("visits-no-precinct"), *serving))

    def _shown(self, row: Row, words: Translator) -> Mapping[str, str]:
        """Hours of that day, words for codes; `outcome`: what came of it."""
        state = words(f"value-call-state-{row['state']}")
        urgency = words(f"value-urgency-{row['urgency']}")
        return {
            **row,
            "called_at": _moment(row["called_at"]),
            "window": words("visits-window", first=row["window_from"], last=row["window_to"]),
            "done_at": _moment(row["done_at"]),
            "done_by": self.names.doctors.get(row["done_by"], row["done_by"]),
            "age": _age(row["age"], words),
            "kind": words(f"value-kind-{row['kind']}"),
            "urgency": urgency,
            "relation": _relation(row["relation"], words),
            "temperature": row["temperature"].replace(".", ","),
            "grave": urgency if row["urgency"] in GRAVE else "",
            "state": state,
            "outcome": "" if row["state"] in AWAITED else state,
            "struck": "yes" if row["state"] == CallState.CANCELLED else "",
        }

    def _paper(self, words: Translator) -> Paper:
        period = words("list-day", day=self.day, figures=f"{self.day:%d.%m.%Y}")
        own, printed = self.names, self.printing.said(words)
        return Paper(own.provider, period, own.doctors, own.specialties, own.rehearsal, printed)


@dataclass(frozen=True, slots=True)
class DayOfCalls:
    """A day's entries of the call journal at one provider, and what its lists are printed with."""

    entries: Sequence[Entry]
    names: Names
    day: date
    printing: Printing

    @property
    def precincts(self) -> Sequence[str]:
        """Of the doctors, and of the calls."""
        served = {precinct for own in self.names.serves.values() for precinct in own}
        called = {line.precinct for line in lines_of(self.entries)}
        return sorted(served | called, key=by_number)

    def whole(self, precinct: str | None = None) -> HomeList:
        """Everybody's, or that precinct's, as of now. Raises NotThere."""
        if precinct is not None and precinct not in self.precincts:
            raise NotThere("precinct")
        wanted = self.precincts if precinct is None else (precinct,)
        rows = home_visits(self.entries, self.printing.zone)
        return self._list([row for row in rows if row["precinct"] in wanted], wanted or ("",))

    def issues(self, precinct: str) -> Sequence[int]:
        """Those that there are; the morning's first, which may be empty."""
        own = [line for line in lines_of(self.entries) if line.precinct == precinct]
        put_out = {issue for line in own for issue in issues_of(line, Mark.ON_LIST, Mark.STRUCK)}
        return sorted({FIRST_ISSUE, *put_out})

    def issue(self, precinct: str, number: int) -> HomeList:
        rows = issue_rows(self.entries, precinct, number, self.printing.zone)
        return self._list(rows, (precinct,), number)

    def _list(
        self, rows: Sequence[Row], precincts: Sequence[str], issue: int | None = None
    ) -> HomeList:
        return HomeList(rows, self.names, self.day, precincts, self.printing, issue)


async def day_of_calls(bulk: Bulk, provider: str, day: date, printing: Printing) -> DayOfCalls:
    """Raises NotThere."""
    spoken = await names(bulk, provider, russian=printing.language is Language.RU)
    if spoken is None:
        raise NotThere("provider")
    entries = await starting(bulk, HOME_CALLS, Span(provider, printing.zone, day, day))
    return DayOfCalls(entries, spoken, day, printing)


def _relation(code: str, words: Translator) -> str:
    return words(f"value-relation-{code}") if code else ""


def _age(age: str, words: Translator) -> str:
    months = age.removesuffix(MONTHS)
    return age if months == age else words("visits-months", age=months)


def _moment(instant: str) -> str:
    return f"{datetime.fromisoformat(instant):%d.%m %H:%M}" if instant else ""
