"""Structured logs: a case number and what happened, never a person's data."""

import logging
import sys
import traceback
from collections import Counter
from types import TracebackType

import structlog

from app.settings import LogFormat

WARNED: Counter[str] = Counter()
"""Of this process: how often each event was logged that something is wrong."""
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


SERIOUS = frozenset({"warning", "error", "critical"})


class WithoutWords(logging.Formatter):
    """Which error and where; never its text, in which a library may quote what people wrote."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's own name
        kind, _, where = ei
        name = kind.__name__ if kind else ""
        return "".join((*traceback.format_tb(where), name))


def count_warnings(
    logger: object, method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """An event is a word of the program, so its number may be shown to anybody."""
    del logger
    if method in SERIOUS:
        WARNED[str(event["event"])] += 1
    return event


def set_up(log_format: LogFormat) -> None:
    """Product logs and those of libraries leave through one door, on stderr."""
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer()
        if log_format is LogFormat.JSON
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        count_warnings,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # Asked anew for each line: whoever redirects stderr later gets the lines from then on.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # Libraries may put a request's text into their messages: only what they refuse to do is kept.
    door = logging.StreamHandler(sys.stderr)
    door.setFormatter(WithoutWords("%(levelname)s %(name)s"))
    logging.basicConfig(level=logging.ERROR, handlers=[door])
