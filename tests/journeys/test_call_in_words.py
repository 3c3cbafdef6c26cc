"""A doctor is called home in a sentence: what it tells is not asked again (B3.1, B3.2)."""

from collections.abc import Mapping
from typing import Final

import pytest

from clinic.journals.home_calls import row
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import FIRST_CLINIC, LANGUAGES, opened, verified
from tests.journeys.test_home_call import STREET

MOTHER: Final = {
    "kk": "анам 80 жаста, төсек тартып жатыр, үйге дәрігер шақырайын",
    "ru": "вызовите врача маме 80 лет лежачая",
}
CHILD: Final = {
    "kk": "балама 39 температура, үйге дәрігер керек",
    "ru": "у ребенка температура 39, вызовите врача на дом",
}
DAUGHTER: Final = {
    "kk": "қызым 4 жаста, ыстығы 38,2 үйге дәрігер",
    "ru": "дочке 4 года, температура 38,2, врача на дом",
}
FEVERISH: Final = {
    "kk": "балам 8 айлық, ыстығы 38,7, үйге дәрігер керек",
    "ru": "ребенку 8 месяцев, температура 38,7, вызовите врача",
}
NO: Final = {"kk": "жоқ", "ru": "нет"}


async def to_iin(story: Story, key: str = "kulash") -> None:
    """From the safety question past the IIN to the clinic."""
    await story.press("safety-no")
    await story.press("consent-yes")
    if story.words("prove-question") in story.screen.text:
        await story.press("prove-iin")
    await story.say(PEOPLE[key].iin)
    await story.tap_starting(FIRST_CLINIC[story.language])


async def to_summary(story: Story) -> None:
    """Where they lie, and whom to ring up; the summary is on the screen."""
    await story.say(STREET[story.language])
    await story.press("call-house-private")
    await story.press("call-nothing")
    if story.words("call-contact-own") in story.screen.labels:
        await story.press("call-contact-own")
        return
    await story.say("8 777 123 45 67")
    if story.words("call-caller-question") in story.screen.text:
        await story.say("Күләш")


