"""Ages, temperatures, pressures, numbers and persons in a message."""

import pytest

from locales.hearing import hear, wishes_of


@pytest.mark.parametrize(
    ("text", "years", "months"),
    [
        ("балам 6 жаста", 6, None),
        ("балам 6да температурасы бар", 6, None),
        ("маме 75 лет", 75, None),
        ("папе 66 к урологу", 66, None),
        ("маме 66", 66, None),
        ("жетпіс бес жаста", 75, None),
        ("маме семьдесят пять лет", 75, None),
        ("пятилетний сын", 5, None),
        ("бір жарым жасар балам", None, 18),
        ("полтора года ребенку", None, 18),
        ("2 жарым жаста", None, 30),
        ("малышу полгода", None, 6),
        ("8 айлық балам", None, 8),
        ("7 айлық болды балам", None, 7),
        ("кішкентайым 3 апталық", None, 0),
        ("қызым бір уыс дәрі ішті", None, None),
        ("сыну 2 с половиной года", None, 30),
        ("2-х месячный", None, 2),
        ("2х летний ребенок", 2, None),
        ("полуторагодовалый сын", None, 18),
        ("годовалый ребенок", 1, None),
        ("2 годовалый ребенок", 2, None),
        ("новорожденный 10 дней", None, 0),
        ("ему 3 месяца", None, 3),
        ("ей 2 месяца болит спина", None, None),
        ("двухмесячный малыш", None, 2),
        ("ребенку 3 недели", None, 0),
        ("ребенку месяц", None, 1),
        ("месячный ребенок", None, 1),
        ("ребенку 40 месяцев", None, None),
        ("5 лет назад", None, None),
        ("маме 5 декабря", None, None),
        ("маме 38", None, None),
        ("маме 38,5", None, None),
        ("маме 300", None, None),
        ("маме 10 30", None, None),
        ("маме", None, None),
        ("лет", None, None),
        ("300 лет", None, None),
    ],
)
def test_how_old(text: str, years: int | None, months: int | None) -> None:
    heard = hear(text)
    assert (heard.age_years, heard.age_months) == (years, months)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("38,5", 38.5),
        ("температура 38 7", 38.7),
        ("38 и 5", 38.5),
        ("39 с половиной", 39.5),
        ("отыз сегіз жарым қызуы", 38.5),
        ("тридцать девять температура", 39.0),
        ("ыстығы қырыққа жетті", 40.0),
        ("температура 38 балам 7 жаста", 38.0),
        ("температура 38 7 лет", 38.0),
        ("14:40", None),
        ("мне 38 лет", None),
        ("37", 37.0),
        ("температура", None),
    ],
)
def test_how_warm(text: str, degrees: float | None) -> None:
    assert hear(text).temperature == degrees


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("қысымым 180 100", 180),
        ("давление сто восемьдесят на сто", 180),
        ("170 на 100", 170),
        ("100 на 170", None),
        ("на завтра", None),
        ("вызов на 10", None),
        ("маме 80 лет давление", None),
        ("давление двести двадцать", 220),
        ("300 на 20", None),
    ],
)
def test_what_pressure(text: str, upper: int | None) -> None:
    assert hear(text).pressure == upper


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("9 30", None),
        ("анықтама коды 482913", "482913"),
        ("300000 тенге", None),
        ("қысымым 180 100", None),
        ("482913", "482913"),
    ],
)
def test_a_time_a_sum_and_a_pressure_name_nobody_b4_1(text: str, digits: str | None) -> None:
    assert hear(text).digits == digits


@pytest.mark.parametrize(
    ("text", "person", "negated"),
    [
        ("жоқ, балама емес, өзіме", "self", {"child"}),
        ("не маму а меня", "self", {"parent"}),
        ("мне бы маму записать", "parent", set()),
        ("әжеме дәрігер керек", "other", set()),
        ("маған емес", None, {"self"}),
        ("дәрігер керек", None, set()),
    ],
)
def test_for_whom_and_for_whom_not(text: str, person: str | None, negated: set[str]) -> None:
    heard = hear(text)
    assert (heard.person, set(heard.negated)) == (person, negated)


@pytest.mark.parametrize(
    ("text", "intent"), [("+", "yes"), ("👍🏻", "yes"), ("👎", "no"), ("??", None)]
)
def test_a_sign_may_be_the_answer(text: str, intent: str | None) -> None:
    assert hear(text).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("отмените мою запись и потом запишите маму", "cancel"),
        ("терапевтке жазыңыз сосын анықтама туралы айтыңыз", "book"),
        ("потом отмените запись", "cancel"),
    ],
)
def test_of_two_wishes_the_first_is_followed(text: str, intent: str) -> None:
    assert hear(text).intent == intent


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("отмените запись, потом запишите к лору", ("отмените запись,", "потом запишите к лору")),
        (
            "дәрігерге жазыңыз сосын анама үйге дәрігер",
            ("дәрігерге жазыңыз", "сосын анама үйге дәрігер"),
        ),
        ("запишите к лору", ("запишите к лору", "")),
        ("потом запишите", ("потом запишите", "")),
        ("  ", ("  ", "")),
    ],
)
def test_of_two_wishes_each_has_its_own_words(text: str, wishes: tuple[str, str]) -> None:
    assert wishes_of(text) == wishes


@pytest.mark.parametrize(
    ("text", "intent", "topic"),
    [
        ("анықтамам дайын ба", "claim", "certificate"),
        ("сәлем", "greeting", None),
        ("адрес", None, "where"),
        ("АИТВ анализіне жазылайын", None, "hiv"),
        ("ывапролдж", None, None),
    ],
)
def test_a_topic_may_stand_beside_an_intent(
    text: str, intent: str | None, topic: str | None
) -> None:
    heard = hear(text)
    assert (heard.intent, heard.topic) == (intent, topic)
