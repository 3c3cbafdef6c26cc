"""What is said in words, in windows that ask for none (B0.1, B0.10, B2.10, §3.9)."""

from dataclasses import replace

import pytest

from bot.dialogs.core import Event, Said, Sent
from bot.dialogs.desk import Desk
from bot.dialogs.speaking import SWITCH
from bot.dialogs.turn import take_turn
from tests.bot.dialogs.talking import begun, keys


@pytest.mark.parametrize(
    "words", ["сәлем", "Салам!", "salem", "Сәлеметсіз бе", "здравствуйте", "Добрый день", "привет"]
)
async def test_a_greeting_is_greeted(desk: Desk, words: str) -> None:
    turn = await take_turn(begun(desk), Said(words), desk)
    assert keys(turn) == ["greeting", "menu-question"]


async def test_a_greeting_in_the_middle_moves_nothing(desk: Desk) -> None:
    session = begun(desk).at("information")
    turn = await take_turn(session, Said("сәлеметсіз бе"), desk)
    assert keys(turn) == ["greeting", "information-question"]
    assert turn.session.failures == 0


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("Сәлеметсіз бе, дәрігерге жазылғым келеді", "consent"),
        ("Здравствуйте, сколько стоит справка?", "information"),
    ],
)
async def test_a_wish_goes_before_its_greeting(desk: Desk, words: str, window: str) -> None:
    turn = await take_turn(begun(desk), Said(words), desk)
    assert turn.session.window == window


@pytest.mark.parametrize(
    "words",
    [
        "мен 14 жастамын, дәрігерге жазылайын",
        "men 13 jastamyn",
        "менің жасым 12де, ішім ауырып тұр",
        "мне 13 лет",
        "Мне уже 15 лет, хочу к врачу",
        "мне 11, хочу к стоматологу",
        "мне 13",
    ],
)
async def test_a_child_who_writes_alone_is_told_kindly(desk: Desk, words: str) -> None:
    """B2.10: a parent can do it here, a person will help, and 103."""
    turn = await take_turn(begun(desk), Said(words), desk)
    assert keys(turn)[0] == "child-alone"
    (view,) = turn.views
    assert {choice.value for choice in view.choices()} - {SWITCH} == {"person", "menu"}


@pytest.mark.parametrize(
    "words",
    [
        "мен 16 жастамын, дәрігерге жазылайын",
        "балам 14 жаста, дәрігерге жазыңыз",
        "мне 45 лет, запишите к врачу",
        "моей дочери 13 лет, запишите к врачу",
        "мне 10 ноября к врачу",
        "запишите к врачу, мне 10:30 удобно",
    ],
)
async def test_others_are_not_taken_for_a_child(desk: Desk, words: str) -> None:
    turn = await take_turn(begun(desk), Said(words), desk)
    assert "child-alone" not in keys(turn)


@pytest.mark.parametrize(
    "event",
    [
        Said("Отец потерял сознание, не дышит"),
        Said("здравствуйте " * 300 + "отец потерял сознание, не дышит"),
        Sent("photo", "Отец потерял сознание, не дышит"),
        Sent("edited", "Отец потерял сознание, не дышит"),
    ],
)
async def test_danger_is_heard_wherever_it_stands(desk: Desk, event: Event) -> None:
    """§3.9, B3.2: 103 is the first thing said, then the fixed text."""
    turn = await take_turn(begun(desk, "ru"), event, desk)
    assert keys(turn) == ["emergency-103", "emergency-answer"]


async def test_a_number_does_not_change_the_language_of_who_has_chosen_none(desk: Desk) -> None:
    session = replace(begun(desk, "ru"), language_chosen=False)
    turn = await take_turn(session, Said("943101000013"), desk)
    assert turn.session.language == "ru"
