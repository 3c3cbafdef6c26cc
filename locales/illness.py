"""Who is called home to: how old, how warm, for what. What is in doubt is not taken, but asked."""

from dataclasses import dataclass, field
from typing import Final

from locales.ages import CHILD, ages
from locales.doubts import Doubts
from locales.matching import Phrases, any_said
from locales.measures import own_age, temperatures
from locales.red_flags import DOUBT
from locales.tables import both
from locales.words import Words

FEVER: Final = "fever"
GROWN_UP: Final = 18 * 12  # months


@dataclass(frozen=True, slots=True)
class Ill:
    """`indication`: a code of the call form; `told`: the words say what ails somebody."""

    age_months: int | None = field(default=None, repr=False)
    temperature: float | None = field(default=None, repr=False)
    indication: str | None = field(default=None, repr=False)
    told: bool = False


def illness(words: Words) -> Ill:
    doubts = Doubts(DOUBT, words)

    def clearly(said: Phrases) -> bool:
        return any_said(said, words) and any(map(doubts.leave_clear, said))

    indication = next((code for code, said in INDICATIONS.items() if clearly(said)), None)
    degrees = temperatures(words)
    warm = next(iter(degrees)) if len(degrees) == 1 and clearly(INDICATIONS[FEVER]) else None
    return Ill(
        age_months=_age(words),
        temperature=warm,
        indication=indication,
        told=indication is not None or any_said(COMPLAINT, words),
    )


def house(words: Words) -> str | None:
    """`flat` or `private`, where one of them is said."""
    said = [kind for kind, among in HOUSE.items() if any_said(among, words)]
    return said[0] if len(said) == 1 else None


def unmeasured(words: Words) -> bool:
    return any_said(UNMEASURED, words)


def _age(words: Words) -> int | None:
    """Of the one person who is spoken of; who is no child any more is not a child's age."""
    said = ages(words)
    if len(said) != 1 or own_age(words) is not None:
        return None
    months = int(said.pop())
    return None if months >= GROWN_UP and any_said(CHILD, words) else months


INDICATIONS: Final = both("illness.toml", "indications")
COMPLAINT: Final = both("illness.toml", "complaint")["told"]
HOUSE: Final = both("illness.toml", "house")
UNMEASURED: Final = both("illness.toml", "unmeasured")["said"]
