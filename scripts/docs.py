"""Writes the pages under docs/ that are generated; `--check` only says which of them are stale."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from clinic.regulations.grammar import Limit, Move, Regulation, Span
from clinic.regulations.r2_booking import R2

DOCS = Path(__file__).parents[1] / "docs"


def pages() -> dict[Path, str]:
    """Every generated page, below docs/, with what it must say."""
    return {
        Path("regulations", f"{regulation.code}.md"): "\n".join(page_of(regulation))
        for regulation in (R2,)
    }


def page_of(regulation: Regulation) -> Iterator[str]:
    yield f"# {regulation.code.upper()}, edition of {regulation.edition.isoformat()}"
    yield ""
    yield "Generated from `clinic/regulations/` by `make docs`."
    yield f"Its journal: {regulation.journal.code}."
    yield ""
    yield "| at | act | by | to | asked first, in this order | clause |"
    yield "|---|---|---|---|---|---|"
    yield from map(_move, regulation.moves)
    yield ""
    yield "| at | longest | then | clause |"
    yield "|---|---|---|---|"
    yield from map(_limit, regulation.limits)
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {regulation.start.name}"
    for move in regulation.moves:
        yield f"    {move.at.name} --> {move.to.name}: {move.on}"
    for step in regulation.steps():
        if step.final:
            yield f"    {step.name} --> [*]"
    yield "```"
    yield ""


def _move(move: Move) -> str:
    rules = ", ".join(rule.__name__ for rule in move.needs)
    actors = ", ".join(move.by)
    return f"| {move.at.name} | {move.on} | {actors} | {move.to.name} | {rules} | {move.clause} |"


def _limit(limit: Limit) -> str:
    return f"| {limit.at.name} | {_span(limit.within)} | {limit.then} | {limit.clause} |"


def _span(span: Span) -> str:
    return f"{span.working_days} working days" if span.working_days else f"{span.minutes} min"


def stale(folder: Path) -> list[Path]:
    """The pages that differ from what they must say, and pages nobody generates any more."""
    wanted = pages()
    kept = {page.relative_to(folder) for page in folder.glob("regulations/*.md")}
    differing = {name for name in wanted if _read(folder / name) != wanted[name]}
    return sorted(differing | (kept - wanted.keys()))


def _read(page: Path) -> str | None:
    return page.read_text(encoding="utf-8") if page.exists() else None


def write(folder: Path) -> None:
    for name in stale(folder):
        (folder / name).unlink(missing_ok=True)
    for name, text in pages().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    if not parser.parse_args().check:
        write(DOCS)
        return 0
    for name in stale(DOCS):
        sys.stderr.write(f"docs/{name} is stale: make docs\n")
    return 1 if stale(DOCS) else 0


if __name__ == "__main__":
    sys.exit(main())
