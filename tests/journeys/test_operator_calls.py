"""An operator calls a doctor home for whoever phones (B3.1 to B3.8, R3.3, B0.9)."""

import asyncio
from datetime import timedelta

import pytest

from clinic.acting import Role
from clinic.journals.home_calls import HOME_CALLS, row
from clinic.people import DoctorId
from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.town import change
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH
from tests.journeys.test_home_call import (
    COMPLAINT,
    SPOKEN,
    STREET,
)
from tests.journeys.test_operator import MOST_TAPS, OTHER, found, told
from tests.journeys.working import at_work

INZHU = "223101000033"
GP = DoctorId("d-gp-1")
STAFF = "taraz-1-operator-1"


async def to_indication(story: Story, relation: str = "self") -> None:
    """From the card: no danger, and who phones."""
    await story.press("staff-do-call")
    await story.press("safety-no")
    await story.press(f"staff-relation-{relation}")


async def to_confirm(story: Story, place: str = "2, 3, 45В") -> None:
    """A woman with a fever; the summary is on the screen."""
    await to_indication(story)
    await to_summary(story, place)


async def to_summary(story: Story, place: str = "2, 3, 45В") -> None:
    """From the first question about the illness."""
    await story.press("call-indication-fever")
    await story.say("38,7")
    await story.press("no")
    await story.say(COMPLAINT[story.language])
    await story.say(STREET[story.language])
    await story.say(place)


async def relayed(house: House, language: str) -> Story:
    """Aigül phones, and a doctor is called to her; the sentence was read out."""
    story = await found(house, language, PEOPLE["aigul"].iin)
    await to_confirm(story)
    await story.press(f"staff-confirm-{OTHER[language]}")
    return story


async def again(story: Story, key: str) -> None:
    """From the menu of work: the same person phones once more."""
    await story.press("open-staff_reason")
    await story.press("look-up-calling")
    await story.say(PEOPLE[key].iin)


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_phone_call_takes_eight_taps_from_the_card_to_told(
    house: House, language: str
) -> None:
    story = await found(house, language, PEOPLE["aigul"].iin)
    house.clock.turn(minutes=4)
    await to_confirm(story)
    await story.press(f"staff-confirm-{OTHER[language]}")
    sentence = story.hand.messages[-2].text
    assert SPOKEN[OTHER[language]] in sentence
    assert await told(house) == []
    await story.press("staff-told-yes")
    assert story.taps <= MOST_TAPS
    story.check_transcript("operator_calls_home")
    (entry,) = await house.entries()
    written = row(entry, house.clock.zone)
    assert entry.book == HOME_CALLS.code
    assert written | {
        "channel": "operator", "called_at": "2026-11-23T10:00:00+05:00", "staff": STAFF,
        "address": STREET[language], "entrance": "2", "floor": "3", "door_code": "45В",
        "landmark": "", "contact": PEOPLE["aigul"].phone, "relation": "self", "kind": "first",
        "complaint": COMPLAINT[language], "red_flags": "none", "temperature": "38.7",
        "indication": "fever", "window_from": "13:00", "window_to": "18:00",
        "told_language": OTHER[language], "age": "32",
    } == written  # fmt: skip
    (mark,) = await told(house)
    assert (mark.by, mark.channel) == (f"staff:{STAFF}", "operator")
    assert mark.facts["wording"] == sentence.replace("\n\n", "\n")


# ------------------------------------------------------------ danger (B3.2)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_2_a_yes_is_103_said_first_in_both_languages(house: House, language: str) -> None:
    """Read out in the caller's language, before anything else is asked; nothing is booked."""
    story = await found(house, language, PEOPLE["aigul"].iin)
    await story.press("staff-do-call")
    await story.press(f"staff-read-{OTHER[language]}")
    caller = Story(house, "sergei", OTHER[language])
    assert caller.words("safety-signs") in story.screen.text
    await story.press("safety-yes")
    first, *rest = story.screen.text.split("\n")
    assert first == "103"
    said = "\n".join(rest)
    for each in (story, caller):
        assert each.words("emergency-answer").split("<b>")[0] in said
    await story.press("main-menu")
    story.check_transcript("operator_calls_danger")
    assert await house.entries() == []


