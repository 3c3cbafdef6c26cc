"""One notice on its way to somebody who was rung, and whether it was heard."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from clinic.reception import Ready
from locales.language import Language

TRIES: Final = 2
"""Whoever was rung hears a question twice, and is left in peace."""


@dataclass(slots=True)
class Telling:
    """`mark` is asked once, as soon as it was heard, and before any answer to it counts.

    `go_on`: from here on the call may last as long as one that came in. `key`: the one that asked
    for it. `heard`: to its end, or answered before. `person_asked`: somebody else is to tell it.
    """

    ready: Ready
    mark: Callable[[Language, str], Awaitable[None]]
    go_on: Callable[[], None]
    key: str = ""
    heard: bool = False
    person_asked: bool = False

    async def was_heard(self, language: Language, wording: str = "") -> None:
        """`wording`: what was said to its end (R2.7)."""
        if not self.heard:
            self.heard = True
            await self.mark(language, wording)
