"""A regulation's table as a page for people: its words in one language, each line with its clause.

Nothing is said here that the table does not hold: names come from the texts of locales/. What the
pages of guides and leaflets have in common with it stands here too.
"""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from clinic.notices import NoticeKind
from clinic.refusals import Refusal
from clinic.regulations.grammar import (
    Actor,
    Guide,
    Leaflet,
    Limit,
    Move,
    NotHere,
    Promised,
    Regulation,
    Span,
)
from clinic.tasks import TaskKind, Why
from locales.translator import Fact, Translator

EXAMPLES: Final[Mapping[Refusal, Mapping[str, Fact]]] = {
    Refusal.ATTACHED_LATER: {"day": date(2027, 1, 1)},
    Refusal.TOO_SOON: {"minutes": 60},
    Refusal.BEYOND_HORIZON: {"last": date(2026, 12, 31)},
    Refusal.HOURS_OVERLAP: {"day": date(2026, 12, 31)},
    Refusal.CLINIC_CLOSED: {"day": date(2027, 1, 1)},
    Refusal.DOCTOR_AWAY: {"day": date(2026, 12, 31)},
}
"""Facts for the refusals that name some; the page says that they are examples."""

Row = Sequence[str]


def page_of(regulation: Regulation, words: Translator) -> Iterator[str]:
    journal = words("page-journal", journal=words(f"journal-title-{regulation.journal.code}"))
    yield from head(regulation, journal, words)
    yield from _of_the_table(regulation, words)
    yield from _of_the_words(regulation, words)
    yield from not_here(regulation.not_here, words)
    yield from _diagram(regulation, words)


def head(told: Regulation | Guide | Leaflet, kind: str, words: Translator) -> Iterator[str]:
    """The name and the day of the decree; what kind of page it is, or where its journal is."""
    yield f"# {told.code.upper()}. {words(f'regulation-{told.code}')}"
    for paragraph in (
        words("page-edition", day=f"{told.edition:%d.%m.%Y}"),
        kind,
        words("page-made"),
    ):
        yield from ("", paragraph)


def not_here(rows: Sequence[NotHere], words: Translator) -> Iterator[str]:
    """What the decree or its portal does and this house does not; a table may have none."""
    if rows:
        yield from section(
            words("page-not-here"),
            ("not-here", "instead", "clause"),
            (
                (words(f"not-here-{row.what}"), words(f"instead-{row.instead}"), row.clause)
                for row in rows
            ),
            words,
        )


def drawing(words: Translator) -> Iterator[str]:
    """What stands above every diagram."""
    yield from ("", f"## {words('page-diagram')}", "", words("page-diagram-lost"), "")


def _of_the_table(regulation: Regulation, words: Translator) -> Iterator[str]:
    shown = ("shown",) if _shows(regulation) else ()
    heads = ("code", "words", *shown, "final", "clause")
    yield from _section(words, "steps", heads, _steps(regulation, words))
    yield from _section(
        words,
        "moves",
        ("at", "act", "by", "to", "needs", "mark", "said", "clause"),
        (_move(move, words) for move in regulation.moves),
    )
    yield from _section(
        words,
        "limits",
        ("at", "within", "then", "clause"),
        (_limit(limit, words) for limit in regulation.limits),
    )


def _of_the_words(regulation: Regulation, words: Translator) -> Iterator[str]:
    named = ("code", "words")
    yield from _section(words, "actors", (*named, "clause"), _actors(regulation, words))
    if rules := list(_rules(regulation, words)):
        yield from _section(words, "rules", (*named, "clause"), rules)
    columns = regulation.journal.columns
    yield from _section(
        words,
        "columns",
        (*named, "filled"),
        ((c.code, words(f"column-{c.code}"), words(f"filled-{c.filled}")) for c in columns),
    )
    if not _shows(regulation):
        yield from _said_by_itself(words)


def _said_by_itself(words: Translator) -> Iterator[str]:
    """Refusals, notices and tasks of the chat: of a table that only shows, there are none."""
    named = ("code", "words")
    yield from _section(words, "refusals", ("code", "text", "clause"), _refusals(words))
    yield ""
    yield words("page-refusals-example")
    yield from _section(words, "notices", named, _named(words, "notice", NoticeKind))
    tasks = (*_named(words, "task", TaskKind), *_named(words, "why", Why))
    yield from _section(words, "tasks", named, tasks)


