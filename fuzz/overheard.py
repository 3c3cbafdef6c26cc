"""What was logged while an input was handled: nothing of a person, and no failure."""

import logging
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from structlog.testing import capture_logs

from app.demo_region import PLAYERS
from app.logs import WithoutWords
from fuzz.found import Found, ensure

FAILED: Final = frozenset({"turn failed", "notice failed", "update failed"})
CASE: Final = "case"
"""The number of the update: Telegram's, nobody's."""
NUMBER: Final = re.compile(r"\d{6,}")
PRIVATE: Final = tuple(
    word for one in PLAYERS for word in (one.iin, one.first_name, one.phone or "") if word
)


@dataclass
class Overheard(logging.Handler):
    """Lines of the product and of its libraries."""

    lines: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.ERROR)
        self.setFormatter(WithoutWords("%(levelname)s %(name)s"))

    __hash__ = logging.Handler.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        self.lines.append(line)
        self.failures.append(f"{line} {record.getMessage()}")

    def take(self, _: Any, __: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
        """As a processor of the product's log."""
        self.lines.append(" ".join(str(value) for name, value in line.items() if name != CASE))
        if line.get("event") in FAILED:
            self.failures.append("".join(traceback.format_exception(sys.exception())))
        return line

    def ensure_clean(self, typed: list[str]) -> None:
        """Raises Found."""
        if self.failures:
            raise Found(self.failures[0])
        written = "\n".join(self.lines)
        numbers = (number for text in typed for number in NUMBER.findall(text))
        told = [word for word in (*PRIVATE, *numbers) if word in written]
        ensure(not told, f"a log names nobody, but: {written}")


@contextmanager
def overhearing() -> Iterator[Overheard]:
    heard, root = Overheard(), logging.getLogger()
    root.addHandler(heard)
    try:
        with capture_logs([heard.take]):
            yield heard
    finally:
        root.removeHandler(heard)
