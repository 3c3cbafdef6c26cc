"""What is only said: every phrase for the phone is words, in both languages (§4.1)."""

import re

import pytest

from clinic.refusals import Refusal
from locales.language import Language
from locales.translator import translators
from tests.locales.test_texts import KAZAKH, RUSSIAN, facts_of
from voice.scripts.refusing import SPOKEN, TO_A_PERSON

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


ENDS = [
    *(f"phone-refusal-{one}" for one in sorted(SPOKEN - TO_A_PERSON - {Refusal.SLOT_TAKEN})),
    "phone-call-not-made",
    "phone-consent-refused",
    "phone-visits-none",
]
"""Answers that give nobody what they asked for, where no person and no other time follows."""
ONWARD = {
    Language.KK: re.compile("нөлді|басты мәзір|тіркеу бөлім|соңғы күн|жүз үшке|қайта теріңізші"),
    Language.RU: re.compile(
        "ноль|главное меню|регистратур|Последний день|сто три|наберите ещё раз"
    ),
}


@pytest.mark.parametrize("key", ENDS)
@pytest.mark.parametrize("language", Language)
def test_who_gets_nothing_hears_what_to_do_next_b2_4(language: Language, key: str) -> None:
    known = KAZAKH if language is Language.KK else RUSSIAN
    assert ONWARD[language].search(translators[language](key, **facts_of(key, known)))


WITHOUT_A_DOCTOR = [
    "phone-call-not-made",
    "phone-consent-refused",
    "phone-no-free-time",
    "phone-waiting",
]


@pytest.mark.parametrize("key", WITHOUT_A_DOCTOR)
def test_103_is_named_where_nobody_comes(key: str) -> None:
    """§3.9: whoever wanted a doctor and has none yet."""
    assert "жүз үшке" in translators[Language.KK](key)
    assert "сто три" in translators[Language.RU](key)
