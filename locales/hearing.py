"""Free text → what was said, deterministically and explainably: tables of stems, no guessing.

Both languages' tables are always asked, because people mix them; `language` is only which one to
answer in until the person has chosen (B0.1).
"""

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple

from locales.ages import age
from locales.digits import digits
from locales.folding import words_of
from locales.intents import NOTHING, WORDS_OF, Meant, meant, parted, replied, service
from locales.language import Language
from locales.lexicon import NO_NAMES, Lexicon
from locales.matching import covered
from locales.measures import own_age, pressure, temperature
from locales.moments import names_a_time
from locales.people import people
from locales.red_flags import judge
from locales.words import Words

KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)
TELLING: Final = 2
"""So many words of a language, and none of the other, tell it."""
CHILDHOOD: Final = range(5, 16)  # who writes, and is not yet 16
BOOK: Final = "book"
CHILD: Final = "child"
OTHER_DAY: Final = "other-day"
FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """`flags` go before everything else, then `ask_first`; `digits` never enter a log."""

    flags: frozenset[str]
    ask_first: str | None
    topic: str | None
    service: str | None  # of the seven; which a question is about
    intent: str | None
    reply: str | None  # what the whole message says to a reminder: come, cancel, move
    alone: bool  # a child under 16 that speaks of itself (B2.10)
    specialty: str | None = field(repr=False)
    doctor: str | None = field(repr=False)
    provider: str | None = field(repr=False)
    person: str | None = field(repr=False)  # for whom: self, child, parent, other
    negated: frozenset[str] = field(repr=False)  # for whom not: «балама емес»
    age_years: int | None = field(repr=False)
    age_months: int | None = field(repr=False)
    temperature: float | None = field(repr=False)
    pressure: int | None = field(repr=False)  # the upper one
    language: Language
    alone_in: Language | None  # the whole message is in it
    digits: str | None = field(default=None, repr=False)


def hear(text: str, lexicon: Lexicon = NO_NAMES) -> Heard:
    words = words_of(text)
    judged, said = judge(words), meant(text, words)
    who, aged = people(words), age(words)
    doctor, specialty = lexicon.doctor(words, text), lexicon.specialty(words)
    tongues = _tongues(text, words)
    whom = doctor or specialty
    return Heard(
        flags=judged.flags,
        ask_first=judged.ask_first,
        topic=said.topic,
        service=service(words),
        intent=BOOK if whom and _is_to_see(said, words, by_name=bool(doctor)) else said.intent,
        reply=replied(words),
        alone=own_age(words) in CHILDHOOD,
        specialty=specialty,
        doctor=doctor,
        provider=lexicon.provider(words),
        person=who.person or (CHILD if aged and aged.in_months is not None else None),
        negated=who.not_for,
        age_years=aged.in_years if aged else None,
        age_months=aged.in_months if aged else None,
        temperature=temperature(words),
        pressure=pressure(words),
        language=_language(text, tongues),
        alone_in=tongues.alone,
        digits=digits(text, words),
    )


def _is_to_see(said: Meant, words: Words, *, by_name: bool) -> bool:
    """Whether who names a doctor wants to be booked: «Омаровқа», «терапевт», «лор ертең 9-ға»."""
    if said != NOTHING:
        return said.intent == OTHER_DAY
    return by_name or len(words) <= FEW or names_a_time(words)


def wishes_of(text: str) -> tuple[str, str]:
    """The wish said first, and the other of two; who and when belong to one of them."""
    at, said = parted(words_of(text)), text.split()
    ends = accumulate(len(words_of(one)) for one in said)
    first = next((size for size, end in enumerate(ends, 1) if end == at), 0)
    return (" ".join(said[:first]), " ".join(said[first:])) if first else (text, "")


def language_of(text: str) -> Language:
    """Which words are more; Kazakh where nothing tells (B0.1)."""
    return _language(text, _tongues(text, words_of(text)))


class Tongues(NamedTuple):
    """How many words of each language a message has."""

    kazakh: int
    russian: int

    @property
    def alone(self) -> Language | None:
        """The one that a message is in; None where it is mixed, or too little tells."""
        if max(self) < TELLING or min(self):
            return None
        return Language.KK if self.kazakh else Language.RU


def _tongues(text: str, words: Words) -> Tongues:
    kazakh, russian = (len(covered(WORDS_OF[language], words)) for language in Language)
    lettered = sum(1 for word in text.lower().split() if KAZAKH_LETTERS.intersection(word))
    return Tongues(kazakh + lettered, russian)


def _language(text: str, tongues: Tongues) -> Language:
    if any(tongues):
        return Language.KK if tongues.kazakh >= tongues.russian else Language.RU
    return Language.RU if _CYRILLIC.search(text) else Language.KK
