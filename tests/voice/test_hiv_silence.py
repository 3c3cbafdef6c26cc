"""Whatever the database holds, the HIV topic sounds alike by phone and leaves nothing (B4.1)."""

import hashlib
import logging
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass, field
from itertools import count

import pytest
import structlog

from locales.language import Language
from locales.translator import Fact, translators
from storage import tables
from tests.app.test_hiv_silence import COUNSELLOR, HOURS, OWN_FACTS, STATES, WHERE
from tests.app.watching import Watched, watched
from tests.clinic.usecases.town import AIGUL, PHONES, everything
from tests.voice.calls import SILENCE, Act, FakeLine, FakeSpeaker
from tests.voice.ringing import KEY_OF, said
from voice.desk import Desk
from voice.line import Sound
from voice.scripts.call import take_call

TO_THE_TOPIC = ("5", "4", "1")
CALLERS = (PHONES[AIGUL], "+77019998877", None)
"""Somebody who is verified in some of the states, a stranger, and a withheld number."""


class AudibleSpeaker(FakeSpeaker):
    """Each text has a sound of its own."""

    async def say(self, key: str, language: Language, /, **facts: Fact) -> Sound:
        text = translators[language](key, **facts)
        return Sound(text, sound_of(text))


def sound_of(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


@dataclass
class Recorded(FakeLine):
    """Keeps what was really played."""

    played: list[bytes] = field(default_factory=list)

    async def play(self, sounds: AsyncIterable[Sound]) -> bool:
        return await super().play(self._noted(sounds))

    async def _noted(self, sounds: AsyncIterable[Sound]) -> AsyncIterator[Sound]:
        async for sound in sounds:
            self.played.append(sound.samples)
            yield sound


@dataclass
class Silence:
    """A telephone over a database that is watched."""

    watched: Watched
    desk: Desk
    calls: "count[int]" = field(default_factory=lambda: count(1))

    async def call(self, number: str | None, *script: Act) -> Recorded:
        line = Recorded(script, number, f"call-{next(self.calls)}")
        await take_call(line, AudibleSpeaker(), self.desk)
        return line


@pytest.fixture
async def silence(sqlite_url: str) -> AsyncIterator[Silence]:
    async with watched(sqlite_url) as found:
        yield Silence(found, Desk(found.reception, found.clinic.clock, found.clinic.dice))


@pytest.mark.parametrize("state", [*STATES][:8])
async def test_in_every_state_of_the_database_it_sounds_alike_and_leaves_nothing(
    silence: Silence, caplog: pytest.LogCaptureFixture, state: str
) -> None:
    """For whoever calls: no row, no log, no metric; the database is not even asked."""
    caplog.set_level(logging.INFO)
    await silence.watched.clinic.add(tables.facts, *OWN_FACTS)
    for make in STATES[state]:
        await make(silence.watched.clinic)
    await silence.call(None, "1", *TO_THE_TOPIC)  # from now on facts are kept
    silence.watched.heard.clear()
    before = await everything(silence.watched.clinic.url), silence.watched.counted()
    with structlog.testing.capture_logs() as lines:
        for language in Language:
            for number in CALLERS:
                line = await silence.call(number, KEY_OF[language], *TO_THE_TOPIC, SILENCE)
                answer = expected(language)
                assert line.heard[-3].startswith(f"☎ {answer} ")
                assert line.played[-3] == sound_of(answer)
    assert set(silence.watched.heard) <= {"release"}
    assert (await everything(silence.watched.clinic.url), silence.watched.counted()) == before
    assert (lines, caplog.text) == ([], "")


def expected(language: Language) -> str:
    """The whole of it, put into words."""
    spoken = {Language.KK: ("Абай бір", "сағат сегізден он сегізге дейін"),
              Language.RU: ("Абай один", "с восьми до восемнадцати часов")}  # fmt: skip
    answer = said(language, "phone-hiv-answer", where=WHERE, hours=HOURS, counsellor=COUNSELLOR)
    for words in spoken[language]:
        assert words in answer
    return answer


async def test_b4_1_without_facts_it_is_the_same_text(silence: Silence) -> None:
    line = await silence.call(None, "1", *TO_THE_TOPIC, SILENCE)
    unknown = said("kk", "phone-hiv-unknown")
    facts = dict.fromkeys(("where", "hours", "counsellor"), unknown)
    assert said("kk", "phone-hiv-answer", **facts) in line.texts


async def test_b4_1_the_call_does_not_remember_the_topic(silence: Silence) -> None:
    """A person who is asked for afterwards hears of nothing."""
    for make in STATES["clinics"]:
        await make(silence.watched.clinic)
    for topic in ("41", "42"):
        await silence.call(f"+770100000{topic}", "1", "5", topic, "1", "0", "1")
    tasks = await silence.watched.clinic.rows(tables.tasks)
    async with silence.watched.clinic.units() as unit:
        found = [await unit.work.find(str(row["task"])) for row in tasks]
    assert [dict(task.draft) for task in found if task] == [{}, {}]


@pytest.mark.parametrize("language", Language)
def test_b4_3_no_term_of_the_result_is_named(language: Language) -> None:
    """And the caller is asked to key nothing (B4.2)."""
    answer = said(language, "phone-hiv-answer", where="", hours="", counsellor="")
    for term in ("үш", "жиырма", "жұмыс күні", "три", "двадцать", "рабочих"):
        assert f" {term} " not in answer
    assert {"kk": "термеңіз", "ru": "Не набирайте"}[language] in answer
