"""The same story by chat and by phone leaves the same entries, the channel aside (house.md)."""

from collections.abc import Sequence
from typing import Final

import pytest

from clinic.acting import Channel
from clinic.journals.book import Entry, Mark
from clinic.people import DoctorId, Iin, ProviderId
from clinic.schedule import Slot
from tests.clinic.usecases.telling import registrar
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, opened, to_prove
from tests.voice.calls import SILENCE, Act, FakeLine, FakeSpeaker
from tests.voice.ringing import KEY_OF, check_transcript, told
from voice.desk import Desk
from voice.scripts.call import take_call

KULASH: Final = PEOPLE["kulash"].iin
NUMBER: Final = "+77710000099"
DOCTOR: Final = DoctorId("d-gp-2")
GP: Final = {"kk": "Жалпы практика дәрігері", "ru": "Врач общей практики"}
OF_THE_CHANNEL: Final = {"channel", "contact"}
"""The calling number is a contact by itself, as the chat is."""
BY_PHONE: Final = ("1", KULASH, "1", "2", "1", "6#", "1", "1", SILENCE)
"""For oneself, at clinic 1, with the doctor of precinct 6, at the earliest time, confirmed."""


async def ring(house: House, language: str, *script: Act, call: str = "call-1") -> FakeLine:
    line = FakeLine([KEY_OF[language], *script], NUMBER, call)
    desk = Desk(house.now.reception, house.clock, house.dice)
    await take_call(line, FakeSpeaker(), desk)
    return line


async def earliest(house: House) -> Slot:
    times = house.now.reception.show_free_times
    (slot,) = await times.nearest(DOCTOR, house.clock.now(), limit=1)
    return slot


async def booked_in_chat(house: House, language: str) -> Story:
    """By IIN, at clinic 1, with the same doctor at the earliest time."""
    when = (await earliest(house)).starts_at.astimezone(house.clock.zone)
    doctor = await house.now.reception.show_directory.doctor(DOCTOR)
    story = Story(house, "kulash", language)
    await story.say("/start taraz-1")
    await story.tap({"kk": "Қазақша", "ru": "Русский"}[language])
    for button in ("consent-yes", "who-self", "prove-iin"):
        await story.press(button)
    await story.say(KULASH)
    await story.tap(GP[language])
    await story.tap_starting(doctor.name)
    await story.tap(str(when.day))
    await story.tap(f"{when:%H:%M}")
    await story.press("button-confirm")
    return story


def written(entry: Entry) -> dict[str, object]:
    """The entry and its marks, without what tells the channels apart."""
    columns = {key: said for key, said in entry.columns.items() if key not in OF_THE_CHANNEL}
    return columns | {"marks": [marked.mark for marked in entry.marks]}


def journal(entries: Sequence[Entry]) -> list[dict[str, object]]:
    return [written(entry) for entry in entries]


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_booking_is_the_same_entry_by_chat_and_by_phone(
    house: House, language: str
) -> None:
    """R2.3, R2.7: journal first, then the word; and the word is on record as it was said."""
    story = await booked_in_chat(house, language)
    await story.press("button-cancel-visit")
    await story.press("cancel-yes")
    line = await ring(house, language, "1", "1", *BY_PHONE)

    check_transcript(line, "booking", language)
    in_chat, by_phone = await house.entries()
    (in_words,) = told(by_phone)
    assert written(by_phone)["marks"] == [Mark.ENTERED, Mark.TOLD]
    assert written(in_chat) | {"marks": None} == written(by_phone) | {"marks": None}
    assert (in_chat.columns["channel"], by_phone.columns["channel"]) == ("chat", "phone")
    assert by_phone.columns["contact"] == NUMBER
    assert (in_words.channel, in_words.facts["language"]) == (Channel.PHONE, language)
    assert f"☎ {in_words.facts['wording']}" in line.heard
    assert told(in_chat)[0].facts["language"] == language


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_changes_leave_the_same_marks_by_chat_and_by_phone(
    house: House, language: str
) -> None:
    """B2.9: come, moved, called off, by who has proved it with the PIN (B0.2)."""
    pin = await house.now.reception.issue_pin(Iin(KULASH), registrar(ProviderId("taraz-1")))
    await ring(house, language, "1", "1", *BY_PHONE)
    await changed_in_chat(house, language, pin)
    await ring(house, language, "1", *BY_PHONE, call="call-2")
    proof = (KULASH, "1", pin)
    line = await ring(house, language, "3", *proof, "1", SILENCE, call="call-3")
    check_transcript(line, "visit_confirmed", language)
    line = await ring(house, language, "3", *proof, "2", "1", "1", SILENCE, call="call-4")
    check_transcript(line, "visit_moved", language)
    line = await ring(house, language, "3", *proof, "3", "1", SILENCE, call="call-5")
    check_transcript(line, "visit_cancelled", language)

    entries = await house.entries()
    assert journal(entries[:2]) == journal(entries[2:])
    assert [row["marks"] for row in journal(entries[:2])] == [
        ["entered", "told", "confirmed", "moved"],
        ["entered", "told", "cancelled"],
    ]


async def changed_in_chat(house: House, language: str, pin: str) -> None:
    """The second free time of the doctor instead of the first, and then none."""
    story = await opened(house, "kulash", language)
    await to_prove(story, "self", "pin")
    await story.say(KULASH)
    await story.say(pin)
    later = (await earliest(house)).starts_at.astimezone(house.clock.zone)
    await story.say("/my")
    await story.tap(first_choice(story))
    await story.press("button-come")
    await story.say("/my")
    await story.tap(first_choice(story))
    await story.press("button-move")
    await story.tap(str(later.day))
    await story.tap(f"{later:%H:%M}")
    await story.press("button-confirm")
    await story.press("button-cancel-visit")
    await story.press("cancel-yes")


def first_choice(story: Story) -> str:
    return story.screen.labels[0]
