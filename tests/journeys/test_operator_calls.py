"""An operator calls a doctor home for whoever phones (B3.1 to B3.8, R3.3, B0.9)."""

from datetime import timedelta

import pytest

from clinic.acting import Role
from clinic.journals.book import Mark
from clinic.journals.home_calls import HOME_CALLS, row
from clinic.visits import EntryNo
from tests.clinic.samples import NOW
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH
from tests.journeys.test_home_call import COMPLAINT, SPOKEN, STREET, called, to_illness
from tests.journeys.test_operator import MOST_TAPS, OTHER, found, told
from tests.journeys.telling import verified
from tests.journeys.working import at_work

STAFF = "taraz-1-operator-1"


async def to_indication(story: Story, relation: str = "self") -> None:
    """From the card: no danger, and who phones."""
    await story.press("staff-do-call")
    await story.press("safety-no")
    await story.press(f"staff-relation-{relation}")


async def to_confirm(story: Story, place: str = "2, 3, 45В") -> None:
    """A woman with a fever; the summary is on the screen."""
    await to_indication(story)
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
