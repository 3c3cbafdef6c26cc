"""Letters that look alike and belong to two alphabets."""

import pytest

from locales.folding import fold
from locales.lookalikes import in_one_script


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cәлeм", "сәлем"),
        ("жaзылy", "жазылу"),
        ("BРAЧ", "ВРАЧ"),
        ("dаrіgerge", "darіgerge"),
        ("PDFтен", "PDFteн"),
        ("бот bot", "бот bot"),
        ("dariger", "dariger"),
        ("дәрігер", "дәрігер"),
        ("", ""),
    ],
)
def test_a_word_is_put_into_the_alphabet_it_was_meant_in(typed: str, meant: str) -> None:
    assert in_one_script(typed) == meant


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("dárіger", "дәрігер"), ("ş", "ш"), ("čas", "час"), ("priyom", "прием"), ("жž", "ж")],
)
def test_spellings_of_latin_meet(latin: str, cyrillic: str) -> None:
    assert fold(latin) == fold(cyrillic)