def _section(
    words: Translator, name: str, heads: Sequence[str], rows: Iterable[Row]
) -> Iterator[str]:
    yield from section(words(f"page-{name}"), heads, rows, words)


def section(
    title: str, heads: Sequence[str], rows: Iterable[Row], words: Translator
) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield _row([words(f"head-{head}") for head in heads])
    yield "|---" * len(heads) + "|"
    yield from map(_row, rows)


def _row(cells: Row) -> str:
    return f"| {' | '.join(cells)} |"


def _shows(regulation: Regulation) -> bool:
    """Whether a citizen hears where a case stands, by asking and in no other way (B6.1)."""
    return any(step.shown_as for step in regulation.steps())


def _steps(regulation: Regulation, words: Translator) -> Iterator[Row]:
    shows = _shows(regulation)
    for step in regulation.steps():
        into = _clauses(move for move in regulation.moves if move.to == step)
        final = words("yes") if step.final else ""
        shown = (words(f"shown-{step.shown_as}") if step.shown_as else "",) if shows else ()
        yield step.name, words(f"step-{step.name}"), *shown, final, into


def _move(move: Move, words: Translator) -> Row:
    return (
        words(f"step-{move.at.name}"),
        words(f"act-{move.on}"),
        ", ".join(words(f"actor-{actor}") for actor in move.by),
        words(f"step-{move.to.name}"),
        "; ".join(
            (
                *(words(f"rule-{rule.__name__}") for rule in move.needs),
                *(words(f"check-{check}") for check in move.checks),
            )
        ),
        words(f"mark-{move.mark}") if move.mark else "",
        words(f"said-{move.tell}") if move.tell else "",
        move.clause,
    )


def _limit(limit: Limit, words: Translator) -> Row:
    at, then = words(f"step-{limit.at.name}"), words(f"act-{limit.then}")
    return at, span(limit.within, words), then, limit.clause


def span(length: Span | Promised, words: Translator) -> str:
    if isinstance(length, Promised):
        return words("span-promised")
    if length.working_days:
        return words("span-working_days", count=length.working_days)
    if length.working_minutes:
        return words("span-working_minutes", count=length.working_minutes)
    return words("span-minutes", count=length.minutes)


def _actors(regulation: Regulation, words: Translator) -> Iterator[Row]:
    for actor in Actor:
        made = _clauses(move for move in regulation.moves if actor in move.by)
        if made:
            yield actor, words(f"actor-{actor}"), made


def _rules(regulation: Regulation, words: Translator) -> Iterator[Row]:
    for rule in dict.fromkeys(rule for move in regulation.moves for rule in move.needs):
        asked = _clauses(move for move in regulation.moves if rule in move.needs)
        yield rule.__name__, words(f"rule-{rule.__name__}"), asked


def _clauses(moves: Iterable[Move]) -> str:
    return ", ".join(dict.fromkeys(move.clause for move in moves))


def _refusals(words: Translator) -> Iterator[Row]:
    """The clauses stand above each group of codes."""
    clauses = ""
    for line in inspect.getsource(Refusal).splitlines():
        if group := re.fullmatch(r"    # .*\((.+)\)", line):
            clauses = group[1]
        elif code := re.match(r'    [A-Z_]+ = "([a-z-]+)"', line):
            facts = EXAMPLES.get(Refusal(code[1]), {})
            yield code[1], words(f"refusal-{code[1]}", **facts), clauses


def _named(
    words: Translator, prefix: str, codes: Iterable[NoticeKind | TaskKind | Why]
) -> Iterator[Row]:
    return ((code, words(f"{prefix}-{code}")) for code in codes)


def _diagram(regulation: Regulation, words: Translator) -> Iterator[str]:
    yield from drawing(words)
    yield from ("```mermaid", "stateDiagram-v2")
    for step in regulation.steps():
        yield f"    {step.name}: {words(f'step-{step.name}')}"
    yield f"    [*] --> {regulation.start.name}"
    for move in regulation.moves:
        yield f"    {move.at.name} --> {move.to.name}: {words(f'act-{move.on}')} ({move.clause})"
    for step in regulation.steps():
        if step.final:
            yield f"    {step.name} --> [*]"
    yield from ("```", "")