async def written(house: House) -> Mapping[str, object]:
    (entry,) = await house.entries()
    return row(entry, house.clock.zone)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_for_whom_and_why_are_not_asked_again(house: House, language: str) -> None:
    """The whole call; the complaint is one press, and is not said back (B0.9)."""
    story = await opened(house, "kulash", language)
    await story.say(MOTHER[language])
    assert story.words("safety-signs") in story.screen.text
    await story.press("safety-no")
    await story.press("consent-yes")
    assert story.words("iin-question-child") in story.screen.text
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    assert story.words("call-temperature-question") in story.screen.text
    await story.press("call-temperature-36-6")
    await story.press("call-complaint-said")
    await to_summary(story)
    assert story.words("call-taken-indication") in story.screen.text
    await story.press("button-confirm")
    story.check_transcript("call_in_words")
    said = await written(house)
    assert said["complaint"] == MOTHER[language]
    assert (said["relation"], said["temperature"]) == ("child", "36.6")
    assert not [
        each for each in story.hand.messages if each.from_bot and MOTHER[language] in each.text
    ]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_temperature_and_reason_of_a_known_child(house: House, language: str) -> None:
    """Of two children it is asked which; the register knows how old."""
    story = await verified(house, "aigul", language)
    await story.say(CHILD[language])
    await story.press("safety-no")
    await story.tap_starting("Інжу")
    assert story.words("call-complaint-question") in story.screen.text
    await story.press("call-complaint-said")
    await to_summary(story)
    await story.press("button-confirm")
    said = await written(house)
    assert (said["temperature"], said["urgency"], said["complaint"]) == (
        "39.0", "urgent", CHILD[language],
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_taken_is_asked_anew_for_whoever_wants_it(
    house: House, language: str
) -> None:
    story = await opened(house, "kulash", language)
    await story.say(DAUGHTER[language])
    await story.press("safety-no")
    await story.press("consent-yes")
    await story.press("prove-iin")
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    assert story.words("call-complaint-question") in story.screen.text
    await story.press("call-complaint-said")
    await to_summary(story)
    taken = [story.words(f"call-taken-{key}") for key in ("age", "indication", "temperature")]
    assert all(each in story.screen.text for each in taken)
    assert "38,2" not in story.screen.text
    await story.press("button-amend")
    assert story.words("call-age-question") in story.screen.text
    await story.say({"kk": "5 жаста", "ru": "5 лет"}[language])
    await story.say({"kk": "құсып жатыр", "ru": "тошнит и рвота"}[language])
    await story.say({"kk": "өлшеген жоқпыз", "ru": "не мерили"}[language])
    assert story.words("confirm-question") in story.screen.text
    assert story.words("call-taken") not in story.screen.text
    await story.press("button-confirm")
    assert (await written(house))["temperature"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_danger_is_asked_about_first_and_the_wish_is_not_said_twice(
    house: House, language: str
) -> None:
    """§3.9: 38.5 at eight months is a question; a no, in words, goes on with what was said."""
    story = await opened(house, "kulash", language)
    await story.say(FEVERISH[language])
    assert story.words("ask-first-infant-fever").split("\n")[0] in story.screen.text
    await story.say(NO[language])
    assert story.words("safety-signs") in story.screen.text
    await to_iin(story)
    assert story.words("call-complaint-question") in story.screen.text
    await story.press("call-complaint-said")
    await to_summary(story)
    await story.press("button-confirm")
    (entry,) = await house.entries()
    assert entry.columns["red_flags"] == "none infant-fever"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_danger_in_the_sentence_ends_it_with_103(house: House, language: str) -> None:
    story = await opened(house, "kulash", language)
    await story.say(
        {
            "kk": "балам 2 айлық, ыстығы 38,5, үйге дәрігер керек",
            "ru": "ребенку 2 месяца, температура 38,5, вызовите врача на дом",
        }[language]
    )
    assert story.screen.text.startswith("103")
    assert await house.entries() == []


async def test_a_correction_takes_along_what_was_said_of_the_other(house: House) -> None:
    """«жоқ, балама емес, өзіме»: how old and how ill the child is goes with it."""
    story = await opened(house, "kulash", "kk")
    await story.say(DAUGHTER["kk"])
    await story.press("safety-no")
    await story.press("consent-yes")
    await story.say("жоқ, балама емес, өзіме")
    await story.press("prove-iin")
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC["kk"])
    assert story.words("call-indication-question") in story.screen.text
    await story.say("құсып тұрмын")
    await story.say("38 де 5")
    assert story.words("call-complaint-question") in story.screen.text
    assert story.words("call-complaint-said") not in story.screen.labels


async def test_the_questions_of_a_call_are_answered_in_words(house: House) -> None:
    story = await opened(house, "kulash", "ru")
    await story.say("вызов на дом ребенку")
    await story.say("нет, ничего такого нет")
    await story.say("да, согласна")
    await story.press("prove-iin")
    await story.say(PEOPLE["kulash"].iin)
    await story.say("первая поликлиника")
    await story.say("6")
    assert story.screen.text.startswith(story.words("call-age-unclear"))
    for words in ("6 лет", "понос", "тридцать восемь и три", "со вчера понос", STREET["ru"]):
        await story.say(words)
    assert story.words("call-house-question") in story.screen.text
    for words in ("в квартире", "2", "нет", "нету", "нет", "8 777 123 45 67", "Күләш", "да"):
        await story.say(words)
    said = await written(house)
    assert (said["temperature"], said["entrance"], said["floor"], said["door_code"]) == (
        "38.3", "2", "", "",
    )  # fmt: skip


async def test_a_wish_is_no_answer_to_a_question_of_the_call(house: House) -> None:
    story = await opened(house, "kulash", "ru")
    await story.say("вызов на дом мне")
    await story.press("safety-no")
    await story.press("consent-yes")
    await story.press("prove-iin")
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC["ru"])
    await story.press("call-indication-nausea")
    await story.say("назад")
    assert story.words("call-indication-question") in story.screen.text
    await story.press("call-indication-nausea")
    await story.say("оператор")
    (task,) = await house.tasks()
    assert task["why"] == "asked"


async def test_a_person_is_told_what_was_written_at_first(house: House) -> None:
    """B0.10: nobody gives the facts twice."""
    story = await opened(house, "kulash", "ru")
    await story.say(MOTHER["ru"])
    await to_iin(story)
    await story.press("ask-operator")
    (task,) = await house.tasks()
    assert (await house.draft_of(str(task["task"])))["complaint"] == MOTHER["ru"]
