"""An input of the chat: one act to a line, its first character says which.

=olga     who acts from here        .text     says it
#3        presses the fourth button of the newest window; #3@1 of the one before
#=words   presses the first button with these words on it
!data     presses a button with this data        "   the last update comes again
*         shares the own number     *number   shares it as the own, &number somebody else's
>text     answers the bot's newest message       ^text   edits the own newest message
%text     a photo with this caption              +90     so many minutes pass
{"upd…    an update as Telegram brings it        <body   the body of a webhook request
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_ACTS: Final = 24
LONGEST_TEXT: Final = 4096
"""Telegram takes no longer message."""
LONGEST_CAPTION: Final = 1024
_BUTTON: Final = re.compile(r"(\d{1,3})(?:@(\d))?", re.ASCII)
_MINUTES: Final = re.compile(r"\d{1,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Act:
    """`kind` is the first character of the line, `raw` the rest of it."""

    kind: str
    raw: bytes

    @property
    def words(self) -> str:
        return self.raw.decode(errors="replace")

    @property
    def text(self) -> str:
        return self.words.replace("\\n", "\n")[:LONGEST_TEXT]

    @property
    def caption(self) -> str:
        return self.text[:LONGEST_CAPTION]

    @property
    def button(self) -> tuple[int, int]:
        """Which button, and of which window, counted from the newest."""
        found = _BUTTON.match(self.words)
        return (int(found[1]), int(found[2] or 0)) if found else (0, 0)

    @property
    def label(self) -> str:
        """Words on the button that is meant."""
        return self.words[1:] if self.words.startswith("=") else ""

    @property
    def minutes(self) -> int:
        found = _MINUTES.match(self.words)
        return int(found[0]) if found else 0


def parse(data: bytes) -> Sequence[Act]:
    lines = data.split(b"\n")
    return [Act(chr(line[0]), line[1:]) for line in lines if line][:MOST_ACTS]


def joined(*lines: str) -> bytes:
    return "\n".join(lines).encode()
