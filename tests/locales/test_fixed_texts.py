"""Texts whose wording is not ours to change: the answers of §3.9 and B4.1, word for word."""

import pytest

from locales.language import Language
from locales.translator import translators

KK, RU = translators[Language.KK], translators[Language.RU]


def test_the_answer_to_a_red_flag_3_9() -> None:
    assert KK("emergency-answer") == (
        "Бұл қауіпті белгі болуы мүмкін. <b>Қазір 103-ке қоңырау шалыңыз.</b> "
        "Дәрігерді үйге шақыру бұл жерде жарамайды."
    )
    assert RU("emergency-answer") == (
        "Это может быть опасно для жизни. <b>Звоните 103 прямо сейчас.</b> "
        "Вызов врача на дом здесь не подходит."
    )


@pytest.mark.parametrize("language", Language)
def test_the_answer_to_self_harm_is_two_calm_sentences_3_9(language: Language) -> None:
    answer = translators[language]("emergency-self-harm")
    first, second = answer.replace("</b>", "").split(". ")

    assert "103" in first
    assert "150" in second
    assert "111" in second
    assert "?" not in answer
    assert "!" not in answer


def test_the_hiv_answer_b4_1() -> None:
    facts = {"places": "…", "counsellor": "…"}

    assert KK("hiv-answer", **facts) == (
        "АИТВ-ға тексерілу туралы бот ешкімге ештеңе айтпайды: тексерілгеніңізді де, нәтижесін "
        "де, мерзімін де. Мұндай мәлімет бұл жерде сақталмайды, жауап бәріне бірдей. Нәтижені "
        "тек өзіңізге, қан тапсырған жеріңізде айтады; сол жерде берілген қағазды ала барыңыз. "
        "Бұл чатқа кодты, ЖСН-ді, нәтижені жазбаңыз. Мекенжайы мен жұмыс уақыты: …. Кеңес "
        "беретін маман: …."
    )
    assert RU("hiv-answer", **facts) == (
        "По обследованию на ВИЧ бот никому ничего не сообщает: ни того, было ли оно, ни "
        "результата, ни срока. Таких сведений здесь нет, ответ одинаков для всех. Результат "
        "сообщают только вам лично там, где вы сдавали кровь; возьмите выданный вам документ. "
        "Не пишите в этот чат код, ИИН и результат. Адрес и часы работы: …. Консультант: …."
    )


@pytest.mark.parametrize("language", Language)
def test_no_term_of_the_result_is_ever_named_b4_3(language: Language) -> None:
    answer = translators[language]("hiv-answer", places="", counsellor="")

    assert not any(character.isdigit() for character in answer)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "refusal",
    [
        "refusal-not-attached-here", "refusal-not-in-register", "refusal-attached-elsewhere",
        "refusal-too-soon", "refusal-referral-needed", "refusal-needs-representative",
        "refusal-ask-a-person", "refusal-too-many-lookups", "refusal-too-many-open",
        "no-free-time",
    ],
)  # fmt: skip
def test_where_health_may_suffer_the_refusal_names_103(language: Language, refusal: str) -> None:
    assert "103" in translators[language](refusal, minutes=30)


@pytest.mark.parametrize(
    ("language", "reasons"),
    [
        (Language.KK, ["регистр", "басқа емхана", "бастап"]),
        (Language.RU, ["регистре", "другой поликлинике", "начинается"]),
    ],
)
def test_the_unproved_asker_does_not_hear_which_reason_b0_2(
    language: Language, reasons: list[str]
) -> None:
    text = translators[language]("refusal-not-attached-here").lower()

    assert not any(reason in text for reason in reasons)
