"""What the staff is told by itself, with all that a demo runs and a clock that is turned.

The manager of what is past its promise (B0.10), the doctor of a day without home visits (§2.4).
"""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from clinic.acting import Account, Anyone, Channel, Role
from clinic.people import DoctorId, ProviderId
from clinic.reception import PersonRequest
from clinic.tasks import Why
from locales.language import Language
from locales.translator import translators
from tests.clinic.samples import TODAY
from tests.clinic.usecases.posts import employ
from tests.databases import SqliteFiles
from tests.journeys.telling import NAMES
from tests.reminding.oracle import ALMATY
from tests.reminding.region import FIRST, Region, open_region

BEGINS: Final = datetime.combine(TODAY, time(9), ALMATY)
HERE: Final = ProviderId("taraz-1")
BOSS, DOCTOR = FIRST, FIRST + 1
SATURDAY, SUNDAY, MONDAY = (TODAY + timedelta(days=ahead) for ahead in (5, 6, 7))


@pytest.fixture
async def region(sqlite_files: SqliteFiles, tmp_path: Path) -> AsyncIterator[Region]:
    url, dice = await sqlite_files.empty(), Random(1)  # noqa: S311 - no throw decides anything
    async with open_region(url, tmp_path, BEGINS, dice) as region:
        yield region


async def hire(region: Region, number: int, role: Role, doctor: str | None = None) -> None:
    """Somebody with a chat, in the own language."""
    hand = region.world.person(number)
    await hand.say("/start")
    await region.world.settled()
    await hand.tap(NAMES[language_of(region, number)])
    await region.world.settled()
    whose = DoctorId(doctor) if doctor else None
    await employ(region.reception, role, Account(f"telegram:{number}"), at=HERE, doctor=whose)


def language_of(region: Region, number: int) -> str:
    return region.citizens[number - FIRST].language


def heard(region: Region, number: int) -> Counter[str]:
    """How often each message came."""
    return Counter(one.text for one in region.world.person(number).messages)


async def ask(region: Region, window: str) -> None:
    anyone = Anyone(Account(f"telegram:{window}"), Channel.CHAT, "kk")
    await region.reception.ask_person(PersonRequest(window, Why.ASKED, HERE, {}, "kk"), anyone)


async def test_the_manager_hears_at_the_promise_and_once(region: Region) -> None:
    await hire(region, BOSS, Role.MANAGER)
    words = translators[Language(language_of(region, BOSS))]
    await ask(region, "1")
    asked = region.clock.now()
    await region.until(asked + timedelta(minutes=29))
    await ask(region, "2")
    assert heard(region, BOSS)[words("work-late", count=1)] == 0
    await region.until(asked + timedelta(minutes=31))
    assert heard(region, BOSS)[words("work-late", count=1)] == 1
    await region.until(asked + timedelta(hours=3))
    assert heard(region, BOSS)[words("work-late", count=2)] == 1
    await region.stop()
    await region.start()
    await region.until(asked + timedelta(days=2))
    said = heard(region, BOSS)
    assert (said[words("work-late", count=1)], said[words("work-late", count=2)]) == (1, 1)


async def test_what_passes_while_the_bot_stands_still_is_one_message(region: Region) -> None:
    await hire(region, BOSS, Role.MANAGER)
    words = translators[Language(language_of(region, BOSS))]
    await ask(region, "1")
    await region.stop()
    await region.until(BEGINS + timedelta(hours=1))
    await ask(region, "2")
    await region.until(BEGINS + timedelta(hours=2))
    await region.start()
    await region.until(BEGINS + timedelta(hours=3))
    said = heard(region, BOSS)
    assert (said[words("work-late", count=1)], said[words("work-late", count=2)]) == (0, 1)


async def test_an_empty_day_is_told_at_eight_on_open_days_alone(region: Region) -> None:
    await hire(region, DOCTOR, Role.DOCTOR, "d-gp-1")
    words = translators[Language(language_of(region, DOCTOR))]

    def empty(day: datetime) -> int:
        return heard(region, DOCTOR)[words("visit-list-empty", day=day.date())]

    tuesday = BEGINS + timedelta(days=1)
    await region.until(tuesday.replace(hour=7, minute=59))
    assert empty(tuesday) == 0
    await region.until(tuesday.replace(hour=8, minute=1))
    assert empty(tuesday) == 1
    await region.until(datetime.combine(MONDAY, time(21), ALMATY))
    days = [datetime.combine(day, time(8), ALMATY) for day in (SATURDAY, SUNDAY, MONDAY)]
    assert [empty(tuesday), *map(empty, days)] == [1, 1, 0, 1]
