"""The telephone front over the real reception and a real database, under a clock to turn."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from clinic.journals.book import Entry, Mark, Marked
from clinic.reception import Reception
from clinic.visits import EntryNo
from locales.language import Language
from locales.translator import Fact, translators
from storage import tables
from tests.clinic.usecases.desk import Desk as Clinic
from tests.clinic.usecases.town import kept
from tests.voice.calls import OPERATOR, Act, FakeLine, FakeSpeaker
from voice.desk import Desk
from voice.line import Transferred
from voice.scripts.call import take_call

TRANSCRIPTS: Final = Path(__file__).parents[1] / "journeys" / "transcripts"
REWRITE: Final = "REWRITE_TRANSCRIPTS"
KEY_OF: Final = {"kk": "1", "ru": "2"}


@dataclass
class Ringing:
    """One clinic that can be rung. `operator`: where its person answers; None: nowhere."""

    clinic: Clinic
    operator: str | None = None
    calls: Any = field(default_factory=lambda: count(1))

    @property
    def reception(self) -> Reception:
        return self.clinic.reception

    @property
    def speaker(self) -> FakeSpeaker:
        return FakeSpeaker()

    @property
    def desk(self) -> Desk:
        return Desk(self.reception, self.clinic.clock, self.clinic.dice, self.operator)

    async def ring(
        self,
        *script: Act,
        number: str | None = "+77011234567",
        transfers: Sequence[Transferred] = (),
    ) -> FakeLine:
        """A whole call, from its ringing to its end."""
        line = FakeLine(script, number, f"call-{next(self.calls)}", list(transfers))
        await take_call(line, FakeSpeaker(), self.desk)
        return line

    async def entries(self) -> list[Entry]:
        """The journals as they stand, oldest first."""
        rows = await kept(self.clinic.url, tables.entries)
        async with self.clinic.units() as unit:
            return [await unit.journals.find(EntryNo(str(row["entry"]))) for row in rows]

    async def tasks(self) -> list[Any]:
        """The work list with its drafts opened."""
        rows = await kept(self.clinic.url, tables.tasks)
        async with self.clinic.units() as unit:
            return [await unit.work.find(str(row["task"])) for row in rows]

    async def held(self) -> list[object]:
        """Times that are held and not booked."""
        rows = await kept(self.clinic.url, tables.takings)
        return [row for row in rows if row["entry"] is None]

    def with_operator(self) -> "Ringing":
        self.operator = OPERATOR
        return self


def told(entry: Entry) -> list[Marked]:
    """The marks that say what was said of it (R2.7)."""
    return [marked for marked in entry.marks if marked.mark is Mark.TOLD]


def said(language: str, key: str, **facts: Fact) -> str:
    return translators[Language(language)](key, **facts)


def check_transcript(line: FakeLine, name: str, language: str) -> None:
    """Stored as text, for a speaker of the language to review."""
    path = TRANSCRIPTS / f"phone_{name}.{language}.txt"
    seen = "\n".join(line.heard) + "\n"
    if os.environ.get(REWRITE):
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")
