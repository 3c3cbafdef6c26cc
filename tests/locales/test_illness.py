"""What a sentence tells of who is ill, in both languages, scripts and mixed; doubts are left."""

import pytest

from clinic.home_calls import Indication
from locales.folding import words_of
from locales.illness import INDICATIONS, house, illness, unmeasured


@pytest.mark.parametrize(
    ("words", "months", "degrees", "indication"),
    [
        ("вызовите врача маме 80 лет лежачая", 960, None, "bedridden"),
        ("mama 80 let lezhachaya vyzovite vracha", 960, None, "bedridden"),
        ("балама 39 температура, үйге дәрігер керек", None, 39.0, "fever"),
        ("balama 39 temperatura uige dariger kerek", None, 39.0, "fever"),
        ("балам 8 айлық ыстығы 38,2 үйге дәрігер", 8, 38.2, "fever"),
        ("температура не падает 39 вызвать врача", None, 39.0, "fever"),
        ("ыстығы түспейді 39", None, 39.0, "fever"),
        ("врача на дом вызовите, у сына понос и рвота", None, None, "stool"),
        ("апам лежачий уйге врач вызов керек", None, None, "bedridden"),
        ("mamam 75 jasta tosek tartyp jatyr", 900, None, "bedridden"),
        ("анама қысымы көтерілді үйге дәрігер керек", None, None, "pressure"),
        ("температура 39 и рвота", None, 39.0, "nausea"),
        ("температура то 37,5 то 39", None, None, "fever"),
        ("басқа себеп", None, None, "other"),
    ],
)
def test_what_is_told(
    words: str, months: int | None, degrees: float | None, indication: str | None
) -> None:
    ill = illness(words_of(words))
    assert (ill.age_months, ill.temperature, ill.indication) == (months, degrees, indication)


@pytest.mark.parametrize(
    "words",
    [
        "вызовите врача на Абая 38",
        "адрес абая 40 кв 38",
        "вчера температура 39, сегодня 37",
        "температуры нет",
        "ыстығы жоқ",
        "тошноты нет",
        "мне 30 лет, ребенку вызовите врача",
        "мне 17 лет, бабушке вызовите врача",
        "сыну 5 лет и дочке 3 месяца врача",
        "дочке 30 лет на дом врача",
    ],
)
def test_what_is_in_doubt_is_left_to_be_asked(words: str) -> None:
    """Two ages or temperatures, a negation, a house, the writer's own age, no child's age."""
    ill = illness(words_of(words))
    assert (ill.age_months, ill.temperature, ill.indication) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("вызовите врача на дом пожалуйста", False),
        ("үйге дәрігер шақырайын", False),
        ("тамағы ауырып жатыр үйге дәрігер", True),
        ("сын кашляет, вызовите врача", True),
    ],
)
def test_whether_the_words_tell_what_ails(words: str, *, told: bool) -> None:
    assert illness(words_of(words)).told is told


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("в квартире", "flat"),
        ("көппәтерлі үй", "flat"),
        ("жеке үй", "private"),
        ("частный дом", "private"),
        ("kvartira", "flat"),
        ("не знаю", None),
        ("жеке үй емес, пәтер", None),
    ],
)
def test_what_house_it_is(words: str, kind: str | None) -> None:
    assert house(words_of(words)) == kind


@pytest.mark.parametrize("words", ["өлшеген жоқпыз", "не мерили", "нет градусника", "olshemedik"])
def test_nothing_was_measured(words: str) -> None:
    assert unmeasured(words_of(words))
    assert not unmeasured(words_of("38 болды"))


def test_the_codes_are_those_of_the_form() -> None:

    assert INDICATIONS.keys() <= set(Indication)
