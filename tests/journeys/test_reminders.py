"""Reminders and their answers, by button and in words (B5.1–B5.3, §3.11)."""

from datetime import datetime, timedelta

import pytest

from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import local
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, agreed, booked, opened, verified

TUESDAY, WEDNESDAY = (TODAY + timedelta(days=ahead) for ahead in (1, 2))
EVENING = local(TUESDAY, 18)
SOON = local(WEDNESDAY, 12, 30)


async def reminded(house: House, language: str = "kk", at: datetime = EVENING) -> Story:
    """Kulash has booked the dentist for Wednesday at three, and is reminded of it."""
    story = await booked(house, "kulash", language)
    await story.later(at)
    return story


async def marks(house: House) -> list[str]:
    return [marked.mark for entry in await house.entries() for marked in entry.marks]


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b5_1_reminded_the_evening_before_and_again_before_the_visit(
    house: House, language: str
) -> None:
    story = await booked(house, "kulash", language)
    assert (await story.later(EVENING - timedelta(minutes=1))).text.startswith(
        story.words("booked")
    )
    evening = await story.later(EVENING)
    assert evening.text.startswith(
        {
            "kk": "Еске саламыз: ертең, 25 қараша, сәрсенбі, 15:00-де қабылдау уақыты",
            "ru": "Напоминаем: завтра, в среду, 25 ноября, в 15:00 назначен приём.",
        }[language]
    )
    await story.press("button-come")
    soon = await story.later(SOON)
    assert soon.text.startswith(
        {
            "kk": "Еске саламыз: бүгін 15:00-де қабылдау уақыты",
            "ru": "Напоминаем: сегодня в 15:00 назначен приём.",
        }[language]
    )
    assert story.words("reminder-question") not in soon.text
    assert story.words("button-come") not in soon.labels
    story.check_transcript("reminder")
    assert await marks(house) == ["entered", "told", "reminded", "confirmed", "reminded"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_cannot_come_gives_the_time_back(house: House, language: str) -> None:
    story = await reminded(house, language)
    await story.press("button-cannot-come")
    await story.press("cancel-yes")
    assert await marks(house) == ["entered", "told", "reminded", "cancelled"]
    said = len(story.hand.messages)
    await story.later(SOON)
    assert len(story.hand.messages) == said
    assert await house.notices("waiting") == []
    story.check_transcript("reminder_cancel")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_another_time_is_chosen_from_the_reminder(house: House, language: str) -> None:
    story = await reminded(house, language)
    await story.press("button-move")
    await story.tap("27")
    await story.tap("16:00")
    await story.press("button-confirm")
    assert story.screen.text.startswith(story.words("booked"))
    await story.later(SOON)
    assert story.screen.text.startswith(story.words("booked"))
    await story.later(local(TODAY + timedelta(days=3), 18))
    assert "16:00" in story.screen.text
    story.check_transcript("reminder_move")


COMES = ("иә", "келемін", "да", "приду", "Иә, келемін!", "kelemin")
CANCELS = ("жоқ", "бара алмаймын", "нет", "не смогу", "Бара алмаймын, рахмет")
MOVES = ("ауыстыру", "перенести", "жоқ, ауыстырыңызшы")


@pytest.mark.parametrize("said", COMES)
async def test_a_yes_in_words_counts_as_the_button_does(house: House, said: str) -> None:
    story = await reminded(house)
    await story.say(said)
    assert await marks(house) == ["entered", "told", "reminded", "confirmed"]
    assert "25 қараша" in story.screen.text


@pytest.mark.parametrize("said", CANCELS)
async def test_a_no_in_words_asks_before_it_takes_anything_away(house: House, said: str) -> None:
    story = await reminded(house)
    await story.say(said)
    assert story.words("cancel-yes") in story.screen.labels
    assert "cancelled" not in await marks(house)
    await story.say("иә")
    assert (await marks(house))[-1] == "cancelled"


@pytest.mark.parametrize("said", MOVES)
async def test_a_wish_to_move_in_words_shows_the_days(house: House, said: str) -> None:
    story = await reminded(house)
    await story.say(said)
    assert story.words("day-question") in story.screen.text


async def test_an_unanswered_reminder_cancels_nothing(house: House) -> None:
    await reminded(house)
    house.clock.moment = local(WEDNESDAY, 15)
    await house.deliver_notices()
    (entry,) = await house.entries()
    assert [marked.mark for marked in entry.marks] == ["entered", "told", "reminded"]


async def to_another_summary(story: Story) -> None:
    """Before the confirmation of a dentist's time on Friday."""
    await story.say("/start")
    await story.press("who-self")
    await story.press("prove-iin")
    await story.say(PEOPLE[story.key].iin)
    await story.tap("Стоматолог")
    await story.tap("27")
    await story.tap("16:30")
    await story.house.settle()


async def test_a_word_answers_the_newest_question(house: House) -> None:
    """A summary is shown below the reminder: a yes is about the summary."""
    story = await reminded(house)
    await to_another_summary(story)
    await story.say("иә")
    assert story.screen.text.startswith(story.words("booked"))
    assert len(await house.entries()) == 2
    assert "confirmed" not in await marks(house)


async def test_a_reminder_below_the_summary_is_the_newest_question(house: House) -> None:
    """And the time that was held meanwhile is still there to be confirmed by its button."""
    first = await booked(house, "kulash")
    house.clock.moment = EVENING - timedelta(minutes=2)
    await to_another_summary(first)
    question = first.screen
    await first.later(EVENING)
    await first.say("иә")
    assert "confirmed" in await marks(house)
    assert len(await house.entries()) == 1
    await first.tap_old(question, first.words("button-confirm"))
    assert len(await house.entries()) == 2


async def test_where_the_window_takes_no_words_a_yes_is_about_the_reminder(house: House) -> None:
    story = await reminded(house)
    await story.say("/start")
    await story.say("иә")
    assert (await marks(house))[-1] == "confirmed"


async def test_a_question_about_danger_is_answered_first(house: House) -> None:
    story = await booked(house, "kulash")
    house.clock.moment = EVENING - timedelta(minutes=1)
    await story.say("кеше кеудем қысып еді")
    await story.later(EVENING)
    await story.say("иә")
    assert story.screen.text.startswith("103\n")
    assert "confirmed" not in await marks(house)


async def test_telegrams_own_reply_points_at_its_reminder(house: House) -> None:
    story = await reminded(house)
    reminder = story.screen
    await story.say("/start")
    await story.press("who-self")
    await story.press("prove-iin")
    await story.reply(reminder, "келемін")
    assert (await marks(house))[-1] == "confirmed"


async def two_children(house: House) -> Story:
    """Aigül's two children have their visits on the same day."""
    story = await verified(house, "aigul")
    for child, time in (("Әлихан", "15:00"), ("Інжу", "15:30")):
        await story.press("menu-book")
        await story.tap_starting(child)
        await story.tap("Стоматолог")
        await story.tap("25")
        await story.tap(time)
        await story.press("button-confirm")
        await story.press("main-menu")
    await story.later(EVENING)
    return story


async def test_of_two_visits_it_is_asked_which_one_is_meant(house: House) -> None:
    story = await two_children(house)
    await story.say("иә")
    assert story.words("reminder-which") in story.screen.text
    await story.tap_starting("25 қар., ср, 15:30")
    await story.press("button-come")
    assert (await marks(house)).count("confirmed") == 1
    await story.say("иә")
    assert (await marks(house)).count("confirmed") == 2, "only one is still open"


async def test_two_children_are_told_apart_by_their_buttons(house: House) -> None:
    story = await two_children(house)
    reminders = [m for m in story.hand.messages if story.words("reminder-question") in m.text]
    assert len(reminders) == 2
    assert {"№ 1", "№ 2"} == {part for m in reminders for part in ("№ 1", "№ 2") if part in m.text}
    await story.tap_old(reminders[0], story.words("button-more"))
    assert "Әлихан" in story.screen.text


async def test_pressed_twice_and_after_the_end_it_stays_friendly(house: House) -> None:
    story = await reminded(house)
    reminder = story.screen
    await story.press("button-come")
    await story.tap_old(reminder, story.words("button-come"))
    assert (await marks(house)).count("confirmed") == 1
    await story.tap_old(reminder, story.words("button-cannot-come"))
    await story.press("cancel-yes")
    await story.tap_old(reminder, story.words("button-come"))
    assert story.screen.text.startswith(story.words("refusal-no-longer-active"))


async def test_the_conversation_under_way_is_not_disturbed_by_a_yes(house: House) -> None:
    story = await booked(house, "kulash")
    house.clock.moment = EVENING - timedelta(minutes=1)
    await to_another_summary(story)
    question = story.screen
    await story.later(EVENING)
    await story.press("button-come")
    assert (await marks(house))[-1] == "confirmed"
    await story.tap_old(question, story.words("button-confirm"))
    assert len(await house.entries()) == 2


async def test_the_freed_time_goes_to_who_waits_in_order(house: House) -> None:
    """B5.3: cancelled from the reminder, offered at once to the first, then to the next."""
    story = await reminded(house)
    waiting = await opened(house, "olga", "ru")
    await waiting.press("menu-book")
    await agreed(waiting, "self", "iin")
    await waiting.say(PEOPLE["olga"].iin)
    await waiting.tap_starting("Тараз: Городская поликлиника № 1")
    await waiting.tap("Стоматолог")
    await waiting.press("button-waiting")
    await waiting.press("waiting-any")
    await story.say("бара алмаймын")
    await story.press("cancel-yes")
    await waiting.later(house.clock.now())
    assert waiting.words("offer-accept") in waiting.screen.labels
    await waiting.press("offer-accept")
    assert waiting.screen.text.startswith(waiting.words("booked"))
