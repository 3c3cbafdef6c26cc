"""What the engine has said of a run, as a table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

HEAD: Final = ("entrance", "inputs", "inputs/s", "kept", "edges", "memory MiB", "found")
_STATUS: Final = re.compile(r"cov: (\d+) ft: \d+ corp: (\d+)/")
_FIGURE: Final = re.compile(r"^stat::(\w+):\s+(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """`kept`: inputs that went where no earlier one had gone. `edges`: ways through the code."""

    entrance: str
    runs: int
    per_second: int
    kept: int
    edges: int
    memory: int
    found: int

    @classmethod
    def read(cls, entrance: str, log: str, found: int) -> Self:
        edges, kept = (_STATUS.findall(log) or [("0", "0")])[-1]
        figures = {name: int(value) for name, value in _FIGURE.findall(log)}
        return cls(
            entrance,
            figures.get("number_of_executed_units", 0),
            figures.get("average_exec_per_sec", 0),
            int(kept),
            int(edges),
            figures.get("peak_rss_mb", 0),
            found,
        )

    def cells(self) -> tuple[str, ...]:
        figures = (self.runs, self.per_second, self.kept, self.edges, self.memory, self.found)
        return (self.entrance, *(f"{figure:,}" for figure in figures))


def written(lines: Sequence[Line]) -> str:
    """In Markdown."""
    rows = (HEAD, ("---",) * len(HEAD), *(line.cells() for line in lines))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
