"""`qabyldau voice` as its own process, over a region, and how to reach it."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from app.demo_region import write_region
from locales.language import Language
from tests.app.office import NOW, Office
from tests.voice.ears import marks
from tests.voice.handset import Address
from voice.line import Sound
from voice.phrases import Phrases, fixed_prompts

PATIENCE: Final = 120.0
OPERATOR: Final = "sip:operator@127.0.0.1:5999"
PHONE: Final = {
    "QABYLDAU_SIP_LISTEN": "127.0.0.1:0",
    "QABYLDAU_VOICE_HTTP_LISTEN": "127.0.0.1:0",
    "QABYLDAU_OPERATOR_URI": OPERATOR,
    "QABYLDAU_LOG_FORMAT": "json",
}


async def known_prompts(phrases: Phrases) -> Mapping[bytes, str]:
    """By how they sound: `KEY.LANGUAGE`."""
    sounds: dict[str, Sound] = {
        f"{key}.{language}": await phrases.say(key, language)
        for language in Language
        for key in fixed_prompts(language)
    }
    return marks(sounds)


async def region(office: Office, people: int = 300) -> None:
    """Migrated and loaded."""
    write_region(office.folder / "region", NOW.date(), people)
    assert (await office.command("migrate")).status == 0
    assert (await office.command("import", str(office.folder / "region"))).status == 0


class Switchboard:
    """A running telephone."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.process = process
        self._log = log

    def logged(self) -> Sequence[Mapping[str, str]]:
        lines = self._log.read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    async def until(self, event: str) -> Mapping[str, str]:
        """The first line of the log that tells of it."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for line in self.logged():
                    if line["event"] == event:
                        return line
                assert self.process.returncode is None, self._log.read_text()
                await asyncio.sleep(0.05)  # another process writes: nothing tells of it

    async def address(self) -> Address:
        host, _, port = (await self.until("takes calls"))["at"].removeprefix("sip:").partition(":")
        return host, int(port)


@asynccontextmanager
async def switchboard(office: Office) -> AsyncIterator[Switchboard]:
    """SIGTERM ends it, and it ends well."""
    log = office.folder / "voice.log"
    with log.open("wb") as out:
        process = await office.start_into(out, "voice")
    board = Switchboard(process, log)
    try:
        await board.until("takes calls")
        yield board
    finally:
        if process.returncode is None:
            process.terminate()
        assert await process.wait() == 0, log.read_text()
