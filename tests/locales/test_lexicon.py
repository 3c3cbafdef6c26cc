"""Names that a region hands in, said with the endings of both languages."""

import pytest

from locales.folding import words_of
from locales.hearing import hear
from locales.lexicon import Lexicon

NAMES = Lexicon.of(
    specialties={
        "gp": ("ВОП", "участковый"),
        "therapist": ("терапевт", "участковый терапевт"),
        "dentist": ("стоматолог", "тіс дәрігері", "—"),
        "paediatrician": ("педиатр", "детский врач"),
        "ent": ("ЛОР",),
    },
    providers={
        "one": ("№ 1 қалалық емхана", "Городская поликлиника № 1"),
        "two": ("2-ші емхана", ""),
        "aisha-bibi": ("Айша бибі",),
    },
    doctors={
        "omarov": ("Омаров",),
        "tursynov": ("Тұрсынов",),
        "tursynova": ("Тұрсынова",),
        "kim": ("Ким",),
        "li": ("Ли",),
        "abenova": ("Әбенова",),
    },
)


@pytest.mark.parametrize(
    ("text", "doctor"),
    [
        ("Омаровқа жазыңыз", "omarov"),
        ("к Омарову на завтра", "omarov"),
        ("omarovka jazyngyz", "omarov"),
        ("Омаравқа", "omarov"),
        ("Тұрсынова апайға", "tursynova"),
        ("к Турсыновой", "tursynova"),
        ("Тұрсыновқа", "tursynov"),
        ("хочу к Турсынову", None),  # «к Турсынову», «Турсынову вижу»: of either
        ("Омаров пен Әбенова", None),
        ("к Эбеновой", "abenova"),
        ("к доктору Ким", "kim"),
        ("к Киму", "kim"),
        ("көз дәрігері Кимге", "kim"),
        ("Ким дәрігерге жазыңыз", "kim"),
        ("кім дәрігер", None),
        ("дәрігер кім", None),
        ("кімге барамын", None),
        ("Кимге", None),
        ("можно ли к врачу", None),
        ("врачу Ли", "li"),
        ("Лиге жазыңыз", "li"),
        ("дәрігерге", None),
    ],
)
def test_a_doctor_is_heard_by_the_surname(text: str, doctor: str | None) -> None:
    assert hear(text, NAMES).doctor == doctor


@pytest.mark.parametrize(
    ("text", "provider"),
    [
        ("№1 емханаға", "one"),
        ("первая поликлиника", "one"),
        ("поликлиника номер 1", "one"),
        ("екінші емханада", "two"),
        ("Айша бибіге", "aisha-bibi"),
        ("aisha bibide", "aisha-bibi"),
        ("емхана 2 желтоқсанда істей ме", None),
        ("үшінші емхана", None),
        ("емхана", None),
    ],
)
def test_a_clinic_is_heard_by_its_number_or_its_name(text: str, provider: str | None) -> None:
    assert hear(text, NAMES).provider == provider


@pytest.mark.parametrize(
    ("text", "provider"),
    [
        ("первая", "one"),
        ("в первую", "one"),
        ("1", "one"),
        ("№1", "one"),
        ("бірінші", "one"),
        ("birinshi", "one"),
        ("7", None),
        ("1 или 2", None),
        ("не знаю", None),
    ],
)
def test_a_bare_number_is_a_clinic_where_one_is_asked_for(text: str, provider: str | None) -> None:
    assert NAMES.provider(words_of(text), asked=True) == provider
    assert NAMES.provider(words_of(text)) is None


@pytest.mark.parametrize(
    ("text", "specialty"),
    [
        ("участковый терапевт", "therapist"),
        ("к участковому", "gp"),
        ("к детскому стоматологу", "dentist"),
        ("тіс дәрігеріне", "dentist"),
        ("вопрос", None),
        ("ВОПқа", "gp"),
        ("лорға", "ent"),
        ("дәрігерге", None),
    ],
)
def test_a_specialty_is_heard_by_its_forms(text: str, specialty: str | None) -> None:
    assert hear(text, NAMES).specialty == specialty


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Омаровқа", "book"),
        ("терапевт", "book"),
        ("терапевт туралы бірдеңе айтып еді", None),
        ("Омаров қай күндері қабылдайды", None),
        ("жоқ", "no"),
    ],
)
def test_who_names_nothing_but_a_doctor_wants_to_see_one(text: str, intent: str | None) -> None:
    assert hear(text, NAMES).intent == intent


def test_without_names_none_is_heard() -> None:
    heard = hear("Омаровқа, 1 емхана, стоматолог")
    assert (heard.doctor, heard.provider, heard.specialty) == (None, None, None)
