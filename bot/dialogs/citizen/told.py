"""What a sentence has told besides its wish, kept until the question comes that it answers.

Nobody who wrote «ертең түстен кейін терапевтке» is asked for the doctor or the day again.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Final

from bot.dialogs.citizen import ill
from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from clinic.people import Relation
from locales.folding import words_of
from locales.hearing import Heard
from locales.moments import When

WHO, WHERE, WHOM = "named_who", "named_provider", "named_doctor"
SPECIALTY, DAY, PART, TIME, SOON = "named", "named_day", "part", "named_time", "named_soon"
CALLED: Final = "home-call"
THEN: Final = "then"
"""Another wish of the same message, in its own words, for when this one is done."""
KEPT: Final = frozenset({
    WHO, WHERE, WHOM, SPECIALTY, DAY, PART, TIME, SOON, THEN, *ill.SAID.values(), ill.WORDS,
})  # fmt: skip
PERSONS: Final[Mapping[str, Relation]] = {
    "self": Relation.SELF,
    "child": Relation.PARENT,
    "parent": Relation.CHILD,
    "other": Relation.OTHER,
}
"""Who is ill or is to be booked, and what the writer is to them."""


async def told(session: Session, text: str, heard: Heard, desk: Desk) -> dict[str, str]:
    """Notes for the draft; empty where only the wish was said."""
    names, words = await desk.lexicon(session), words_of(text)
    notes = {
        WHO: heard.person,
        WHERE: names.provider(words),
        SPECIALTY: names.specialty(words),
        WHOM: names.doctor(words, text),
    }
    of_illness = ill.said_of(text) if heard.intent == CALLED else {}
    named = {key: value for key, value in notes.items() if value}
    return named | noted(desk.when_said(text)) | of_illness


def noted(when: When) -> dict[str, str]:
    """As notes of the draft."""
    notes = {
        DAY: when.day.isoformat() if when.day else "",
        PART: when.part or "",
        TIME: when.time.isoformat("minutes") if when.time else "",
        SOON: "yes" if when.earliest else "",
    }
    return {key: value for key, value in notes.items() if value}


def day_of(session: Session) -> date | None:
    said = session.draft.get(DAY)
    return date.fromisoformat(said) if said else None


def time_of(session: Session) -> time | None:
    said = session.draft.get(TIME)
    return time.fromisoformat(said) if said else None
