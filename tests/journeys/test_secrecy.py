"""Nothing personal leaves by the logs, the buttons or the deleted messages (house.md, B0.9)."""

import json
import logging

import pytest
import structlog

from app.demo_region import PLAYERS
from playground.errors import bad_request
from storage import tables
from tests.clinic.usecases.town import kept
from tests.journeys.house import PEOPLE, House
from tests.journeys.telling import booked, opened, verified
from tests.journeys.test_home_call import COMPLAINT, DOOR_CODE, STREET, called

PRIVATE = tuple(
    word
    for player in PLAYERS
    for word in (player.iin, player.first_name, player.phone or "")
    if word
)


async def test_the_logs_of_journeys_name_nobody(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        story = await booked(house, "kulash")
        await verified(house, "aigul", "ru")
        with house.failing_turns():
            await story.say(PEOPLE["kulash"].iin)
            house.playground.faults.broken_server(times=9, method="sendMessage")
            await story.say(f"мен {PEOPLE['kulash'].iin}")
    written = json.dumps(lines, default=str, ensure_ascii=False) + caplog.text
    assert "turn failed" in written
    assert not [word for word in PRIVATE if word in written]


async def test_no_button_carries_an_iin_or_a_name(house: House) -> None:
    story = await verified(house, "aigul", "kk")
    await story.press("menu-book")
    carried = " ".join(story.screen.data.values())
    assert not [word for word in PRIVATE if word in carried]
    assert all(len(data.encode()) <= 64 for data in story.screen.data.values())


async def test_what_telegram_does_not_let_delete_is_told(house: House) -> None:
    """B0.2."""
    story = await opened(house, "kulash", "ru")
    number = PEOPLE["kulash"].iin
    refusal = bad_request("message can't be deleted for everyone")
    house.playground.faults.refuse(refusal, method="deleteMessage")
    await story.say(number)
    said = [message.text for message in story.hand.messages]
    assert story.words("message-not-deleted") in said


OF_THE_CALL = (COMPLAINT["kk"], STREET["kk"], DOOR_CODE)


async def test_what_a_doctor_is_told_reaches_no_log_and_no_database_in_the_clear(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """§3.10: the complaint, the address and the door code, also while everything fails."""
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        story = await called(house, "kk")
        with house.failing_turns():
            await story.say(COMPLAINT["kk"])
            await story.say(STREET["kk"])
    written = json.dumps(lines, default=str, ensure_ascii=False) + caplog.text
    assert "turn failed" in written
    rows = str([await kept(house.url, table) for table in tables.metadata.sorted_tables])
    for word in (*PRIVATE, *OF_THE_CALL):
        assert word not in written
    for word in OF_THE_CALL:
        assert word not in rows


async def test_the_chat_says_back_neither_complaint_nor_door_code_nor_iin(house: House) -> None:
    """B0.9; the address only in the summary, as it was just written."""
    story = await called(house, "kk")
    said = [message.text for message in story.hand.messages if message.from_bot]
    for text in said:
        assert COMPLAINT["kk"] not in text
        assert DOOR_CODE not in text
        assert PEOPLE["aigul"].iin not in text
    assert STREET["kk"] not in story.screen.text
