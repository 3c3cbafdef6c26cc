"""What citizens type, and what a person at the desk hears in it: the files of heard/.

How the entries are marked:

- All is said on `NOW`. `intent` is what is to be done first. `none` is for nonsense, abuse, spam,
  questions nobody here answers and orders to the machine, but also for what names no wish: a bare
  complaint, and a bare day or time in answer to «when?».
- A slot is there only where the text says it. `person` is whom it is for; `self` where a word says
  so («маған», «у меня», «өзіме»), not the ending of a verb alone. `day` is the day of a wish or an
  answer, never of a story. A time makes the part of the day idle: «в 5 вечера» is 17:00.
- «Осы жұма», «на пятницу» is the nearest one; «келесі», «следующий» belongs to the week after.
- `flag` is the gravest danger of §3.9: 103 before anything else, whatever the intent. `ask` is
  where one question comes first, `safe` where neither may happen although it sounds alike.
- `moved`: a red flag that was missed in the reported part, or whatever was heard wrongly when it
  came and mended, so that it is tuned on from then on.
- `way` is the writing: a Kazakh sentence with a Russian word in it that is not simply borrowed is
  `mixed`; whatever is in Latin letters is `latin`.

Whoever adds an entry has not seen how the program understands.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).with_name("heard")
NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Asia/Almaty"))

WAYS = frozenset({"kk", "ru", "mixed", "latin"})
INTENTS = frozenset({
    "book", "home-call", "my-visits", "move", "cancel", "claim", "certificate", "attachment",
    "price", "where", "hours", "hiv", "bring", "operator", "speak-kk", "speak-ru", "greeting",
    "help", "back", "yes", "no", "other-day", "thanks", "none",
})  # fmt: skip
SPECIALTIES = frozenset({
    "gp", "therapist", "paediatrician", "gynaecologist", "dentist", "surgeon", "traumatologist",
    "ophthalmologist", "ent", "neurologist", "cardiologist", "endocrinologist", "urologist",
    "oncologist", "dermatovenereologist", "psychologist",
})  # fmt: skip
DOCTORS = frozenset({
    "Тұрсынова", "Омаров", "Ким", "Жақсыбекова", "Сейітова", "Ли", "Төлегенов", "Әбенова",
    "Соколова", "Бекжанов",
})  # fmt: skip
PROVIDERS = frozenset({"taraz-1", "taraz-2", "aisha-bibi"})
PERSONS = frozenset({"self", "child", "parent", "other"})
PARTS_OF_A_DAY = frozenset({"morning", "afternoon", "evening"})
FLAGS = frozenset({
    "unconscious", "breathing", "chest", "stroke", "convulsions", "bleeding", "allergy",
    "poisoning", "self-harm", "trauma", "pregnancy", "infant", "fever", "belly",
})  # fmt: skip

COLDEST, HOTTEST = 35.0, 43.0
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

AT_MOST_ONE = (("age_years", "age_months"), ("part", "time"), ("flag", "ask", "safe"))
"""Slots that contradict each other."""


class MarkingError(ValueError):
    """A file of the corpus is marked wrongly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """`theme` is the file; `digits` are those of an IIN, a slip or a phone."""

    theme: str
    say: str
    way: str
    intent: str
    specialty: str | None = None
    doctor: str | None = None
    provider: str | None = None
    person: str | None = None
    age_years: int | None = None
    age_months: int | None = None
    temperature: float | None = None
    pressure: int | None = None
    day: dt.date | None = None
    part: str | None = None
    not_part: str | None = None
    time: dt.time | None = None
    earliest: bool = False
    digits: str | None = None
    flag: str | None = None
    ask: bool = False
    safe: bool = False
    moved: bool = False


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise MarkingError(f"{value!r} is no text")
    return value


def _one_of(codes: frozenset[str]) -> Callable[[object], str]:
    def checked(value: object) -> str:
        if value not in codes:
            raise MarkingError(f"{value!r} is none of {sorted(codes)}")
        return str(value)

    return checked


