"""What hearing costs grows with the length of a message, not with its square.

It is counted in calls, and not in time; to look at a word is a call here.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from cProfile import Profile
from itertools import islice, product
from typing import Any

import pytest

import locales
from locales import hearing
from locales.folding import words_of
from locales.red_flags import DOUBT, SIGNS
from locales.words import Word, Words

parsing: Any = importlib.import_module("re._parser")

LONGEST = 4096  # of a message in Telegram
CALLS_A_LETTER = 48
TWICE_AS_LONG = 2.2

SEPARATORS = (" ", ", ", "\n")
PHRASES = {
    **{
        f"{sign.code} {number}": (
            *sign.clear,
            *sign.ask,
            *sign.only_with,
            *sign.unless,
            *sign.never_with,
        )
        for number, sign in enumerate(SIGNS)
    },
    "doubt": (
        *DOUBT.before,
        *DOUBT.near,
        *DOUBT.after,
        *DOUBT.anywhere,
        *DOUBT.now,
        *DOUBT.recent,
    ),
}
SLOWEST = [
    "не не дышит ",
    "\nне дышит\nне дышит ",
    "не не было дышит дышит x дышит дышит дышит\n40 ",
    "қол не было қол ұйып аяғы, аяғы ұйып ",
    "толғат, іші толғат қатты қатты іші когда то ішім ауыр ",
    "бала у у у у ішті ішті ішті ішті кез, ",
    "когда задых задых задых задых задых задых то, ",
    "дышит дышит не емес дышит вчера дышит не дышит ",
    "жоқ жоқ жоқ есі\n",
    "болған болып бұрын ",
    "ток ток ток не, ұр ",
    "не надо ",
    "да ",
    "ребенку 2 месяца ",
    "мне уже ",
]
"""Found by a search through mixtures of the tables' words."""
UNUSUAL = ["38,5.", "1 - - ", "a'", "e\u0301", "👋", "shch", "ы", "\u0130", "½ ٣ "]


class Looked(Words):
    def __getitem__(self, at: Any) -> Any:
        return super().__getitem__(at)

    def __iter__(self) -> Iterator[Word]:
        yield from super().__iter__()


def looked(text: str) -> Words:
    return Looked(words_of(text))


@pytest.fixture(autouse=True)
def _each_look_is_a_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "words_of", looked)


def calls(text: str) -> int:
    profile = Profile()
    profile.runcall(hearing.hear, text)
    return sum(entry.callcount for entry in profile.getstats())


def filled(said: str) -> str:
    return (said * LONGEST)[:LONGEST]


def all_different(beginning: str, size: int) -> str:
    ends = product("аеикнорстулмпвгдбзж", repeat=size - len(beginning))
    return " ".join(beginning + "".join(end) for end in islice(ends, LONGEST))[:LONGEST]


@pytest.mark.parametrize("code", PHRASES)
def test_a_red_flag_over_and_over_costs_what_its_length_costs(code: str) -> None:
    said = (" ".join(part[0].text for part in phrase.parts) for phrase in PHRASES[code])
    texts = [filled(one + SEPARATORS[at % len(SEPARATORS)]) for at, one in enumerate(said)]
    assert [text for text in texts if calls(text) > CALLS_A_LETTER * LONGEST] == []


@pytest.mark.parametrize(
    "text",
    [
        *map(filled, SLOWEST + UNUSUAL),
        *("кеше " + filled(tangle)[5:] for tangle in SLOWEST),
        *(
            all_different(*words)
            for words in [("п", 6), ("при", 8), ("сып", 8), ("к", 4), ("", 3)]
        ),
        " ".join(map(chr, range(0x4E00, 0x4E00 + LONGEST // 2))),
    ],
)
def test_a_text_twice_as_long_costs_twice_as_much(text: str) -> None:
    whole, half = calls(text), calls(text[: LONGEST // 2])
    assert whole < CALLS_A_LETTER * LONGEST
    assert whole < TWICE_AS_LONG * half


def patterns() -> dict[str, re.Pattern[str]]:
    modules = (found.name for found in pkgutil.walk_packages(locales.__path__, "locales."))
    return {
        f"{module}.{name}": value
        for module in modules
        for name, value in vars(importlib.import_module(module)).items()
        if isinstance(value, re.Pattern)
    }


def repeats(parsed: Any) -> Iterator[Any]:
    """What a pattern repeats without end, outermost first."""
    if isinstance(parsed, parsing.SubPattern | list | tuple):
        if parsed and parsed[0] in (parsing.MAX_REPEAT, parsing.MIN_REPEAT):
            _, (_, most, repeated) = parsed
            if most == parsing.MAXREPEAT:
                yield repeated
        for part in parsed:
            yield from repeats(part)


def test_no_pattern_repeats_a_repetition() -> None:
    """`(?:a*b)*` may be matched in more ways than a text has letters."""
    nested = {
        name
        for name, pattern in patterns().items()
        for repeated in repeats(parsing.parse(pattern.pattern))
        if any(repeats(repeated))
    }
    assert len(patterns()) > 5
    assert nested == set()
