"""Real processes of the product, as an administrator starts them."""

import asyncio
import csv
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from app.commands.demo import TOKEN
from app.commands.parts import reception_of
from app.settings import PREFIX, Settings
from app.stores import opened
from clinic.acting import Account, Role
from clinic.people import DoctorId, ProviderId
from playground import Hand
from tests.clinic.usecases.posts import employ

NOW: Final = datetime(2026, 11, 24, 9, 5, tzinfo=ZoneInfo("Asia/Almaty"))
PATIENCE: Final = 60.0


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    said: str
    complained: str


class Office:
    """One database, one Bot API, one folder. Commands run under a standing start of the clock."""

    def __init__(self, url: str, api: str, folder: Path, **settings: str | None) -> None:
        """A setting that is None is not set."""
        self.folder = folder
        given: Mapping[str, str | None] = {
            "QABYLDAU_DATABASE_URL": url,
            "QABYLDAU_TELEGRAM_API_URL": api,
            "QABYLDAU_BOT_TOKEN": TOKEN,
            "QABYLDAU_NOW": NOW.isoformat(),
            "QABYLDAU_PACE": "off",
            "QABYLDAU_HTTP_LISTEN": "127.0.0.1:0",
            "QABYLDAU_SPEECH_DIR": str(folder / "speech"),
            **settings,
        }
        known = {name: value for name, value in given.items() if value is not None}
        self.environment = {**os.environ, **known}

    async def start(self, *arguments: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app", *arguments, env=self.environment,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip

    async def command(self, *arguments: str) -> Done:
        process = await self.start(*arguments)
        said, complained = await process.communicate()
        assert process.returncode is not None
        return Done(process.returncode, said.decode(), complained.decode())

    async def journal(self, provider: str = "taraz-1", *more: str) -> list[dict[str, str]]:
        out = self.folder / "journal.csv"
        book = ("--book", "pre_appointment", "--provider", provider, "--out", str(out))
        assert (await self.command("export", "journal", *book, *more)).status == 0
        with out.open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    @property
    def settings(self) -> Settings:
        """Those of the commands, in this process."""
        return Settings.model_validate(
            {
                name.removeprefix(PREFIX).lower(): value
                for name, value in self.environment.items()
                if name.startswith(PREFIX)
            }
        )

    @asynccontextmanager
    async def bot(self, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """Running; SIGTERM ends it, unless the block ended it otherwise."""
        process = await self.start("run", *arguments)
        talking = asyncio.ensure_future(process.communicate())  # noqa: TID251 - drained to the end
        try:
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await talking


async def hire(
    settings: Settings, role: Role, provider: str = "taraz-1", doctor: str | None = None
) -> str:
    """The name of a confirmed member of the staff, without commands and chat."""
    async with opened(settings) as (store, clock):
        reception, account = reception_of(store, clock), Account("telegram:1")
        whose = DoctorId(doctor) if doctor else None
        return await employ(reception, role, account, at=ProviderId(provider), doctor=whose)


async def shows(hand: Hand, text: str) -> None:
    await hand.until(lambda seen: any(text in message.text for message in seen.messages), PATIENCE)


async def press(hand: Hand, label: str) -> None:
    """The newest button whose label begins so, once it is there."""

    def found(seen: Hand) -> str | None:
        labels = [one.text for m in seen.messages for row in m.buttons for one in row]
        return next((text for text in reversed(labels) if text.startswith(label)), None)

    await hand.until(lambda seen: found(seen) is not None, PATIENCE)
    await hand.tap(found(hand) or label)
