"""A turned clock walks through two weeks of the demo region, with all that a demo runs.

Everything is said over real HTTP, and what arrived is counted in the chats. People book, move and
give back, through the reception and by the buttons under a reminder; a clinic calls off days; the
bot is stopped for hours and started again.
"""

from collections import Counter
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.clinic.samples import TODAY
from tests.databases import SqliteFiles
from tests.reminding.oracle import ALMATY, due, said_at
from tests.reminding.region import Region, open_region

DAYS: Final = 14
BEGINS: Final = datetime.combine(TODAY, time(7), ALMATY)
MANY: Final = 200
HOURS: Final = (time(8, 37), time(11, 7), time(14, 22), time(17, 52), time(20, 13), time(23, 3))
BOOKING: Final = 0.7
CALLING_OFF: Final = 0.73
REPLYING: Final = 0.5
STOPPING: Final = 0.1
NOW: Final = timedelta(0)
SOON_AFTER: Final = timedelta(minutes=2)


@pytest.fixture
async def url(sqlite_files: SqliteFiles) -> str:
    return await sqlite_files.empty()


async def test_two_weeks(url: str, tmp_path: Path) -> None:
    dice = Random(20)  # noqa: S311 - the same two weeks each time
    async with open_region(url, tmp_path, BEGINS, dice) as region:
        await region.introduce()
        for day in range(DAYS):
            for hour in HOURS:
                await region.until(datetime.combine(TODAY + timedelta(days=day), hour, ALMATY))
                await _live(region, dice)
        await region.start()
        await region.until(BEGINS + timedelta(days=DAYS + 5))
        _check(region)


async def _live(region: Region, dice: Random) -> None:
    """What happens at one hour of a day; it may be the last before the bot stops for a while."""
    await region.start()
    for _ in range(dice.randrange(13)):
        await _something(region, dice)
    for heard in region.unanswered:
        if dice.random() < REPLYING:
            await region.reply(heard)
    region.unanswered.clear()
    if dice.random() < STOPPING:
        await region.stop()


async def _something(region: Region, dice: Random) -> None:
    standing, what = region.standing(), dice.random()
    if what < BOOKING or not standing:
        await region.book(dice.choice(region.citizens))
    elif what < CALLING_OFF:
        await region.call_off(dice.choice(standing))
    else:
        await dice.choice([region.move, region.cancel])(dice.choice(standing))


def _check(region: Region) -> None:
    wanted = [
        ((line.account, one.kind, line.starts_at), at)
        for line in region.lines.values()
        for one in due(line)
        if (at := said_at(one, region.up)) is not None
    ]
    heard = [((one.account, one.kind, one.starts_at), one.at) for one in region.heard]
    said, due_to_be = Counter(key for key, _ in heard), Counter(key for key, _ in wanted)
    assert said - due_to_be == Counter(), "said and should not be"
    assert due_to_be - said == Counter(), "not said and should be"
    moments = zip(sorted(heard), sorted(wanted), strict=True)
    late = [said for (said, at), (_, due_at) in moments if not NOW <= at - due_at < SOON_AFTER]
    assert late == []
    assert len(heard) > MANY
