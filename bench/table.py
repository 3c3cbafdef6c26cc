"""What the bench prints: a line for each measure, ours beside its floor in the same run."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

HEAD = ("measure", "ours", "floor", "ratio", "bar", "verdict")


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure is measured against; `least` says on which side it has to stay."""

    limit: float
    least: bool = True
    unit: str = ""

    def met(self, value: float) -> bool:
        return value >= self.limit if self.least else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.limit:g}{self.unit}"


@dataclass(frozen=True, slots=True)
class Line:
    """`met` None: printed without a bar. `fatal`: not met, the bench itself has failed."""

    measure: str
    ours: str
    floor: str = ""
    ratio: float | None = None
    bar: Bar | None = None
    met: bool | None = None
    fatal: bool = False

    def cells(self) -> tuple[str, ...]:
        verdict = {None: "", True: "met", False: "MISSED"}[self.met]
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return self.measure, self.ours, self.floor, ratio, str(self.bar or ""), verdict


def compared(
    measure: str, ours: Sequence[float], floor: Sequence[float], unit: str, bar: Bar | None = None
) -> Line:
    """Rounds that stood side by side: the ratio is the median of theirs, not of all together."""
    ratio = median(one / other for one, other in zip(ours, floor, strict=True))
    return Line(
        measure,
        f"{median(ours):,.0f} {unit}",
        f"{median(floor):,.0f} {unit}",
        ratio,
        bar,
        bar.met(ratio) if bar else None,
    )


def percentile(values: Sequence[float], part: int) -> float:
    return quantiles(values, n=100, method="inclusive")[part - 1]


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms"


def written(lines: Sequence[Line]) -> str:
    """As a Markdown table that is readable as it stands."""
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    rule = "|".join("-" * (width + 2) for width in widths)
    padded = [
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    head, *body = [f"| {row} |" for row in padded]
    return "\n".join((head, f"|{rule}|", *body))
