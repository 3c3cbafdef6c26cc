"""A key and its facts become a text, or it is an error and never a gap (house.md, kk and ru)."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from locales.language import Language
from locales.translator import Fact, MissingWords, Translator, translators

TEXTS = """
plain = Сәлеметсіз бе!
named = Дәрігер: { $doctor }
day = { DAY($day) }
day-bare = { $day }
time = { TIME($time) }
visit = { DAY($day) }, { TIME_AT($time) }
window = { TIME_RANGE($start, $end) }
spoken = { NUMBER_SPOKEN($count) }
spelled = { SPELL($digits) }
phone = { PHONE($number) }
counted = { $count ->
    [0] жоқ
    [one] { $count } уақыт
   *[other] { $count } бос уақыт
}
unknown-function = { SHOUT($doctor) }
unknown-message = { no-such-text }
only-attribute =
    .button = Иә
"""


@pytest.fixture
def translator(tmp_path: Path) -> Translator:
    (tmp_path / "texts.ftl").write_text(TEXTS, encoding="utf-8")
    return Translator(Language.KK, tmp_path)


@pytest.mark.parametrize(
    ("key", "facts", "text"),
    [
        ("plain", {}, "Сәлеметсіз бе!"),
        ("plain", {"doctor": "Ахметова А.С."}, "Сәлеметсіз бе!"),
        ("named", {"doctor": "Ахметова А.С."}, "Дәрігер: Ахметова А.С."),
        ("day", {"day": date(2026, 11, 24)}, "24 қараша, сейсенбі"),
        ("time", {"time": time(9)}, "09:00"),
        (
            "visit",
            {"day": date(2026, 11, 24), "time": time(14, 30)},
            "24 қараша, сейсенбі, 14:30-да",
        ),
        ("window", {"start": time(8), "end": time(12)}, "08:00-ден 12:00-ге дейін"),
        ("spoken", {"count": 245}, "екі жүз қырық бес"),
        ("spelled", {"digits": "87"}, "сегіз жеті"),
        ("counted", {"count": 0}, "жоқ"),
        ("counted", {"count": 1}, "1 уақыт"),
        ("counted", {"count": 1500}, "1500 бос уақыт"),
    ],
)
def test_facts_become_text(
    translator: Translator, key: str, facts: dict[str, Fact], text: str
) -> None:
    assert translator(key, **facts) == text


def test_a_constant_text_is_the_same_every_time(translator: Translator) -> None:
    assert translator("plain") == translator("plain") == "Сәлеметсіз бе!"


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("absent", {}),
        ("named", {}),
        ("only-attribute", {}),
        ("unknown-function", {"doctor": "Ахметова А.С."}),
        ("unknown-message", {}),
        ("day", {"day": time(9)}),
        ("day", {"day": "Ахметова А.С."}),
        ("time", {"time": date(2026, 11, 24)}),
        ("window", {"start": time(8), "end": "Ахметова А.С."}),
        ("day-bare", {"day": date(2026, 11, 24)}),
        ("named", {"doctor": 901231300123}),
        ("named", {"doctor": -1}),
        ("named", {"doctor": True}),
        ("named", {"doctor": "Ахметова А.С." * 200}),
        ("day", {"day": datetime(2026, 11, 24, 14, 30, tzinfo=UTC)}),
    ],
)
def test_a_gap_raises_and_names_key_and_language_never_a_value(
    translator: Translator, key: str, facts: dict[str, Fact]
) -> None:
    with pytest.raises(MissingWords) as raised:
        translator(key, **facts)

    assert (raised.value.key, raised.value.language) == (key, Language.KK)
    assert key in str(raised.value)
    assert "Ахметова" not in str(raised.value)
    assert "901231300123" not in str(raised.value)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


class Masked(str):
    """Like Iin and Phone: the digits are in it, but it prints without them."""

    __slots__ = ()

    def __str__(self) -> str:
        return "••••0123"


def test_a_masked_number_stays_masked_in_a_text(translator: Translator) -> None:
    assert translator("named", doctor=Masked("901231300123")) == "Дәрігер: ••••0123"


def test_has_knows_a_text_without_formatting_it(translator: Translator) -> None:
    assert translator.has("named")
    assert not translator.has("absent")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("+77262123456", "8 7262 12 34 56"),
        ("+77011234567", "8 701 123 45 67"),
        ("+77272123456", "8 727 212 34 56"),
        ("+79161234567", "+79161234567"),
        ("103", "103"),
        ("+4915112345678", "+4915112345678"),
    ],
)
def test_phones_are_written_as_people_dial_them(
    translator: Translator, number: str, said: str
) -> None:
    assert translator("phone", number=number) == said


def test_both_languages_are_there_and_know_each_other() -> None:
    assert set(translators) == set(Language)
    assert all(translators[language].language is language for language in Language)
    assert Language.KK.other is Language.RU
    assert Language.RU.other is Language.KK


def test_texts_without_names_are_kept_up_to_a_limit_and_stay_right(
    translator: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that somebody typed is among them: a str is never kept."""
    monkeypatch.setattr("locales.translator.KEPT", 2)
    for _ in range(2):
        assert [translator("counted", count=count) for count in range(4)] == [
            "жоқ", "1 уақыт", "2 бос уақыт", "3 бос уақыт",
        ]  # fmt: skip
    assert translator("named", doctor="Ахметова") == "Дәрігер: Ахметова"
    assert "Ахметова" not in str(translator._impersonal)
    assert len(translator._impersonal) <= 2
