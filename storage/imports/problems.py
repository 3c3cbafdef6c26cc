"""Why a set of files is refused: file, line, column and reason, never the value itself."""

from dataclasses import dataclass

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One bad place. `line` 1 is the header, 0 the file as a whole; `column` may be empty."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        line = f", line {self.line}" if self.line else ""
        return f"{self.file}{line}{column}: {self.reason}"


class ImportRefused(Exception):  # noqa: N818 - the whole set is refused, nothing has failed
    """Nothing was changed. Carries up to MOST_SHOWN problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class Problems:
    """Gathers problems over all files; gives up at MOST_SHOWN."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, file: str, line: int, column: str, reason: str) -> None:
        """Raises ImportRefused once MOST_SHOWN have been found."""
        self.found.append(Problem(file, line, column, reason))
        if len(self.found) >= MOST_SHOWN:
            raise ImportRefused(*self.found)

    def refuse_if_any(self) -> None:
        """Raises ImportRefused when there is one."""
        if self.found:
            raise ImportRefused(*self.found)
