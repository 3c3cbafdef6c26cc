"""A danger is beyond doubt where it is once named beyond doubt, looked at in the plainest way."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.doubts import CLOSE_LOOKS, NEAR, Doubts
from locales.folding import words_of
from locales.hearing import hear
from locales.matching import WIDEST, Phrase, any_said, covered
from locales.red_flags import DOUBT, SIGNS
from locales.words import Words

CLEAR = [phrase for sign in SIGNS for phrase in sign.clear]
DOUBTS = (*DOUBT.before, *DOUBT.near, *DOUBT.after, *DOUBT.anywhere)
FILLERS = ("x", "y", ",", "\n")


def each_time(phrase: Phrase, words: Words) -> Iterator[tuple[int, ...]]:
    places = phrase.places(words)
    for taken in product(*places) if places else ():
        apart = len(set(taken)) == len(taken) and max(taken) - min(taken) <= WIDEST
        if apart and phrase.in_a_row(taken):
            yield taken


def doubtful(phrase: Phrase, taken: tuple[int, ...], words: Words) -> bool:
    clauses = {words[at].clause for at in taken}
    around = [at for at in range(len(words)) if at not in taken and words[at].clause in clauses]
    near = [at for at in around if min(abs(at - own) for own in taken) <= NEAR]
    before = [at for at in around if at + 1 in taken]
    after = [at for at in around if any(0 < at - own <= NEAR for own in taken)]
    return (
        any(
            phrase.rest(part, words[at].text).startswith(DOUBT.negative_endings)
            for part, at in enumerate(taken)
        )
        or any_said(DOUBT.anywhere, Words(words[at] for at in around))
        or any_said(DOUBT.near, Words(words[at] for at in near))
        or any_said(DOUBT.before, Words(words[at] for at in before))
        or any_said(DOUBT.after, Words(words[at] for at in after))
    )


def that_count(said: Words) -> Words:
    """All but what is recent, and what is past beside what goes on now."""
    idle = covered(DOUBT.recent, said)
    if any_said(DOUBT.now, said):
        idle |= covered(DOUBT.past, said)
    return Words(word for at, word in enumerate(said) if at not in idle)


def stems(phrase: Phrase) -> Iterator[str]:
    return (stem.text for part in phrase.parts for stem in part)


@st.composite
def tangles(draw: st.DrawFn) -> tuple[Phrase, str]:
    """The words of one danger and of some doubts, in any order and number."""
    phrase = draw(st.sampled_from(CLEAR))
    doubts = draw(st.lists(st.sampled_from(DOUBTS), max_size=2))
    said = [*FILLERS, *stems(phrase), *(stem for doubt in doubts for stem in stems(doubt))]
    return phrase, " ".join(draw(st.lists(st.sampled_from(said), max_size=30)))


@settings(max_examples=400, deadline=None)
@given(tangles())
def test_what_is_beyond_doubt_is_what_a_plain_search_finds(tangle: tuple[Phrase, str]) -> None:
    phrase, text = tangle
    words = words_of(text)
    count = that_count(words)
    plainly = any(not doubtful(phrase, taken, count) for taken in each_time(phrase, count))
    assert Doubts(DOUBT, words).leave_clear(phrase) is plainly


def test_a_doubt_of_two_words_is_told_around_the_danger_it_doubts() -> None:
    """Without the danger between them they are near enough to each other."""
    assert hear("когда x x x x x задыхается то").ask_first == "breathing"
    assert hear("когда x x x x x x задыхается то").flags == {"breathing"}


def test_a_doubt_of_words_in_a_row_is_told_by_them_in_a_row_alone() -> None:
    assert hear("обгорел анда санда").ask_first == "trauma"
    assert hear("обгорел санда анда").flags == {"trauma"}


@pytest.mark.parametrize("pause", [",", "\n", " ."])
def test_a_doubt_of_two_words_is_said_in_one_clause(pause: str) -> None:
    assert hear("задыхается когда то").ask_first == "breathing"
    assert hear(f"задыхается когда{pause} то").flags == {"breathing"}


def test_a_danger_named_across_clauses_is_doubted_in_each() -> None:
    assert hear("ток x x не, ұр").ask_first == "trauma"
    assert hear("ток x x, не, ұр").flags == {"trauma"}


def test_what_is_named_very_often_in_doubt_is_asked_about() -> None:
    often = "задыхается не было " * CLOSE_LOOKS
    assert hear(often).ask_first == "breathing"
    assert hear("задыхается, " + often).flags == {"breathing"}