async def test_b3_2_a_complaint_that_may_be_danger_is_asked_about_once(house: House) -> None:
    """And is not typed twice; what was denied stands in the journal."""
    story = await found(house, "kk", PEOPLE["aigul"].iin)
    await to_indication(story)
    await story.press("call-indication-fever")
    await story.press("call-temperature-38-0")
    await story.press("no")
    await story.say("Кеше басын соғып алды, бүгін ыстығы көтерілді")
    assert story.screen.text.split("\n\n")[1] == story.words("staff-ask-caller")
    assert story.words("ask-first-head-injury").split("\n")[0] in story.screen.text
    await story.press("no")
    await story.say(STREET["kk"])
    await story.press("call-nothing")
    await story.press("staff-confirm-kk")
    (entry,) = await house.entries()
    assert entry.columns["red_flags"] == "none head-injury"
    assert entry.columns["door_code"] is None


async def test_b3_2_danger_in_the_words_of_a_complaint_ends_it(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_indication(story)
    await story.press("call-indication-fever")
    await story.press("call-temperature-38-0")
    await story.press("yes")
    await story.say("Лежит без сознания")
    assert story.screen.text.startswith("103")
    assert await house.entries() == []


async def test_3_9_an_infant_of_the_register_needs_no_question_of_age(house: House) -> None:
    """The age is known, so 38.5 asks the one question of infants, and a yes is 103."""
    born = (TODAY - timedelta(days=200)).isoformat()
    await change(house.url, tables.register, {"iin": INZHU}, {"birth_date": born})
    story = await found(house, "ru", INZHU)
    await to_indication(story, "parent")
    await story.press("staff-no-contact")
    await story.press("call-indication-fever")
    await story.press("call-temperature-38-5")
    assert story.words("ask-first-infant-fever").split("\n")[0] in story.screen.text
    await story.press("yes")
    assert story.screen.text.startswith("103")


async def test_3_9_a_newborn_with_a_fever_is_103_by_itself(house: House) -> None:
    """And a wrong figure can be put right."""
    born = (TODAY - timedelta(days=40)).isoformat()
    await change(house.url, tables.register, {"iin": INZHU}, {"birth_date": born})
    story = await found(house, "ru", INZHU)
    await to_indication(story, "parent")
    await story.press("staff-no-contact")
    await story.press("call-indication-fever")
    await story.press("call-temperature-38-0")
    assert story.screen.text.split("\n\n")[1] == "103"
    await story.press("back")
    await story.press("call-temperature-37-5")
    assert story.words("staff-call-complaint-question") in story.screen.text


# ------------------------------------------------------------ who, where, what else there is


async def test_b3_1_outside_the_list_the_caller_hears_what_else_there_is(house: House) -> None:
    """In the caller's language; the call is taken where the person cannot come."""
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await story.press("staff-do-call")
    await story.press("staff-read-kk")
    await story.press("safety-no")
    await story.press("staff-relation-child")
    await story.press("call-indication-other")
    caller = Story(house, "sergei", "kk")
    assert caller.words("call-elsewhere") in story.screen.text
    await story.press("staff-call-cannot-come")
    await story.press("call-temperature-unmeasured")
    await story.press("no")
    await story.say("Тізесі ауырып, жүре алмайды")
    await story.say("Абай ауылы")
    await story.say("көк қақпа, мектептің қасы")
    await story.say("Ержан")
    await story.press("staff-confirm-kk")
    (entry,) = await house.entries()
    said = entry.columns
    assert (said["indication"], said["temperature"], said["relation"]) == ("other", None, "child")
    assert (said["landmark"], said["caller"]) == ("көк қақпа, мектептің қасы", "Ержан")
    assert (said["entrance"], said["door_code"]) == (None, None)


async def test_b3_1_who_can_come_is_booked_instead(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_indication(story)
    await story.press("call-indication-other")
    await story.press("staff-do-book")
    await story.tap("Врач общей практики")
    await story.tap_starting("★")
    await story.tap("25")
    await story.tap("10:00")
    await story.press("staff-confirm-ru")
    (entry,) = await house.entries()
    assert (entry.book, entry.columns["relation"]) == ("pre_appointment", "self")


async def test_the_ambulance_station_hands_over_and_the_call_is_urgent(house: House) -> None:
    """Said by the desk alone; a number that nobody has is no obstacle."""
    story = await found(house, "ru", PEOPLE["kulash"].iin)
    await to_indication(story, "other")
    await story.press("staff-no-contact")
    await story.press("call-indication-ambulance")
    await story.say("очень")
    assert story.words("unfit-temperature") in story.screen.text
    await story.press("call-temperature-37-5")
    await story.say("Ночью приезжала бригада")
    await story.say(STREET["ru"])
    await story.say("x" * 301)
    assert story.words("unfit-too-long") in story.screen.text
    await story.say("2, 3")
    await story.say("Диспетчер")
    await story.press("staff-confirm-ru")
    (entry,) = await house.entries()
    said = entry.columns
    assert (said["indication"], said["urgency"], said["contact"]) == ("ambulance", "urgent", None)
    assert (said["entrance"], said["floor"], said["door_code"]) == ("2", "3", None)


async def test_a_pregnant_woman_is_urgent(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_indication(story)
    await story.press("call-indication-nausea")
    await story.press("call-temperature-36-6")
    await story.press("yes")
    await story.say("Тошнит, кружится голова")
    await story.say(STREET["ru"])
    await story.press("call-nothing")
    await story.press("staff-confirm-ru")
    (entry,) = await house.entries()
    assert entry.columns["urgency"] == "urgent"


async def test_b3_1_a_feldsher_is_called_a_feldsher(house: House) -> None:
    """In the sentence that is read out at once, and in that of a call-back."""
    away = {"doctor": "d-gp-5"}
    await change(house.url, tables.doctors, away, {"precincts": "[]"})
    story = await at_work(house, "sergei", Role.OPERATOR, "ru", "aisha-bibi")
    await again(story, "nurlan")
    await to_indication(story)
    await story.press("call-indication-pressure")
    await story.press("call-temperature-unmeasured")
    await story.say("Слабость")
    await story.say("Село Айша-биби")
    await story.say("синие ворота")
    await story.press("staff-confirm-ru")
    assert "придёт фельдшер" in story.hand.messages[-2].text
    house.clock.turn(minutes=11)
    await story.press("main-menu")
    await story.press("open-staff_work")
    await story.tap(story.screen.labels[0])
    await story.press("task-take")
    assert "фельдшер" in story.screen.text


# ------------------------------------------------------------ what stays in the chat (B0.9)


async def test_b0_9_neither_complaint_nor_door_code_stays_in_the_chat(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_confirm(story)
    card = story.screen
    await story.press("staff-confirm-ru")
    await story.press("staff-told-yes")
    left = "\n".join(one.text for one in story.hand.messages)
    for hidden in (COMPLAINT["ru"], "45В", STREET["ru"], PEOPLE["aigul"].iin, "А. А. С.", "38,7"):
        assert hidden not in left
    assert card.id in {one.id for one in story.hand.messages}


async def test_a_double_tap_calls_once_and_says_it_once(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_confirm(story)
    label = story.words("staff-confirm-ru")
    await asyncio.gather(story.hand.tap(label), story.hand.tap(label))
    await house.settle()
    assert len(await house.entries()) == 1
    said = [one for one in story.hand.messages if SPOKEN["ru"] in one.text]
    assert len(said) == 1
