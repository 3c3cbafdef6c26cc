"""Texts for the phone hold only what a voice reads as it is meant: words (§4.1).

Figures are read as what they are not («24 қараша» as a number, not a day), letters one by one as a
word («ЖСН» as «жысыны»), and marks not at all. So a text says «бір жүз үш» and «же-эс-эн».
"""

import re
from collections.abc import Iterator, Sequence

import pytest

from locales.language import Language
from locales.translator import Fact, translators
from tests.locales.test_texts import Seen, facts_of, texts
from voice.phrases import phone_prompts

RUSSIAN = "а-яё"
LETTERS = {Language.KK: f"{RUSSIAN}әғқңөұүһі", Language.RU: RUSSIAN}
VOWELS = "аәеёиіоөуұүыэюя"
FOR_THE_EYE = {
    "DAY", "DAY_AT", "DAY_SHORT", "MONTH", "PHONE", "TIME", "TIME_AT", "TIME_RANGE",
    "WEEKDAY_SHORT",
}  # fmt: skip
"""Functions that write figures or short forms."""
SAID_AS_WORDS = {"ВИЧ", "ПИН"}
"""Capitals that a voice, and people, read as a word."""
ONE_LETTER = {Language.KK: "", Language.RU: "авиокусяэ"}
"""Words of one letter."""
SAMPLES = {Language.KK: "сөз", Language.RU: "слово"}


def unreadable(text: str, language: Language) -> list[str]:
    """What a voice would read otherwise than it is meant."""
    letters = LETTERS[language]
    odd = re.findall(rf"[^{letters} .,!?:;—–«»…\n-]", text, re.IGNORECASE)
    return odd + [word for word in re.findall(r"\w+", text) if not _is_word(word, language)]


def _is_word(word: str, language: Language) -> bool:
    if len(word) == 1:
        return word.lower() in ONE_LETTER[language]
    if word.isupper():
        return word in SAID_AS_WORDS
    return any(letter in VOWELS for letter in word.lower())


def facts_for_the_ear(key: str, known: dict[str, Seen], language: Language) -> dict[str, Fact]:
    """Names and the like stand in the nominative and as words; days and times as they are."""
    return {
        name: SAMPLES[language] if isinstance(fact, str) else fact
        for name, fact in facts_of(key, known).items()
    }


def called(key: str, known: dict[str, Seen]) -> set[str]:
    seen = known[key]
    return seen.called.union(*(called(part, known) for part in seen.references))


def said(language: Language) -> Iterator[tuple[str, Sequence[str]]]:
    known = texts(language)
    for key in phone_prompts(language):
        text = translators[language](key, **facts_for_the_ear(key, known, language))
        yield key, [*unreadable(text, language), *sorted(called(key, known) & FOR_THE_EYE)]


@pytest.mark.parametrize("language", Language)
def test_every_text_for_the_phone_is_read_as_it_is_meant_4_1(language: Language) -> None:
    assert {key: odd for key, odd in said(language) if odd} == {}


@pytest.mark.parametrize(
    ("language", "text", "odd"),
    [
        (Language.KK, "Қазір бір жүз үшке қоңырау шалыңыз.", []),
        (Language.KK, "Же-эс-эн нөмірін теріңіз: он екі сан — соңында тор.", []),
        (Language.RU, "Звоните сто три. Вы и к врачу, и в поликлинику — сами?", []),
        (Language.KK, "103-ке қоңырау шалыңыз", ["1", "0", "3", "103"]),
        (Language.KK, "ЖСН теріңіз", ["ЖСН"]),
        (Language.RU, "Введите ИИН", ["ИИН"]),
        (Language.RU, "SMS придёт", ["S", "M", "S", "SMS"]),
        (Language.RU, "<b>Да</b>", ["<", "b", ">", "<", "/", "b", ">", "b", "b"]),
        (Language.RU, "Поликлиника № 1", ["№", "1", "1"]),
        (Language.RU, "пн и вт", ["пн", "вт"]),
        (Language.RU, "Қазақша", ["Қ", "қ"]),
        (Language.RU, "ул. Абая, д. пять", ["д"]),
    ],
)
def test_what_a_voice_would_misread_is_found(
    language: Language, text: str, odd: list[str]
) -> None:
    assert unreadable(text, language) == odd


def test_functions_that_write_figures_are_found() -> None:
    known = texts(Language.RU)

    assert called("offer-until", known) & FOR_THE_EYE == {"DAY", "TIME"}
