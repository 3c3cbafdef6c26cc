"""What is only said: every phrase for the phone is words, in both languages (§4.1)."""

import re

import pytest

from locales.language import Language
from locales.translator import translators
from tests.locales.test_texts import KAZAKH, RUSSIAN, facts_of

PHRASES = sorted(key for key in KAZAKH if key.startswith("phone-"))
NOT_WORDS = re.compile(r"[0-9№%<>{}\[\]•+A-Za-z]|[А-ЯӘҒҚҢӨҰҮҺІ]{2,}")
"""Figures, signs, marks of a chat, Latin letters, and what is read letter by letter."""
SPELLED = re.compile(r"\b(?:ПИН|ВИЧ|ЖИТС)\b")
"""Abbreviations that people say as words, or spell themselves."""


@pytest.mark.parametrize("language", Language)
def test_every_phrase_is_words_and_nothing_else(language: Language) -> None:
    known = KAZAKH if language is Language.KK else RUSSIAN
    for key in PHRASES:
        samples = facts_of(key, known).items()
        facts = {name: "сөз" if isinstance(fact, str) else fact for name, fact in samples}
        said = translators[language](key, **facts)
        assert NOT_WORDS.findall(SPELLED.sub("", said)) == [], key
