"""A whole wish in one sentence, and answers in words: only the rest is asked."""

from datetime import date, time, timedelta
from typing import Final

import pytest

from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, booked, opened, summary, typed, verified

A_DAY: Final = timedelta(days=1)
WEDNESDAY: Final = date(2026, 11, 25)
TOMORROW_AFTERNOON = {
    "kk": "ертең түстен кейін стоматологқа жазылайын деп едім",
    "ru": "запишите завтра после обеда к стоматологу",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_doctor_and_day_of_one_sentence_are_not_asked_again(
    house: House, language: str
) -> None:
    story = await verified(house, "aigul", language)
    await story.say(TOMORROW_AFTERNOON[language])
    await story.press("who-member", name="Айгүл А.", age=32)
    assert story.words("time-question", day=house.clock.today() + A_DAY) in story.screen.text
    story.check_transcript("in_words_day")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "бүрсігүні сағат он бес отызда стоматологқа жазыңызшы"),
        ("ru", "послезавтра в 15:30 к стоматологу запишите пожалуйста"),
        ("kk", "sarsenbi 15:30 stomatologqa jazylaiyn"),
        ("ru", "маған на среду 15:30 стоматологқа запись керек"),
    ],
)
async def test_a_time_that_was_named_is_held_at_once(
    house: House, language: str, words: str
) -> None:
    story = await verified(house, "aigul", language)
    await story.say(words)
    if story.words("who-question") in story.screen.text:
        await story.press("who-member", name="Айгүл А.", age=32)
    assert story.words("confirm-question") in story.screen.text
    assert "15:30" in story.screen.text
    await story.say({"kk": "иә", "ru": "да"}[language])
    assert "№ 1" in story.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_day_that_cannot_be_had_is_named_as_such(house: House, language: str) -> None:
    """B0.6: Sunday."""
    story = await verified(house, "aigul", language)
    await story.say(
        {"kk": "жексенбіде стоматологқа жазылайын", "ru": "запишите к стоматологу на воскресенье"}[
            language
        ]
    )
    await story.press("who-member", name="Айгүл А.", age=32)
    assert story.words("day-question") in story.screen.text
    assert ("жұмыс істемейді" if language == "kk" else "не работает") in story.screen.text
    story.check_transcript("in_words_closed")


@pytest.mark.parametrize(
    ("language", "day", "time"),
    [
        ("kk", "бүрсігүні", "он бес отызда"),
        ("ru", "в среду", "полчетвертого"),
        ("ru", "25-го", "15 30"),
    ],
)
async def test_day_and_time_are_answered_in_words(
    house: House, language: str, day: str, time: str
) -> None:
    story = await typed(house, "kulash", language, link="taraz-1")
    await story.tap("Стоматолог")
    await story.say(day)
    await story.say(time)
    assert story.words("confirm-question") in story.screen.text
    assert "15:30" in story.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_change_of_mind_before_the_confirmation(house: House, language: str) -> None:
    story = await summary(house, "kulash", language)
    await story.say({"kk": "жоқ, сағат он алтыда", "ru": "нет, лучше в 16:00"}[language])
    assert "16:00" in story.screen.text
    assert story.words("confirm-question") in story.screen.text
    await story.say({"kk": "басқа күн", "ru": "другой день"}[language])
    assert story.words("day-question") in story.screen.text
    story.check_transcript("in_words_changed")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_time_that_is_not_free_is_said_and_others_are_shown(
    house: House, language: str
) -> None:
    story = await typed(house, "kulash", language, link="taraz-1")
    await story.tap("Стоматолог")
    await story.tap("25")
    await story.say({"kk": "сағат 08:05-те", "ru": "в 08:05"}[language])
    said = story.screen.text
    assert said.startswith("08:05" if language == "kk" else "На 08:05")
    assert story.words("time-question", day=house.clock.today() + 2 * A_DAY) in said


