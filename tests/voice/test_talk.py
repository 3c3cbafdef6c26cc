"""Keys and prompts over a line: once more, back, the other language, and no more tries (B0.10)."""

from datetime import date, time

import pytest

from locales.language import Language
from tests.voice.calls import SILENCE, Act, Barge, FakeLine, FakeSpeaker
from tests.voice.ringing import said
from voice.keypad import Misses, NoKeys
from voice.talk import (
    Answer,
    Both,
    Phrase,
    Spelled,
    Talk,
    WantsBack,
    WantsPerson,
    phrase,
)

ASKED = phrase("phone-consent")
NO_SUCH_KEY = said("kk", "phone-no-such-key")


def talk(*script: Act) -> tuple[Talk, FakeLine]:
    line = FakeLine(script)
    return Talk(line, FakeSpeaker()), line


async def test_a_key_that_was_offered_answers() -> None:
    talking, line = talk("2")

    assert await talking.choose(ASKED, keys="12") == "2"
    assert line.texts == said("kk", "phone-consent")


async def test_another_key_is_named_as_such_and_asked_again() -> None:
    talking, line = talk("7", "1")

    assert await talking.choose(ASKED, keys="12") == "1"
    assert line.texts.split("\n")[1] == NO_SUCH_KEY


@pytest.mark.parametrize("script", [(SILENCE,) * 3, ("7", "8", "6"), ("7", SILENCE, "8")])
async def test_three_failures_or_silences_end_the_keys_b0_10(script: tuple[Act, ...]) -> None:
    talking, line = talk(*script, "1")

    with pytest.raises(NoKeys):
        await talking.choose(ASKED, keys="12")
    assert line.texts.count(said("kk", "phone-consent")) == 3


async def test_zero_is_a_person_anywhere() -> None:
    talking, _ = talk("0")

    with pytest.raises(WantsPerson):
        await talking.choose(ASKED, keys="12")


async def test_nine_says_the_same_in_the_other_language_b0_8() -> None:
    talking, line = talk("9", "9", "1")

    await talking.choose(ASKED, keys="12")
    assert line.texts.split("\n") == [
        said(language, "phone-consent") for language in ("kk", "ru", "kk")
    ]


async def test_a_star_is_once_more_and_two_are_back() -> None:
    talking, line = talk("*", "*")

    with pytest.raises(WantsBack):
        await talking.choose(ASKED, keys="12")
    assert line.texts.count(said("kk", "phone-consent")) == 2


async def test_stars_and_languages_are_no_misses() -> None:
    talking, _ = talk(SILENCE, "9", "*", SILENCE, "9", "#", "1")

    assert await talking.choose(ASKED, keys="12") == "1"


async def test_a_key_before_the_end_cuts_the_prompt_short() -> None:
    talking, line = talk(Barge("1"))

    assert await talking.choose(ASKED, keys="12") == "1"
    assert line.texts.startswith("… ")


async def test_keys_may_be_ahead_of_the_prompts() -> None:
    talking, _ = talk(Barge("129"), "1")

    assert await talking.choose(ASKED, keys="12") == "1"
    assert await talking.choose(ASKED, keys="12") == "2"
    assert await talking.choose(ASKED, keys="12") == "1"
    assert talking.language is Language.RU


async def test_what_must_be_heard_forgets_the_keys_before_it() -> None:
    talking, line = talk(Barge("17"), "2")

    await talking.choose(ASKED, keys="12")
    assert await talking.say_anew(phrase("phone-goodbye"))
    assert await talking.choose(ASKED, keys="12") == "2"
    assert NO_SUCH_KEY not in line.texts


async def test_yes_and_no_are_said_to_what_was_heard() -> None:
    """A key that was doubled, or pressed for something else, agrees to nothing."""
    talking, line = talk(Barge("211"), "2")

    assert await talking.choose(ASKED, keys="12") == "2"
    assert not await talking.agreed(phrase("phone-yes-or-no"))
    assert line.texts.split("\n")[1:] == [said("kk", "phone-yes-or-no")]


async def test_a_yes_may_come_while_its_question_is_heard() -> None:
    talking, line = talk(Barge("1"))

    assert await talking.agreed(ASKED)
    assert line.texts.startswith("… ")


async def test_a_number_ends_when_it_is_complete() -> None:
    talking, _ = talk("123456", "#", "1")

    assert await talking.digits(ASKED, most=6) == "123456"
    assert await talking.choose(ASKED, keys="12") == "1"


async def test_a_shorter_number_ends_with_a_hash_or_a_pause() -> None:
    talking, _ = talk("12#", "34", SILENCE, "#")

    assert await talking.digits(ASKED, least=1, most=6) == "12"
    assert await talking.digits(ASKED, least=1, most=6) == "34"
    assert await talking.digits(ASKED, least=0, most=6) == ""


