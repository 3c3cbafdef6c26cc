"""Random histories: each reminder that should exist is said once, and none that should not."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import storage
from clinic.notices import Trouble
from clinic.people import DoctorId
from clinic.schedule import Slot
from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import Desk, TurnedClock, local
from tests.clinic.usecases.town import PHONES, person, settle, shift, town
from tests.databases import SqliteFiles
from tests.keys import KEY
from tests.reminding.living import ADULTS, DOCTORS, PEOPLE, Life, Said, phone_of
from tests.reminding.oracle import due, said_at, surely

EXAMPLES = 60
DAYS = 3
"""Ahead, in which visits are booked and hours called off."""
FEWEST, MOST = 8, 30
PIECES = (1, 7, 31, 61, 149, 301, 509, 1441)
"""Minutes that pass; from ten in the morning it is evening after 509."""
Act = tuple[Any, ...]
number = st.integers(0, 11)
EVERYBODY = st.lists(st.tuples(number, number), min_size=len(PEOPLE), max_size=len(PEOPLE))
ACTS = st.one_of(
    st.tuples(st.just("book"), number, number, number),
    st.tuples(st.just("move"), number, number, number),
    st.tuples(st.just("cancel"), number),
    st.tuples(st.just("close"), number, number, number),
    st.tuples(st.just("wait"), number),
    st.tuples(st.just("wait"), number),
    st.tuples(st.just("stop")),
    st.tuples(st.just("start")),
    st.tuples(st.just("die"), st.integers(1, 6)),
    st.tuples(st.just("trouble"), st.lists(st.sampled_from([Trouble.OFFLINE, Trouble.BROKEN]),
                                           min_size=1, max_size=2)),
)  # fmt: skip


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    first=EVERYBODY,
    evening=st.integers(0, len(PEOPLE)),
    acts=st.lists(ACTS, min_size=FEWEST, max_size=MOST),
)
def test_every_reminder_that_should_exist_is_said_once(
    sqlite_files: SqliteFiles, first: list[tuple[int, int]], evening: int, acts: list[Act]
) -> None:
    """Everybody books, some of them when evening's reminders have left; then happens what may."""
    booked: list[Act] = [("book", who, *when) for who, when in enumerate(first)]
    booked.insert(evening, ("wait", PIECES.index(509)))
    asyncio.run(_live(sqlite_files, [*booked, *acts]))


async def _live(databases: SqliteFiles, acts: list[Act]) -> None:
    url = await databases.migrated()
    days = [TODAY + timedelta(days=ahead) for ahead in range(1, DAYS + 1)]
    afternoons = [shift(doctor, day, time(14), time(16)) for doctor in DOCTORS for day in days]
    adults = [person(one, phone=phone_of(one)) for one in ADULTS if one not in PHONES]
    await settle(url, [*town(), (tables.register, adults), (tables.shifts, afternoons)])
    clock = TurnedClock()
    async with storage.open_store(url, clock, KEY) as store:
        life = Life(Desk(url, store, clock))
        await life.begin()
        for act, *given_ in acts:
            await ACTED[act](life, *given_)
            await life.walk(timedelta(seconds=1))
        for _ in range(24 * (DAYS + 1)):
            await life.start()
            await life.walk(timedelta(hours=1))
        _check_reminders(life)
        _check_closings(life)
    await databases.drop(url)


def _check_reminders(life: Life) -> None:
    wanted, unsure = Counter[Said](), Counter[Said]()
    for entry, line in life.lines.items():
        for one in due(line):
            said = (line.account, one.kind, line.starts_at)
            at = said_at(one, life.up)
            if at is None and (entry, one.kind) not in life.marked:
                continue
            wanted[said] += 1
            if said in life.chats.tried and not (at and surely(one, at, life.up)):
                unsure[said] += 1
    wanted.update({said: more for said, more in life.unmarked.items() if isinstance(said, tuple)})
    heard = Counter(said for said, _ in life.chats.heard)
    assert heard <= wanted, f"said and should not be: {heard - wanted}"
    assert wanted - unsure <= heard, f"not said and should be: {wanted - unsure - heard}"


def _check_closings(life: Life) -> None:
    """Told once and in time, whoever was called off; nobody else."""
    assert set(life.chats.closings) <= set(life.closed)
    for entry, closed_at in life.closed.items():
        heard, at = life.chats.closings[entry], life.up.first(closed_at)
        again = life.unmarked[entry]
        in_time = at is not None and at < life.lines[entry].starts_at
        sure = in_time and not life.chats.tried
        assert (1 if sure else 0) <= heard <= 1 + again


# ------------------------------------------------------------ what may happen


async def _free(life: Life, doctor: DoctorId, day: int) -> list[Slot]:
    on = TODAY + timedelta(days=1 + day % DAYS)
    return list(await life.desk.reception.show_free_times.times(doctor, on))


async def _book(life: Life, who: int, day: int, place: int) -> None:
    doctor = DOCTORS[place % 2]
    if free := await _free(life, doctor, day):
        slot = free[(place * 5) % len(free)]
        await life.book(PEOPLE[who % len(PEOPLE)], doctor, slot.starts_at)


async def _move(life: Life, which: int, day: int, place: int) -> None:
    doctor = DOCTORS[place % 2]
    free = await _free(life, doctor, day)
    if life.lines and free:
        entry = list(life.lines)[which % len(life.lines)]
        await life.move(entry, doctor, free[(place * 5) % len(free)].starts_at)


async def _cancel(life: Life, which: int) -> None:
    if life.lines:
        await life.cancel(list(life.lines)[which % len(life.lines)])


async def _close(life: Life, who: int, day: int, hour: int) -> None:
    on = TODAY + timedelta(days=1 + day % DAYS)
    since = local(on, 8 + hour % 8)
    await life.close(DOCTORS[who % 2], since, since + timedelta(hours=4))


async def _wait(life: Life, piece: int) -> None:
    await life.walk(timedelta(minutes=PIECES[piece % len(PIECES)]))


async def _stop(life: Life) -> None:
    life.stop()


async def _die(life: Life, messages: int) -> None:
    life.chats.dies_at = messages


async def _trouble(life: Life, troubles: list[Trouble]) -> None:
    life.chats.troubles = troubles


ACTED: dict[str, Callable[..., Awaitable[None]]] = {
    "book": _book, "move": _move, "cancel": _cancel, "close": _close, "wait": _wait,
    "stop": _stop, "start": Life.start, "die": _die, "trouble": _trouble,
}  # fmt: skip