async def test_the_soonest_is_held_at_once(house: House) -> None:
    story = await verified(house, "aigul", "ru")
    await story.say("запишите на ближайшее время к терапевту")
    await story.press("who-member", name="Айгүл А.", age=32)
    assert story.words("confirm-question") in story.screen.text


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "жазылудан бас тартайын"), ("ru", "отмените мою запись пж")]
)
async def test_the_only_visit_is_called_off_in_two_messages(
    house: House, language: str, words: str
) -> None:
    story = await booked(house, "kulash", language)
    await story.say(words)
    question = story.words("cancel-question", day=WEDNESDAY, time=time(15))
    assert story.screen.text == question
    await story.say({"kk": "иә", "ru": "да"}[language])
    assert story.screen.text.startswith(story.words("visit-cancelled", entry="1"))


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "басқа уақытқа ауыстырайын"), ("ru", "можно перенести запись?")],
)
async def test_the_only_visit_is_moved_from_a_sentence(
    house: House, language: str, words: str
) -> None:
    story = await booked(house, "kulash", language)
    await story.say(words)
    assert story.words("day-question") in story.screen.text
    await story.say({"kk": "бейсенбі", "ru": "в четверг"}[language])
    await story.say({"kk": "тоғыз жарымда", "ru": "полдесятого"}[language])
    assert story.words("confirm-question") in story.screen.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "баламды ертең педиатрға жазайын деп едім"),
        ("ru", "ребенка к педиатру на завтра запишите"),
    ],
)
async def test_for_whom_is_said_in_the_same_sentence(
    house: House, language: str, words: str
) -> None:
    """B2.10: of two children it is asked which."""
    story = await verified(house, "aigul", language)
    await story.say(words)
    assert story.words("who-question") in story.screen.text
    await story.press("who-member", name="Інжу А.", age=4)
    assert story.words("time-question", day=house.clock.today() + A_DAY) in story.screen.text


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "өзіме терапевтке жазылайын"), ("ru", "мне к терапевту надо записаться")],
)
async def test_for_oneself_nothing_is_asked(house: House, language: str, words: str) -> None:
    story = await verified(house, "aigul", language)
    await story.say(words)
    assert story.words("day-question") in story.screen.text


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "жоқ, анам емес, өзіме"), ("ru", "ой нет, не маму, меня")]
)
async def test_a_correction_goes_back_to_for_whom(house: House, language: str, words: str) -> None:
    story = await opened(house, "aigul", language)
    await story.press("menu-book")
    await story.press("consent-yes")
    await story.press("who-child")
    assert story.words("iin-question-child") in story.screen.text
    await story.say(words)
    assert story.words("prove-question") in story.screen.text


@pytest.mark.parametrize(
    ("language", "where"),
    [("kk", "екінші емханаға"), ("ru", "во вторую поликлинику"), ("ru", "вторая"), ("kk", "2")],
)
async def test_which_clinic_is_answered_in_words(house: House, language: str, where: str) -> None:
    story = await opened(house, "bolat", language)
    await story.press("menu-book")
    for button in ("consent-yes", "who-self", "prove-iin"):
        await story.press(button)
    await story.say(PEOPLE["bolat"].iin)
    await story.say(where)
    assert story.words("specialty-question") in story.screen.text


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "анықтамам дайын ба"), ("ru", "готова ли моя справка?")]
)
async def test_is_my_certificate_ready_asks_for_the_slip(
    house: House, language: str, words: str
) -> None:
    story = await opened(house, "kulash", language)
    await story.say(words)
    assert story.screen.text == story.words("claim-number-question")


@pytest.mark.parametrize(
    ("chosen", "written", "words"),
    [
        ("kk", "ru", "запишите меня пожалуйста к врачу"),
        ("ru", "kk", "маған дәрігерге жазылу керек еді"),
    ],
)
async def test_b0_8_the_reply_is_in_the_language_of_the_message(
    house: House, chosen: str, written: str, words: str
) -> None:
    """To stay in it is offered once; a button is answered in the language that was chosen."""
    story = await opened(house, "kulash", chosen)
    other = Story(house, "kulash", written)
    await story.say(words)
    assert other.words("consent-ask") in story.screen.text
    assert other.words("language-offer") in story.screen.text
    await story.tap(other.words("consent-yes"))
    assert story.screen.text.endswith(story.words("prove-question"))
    await story.say(words)
    assert other.words("language-offer") not in story.screen.text
    await story.tap(other.words("main-menu"))
    assert story.words("menu-question") in story.screen.text
    story.check_transcript("in_words_language")


async def test_b0_8_the_offer_is_taken_with_one_press(house: House) -> None:
    story = await opened(house, "kulash", "kk")
    await story.say("запишите меня пожалуйста к врачу")
    await story.tap("Русский")
    russian = Story(house, "kulash", "ru")
    assert russian.words("language-changed") in story.screen.text
    assert russian.words("consent-ask") in story.screen.text
