"""What hearing a day and a time costs grows with the length of a message, as with other words."""

from cProfile import Profile
from datetime import UTC, datetime

import pytest

from locales.folding import words_of
from locales.moments import when
from tests.locales.test_long_messages import LONGEST, TWICE_AS_LONG, all_different, filled
from tests.locales.test_moments import ROWS

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
CALLS_A_LETTER = 120  # a letter may be a word
SHORTER = 20
SEPARATORS = (" ", ", ", "\n")
SLOWEST = [
    "1 ",
    "1:",
    "1-",
    "1.",
    "25 11 ",
    "14:30 ",
    "около ",
    "около 3 ",
    "не на около 3 ",
    "нет в 3 ",
    "жоқ ",
    "утром в 3 ",
    "завтра не могу ",
    "не могу ",
    "в первой половине ",
    "ең жақын ",
    "он он ",
    "двадцать ",
    "в четверг 26-го ",
]


def calls(text: str, asked: str | None) -> int:
    words = words_of(text)
    profile = Profile()
    profile.runcall(when, words, NOW, asked=asked)
    return sum(entry.callcount for entry in profile.getstats())


ASKED = pytest.mark.parametrize("asked", [None, "day", "time"])


@ASKED
@pytest.mark.parametrize("said", SLOWEST)
def test_a_text_twice_as_long_costs_twice_as_much(said: str, asked: str | None) -> None:
    text = filled(said)
    whole, half = calls(text, asked), calls(text[: LONGEST // 2], asked)
    assert whole < CALLS_A_LETTER * LONGEST
    assert whole < TWICE_AS_LONG * half


@ASKED
@pytest.mark.parametrize("words", [("се", 7), ("сейсен", 9), ("две", 8), ("", 6)])
def test_words_that_are_all_new_cost_no_more(words: tuple[str, int], asked: str | None) -> None:
    assert calls(all_different(*words), asked) < CALLS_A_LETTER * LONGEST


def test_every_row_over_and_over_costs_what_its_length_costs() -> None:
    said = sorted({sentence for _, sentence in ROWS})
    texts = [(one + SEPARATORS[at % len(SEPARATORS)]) * SHORTER for at, one in enumerate(said)]
    dear = [text[:40] for text in texts if calls(text, None) > CALLS_A_LETTER * len(text)]
    assert dear == []
