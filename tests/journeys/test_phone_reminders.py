"""Booked by phone, rung in the evening, answered by a key: the journal as after a chat (B5)."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest

from app.outbound import Outbound
from clinic.acting import Channel, Manager
from clinic.journals.book import Entry
from clinic.people import DoctorId, ProviderId
from clinic.reception import Closing, MoveRequest
from clinic.visits import EntryNo
from storage.marshal import moment
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import local
from tests.clinic.usecases.telling import registrar
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, verified
from tests.journeys.test_phone_booking import (
    BY_PHONE,
    DOCTOR,
    KULASH,
    NUMBER,
    booked_in_chat,
    ring,
)
from tests.voice.calls import SILENCE, FakeSpeaker
from tests.voice.outbound import Exchange
from tests.voice.ringing import KEY_OF, check_transcript
from voice.desk import Desk

COMES, CANNOT, YES = "1", "2", "1"
AGREED = ("1", "1")
"""A visit, and the consent before it."""


@pytest.fixture
async def house(house: House) -> House:
    """The doctor is away until Wednesday at noon: whoever books is reminded on Tuesday evening."""
    manager = Manager("m1", ProviderId("taraz-1"), Channel.DESK, "ru")
    until = local(TODAY + timedelta(days=2), 12)
    closing = Closing(DOCTOR, house.clock.now(), until, "ill")
    await house.now.reception.close_schedule(closing, manager)
    return house


async def last(house: House) -> Entry:
    return (await house.entries())[-1]


async def due(house: House) -> datetime:
    """When the first of the reminders that wait is due."""
    waiting = await house.notices("waiting")
    return moment(min(str(row["due_at"]) for row in waiting if "reminder" in str(row["kind"])))


async def rings(house: House, exchange: Exchange) -> None:
    """What both processes do at this moment: the chat's, and the telephone's."""
    desk = Desk(house.now.reception, house.clock, house.dice)
    sender = Outbound(house.now.store, desk, FakeSpeaker(), exchange, house.glass, 60).sender()
    await sender()  # somebody rings here, and has begun to
    await house.deliver_notices()
    while await sender():
        pass


class InChat:
    """Kulash in a chat."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.story: Story | None = None

    async def book(self, language: str) -> None:
        self.story = await booked_in_chat(self.house, language)
        await self.house.settle()

    async def reminded(self, answer: str) -> None:
        assert self.story
        await self.story.later(await due(self.house))
        await self.story.press("button-come" if answer == COMES else "button-cannot-come")
        if answer == CANNOT:
            await self.story.press("cancel-yes")


class OnThePhone:
    """The same person on a telephone."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.exchange = Exchange()
        self.language = "kk"

    async def book(self, language: str) -> None:
        self.language = language
        await ring(self.house, language, *AGREED, *BY_PHONE)

    async def reminded(self, answer: str) -> None:
        keys = (answer, YES) if answer == CANNOT else (answer,)
        self.exchange.answers.append([KEY_OF[self.language], *keys])
        self.house.clock.moment = await due(self.house)
        await rings(self.house, self.exchange)


WAYS: Mapping[str, Callable[[House], InChat | OnThePhone]] = {
    "chat": InChat,
    "phone": OnThePhone,
}
EITHER_WAY = pytest.mark.parametrize("way", WAYS)


@ON_BOTH
@EITHER_WAY
async def test_reminded_and_confirmed_the_journal_reads_alike(house: House, way: str) -> None:
    """B5.1, B5.4."""
    person = WAYS[way](house)
    await person.book("kk")
    await person.reminded(COMES)
    entry = await last(house)
    assert [marked.mark for marked in entry.marks] == ["entered", "told", "reminded", "confirmed"]
    assert [marked.channel for marked in entry.marks] == [way] * 4
    (sent,) = await house.notices("sent")
    assert (sent["kind"], sent["channel"]) == ("reminder_evening", way)


@EITHER_WAY
async def test_reminded_and_called_off_the_journal_reads_alike(house: House, way: str) -> None:
    """B5.3: and nothing is reminded of any more."""
    person = WAYS[way](house)
    await person.book("kk")
    await person.reminded(CANNOT)
    entry = await last(house)
    assert [marked.mark for marked in entry.marks] == ["entered", "told", "reminded", "cancelled"]
    assert {marked.channel for marked in entry.marks} == {way}
    about = [row for row in await house.notices("waiting") if row["entry"] == entry.entry]
    assert [row["kind"] for row in about if "reminder" in str(row["kind"])] == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_visit_that_the_clinic_moves_is_told_at_the_number_that_made_it(
    house: House, language: str
) -> None:
    """R2.3: with the wording that was played to its end."""
    person = OnThePhone(house)
    await person.book(language)
    entry = await last(house)
    doctor = DoctorId(entry.columns["doctor"] or "")
    times = house.now.reception.show_free_times
    (slot,) = await times.nearest(doctor, house.clock.now(), limit=1)
    staff = registrar(ProviderId(entry.provider))
    request = MoveRequest("moved", EntryNo(entry.entry), doctor, slot.starts_at, staff.account)
    await house.now.reception.move_visit(request, staff)
    person.exchange.answers.append([KEY_OF[language], COMES])
    await rings(house, person.exchange)
    new = await last(house)
    assert [marked.mark for marked in new.marks] == ["entered", "told", "confirmed"]
    told = new.marks[1]
    assert told.facts["language"] == language
    assert told.facts["wording"] in person.exchange.lines[-1].texts
    check_transcript(person.exchange.lines[-1], "moved_by_clinic", language)


async def test_who_verifies_in_a_chat_meanwhile_is_not_rung(house: House) -> None:
    """B0.2: whoever has a chat is told there, whoever booked."""
    person = OnThePhone(house)
    sergei = (PEOPLE["sergei"].iin if key == KULASH else key for key in BY_PHONE)
    await ring(house, "kk", *AGREED, *sergei)
    story = await verified(house, "sergei")
    house.clock.moment = await due(house)
    await rings(house, person.exchange)
    assert person.exchange.rung == []
    assert story.words("reminder-question") in story.screen.text


async def test_a_clinic_that_runs_only_the_chat_asks_a_person_as_ever(house: House) -> None:
    person = OnThePhone(house)
    await person.book("kk")
    house.clock.moment = await due(house)
    await house.deliver_notices()
    (handed_over,) = await house.notices("handed_over")
    assert (handed_over["kind"], handed_over["channel"]) == ("reminder_evening", "phone")
    assert [task["kind"] for task in await house.tasks()] == ["undelivered"]


async def test_whoever_does_not_press_a_key_is_told_nothing(house: House) -> None:
    person = OnThePhone(house)
    await person.book("kk")
    person.exchange.answers.append([SILENCE, SILENCE])
    house.clock.moment = await due(house)
    await rings(house, person.exchange)
    entry = await last(house)
    assert [marked.mark for marked in entry.marks] == ["entered", "told"]
    assert NUMBER.removeprefix("+") not in person.exchange.lines[-1].texts
