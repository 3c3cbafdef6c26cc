"""What became of a request is told neither by the answer nor by the work it takes (B6.1, B6.2)."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from clinic.acting import Account, Anyone, Channel
from clinic.certificates import ClaimNo, Moments, Shown
from clinic.reception import ClaimAsked, ShowCertificate, SlipPrinted
from clinic.refusals import Refused
from storage import tables
from storage.kept import Kept
from storage.sqlite import SqliteDatabase
from storage.unit import SqlUnits
from tests.clinic.samples import NOW
from tests.clinic.usecases.certificates import move, register
from tests.clinic.usecases.desk import Desk, QuickVault, TurnedClock
from tests.clinic.usecases.test_answered_alike import RecordingDatabase
from tests.clinic.usecases.test_show_certificate import WAYS
from tests.clinic.usecases.town import (
    AIGUL,
    NOBODY,
    PSYCHIATRIC,
    STRANGER,
    dispensaries,
    settle,
    town,
)
from tests.keys import KEY

HISTORIES = 6
SECRET_KEEPERS = (tables.notices, tables.tasks, tables.refusals, tables.waiting, tables.lookups)
"""Where the outcome of a request would show, if anything were written there."""


@pytest.fixture
async def dispensary(sqlite_url: str) -> AsyncIterator[Desk]:
    """On SQLite alone, whose statements are recorded."""
    await settle(sqlite_url, [*town(), *dispensaries()])
    clock = TurnedClock()
    async with storage.open_store(sqlite_url, clock, KEY) as store:
        yield Desk(sqlite_url, store, clock)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def chat_of(clock: TurnedClock) -> Anyone:
    """Another at every moment."""
    return Anyone(Account(f"telegram:{clock.now():%d%H%M%S}"), Channel.CHAT, "kk")


async def heard(desk: Desk, number: ClaimNo, code: str) -> tuple[str, list[str]]:
    """The answer without its number, and all that the database hears for it."""
    path = Path(desk.url.partition("///")[2])
    recording = RecordingDatabase(await SqliteDatabase.open(path))
    units = SqlUnits(recording, Kept(desk.clock), desk.store.keyring.cipher())
    show = ShowCertificate(units, desk.clock, QuickVault())
    try:
        shown = await show(ClaimAsked(number, code), chat_of(desk.clock))
        answer = f"{shown.shown} {shown.on}"
    except Refused as refused:
        answer = str(refused)
    finally:
        await recording.close()
    return answer, recording.said


async def lived(desk: Desk, answered: timedelta, received: timedelta) -> Sequence[SlipPrinted]:
    """Requests of the same moments, one for each way; the clock then stands at the last.

    Of somebody in the register, of somebody attached elsewhere, and of somebody it has not.
    """
    people = (AIGUL, STRANGER, NOBODY)
    slips = [await register(desk, PSYCHIATRIC, person) for person in people[: len(WAYS)]]
    desk.clock.moment = NOW + answered
    for slip, way in zip(slips, WAYS.values(), strict=True):
        await move(desk, slip.entry, *way, at=PSYCHIATRIC)
    desk.clock.moment = NOW + received
    for slip, way in zip(slips, WAYS.values(), strict=True):
        last = ("certified", "received") if way[-1] == "signed" else ("received",)
        await move(desk, slip.entry, *last, at=PSYCHIATRIC)
    return slips


@pytest.mark.parametrize("seed", range(HISTORIES))
async def test_random_histories_that_differ_in_the_outcome_are_answered_alike(
    dispensary: Desk, seed: int
) -> None:
    """Every answer and every statement of it, at any moment, by the right code or a wrong one."""
    random = Random(seed)  # noqa: S311 - the histories of a seed are to be the same each time
    answered = minutes(random.randrange(1, 600))
    received = answered + minutes(random.randrange(1, 600))
    slips = await lived(dispensary, answered, received)
    seen = set()
    for asked in sorted(random.sample(range(1, 1300), 6)):
        dispensary.clock.moment = NOW + minutes(asked)
        for right in (True, False):
            answers = [
                await heard(dispensary, slip.number, slip.code if right else "00000000")
                for slip in slips
            ]
            assert answers == [answers[0]] * len(WAYS)
            seen.add(answers[0][0])
    assert len(seen) > 1
    for table in SECRET_KEEPERS:
        assert await dispensary.rows(table) == []


async def test_an_unknown_number_and_a_wrong_code_cost_the_same_statements(
    dispensary: Desk,
) -> None:
    slip = await register(dispensary)
    costs = []
    for number, code in product((slip.number, ClaimNo("7654321")), ("99999998", "99999999")):
        dispensary.clock.turn(hours=2)
        costs.append(await heard(dispensary, number, code))
    assert costs == [costs[0]] * 4
    for _ in range(6):  # and after too many tries the right one, too
        with pytest.raises(Refused):
            await dispensary.reception.show_certificate(
                ClaimAsked(slip.number, "99999999"), chat_of(dispensary.clock)
            )
    locked = await heard(dispensary, slip.number, slip.code)
    assert locked == costs[0]


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 2, 1))  # noqa: DTZ001 - they are only compared with each other


@given(registered=moments, answered=st.none() | moments, over=st.none() | moments, now=moments)
def test_the_reply_is_a_function_of_the_three_moments(
    registered: datetime, answered: datetime | None, over: datetime | None, now: datetime
) -> None:
    """And it goes one way only: registered, ready, handed over."""
    about = Moments(registered, answered, over)
    shown = about.shown(now)
    if shown is Shown.REGISTERED:
        assert answered is None or now < answered
    else:
        assert answered is not None
        assert answered <= now
        assert (shown is Shown.HANDED_OVER) == (over is not None)
    later = about.shown(now + timedelta(days=1))
    order = list(Shown)
    assert order.index(later) >= order.index(shown)
