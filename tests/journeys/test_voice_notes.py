"""A voice note: a polite answer, and the door of words where a recogniser is plugged in."""

import asyncio
import json
import logging
from dataclasses import dataclass, field

import pytest
import structlog

from bot import voice_notes
from bot.recogniser import Recogniser
from bot.voice_notes import LARGEST, LONGEST
from playground import ApiError
from storage import tables
from tests.clinic.usecases.town import kept
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, opened, typed, verified

PHONE = "8 7262 00 00 01"
SOUND = b"OggS the voice of Kulash"
IIN = PEOPLE["kulash"].iin


@dataclass
class Ear:
    """A recogniser that hears what the test has it hear; None is silence."""

    words: str | None = None
    heard: list[tuple[bytes, str]] = field(default_factory=list)

    async def __call__(self, sound: bytes, language: str) -> str | None:
        self.heard.append((sound, language))
        return self.words


async def deaf(sound: bytes, language: str) -> str | None:
    raise RuntimeError(sound, language, IIN)


async def asleep(sound: bytes, language: str) -> str | None:
    del sound, language
    await asyncio.Event().wait()
    raise AssertionError


async def listening(house: House, ear: Recogniser) -> None:
    house.recogniser = ear
    await house.restart()


def voices(story: Story) -> list[int]:
    """Of the chat, what is neither text nor the bot's."""
    return [one.id for one in story.hand.messages if not one.from_bot and not one.text]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nobody_listens_the_question_and_the_phone_are_shown(
    house: House, language: str
) -> None:
    """The clinic that the conversation is about; 103 is always there."""
    story = await typed(house, "kulash", language, link="taraz-1")
    buttons = story.screen.labels
    await story.speak(SOUND)
    assert story.screen.text.startswith(story.words("answer-voice"))
    assert PHONE in story.screen.text
    assert "103" in story.screen.text
    assert story.words("specialty-question") in story.screen.text
    assert story.screen.labels == buttons
    story.check_transcript("voice_note")


async def test_the_phone_is_that_of_the_clinic_where_one_is_attached(house: House) -> None:
    story = await verified(house, "aigul", "ru")
    await story.speak(SOUND)
    assert PHONE in story.screen.text
    assert story.words("menu-question") in story.screen.text


async def test_without_a_known_clinic_no_number_is_guessed(house: House) -> None:
    story = await opened(house, "kulash")
    await story.speak(SOUND)
    assert "8 7262" not in story.screen.text
    assert "103" in story.screen.text


async def test_spoken_words_go_through_the_door_of_words(house: House) -> None:
    ear = Ear("запишите меня к стоматологу")
    await listening(house, ear)
    story = await opened(house, "kulash", "ru")
    await story.speak(SOUND)
    assert ear.heard == [(SOUND, "ru")]
    assert story.screen.text == story.words("consent-ask")
    assert len(voices(story)) == 1


async def test_danger_is_heard_before_everything(house: House) -> None:
    """B3.2: in the first message."""
    await listening(house, Ear("Әкем есінен танып қалды, оянбай жатыр"))
    story = Story(house, "aigul", "kk")
    answer = await story.speak(SOUND)
    assert answer.text.startswith("103")


async def test_a_spoken_iin_is_deleted_and_kept_nowhere(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """B0.2: figures or words, for a number was asked; what is heard is in no log and no row."""
    caplog.set_level(logging.DEBUG)
    ear = Ear("вообще не помню")
    await listening(house, ear)
    with structlog.testing.capture_logs() as lines:
        story = await opened(house, "kulash", "ru")
        for button in ("menu-book", "consent-yes", "who-self", "prove-iin"):
            await story.press(button)
        await story.speak(SOUND)
        assert voices(story) == []
        ear.words = f"мой номер {IIN}"
        await story.speak(SOUND)
        assert voices(story) == []
    assert story.words("provider-question") in story.screen.text
    written = json.dumps(lines, default=str, ensure_ascii=False) + caplog.text
    rows = str([await kept(house.url, table) for table in tables.metadata.sorted_tables])
    assert not [each for each in (IIN, "номер", "Kulash") if each in written]
    assert not [each for each in ("мой номер", "Kulash") if each in rows]


async def test_a_number_that_nobody_asked_for_is_deleted_as_well(house: House) -> None:
    await listening(house, Ear(IIN))
    story = await opened(house, "kulash", "ru")
    await story.speak(SOUND)
    assert story.screen.text == story.words("bare-number")
    assert voices(story) == []


async def test_where_a_number_is_asked_a_note_is_deleted_unheard(house: House) -> None:
    """Nobody listens, but whoever plays it would hear the IIN."""
    story = await opened(house, "kulash", "ru")
    for button in ("menu-book", "consent-yes", "who-self", "prove-iin"):
        await story.press(button)
    await story.speak(SOUND)
    assert story.screen.text.startswith(story.words("answer-voice"))
    assert voices(story) == []


@pytest.mark.parametrize(
    "ear", [Ear(None), Ear("  "), deaf, asleep], ids=["nothing", "blank", "fails", "sleeps"]
)
async def test_what_is_not_heard_has_the_polite_answer(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    ear: Recogniser,
) -> None:
    """Silence, a recogniser that fails, and one that never ends."""
    if ear is asleep:
        monkeypatch.setattr(voice_notes.VoiceNotes.__init__, "__defaults__", (0.0,))
    await listening(house, ear)
    story = await typed(house, "kulash", "ru", link="taraz-1")
    with structlog.testing.capture_logs() as lines:
        await story.speak(SOUND)
    assert story.screen.text.startswith(story.words("answer-unheard"))
    assert PHONE in story.screen.text
    assert story.words("specialty-question") in story.screen.text
    assert IIN not in json.dumps(lines, default=str) + caplog.text


async def test_a_note_that_is_too_long_or_too_large_is_not_fetched(house: House) -> None:
    ear = Ear("запишите меня к врачу")
    await listening(house, ear)
    story = await opened(house, "kulash", "ru")
    await story.speak(SOUND, seconds=LONGEST + 1)
    await story.speak(SOUND + bytes(LARGEST))
    assert story.screen.text.startswith(story.words("answer-unheard"))
    assert ear.heard == []


async def test_a_note_larger_than_was_said_is_not_read_to_its_end(house: House) -> None:
    ear = Ear("запишите меня к врачу")
    await listening(house, ear)
    story = await opened(house, "kulash", "ru")
    body = {"voice": {"file_id": "", "duration": 2}}
    stored = house.playground.files.keep("voice.ogg", "audio/ogg", bytes(LARGEST + 1))
    body["voice"]["file_id"] = stored.id
    story.hand._post(body)
    await house.settle()
    assert story.screen.text.startswith(story.words("answer-unheard"))
    assert ear.heard == []


@pytest.mark.parametrize("gone", ["getFile", "file"])
async def test_a_file_that_telegram_does_not_give_is_not_heard(
    house: House, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    ear = Ear("запишите меня к врачу")
    await listening(house, ear)
    story = await opened(house, "kulash", "ru")
    if gone == "getFile":
        refusal = ApiError(400, "Bad Request: file is temporarily unavailable")
        house.playground.faults.refuse(refusal, method="getFile")
    else:
        known, lost = house.playground.files.get, iter([False, True])
        monkeypatch.setattr(
            house.playground.files, "get", lambda file: None if next(lost) else known(file)
        )
    with structlog.testing.capture_logs() as lines:
        await story.speak(SOUND)
    assert story.screen.text.startswith(story.words("answer-unheard"))
    assert "42:TEST" not in str(lines)
    assert ear.heard == []
