"""A doctor is called home by phone; the same story in chat leaves the same entry (R3, B3)."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from clinic.acting import Account, Caller, Channel
from clinic.journals.book import Mark
from clinic.people import Iin
from clinic.reception import CancelRequest
from storage import tables
from tests.clinic.samples import NOW
from tests.clinic.usecases.town import change
from tests.journeys.house import PEOPLE, House, account, register_at_one_address
from tests.journeys.phoning import KEY_OF, NUMBER, ring
from tests.journeys.story import Story
from tests.journeys.telling import FIRST_CLINIC, LANGUAGES, ON_BOTH, opened
from tests.journeys.test_home_call import STREET
from tests.voice.calls import OPERATOR, SILENCE, Act
from tests.voice.ringing import check_transcript, said, told
from voice.line import Transferred

NAUSEA = "42"
"""The fifth of the reasons, three at a time."""
FIRST = "2"
"""The clinic that FIRST_CLINIC names."""


def to_illness(key: str, language: str, *relation: str) -> tuple[Act, ...]:
    """No sign of danger, a consent, the IIN and the clinic; the reason is asked for."""
    return (KEY_OF[language], "2", "2", "1", *(relation or ("1",)), PEOPLE[key].iin, "1", FIRST)


def for_oneself(key: str, language: str) -> tuple[Act, ...]:
    """Of nausea, with 38.5, at the address of the register, by the number that calls."""
    return (*to_illness(key, language), NAUSEA, "385", "1", "1", "1", "1", SILENCE)


async def in_chat(house: House, key: str, language: str) -> Story:
    """The same story, typed."""
    story = await opened(house, key, language)
    for button in ("menu-call", "safety-no", "consent-yes", "ill-self", "prove-iin"):
        await story.press(button)
    await story.say(PEOPLE[key].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    await story.press("call-indication-nausea")
    await story.press("call-temperature-38-5")
    await story.say(story.words("call-indication-nausea"))
    await story.say(STREET[language])
    await story.press("call-house-private")
    await story.press("call-nothing")
    await story.say("8 777 123 45 67")
    await story.press("button-confirm")
    return story


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_same_story_by_chat_and_by_phone_is_the_same_entry(
    house: House, language: str
) -> None:
    """Channel aside; and told in the words that were played to the end (R2.7)."""
    await change(house.url, tables.register, {}, {"address": STREET[language]})
    await in_chat(house, "kulash", language)
    (typed,) = await house.entries()
    chat = Caller(account("kulash"), Channel.CHAT, language)
    await house.now.reception.cancel_home_call(CancelRequest("off", typed.entry), chat)
    line = await ring(house, *for_oneself("kulash", language))
    _, keyed = await house.entries()
    check_transcript(line, "home_call", language)
    assert keyed.book == typed.book
    assert columns(keyed.columns) == columns(typed.columns)
    assert keyed.columns["channel"] == "phone"
    assert STREET[language] not in "\n".join(line.heard)
    assert keyed.made_by == Account(f"tel:{NUMBER}")
    assert [marked.mark for marked in keyed.marks] == [Mark.ENTERED, Mark.TOLD]
    assert f"☎ {told(keyed)[0].facts['wording']}" in line.heard


def columns(of: Mapping[str, str | None]) -> Mapping[str, str | None]:
    return {name: value for name, value in of.items() if name != "channel"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_2_danger_by_a_sign_and_by_an_infants_fever_is_103(
    house: House, language: str
) -> None:
    line = await ring(house, KEY_OF[language], "2", "1", SILENCE, SILENCE)
    check_transcript(line, "home_call_danger", language)
    infant = (*to_illness("aigul", language, "2"), "1", "3", "380", "1", SILENCE, SILENCE)
    line = await ring(house, *infant)
    check_transcript(line, "home_call_infant", language)
    assert said(language, "phone-danger") in line.texts.split("\n")[-1]
    assert await house.entries() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_3_elsewhere_a_person_goes_on_or_calls_back(house: House, language: str) -> None:
    """B0.10: in hours they are connected; where nobody answers it is a task with what was said."""
    script = (*to_illness("kulash", language), "1", "#", "2", SILENCE)
    line = await ring(house, *script, operator=OPERATOR, transfers=[Transferred.NO_ANSWER])
    check_transcript(line, "home_call_elsewhere", language)
    assert line.transferred_to == [OPERATOR]
    (task,) = await house.tasks()
    draft = await house.draft_of(str(task["task"]))
    assert draft == {
        "wish": "call", "relation": "self", "patient": PEOPLE["kulash"].iin,
        "provider": "taraz-1", "indication": "fever", "temperature": "unmeasured",
    }  # fmt: skip
    assert await house.entries() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_4_after_hours_for_a_child_and_b3_6_once_more_that_day(
    house: House, language: str
) -> None:
    """The second call joins the first: the same window, a repeat, another contact."""
    await register_at_one_address(house.url)
    house.clock.moment = NOW + timedelta(hours=9)
    child = Iin(PEOPLE["kulash"].iin)
    script = (*to_illness("kulash", language, "2"), "3", "1", "391", "1", "1")
    first = await ring(house, *script, "1", "1", SILENCE)
    check_transcript(first, "home_call_after_hours", language)
    again = (*script, "87012223344", "1", "1", SILENCE)
    second = await ring(house, *again, number=None)
    one, other = await house.entries()
    assert (other.columns["kind"], other.columns["entry_joined"]) == ("repeat", one.entry)
    assert other.columns["contact"] == "+77012223344"
    assert other.columns["iin"] == child.digits
    promise = said(language, "phone-call-adult-there")
    for line in (first, second):
        assert said(language, "phone-call-after-hours") in "\n".join(line.heard)
        assert promise in "\n".join(line.heard)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_1_outside_the_list_one_is_booked_instead(house: House, language: str) -> None:
    """Nobody is refused; who can come goes on to a booking, and keys no IIN again."""
    line = await ring(house, *to_illness("kulash", language), "442", "2")
    check_transcript(line, "home_call_booked_instead", language)
    assert said(language, "phone-ill-elsewhere") in line.texts
    assert line.texts.count(said(language, "phone-iin-self")) == 1
    assert await house.entries() == []