@pytest.mark.parametrize(
    "after", [("#", "87654321"), (Barge("#"), "87654321"), (Barge("#8"), "7654321")]
)
async def test_a_hash_after_a_number_that_was_complete_spoils_nothing(
    after: tuple[Act, ...],
) -> None:
    """It ends a number (interfaces.md), and this one had ended: the next is asked for."""
    talking, line = talk("1234567", *after)

    assert await talking.digits(ASKED, most=7) == "1234567"
    assert await talking.digits(phrase("phone-claim-code"), most=8, misses=Misses(1)) == "87654321"
    assert said("kk", "phone-number-short") not in line.texts
    assert said("kk", "phone-claim-code") in line.texts


async def test_zero_and_nine_are_figures_and_a_star_begins_again() -> None:
    talking, line = talk("12*", "900109")

    assert await talking.digits(ASKED, most=6) == "900109"
    assert talking.language is Language.KK
    assert line.texts.count(said("kk", "phone-consent")) == 2


async def test_a_lone_nine_is_the_other_language_where_it_is_no_number_b0_8() -> None:
    talking, _ = talk("9#", "9#", "123456")

    assert await talking.digits(ASKED, most=6) == "123456"
    assert talking.language is Language.KK
    assert await talk("9#")[0].digits(ASKED, least=0, most=3) == "9"


async def test_a_lone_zero_is_a_person() -> None:
    with pytest.raises(WantsPerson):
        await talk("0#")[0].digits(ASKED, least=0, most=3)


async def test_a_number_is_tried_three_times_b0_10() -> None:
    talking, line = talk("12#", SILENCE, "3", SILENCE, "123456")

    with pytest.raises(NoKeys):
        await talking.digits(ASKED, most=6)
    assert line.texts.count(said("kk", "phone-number-short")) == 1


async def test_an_answer_is_told_when_every_word_was_played_r2_7() -> None:
    heard: list[tuple[Language, str]] = []

    async def told(language: Language, wording: str) -> None:
        heard.append((language, wording))

    answer = Answer([phrase("phone-goodbye"), Spelled("17")], told)
    talking, _ = talk(Barge("*"), "9", "1")

    await talking.choose(ASKED, keys="1", answer=answer)
    assert heard == [
        (Language.KK, f"{said('kk', 'phone-goodbye')} бір жеті"),
        (Language.RU, f"{said('ru', 'phone-goodbye')} один семь"),
    ]


DAY = date(2026, 11, 24)
FIGURES = {
    time(10, 15): ("бір нөл бір бес", "один ноль один пять"),
    time(10, 5): ("бір нөл нөл бес", "один ноль ноль пять"),
    time(20, 10): ("екі нөл бір нөл", "два ноль один ноль"),
}


@pytest.mark.parametrize("at", FIGURES)
async def test_a_time_that_sounds_like_another_is_repeated_by_its_figures_4_2(at: time) -> None:
    """Trap 3: «он он бесте» is not «он бесте». What is told has them too (R2.7)."""
    heard: list[tuple[Language, str]] = []

    async def told(language: Language, wording: str) -> None:
        heard.append((language, wording))

    answer = Answer([phrase("phone-notice-moved", day=DAY, time=at)], told)
    talking, _ = talk("9", "1")

    await talking.choose(ASKED, keys="1", answer=answer)
    for (language, wording), figures in zip(heard, FIGURES[at], strict=True):
        moved = said(language, "phone-notice-moved", day=DAY, time=at)
        assert wording == f"{moved} {said(language, 'phone-by-figures')} {figures}"
    assert [language for language, _ in heard] == list(Language)


async def test_a_window_is_repeated_by_the_figures_of_what_sounds_alike() -> None:
    window = {"from": time(10, 15), "to": time(13)}
    talking, line = talk()

    await talking.say(phrase("phone-call-doctor", day=DAY, **window))
    assert line.texts.endswith("Цифрлармен айтқанда: бір нөл бір бес")


@pytest.mark.parametrize("at", [time(10), time(10, 30), time(15), time(9, 15), time(20, 45)])
async def test_another_time_is_said_once(at: time) -> None:
    talking, line = talk()

    await talking.say(phrase("phone-notice-moved", day=DAY, time=at))
    assert line.texts == said("kk", "phone-notice-moved", day=DAY, time=at)


async def test_a_time_of_a_list_is_repeated_once_it_is_chosen() -> None:
    talking, line = talk()

    await talking.say(phrase("phone-option-time", time=time(10, 15), press=2))
    assert line.texts == said("kk", "phone-option-time", time=time(10, 15), press=2)


async def test_what_the_data_say_is_said_in_the_language_of_the_moment() -> None:
    talking, line = talk()
    name = Both("Емхана", "Поликлиника")

    for language in Language:
        talking.language = language
        await talking.say(name, phrase("phone-person-where", name=name))
    await talking.say(Phrase("phone-goodbye", language=Language.KK))

    kk, ru, kept = line.texts.split("\n")
    assert kk == f"Емхана {said('kk', 'phone-person-where', name='Емхана')}"
    assert ru == f"Поликлиника {said('ru', 'phone-person-where', name='Поликлиника')}"
    assert kept == said("kk", "phone-goodbye")
