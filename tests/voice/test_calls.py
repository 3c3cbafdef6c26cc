"""Calls from end to end: real UDP, the real engine, scripts, speech and database."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from tests.app.office import Office
from tests.voice.caller import telephone
from tests.voice.switchboard import PHONE, Switchboard, known_prompts, region, switchboard
from voice.speech.start import find_phrases

pytestmark = [pytest.mark.needs("espeak-ng"), pytest.mark.needs("sox")]


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Spoken once for all processes of this run."""
    return tmp_path_factory.getbasetemp().parent / "speech"


@pytest.fixture(scope="session")
def known(speech: Path) -> Mapping[bytes, str]:
    async def prompts() -> Mapping[bytes, str]:
        phrases = await find_phrases(speech)
        await phrases.check()
        return await known_prompts(phrases)

    return asyncio.run(prompts())


@pytest.fixture
async def office(sqlite_files, tmp_path: Path, speech: Path) -> Office:
    url = f"sqlite+aiosqlite:///{tmp_path / 'clinic.db'}"
    office = Office(url, "http://127.0.0.1:1", tmp_path, **PHONE, QABYLDAU_SPEECH_DIR=str(speech))
    await region(office)
    return office


@pytest.fixture
async def board(office: Office) -> AsyncIterator[Switchboard]:
    async with switchboard(office) as board:
        yield board


async def test_who_calls_is_greeted(board: Switchboard, known: Mapping[bytes, str]) -> None:
    async with telephone(await board.address(), known) as caller, asyncio.timeout(60):
        assert await caller.call() == 200
        heard = await caller.handset.answers({"phone-welcome.kk": "2"}, "phone-menu.ru")
        assert await caller.hang_up() == 200
    assert heard == ["phone-welcome.kk", "phone-menu.ru"]
