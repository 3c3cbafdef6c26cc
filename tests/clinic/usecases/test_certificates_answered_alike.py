"""What became of a request is told neither by the answer nor by the work it takes (B6.1, B6.2)."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from operator import itemgetter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from clinic.acting import Account, Anyone, Channel
from clinic.certificates import ClaimNo, Moments, Shown
from clinic.people import Iin, ProviderId
from clinic.reception import ClaimAsked, ShowCertificate
from clinic.refusals import Refused
from clinic.visits import EntryNo
from storage import tables
from storage.kept import Kept
from storage.sqlite import SqliteDatabase
from storage.unit import SqlUnits
from tests.clinic.samples import NOW
from tests.clinic.usecases.certificates import EVERYWHERE, NORMS, move, register
from tests.clinic.usecases.desk import Desk, QuickVault, TurnedClock
from tests.clinic.usecases.test_answered_alike import RecordingDatabase
from tests.clinic.usecases.test_show_certificate import WAYS
from tests.clinic.usecases.town import (
    AIGUL,
    MOTHER,
    NOBODY,
    PSYCHIATRIC,
    STRANGER,
    dispensaries,
    settle,
    town,
)
from tests.keys import KEY

PACES = ("in time", "at the norm", "late")
"""When the doctor answers, by the norm up to that step."""
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


@dataclass(frozen=True)
class Life:
    """What happens to one request, each step so many minutes after it was registered."""

    person: Iin
    steps: Sequence[tuple[int, str]]


def drawn(random: Random, at: ProviderId, answered: int, received: int) -> Iterator[Life]:
    """One for each way there is; all are answered and handed over in the same minutes.

    Whose it is, when the desk sends it, and when the management certifies it, in time or late,
    differs. What ends at the desk is answered when the norm has run, or when it ends there later.
    """
    people = iter(random.sample((AIGUL, MOTHER, STRANGER, NOBODY), 4))
    for way, (sent, done) in WAYS.items():
        if way != "commission" or at == PSYCHIATRIC:
            steps = [(random.randrange(answered + 1), sent), (answered, done)]
            if done == "signed":
                steps.append((random.randrange(answered, received + 1), "certified"))
            yield Life(next(people), [*steps, (received, "received")])
    norm = norm_up_to_the_doctor(at)
    if answered >= norm:
        stopped = answered if answered > norm else random.randrange(norm)
        yield Life(next(people), [(stopped, "stopped"), (received, "received")])


def norm_up_to_the_doctor(at: ProviderId) -> int:
    return sum(NORMS[at][:2])


async def lived(desk: Desk, ahead: list[tuple[int, EntryNo, str]], until: int) -> None:
    """What is ahead, until that minute; the clock then stands there."""
    while ahead and ahead[0][0] <= until:
        minute, entry, step = ahead.pop(0)
        desk.clock.moment = NOW + minutes(minute)
        await move(desk, entry, step, at=ProviderId(entry.split("/")[0]))
    desk.clock.moment = NOW + minutes(until)


@EVERYWHERE
@pytest.mark.parametrize("pace", PACES)
async def test_random_histories_that_differ_in_the_outcome_are_answered_alike(
    dispensary: Desk, at: ProviderId, pace: str
) -> None:
    """Every answer and every statement of it, as they go on, by the right code or a wrong one."""
    random, norm = Random(f"{at} {pace}"), norm_up_to_the_doctor(at)  # noqa: S311 - the same in every run
    early, late = random.randrange(1, norm), random.randrange(norm + 1, 550)
    answered = {"in time": early, "at the norm": norm, "late": late}[pace]
    received = answered + random.randrange(2, 600)
    lives = [*drawn(random, at, answered, received)]
    slips = [await register(dispensary, at, life.person) for life in lives]
    each = zip(lives, slips, strict=True)
    deeds = [(minute, slip.entry, step) for life, slip in each for minute, step in life.steps]
    ahead, seen = sorted(deeds, key=itemgetter(0)), []
    for asked in (0, answered - 1, answered, received - 1, received):
        await lived(dispensary, ahead, asked)
        for code in (None, "99999999"):
            answers = [await heard(dispensary, one.number, code or one.code) for one in slips]
            assert answers == [answers[0]] * len(lives)
            seen.append(answers[0][0].split()[0])
    assert seen[::2] == ["registered", "registered", "answered", "answered", "handed_over"]
    assert set(seen[1::2]) == {"wrong-claim"}
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
