"""Stems find the words of a message without looking at each: they miss none and add none."""

from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from locales.matching import MARKS, Shelf, Stem, any_said, phrases
from locales.words import Word, Words

FEW_LETTERS = st.text("абв", min_size=1, max_size=9)
WRITTEN = st.builds(str.__add__, FEW_LETTERS, st.sampled_from(["", *MARKS]))


def fits(stem: Stem, word: str) -> bool:
    if stem.exact or word.startswith(stem.text):
        return word.startswith(stem.text) and not (stem.exact and word != stem.text)
    size = len(stem.text)
    return (
        size >= stem.least
        and word[0] == stem.text[0]
        and any(
            OSA.distance(word[:length], stem.text) <= 1 for length in range(size - 1, size + 2)
        )
    )


@given(st.builds(Stem.parse, WRITTEN), st.lists(FEW_LETTERS))
@example(Stem.parse("оператор"), ["оперотор", "опертор", "опреатор", "операатор", "оператро"])
@example(Stem.parse("оператор"), ["оператор", "операторға", "опер", "аператор", "операция"])
def test_a_stem_finds_every_word_that_it_fits(stem: Stem, said: list[str]) -> None:
    words = Words(Word(word, 0) for word in said)
    assert set(stem.fitting(words)) == {word for word in said if fits(stem, word)}


@given(
    st.lists(st.lists(st.lists(WRITTEN, min_size=1, max_size=3).map(" ".join), max_size=3)),
    st.lists(FEW_LETTERS),
)
def test_a_shelf_keeps_what_stands_on_it_apart(rows: list[list[str]], said: list[str]) -> None:
    shelf, words = Shelf(), Words(Word(word, 0) for word in said)
    alone = [phrases(row) for row in rows]
    shared = [phrases(row).on(shelf) for row in rows]

    assert [any_said(row, words) for row in shared] == [
        any(phrase.said(words) for phrase in row) for row in alone
    ]
