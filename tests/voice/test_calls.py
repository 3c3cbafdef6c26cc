"""Calls from end to end: real UDP, the real engine, scripts, speech and database."""

import asyncio
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.app.office import Office
from tests.voice.handset import Handset, handset
from tests.voice.switchboard import (
    Switchboard,
    desk_with_phone,
    known_prompts,
    prepare,
    sipp,
    switchboard,
)
from voice.speech.start import find_phrases

pytestmark = [pytest.mark.needs("espeak-ng"), pytest.mark.needs("sox")]

PATIENCE: Final = 300.0
Known = Mapping[bytes, str]
CLINICS: Final = {"aisha-bibi": "1", "taraz-1": "2", "taraz-2": "3"}
"""As the phone lists them."""
ADULTS: Final = range(1960, 2001)


@dataclass(frozen=True)
class Wish:
    """Whoever books, and which of the earliest times of the precinct's doctor."""

    iin: str
    provider: str
    precinct: str
    place: int = 0

    def replies(self) -> Mapping[str, str]:
        later, press = divmod(self.place, 3)
        keys = {
            "phone-menu": "1", "phone-consent": "1", "phone-who": "1", "phone-iin-self": self.iin,
            "phone-right-or-wrong": "1", "phone-clinic": CLINICS[self.provider],
            "phone-own-doctor": "1", "phone-precinct": f"{self.precinct}#",
            "phone-times": "4" * later + str(press + 1), "phone-confirm-keys": "1",
        }  # fmt: skip
        return {"phone-welcome.kk": "2"} | {f"{key}.ru": said for key, said in keys.items()}


def wishes(folder: Path, number: int) -> Sequence[Wish]:
    """Grown-ups of the register; those of one doctor take times one after the other."""
    taken: dict[str, int] = defaultdict(int)
    found: list[Wish] = []
    with (folder / "register.csv").open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["provider"] in CLINICS and int(row["birth_date"][:4]) in ADULTS:
                doctor = row["provider"] + row["precinct"]
                found.append(Wish(row["iin"], row["provider"], row["precinct"], taken[doctor]))
                taken[doctor] += 1
    assert len(found) >= number
    return found[:number]


async def entries(office: Office) -> Mapping[str, Mapping[str, str]]:
    """The pre-appointment journals of all clinics, by IIN."""
    found: dict[str, Mapping[str, str]] = {}
    for provider in CLINICS:
        for row in await office.journal(provider, "--full"):
            assert row["iin"] not in found
            found[row["iin"]] = row
    return found


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Spoken once for all processes of this run."""
    return tmp_path_factory.getbasetemp().parent / "speech"


@pytest.fixture(scope="session")
def known(speech: Path) -> Known:
    async def prompts() -> Known:
        return await known_prompts(await find_phrases(speech))

    return asyncio.run(prompts())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, speech: Path) -> Office:
    """One for all tests that do not care for each other."""
    folder = tmp_path_factory.mktemp("calls")
    office = desk_with_phone(f"sqlite+aiosqlite:///{folder / 'clinic.db'}", folder, speech)
    asyncio.run(prepare(office))
    return office


@pytest.fixture(scope="module")
def board(office: Office) -> Iterator[Switchboard]:
    with switchboard(office) as board:
        yield board


async def book(wish: Wish, sound: Handset) -> Sequence[str]:
    async with asyncio.timeout(PATIENCE):
        return await sound.answers(wish.replies(), "phone-anything-else.ru")


async def book_all(
    board: Switchboard, folder: Path, wanted: Sequence[Wish], known: Known
) -> Sequence[Sequence[str]]:
    """Sipp calls; the prompts that each heard."""
    async with AsyncExitStack() as stack:
        sounds = [await stack.enter_async_context(handset(known)) for _ in wanted]
        numbers = [f"+7701{place:07}" for place in range(len(wanted))]
        ports = [sound.port for sound in sounds]
        await stack.enter_async_context(
            sipp(board, folder, list(zip(numbers, ports, strict=True)))
        )
        async with asyncio.TaskGroup() as tasks:
            booking = [
                tasks.create_task(book(wish, sound))
                for wish, sound in zip(wanted, sounds, strict=True)
            ]
        return [each.result() for each in booking]


@pytest.mark.needs("sipp")
async def test_sixty_callers_at_once_are_in_the_journals(
    board: Switchboard, office: Office, known: Known, tmp_path: Path
) -> None:
    """R2.3: every IIN is right, and what was heard to its end is marked as told."""
    wanted = wishes(office.folder / "region", 60)
    heard = await book_all(board, tmp_path, wanted, known)

    assert [prompts for prompts in heard if "phone-booked.ru" not in prompts] == []
    written = await entries(office)
    assert {wish.iin: wish.provider for wish in wanted} == {
        iin: row["provider"] for iin, row in written.items()
    }
    assert {(row["channel"], row["told_language"]) for row in written.values()} == {
        ("phone", "ru")
    }
    assert all(
        "Запись на приём внесена в журнал." in row["told_wording"] for row in written.values()
    )
