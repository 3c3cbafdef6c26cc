"""When a visit is reminded of (B5.1, B5.4), and when a failed notice is tried again."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.acting import Account
from clinic.notices import (
    PAUSES,
    NoticeKind,
    is_awake,
    next_try,
    reminder_moments,
    reminders,
    too_late,
)
from clinic.visits import EntryNo
from tests.clinic.samples import NOW, TODAY, ZONE

EVENING, SOON = NoticeKind.REMINDER_EVENING, NoticeKind.REMINDER_SOON
TOMORROW = TODAY + timedelta(days=1)
ENTRY = EntryNo("taraz-4/2026/7")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "soon"),
    [
        ((8, 0), None),
        ((9, 59), None),
        ((10, 0), (8, 0)),
        ((10, 29), (8, 0)),
        ((10, 30), (8, 0)),
        ((10, 45), (8, 15)),
        ((14, 30), (12, 0)),
        ((19, 40), (17, 10)),
        ((23, 29), (20, 59)),
        ((23, 30), None),
        ((0, 30), None),
    ],
)
def test_b5_1_the_second_is_two_to_three_hours_before_and_never_before_eight(
    start: tuple[int, int], soon: tuple[int, int] | None
) -> None:
    moments = dict(reminder_moments(at(TOMORROW, *start), ZONE))
    assert moments[EVENING] == at(TODAY, 18)
    assert moments.get(SOON) == (at(TOMORROW, *soon) if soon else None)


INSTANTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))


@given(INSTANTS)
def test_b5_1_nobody_is_reminded_at_night_or_twice(starts_at: datetime) -> None:
    moments = list(reminder_moments(starts_at, ZONE))
    assert len({kind for kind, _ in moments}) == len(moments)
    assert moments[0][0] is EVENING
    for kind, moment in moments:
        assert is_awake(moment, ZONE)
        local = moment.astimezone(ZONE)
        if kind is EVENING:
            assert local.time() == time(18)
            assert local.date() == starts_at.astimezone(ZONE).date() - timedelta(days=1)
        else:
            assert timedelta(hours=2) <= starts_at - moment <= timedelta(hours=2, minutes=30)


@pytest.mark.parametrize(
    ("booked_at", "kinds"),
    [
        (at(TODAY, 17, 59), [EVENING, SOON]),
        (at(TODAY, 18), [SOON]),
        (at(TOMORROW, 11, 59), [SOON]),
        (at(TOMORROW, 12), []),
    ],
)
def test_b5_1_booked_after_the_moment_gets_no_reminder(
    booked_at: datetime, kinds: list[NoticeKind]
) -> None:
    written = reminders(
        ENTRY,
        at(TOMORROW, 14, 30),
        ZONE,
        booked_at=booked_at,
        account=Account("telegram:1"),
        language="kk",
    )
    notices = list(written)
    assert [notice.kind for notice in notices] == kinds
    assert [notice.notice for notice in notices] == [f"{ENTRY}:{kind}" for kind in kinds]


@pytest.mark.parametrize(
    ("now", "late"),
    [
        (at(TODAY, 21), False),
        (at(TODAY, 21) + timedelta(seconds=1), True),
    ],
)
def test_b5_1_missed_by_more_than_three_hours_is_too_late(now: datetime, *, late: bool) -> None:
    assert too_late(at(TODAY, 18), at(TOMORROW, 9), now) is late


def test_b5_1_what_has_begun_is_not_reminded_of() -> None:
    assert not too_late(at(TODAY, 12), at(TODAY, 14, 30), at(TODAY, 14, 29))
    assert too_late(at(TODAY, 12), at(TODAY, 14, 30), at(TODAY, 14, 30))


def test_the_pauses_grow_and_come_to_an_end() -> None:
    tries = [next_try(number, NOW) for number in range(1, 11)]
    pauses = [moment - NOW for moment in tries if moment]
    assert pauses == sorted(pauses)
    assert pauses == [*PAUSES]
    assert tries[len(PAUSES) :] == [None, None]
    assert sum(pauses, timedelta()) < timedelta(hours=3)
