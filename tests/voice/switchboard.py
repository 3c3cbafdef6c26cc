"""`qabyldau voice` as its own process, over a region, and how to reach it."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final, TypeVar

from app.demo_region import write_region
from locales.language import Language
from tests.app.office import NOW, Office
from tests.voice.ears import marks
from tests.voice.handset import Address
from voice.phrases import Phrases, fixed_prompts

PATIENCE: Final = 120.0
OPERATOR: Final = "sip:operator@127.0.0.1:5999"
PHONE: Final = {
    "QABYLDAU_SIP_LISTEN": "127.0.0.1:0",
    "QABYLDAU_VOICE_HTTP_LISTEN": "127.0.0.1:0",
    "QABYLDAU_OPERATOR_URI": OPERATOR,
    "QABYLDAU_LOG_FORMAT": "json",
}
Line = Mapping[str, str]
Found = TypeVar("Found")


async def known_prompts(phrases: Phrases) -> Mapping[bytes, str]:
    """By how they sound: `KEY.LANGUAGE`."""
    return marks(
        {
            f"{key}.{language}": await phrases.say(key, language)
            for language in Language
            for key in fixed_prompts(language)
        }
    )


def desk_with_phone(url: str, folder: Path, speech: Path, **settings: str) -> Office:
    """No Bot API is near: the telephone needs none."""
    given = PHONE | {"QABYLDAU_SPEECH_DIR": str(speech)} | settings
    return Office(url, "http://127.0.0.1:1", folder, **given)


async def prepare(office: Office, people: int = 400) -> Path:
    """Migrated and loaded; the folder of its files."""
    folder = office.folder / "region"
    write_region(folder, NOW.date(), people)
    for command in (["migrate"], ["import", str(folder)]):
        done = await office.command(*command)
        assert done.status == 0, done.complained
    return folder


class Switchboard:
    """A running telephone. It is polled: nothing else tells what another process does."""

    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.process = process
        self.log = log
        self.address = self._address()

    def logged(self, event: str) -> Sequence[Line]:
        lines = (json.loads(line) for line in self.log.read_text().splitlines() if line[:1] == "{")
        return [line for line in lines if line["event"] == event]

    def _address(self) -> Address:
        (line, *_) = self._until(lambda: self.logged("takes calls"))
        host, _, port = line["at"].removeprefix("sip:").partition(":")
        return host, int(port)

    def _until(self, look: Callable[[], Found]) -> Found:
        for _ in range(int(PATIENCE * 20)):
            if found := look():
                return found
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)
        raise TimeoutError


@contextmanager
def switchboard(office: Office) -> Iterator[Switchboard]:
    """SIGTERM ends it, and it ends well."""
    log = office.folder / "voice.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "voice"], env=office.environment, stdout=out, stderr=out
        )
    try:
        yield Switchboard(process, log)
        process.terminate()
        assert process.wait(PATIENCE) == 0, log.read_text()
    finally:
        process.kill()
        process.wait()


@asynccontextmanager
async def sipp(
    board: Switchboard, folder: Path, callers: Sequence[tuple[str, int]]
) -> AsyncIterator[None]:
    """Numbers, each with the port of its sound; all call at once, and each waits for a BYE."""
    injected = folder / "callers.csv"
    lines = [f"{number};{port};" for number, port in callers]
    injected.write_text("\n".join(["SEQUENTIAL", *lines, ""]))
    host, port = board.address
    process = await asyncio.create_subprocess_exec(
        "sipp", f"{host}:{port}", "-sf", Path(__file__).with_name("booking.xml"), "-inf", injected,
        "-i", "127.0.0.1", "-m", str(len(callers)), "-r", "60", "-l", str(len(callers)),
        "-nostdin", cwd=folder, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
        assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