def _whole(least: int, most: int) -> Callable[[object], int]:
    def checked(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise MarkingError(f"{value!r} is not between {least} and {most}")
        return value

    return checked


def _temperature(value: object) -> float:
    if type(value) is not float or not COLDEST <= value <= HOTTEST:
        raise MarkingError(f"{value!r} is no temperature like 38.5")
    return value


def _day(value: object) -> dt.date:
    if type(value) is not dt.date or value < NOW.date():
        raise MarkingError(f"{value!r} is no day to come")
    return value


def _time(value: object) -> dt.time:
    if not TIME.fullmatch(_text(value)):
        raise MarkingError(f"{value!r} is no time like 14:30")
    return dt.time.fromisoformat(_text(value))


def _digits(value: object) -> str:
    if not _text(value).isdecimal():
        raise MarkingError(f"{value!r} are not digits alone")
    return _text(value)


def _true(value: object) -> bool:
    if value is not True:
        raise MarkingError("what is not so is left out")
    return True


KEYS: Mapping[str, Callable[[object], object]] = {
    "say": _text,
    "way": _one_of(WAYS),
    "intent": _one_of(INTENTS),
    "specialty": _one_of(SPECIALTIES),
    "doctor": _one_of(DOCTORS),
    "provider": _one_of(PROVIDERS),
    "person": _one_of(PERSONS),
    "age_years": _whole(1, 110),
    "age_months": _whole(0, 36),
    "temperature": _temperature,
    "pressure": _whole(60, 260),
    "day": _day,
    "part": _one_of(PARTS_OF_A_DAY),
    "not_part": _one_of(PARTS_OF_A_DAY),
    "time": _time,
    "earliest": _true,
    "digits": _digits,
    "flag": _one_of(FLAGS),
    "ask": _true,
    "safe": _true,
    "moved": _true,
}
ALWAYS = frozenset({"say", "way", "intent"})


def read(theme: str, text: str) -> list[Utterance]:
    """The entries of one file; raises MarkingError at the first slip."""
    tables = tomllib.loads(text)
    if tables.keys() != {"heard"}:
        raise MarkingError(f"{theme}: a file holds `heard` and nothing else")
    return [_utterance(theme, entry) for entry in tables["heard"]]


def _utterance(theme: str, entry: Mapping[str, Any]) -> Utterance:
    said = f"{theme}: {entry.get('say')!r}"
    if strange := entry.keys() - KEYS.keys():
        raise MarkingError(f"{said}: unknown {sorted(strange)}")
    if missing := ALWAYS - entry.keys():
        raise MarkingError(f"{said}: without {sorted(missing)}")
    for rivals in AT_MOST_ONE:
        if len(entry.keys() & set(rivals)) > 1:
            raise MarkingError(f"{said}: more than one of {rivals}")
    try:
        slots: dict[str, Any] = {key: KEYS[key](value) for key, value in entry.items()}
    except MarkingError as error:
        raise MarkingError(f"{said}: {error}") from error
    return Utterance(theme=theme, **slots)


def may_be_tuned_on(each: Utterance) -> bool:
    """By its text, or by the hand of whoever moved it."""
    return each.moved or is_tuned(each.say)


def is_tuned(say: str) -> bool:
    """Three texts of five, by a hash of the text alone: a new entry moves no other."""
    return int.from_bytes(sha256(say.encode()).digest()[:8]) % 5 < 3


ALL = tuple(
    each
    for path in sorted(FOLDER.glob("*.toml"))
    for each in read(path.stem, path.read_text(encoding="utf-8"))
)
TUNED = tuple(each for each in ALL if may_be_tuned_on(each))
"""What the tables of hearing may be made with."""
REPORTED = tuple(each for each in ALL if not may_be_tuned_on(each))
"""What is only measured: nobody looks at it while the tables are written."""
