"""A certificate by the slip's number and code, keyed: three words, as in chat (B6.1, B6.2)."""

import pytest

from clinic.certificates import Shown
from tests.journeys.dispensary import moved, registered
from tests.journeys.house import House
from tests.journeys.phoning import KEY_OF, ring
from tests.journeys.telling import LANGUAGES, opened
from tests.journeys.test_certificates import asked
from tests.voice.calls import SILENCE
from tests.voice.ringing import check_transcript, said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_1_registered_then_ready_then_handed_over(house: House, language: str) -> None:
    """One call: a wrong code first, and the right one after it."""
    slip = await registered(house)
    keyed = ("4", slip.number, slip.code)
    line = await ring(house, KEY_OF[language], "4", slip.number, "00000000", *keyed[1:], SILENCE)
    check_transcript(line, "claim", language)
    assert said(language, "phone-claim-registered") in line.texts
    await moved(house, slip, "with_doctor", "signed")
    line = await ring(house, KEY_OF[language], *keyed, SILENCE)
    assert said(language, "phone-claim-answered") in line.texts
    await moved(house, slip, "certified", "received")
    line = await ring(house, KEY_OF[language], *keyed, SILENCE)
    check_transcript(line, "claim_handed_over", language)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_1_chat_and_phone_say_the_same_of_three_that_differ_in_the_outcome(
    house: House, language: str
) -> None:
    """Signed, refused, referred: one word in either channel, and it is the same one."""
    slips = {
        outcome: await registered(house, key)
        for key, outcome in (("kulash", "signed"), ("aigul", "refused"), ("dinara", "referred"))
    }
    story, spoken = await opened(house, "nurlan", language), []
    for outcome, slip in slips.items():
        await moved(house, slip, "with_doctor", outcome)
        typed = await asked(story, slip)
        assert typed == story.words(f"claim-{Shown.ANSWERED}", number=slip.number)
        line = await ring(house, KEY_OF[language], "4", slip.number, slip.code, SILENCE)
        spoken.append([text for text in line.heard if "⌨" not in text])
    word = said(language, f"phone-claim-{Shown.ANSWERED}")
    assert all(word in heard[-2] for heard in spoken)
    assert len({len(heard) for heard in spoken}) == 1
