"""What a clinic has written of itself is read out without a figure (§4.1, §4.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.kk import speech as kk
from locales.kk.grammar import ordinal
from locales.ru import speech as ru

PAIRS = [
    ("№ 1 қалалық емхана", "бірінші қалалық емхана"),
    ("Абай көшесі, 100-үй", "Абай көшесі, жүзінші үй"),
    ("Төле би даңғылы, 40-үй, 12-кабинет", "Төле би даңғылы, қырқыншы үй, он екінші кабинет"),
    ("дүйсенбі–жұма, 08:00–18:00", "дүйсенбі–жұма, сағат сегізден он сегізге дейін"),
    ("09:00-ден 13:30-ға дейін", "тоғыздан он үш отызға дейін"),
    ("14:30-да, 15:05", "он төрт отызда, он бес нөл бес"),
    ("Қоңырау: 8 7262 12 34 56", "Қоңырау: сегіз, жеті екі алты екі, бір екі, үш төрт, бес алты"),
    ("+7 701 123 45 67", "сегіз, жеті нөл бір, бір екі үш, төрт бес, алты жеті"),
    ("Сенім телефоны 150", "Сенім телефоны жүз елу"),
    ("код 007, есеп 123456", "код нөл нөл жеті, есеп бір екі үш төрт бес алты"),
    ("№ 00-үй", "нөл нөл-үй"),
]
RUSSIAN_PAIRS = [
    ("Городская поликлиника № 1", "Городская поликлиника номер один"),
    ("улица Абая, дом 100, кабинет 12", "улица Абая, дом сто, кабинет двенадцать"),
    ("5-й этаж, 3-комнатная", "пять этаж, три комнатная"),
    ("пн–пт, 08:00–18:00", "пн–пт, с восьми до восемнадцати часов"),
    ("в 14:30", "в четырнадцать тридцать"),
    (
        "Телефон: 87262123456",
        "Телефон: восемь, семь два шесть два, один два, три четыре, пять шесть",
    ),
    ("скорая 103, 1414", "скорая сто три, одна тысяча четыреста четырнадцать"),
    ("счёт 0123", "счёт ноль один два три"),
    (
        "+44 20 7946 0958",
        "четыре четыре два ноль семь девять четыре шесть ноль девять пять восемь",
    ),
]


@pytest.mark.parametrize(("written", "said"), PAIRS)
def test_kazakh_texts_are_read_out(written: str, said: str) -> None:
    assert kk.aloud(written) == said


@pytest.mark.parametrize(("written", "said"), RUSSIAN_PAIRS)
def test_russian_texts_are_read_out(written: str, said: str) -> None:
    assert ru.aloud(written) == said


WRITTEN = st.text("0123456789:.-–№ ,+()абй", max_size=40)


@given(WRITTEN)
def test_no_figure_is_left_for_the_voice(written: str) -> None:
    for language in (kk, ru):
        assert not any(mark.isdecimal() for mark in language.aloud(written))


PLACES = {
    10: "оныншы", 20: "жиырмасыншы", 30: "отызыншы", 40: "қырқыншы", 50: "елуінші",
    60: "алпысыншы", 70: "жетпісінші", 80: "сексенінші", 90: "тоқсаныншы", 100: "жүзінші",
    176: "жүз жетпіс алтыншы", 1000: "мыңыншы", 2040: "екі мың қырқыншы",
}  # fmt: skip


@pytest.mark.parametrize(("number", "place"), PLACES.items())
def test_houses_and_rooms_have_their_places_in_kazakh(number: int, place: str) -> None:
    assert ordinal(number) == place


def test_a_telephone_number_is_said_in_groups() -> None:
    assert kk.phone_spoken("+77011234567") == (
        "сегіз, жеті нөл бір, бір екі үш, төрт бес, алты жеті"
    )
    assert ru.phone_spoken("103") == "один ноль три"
