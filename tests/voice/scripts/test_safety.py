"""Danger comes before everything, and what keys cannot say of it is asked (B3.2, §3.9)."""

import pytest

from storage import tables
from tests.clinic.usecases.town import kept
from tests.voice.calls import OPERATOR, SILENCE, Act, Barge, HangUp
from tests.voice.ringing import KEY_OF, Ringing, said
from tests.voice.scripts.calling_home import LANGUAGES, keys, until


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_2_danger_is_asked_about_before_consent_and_any_number(
    clinic: Ringing, language: str
) -> None:
    """103 is in the first sentence; nothing was asked for or kept yet."""
    line = await clinic.ring(KEY_OF[language], "2", HangUp())
    question = line.texts.split("\n", 2)[2]
    first, *_ = question.split(".")
    assert question == said(language, "phone-safety")
    assert {"kk": "жүз үшке", "ru": "сто три"}[language] in first
    assert await kept(clinic.clinic.url, tables.accounts) == []


async def test_b3_2_a_doubled_key_does_not_skip_the_question(clinic: Ringing) -> None:
    line = await clinic.ring("1", Barge("22"), HangUp())
    assert line.texts.endswith(said("kk", "phone-safety"))


async def test_b3_2_nor_does_it_answer_what_is_asked_about_one_sign(clinic: Ringing) -> None:
    line = await clinic.ring(*keys(indication=Barge("222"), temperature=HangUp()))
    assert said("kk", "phone-ask-first-pressure") in line.texts
    assert said("kk", "phone-ill-temperature") not in line.texts


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_2_one_sign_is_103_again_a_person_and_nothing_else(
    clinic: Ringing, language: str
) -> None:
    line = await clinic.ring(KEY_OF[language], "2", "1", SILENCE, SILENCE)
    danger = " ".join(
        said(language, f"phone-danger{part}") for part in ("", "-self-harm", "-person")
    )
    assert line.texts.endswith(f"{danger}\n{danger}")
    assert {"kk": "жүз үшке", "ru": "сто три"}[language] in danger.split(".", maxsplit=1)[0]
    assert line.over
    for table in (tables.entries, tables.tasks, tables.accounts, tables.refusals):
        assert await kept(clinic.clinic.url, table) == []


@pytest.mark.parametrize(
    ("language", "sign", "numbers"),
    [
        ("kk", "Өмір сүргісі келмеу", ("жүз елу", "жүз он бір")),
        ("ru", "Не хочется жить", ("сто пятьдесят", "сто одиннадцать")),
    ],
)
async def test_3_9_self_harm_is_among_the_signs_and_somebody_listens(
    clinic: Ringing, language: str, sign: str, numbers: tuple[str, ...]
) -> None:
    """103 first; no question of its own. Where the sign is a child's fever it is not said."""
    line = await clinic.ring(KEY_OF[language], "2", "1", HangUp())
    question, danger = line.texts.rsplit("\n", 1)
    assert sign in question
    assert all(number in danger for number in numbers)
    line = await clinic.ring(
        *until("temperature", relation="2", age="1", indication="1"), number="+77012223344"
    )
    assert said("kk", "phone-danger") in line.texts
    assert said("kk", "phone-danger-self-harm") not in line.texts


async def test_b3_2_in_danger_zero_is_a_person(clinic: Ringing) -> None:
    line = await clinic.with_operator().ring("1", "2", "1", "0")
    assert line.transferred_to == [OPERATOR]


async def test_b3_2_in_danger_no_key_goes_on_to_the_form(clinic: Ringing) -> None:
    """But 9: the same in the other language."""
    line = await clinic.ring("1", "2", "1", "9", "2", "5")
    assert said("ru", "phone-danger") in line.texts
    assert said("kk", "phone-consent") not in line.texts
    assert said("ru", "phone-consent") not in line.texts


@pytest.mark.parametrize(
    ("age", "indication", "temperature"),
    [("1", "3", ("380", "1")), ("1", "1", None), ("1", "3", ("38#", "1"))],
)
async def test_3_9_a_fever_under_three_months_is_103(
    clinic: Ringing, age: str, indication: str, temperature: tuple[Act, ...] | None
) -> None:
    """Measured at 38.0 or more, or called for as a fever above 38."""
    temperature_of = {"temperature": temperature, "temperature_right": None}
    line = await clinic.ring(
        *until("address", relation="2", age=age, indication=indication, **temperature_of)
    )
    assert said("kk", "phone-danger") in line.texts
    assert await clinic.entries() == []


async def test_3_9_just_under_it_is_not(clinic: Ringing) -> None:
    line = await clinic.ring(
        *keys(relation="2", age="1", indication="3", temperature="379"), number="+77012223344"
    )
    assert said("kk", "phone-danger") not in line.texts
    (entry,) = await clinic.entries()
    assert (entry.columns["temperature"], entry.columns["urgency"]) == ("37.9", "infant")


@pytest.mark.parametrize(
    ("flag", "asked"),
    [
        ("infant-fever", {"relation": "2", "age": "2", "temperature_right": ("1", "{}")}),
        ("pressure", {"indication": ("2", "{}")}),
        ("back", {"indication": ("41", "{}")}),
    ],
)
async def test_3_9_what_nobody_can_say_in_words_is_asked_about_once(
    clinic: Ringing, flag: str, asked: dict[str, Act | tuple[str, ...]]
) -> None:
    """Yes is 103; a no stands in the journal."""

    def with_answer(answer: str) -> dict[str, Act | tuple[Act, ...] | None]:
        return {
            step: tuple(answer if one == "{}" else one for one in act)
            if isinstance(act, tuple)
            else act
            for step, act in asked.items()
        }

    question = said("kk", f"phone-ask-first-{flag}")
    line = await clinic.ring(*keys(**with_answer("1")))
    assert f"{question}\n" in line.texts
    assert said("kk", "phone-danger") in line.texts
    assert await clinic.entries() == []
    line = await clinic.ring(*keys(consent=None, **with_answer("2")))
    assert line.texts.count(question) == 1
    (entry,) = await clinic.entries()
    assert entry.columns["red_flags"] == f"none {flag}"
