"""Sentences of both languages and what is heard in them: every row of §3.9, B3.2, B4.1."""

from collections import Counter
from pathlib import Path

import pytest

from locales.hearing import Heard, hear, language_of
from locales.language import Language
from locales.red_flags import SIGNS
from locales.translator import translators

HERE = Path(__file__).parent


def rows(language: Language) -> list[tuple[str, str]]:
    lines = (HERE / f"heard_{language}.txt").read_text(encoding="utf-8").splitlines()
    split = (line.split(" | ") for line in lines if not line.startswith("#"))
    return [(expected, sentence) for expected, sentence in split]


ROWS = [row for language in Language for row in rows(language)]


def reported(kind: str, heard: Heard) -> str:
    match kind:
        case "intent" | "topic" | "language":
            return f"{kind} {getattr(heard, kind) or 'none'}"
    if heard.flags:
        return " ".join(["103", *sorted(heard.flags)])
    return f"ask {heard.ask_first}" if heard.ask_first else "ok"


@pytest.mark.parametrize(("expected", "sentence"), ROWS)
def test_what_is_heard(expected: str, sentence: str) -> None:
    kind, *names = expected.split()
    heard = reported(kind, hear(sentence))

    if kind == "103":  # one sentence may hold several signs, the one expected among them
        assert heard.startswith("103")
        assert set(names) <= set(heard.split())
    else:
        assert heard == expected


@pytest.mark.parametrize("language", Language)
def test_there_are_at_least_120_sentences_and_every_sign_among_them(language: Language) -> None:
    expected = Counter(row for row, _ in rows(language))
    measured = {"pressure", "infant-fever", "heart", "back", "belly-pain", "head-injury"}

    assert sum(expected.values()) >= 120
    for sign in SIGNS:
        asked, flagged = expected[f"ask {sign.code}"], expected[f"103 {sign.code}"]
        assert asked if sign.code in measured else flagged, sign.code


@pytest.mark.parametrize("language", Language)
def test_at_least_60_sentences_fire_and_60_near_misses_do_not(language: Language) -> None:
    """Of the near-misses some ask one question, and none is answered with 103 at once (B3.2)."""
    fired = [expected for expected, _ in rows(language) if expected.startswith("103 ")]
    near = [expected for expected, _ in rows(language) if expected.split()[0] in {"ask", "ok"}]
    assert len(fired) >= 60
    assert len(near) >= 60


@pytest.mark.parametrize("language", Language)
def test_every_sign_has_its_question_and_every_question_its_sign(language: Language) -> None:
    """Self-harm is answered at once, with no question (§3.9)."""
    asked = {sign.code for sign in SIGNS} - {"self-harm"}

    assert all(translators[language].has(f"ask-first-{code}") for code in asked)
    assert not translators[language].has("ask-first-self-harm")


def test_a_clear_flag_asks_nothing_more() -> None:
    heard = hear("болит сердце, человек без сознания")

    assert heard.flags == {"unconscious"}
    assert heard.ask_first is None


def test_self_harm_is_never_doubted_3_9() -> None:
    assert hear("раньше тоже было, не хочу жить").flags == {"self-harm"}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("900101300007", "900101300007"),
        ("900101 300007", "900101300007"),
        ("ЖСН 9001-0130-0007", "900101300007"),
        ("пин 123456", "123456"),
        ("42", "42"),
        ("8 701 123 45 67", "87011234567"),
        ("позвоните на 8 701 123 45 67", None),
        ("24 қараша 14:30", None),
        ("без чисел", None),
        ("", None),
    ],
)
def test_numbers_that_may_name_a_person_b4_1(text: str, digits: str | None) -> None:
    heard = hear(text)

    assert heard.digits == digits
    assert digits is None or digits not in repr(heard)


def test_slips_are_forgiven_in_long_stems_only() -> None:
    assert hear("к тирапевту").intent == "book"
    assert hear("запишите к тераапевту").intent == "book"
    assert hear("опиратор").intent == "operator"
    assert hear("апиратор").intent is None
    assert hear("вив").topic is None


def test_a_long_and_tangled_message_is_heard_all_the_same() -> None:
    tangled = "не было, сильно болит живот и не болит живот, " * 20

    assert hear(tangled).ask_first == "belly-pain"


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("ребенку 3 месяца, температура 38", False),
        ("ребенку 2 месяца, температура 37,9", False),
        ("ребенку 2 месяца, температура 38,0", True),
        ("ребенку два месяца, температура 40", True),
        ("3 недельный малыш температура 38.1", True),
        ("20 күндік сәбидің қызуы 38,4", True),
        ("болею 2 месяца, температура 38", False),
        ("месяца через два, ребенок, 38", False),
        ("месяц ребенку, 39", False),
    ],
)
def test_an_infant_under_three_months_with_38_3_9(text: str, *, flagged: bool) -> None:
    assert ("infant" in hear(text).flags) is flagged


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("давление 159 на 90", None),
        ("давление 160 на 90", "pressure"),
        ("кабинет 170, давление", "pressure"),
        ("кабинет 170", None),
        ("ребенку 3 месяца, 38,5", "infant-fever"),
        ("ребенку 3 месяца, 38,4", None),
        ("ребенку 12 месяцев, 39", None),
    ],
)
def test_measures_that_are_asked_about_3_9(text: str, asked: str | None) -> None:
    assert hear(text).ask_first == asked


def test_a_message_without_letters_says_nothing() -> None:
    heard = hear("ъ … 👋")

    assert (heard.flags, heard.ask_first, heard.intent) == (frozenset(), None, None)


def test_latin_with_apostrophes_and_accents_is_kazakh() -> None:
    assert hear("Dárigerge jazylaıyn").intent == "book"
    assert hear("da'rigerge jazylai'yn").intent == "book"
    assert hear("good morning").language is Language.KK


@pytest.mark.parametrize("text", ["мне 13 лет", "мне уже 14", "мен 14 жастамын", "жасым 12де"])
def test_b2_10_a_child_who_writes_alone_is_heard(text: str) -> None:
    assert hear(text).alone


@pytest.mark.parametrize(
    "text", ["запишите меня, помогите мне", "жастамын", "мне", "мне 10 ноября", "мне уже 40 лет"]
)
def test_b2_10_who_names_no_age_is_not_taken_for_a_child(text: str) -> None:
    assert not hear(text).alone


@pytest.mark.parametrize("text", ["сәлем", "salem", "здравствуйте", "хм", "42", ""])
def test_the_language_alone_is_heard_as_with_the_rest(text: str) -> None:
    assert language_of(text) is hear(text).language
