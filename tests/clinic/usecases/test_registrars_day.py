"""A registrar's days by a turned clock: lunch, a holiday, a Friday evening (R5 to R7, §3.4)."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from clinic.certificates import Shown
from clinic.people import ProviderId
from clinic.reception import ClaimAsked, SlipPrinted
from clinic.visits import EntryNo, spoken_number
from storage import tables
from tests.clinic.usecases.certificates import head, move, register
from tests.clinic.usecases.desk import Desk, local
from tests.clinic.usecases.town import GIVES, NARCOLOGICAL, PSYCHIATRIC, TB

HOURS = ",".join(
    f'[{weekday},"08:00","13:00"],[{weekday},"14:00","18:00"]' for weekday in range(5)
)
TUESDAY, HOLIDAY, THURSDAY, FRIDAY, MONDAY = (date(2026, 12, day) for day in (15, 16, 17, 18, 21))


async def late(desk: Desk, moment: datetime, at: ProviderId = TB) -> list[str]:
    """The numbers that the head sees as overdue then."""
    desk.clock.moment = moment
    cards = await desk.reception.show_claims(head(at))
    return [spoken_number(card.certificate.entry) for card in cards if card.overdue(moment)]


async def shown(desk: Desk, slip: SlipPrinted, moment: datetime) -> Shown:
    desk.clock.moment = moment
    asked = ClaimAsked(slip.number, slip.code)
    return (await desk.reception.show_certificate(asked, desk.anyone())).shown


@pytest.fixture
async def week(dispensary: Desk) -> Desk:
    """All three open on weekdays, with a lunch break; the 16th of December is a holiday."""
    for at in GIVES:
        await dispensary.change(tables.providers, {"provider": at}, open=f"[{HOURS}]")
    day = {"day": HOLIDAY.isoformat(), "kind": "holiday", "source": "test"}
    await dispensary.add(tables.calendar, {**day, "name_kk": "Мереке", "name_ru": "Праздник"})
    return dispensary


async def registered_at(desk: Desk, moment: datetime) -> SlipPrinted:
    desk.clock.moment = moment
    return await register(desk)


async def test_a_quiet_morning_is_never_overdue(week: Desk) -> None:
    """R5.6 to R5.8: sixty minutes in all."""
    quick = await registered_at(week, local(TUESDAY, 8))
    for minute, step in ((10, "with_doctor"), (25, "signed"), (40, "certified"), (45, "received")):
        assert await late(week, local(TUESDAY, 8, minute)) == []
        await move(week, quick.entry, step)
    assert await shown(week, quick, local(TUESDAY, 8, 46)) is Shown.HANDED_OVER


async def test_over_lunch_twenty_minutes_take_eighty(week: Desk) -> None:
    slip = await registered_at(week, local(TUESDAY, 12, 50))
    assert await late(week, local(TUESDAY, 13, 30)) == []
    assert await late(week, local(TUESDAY, 14, 9)) == []
    assert await late(week, local(TUESDAY, 14, 10)) == ["1"]
    await move(week, slip.entry, "with_doctor")
    assert await late(week, local(TUESDAY, 14, 29)) == []
    await move(week, slip.entry, "signed")
    assert await late(week, local(TUESDAY, 14, 49)) == ["1"]
    await move(week, slip.entry, "certified")
    assert await late(week, local(TUESDAY, 17)) == [], "it waits for the person, not for us"


async def test_a_holiday_counts_for_nobody(week: Desk) -> None:
    """Neither for the head nor for whoever asks (B6.1)."""
    slip = await registered_at(week, local(TUESDAY, 17, 50))
    assert await late(week, local(HOLIDAY, 12)) == []
    assert await late(week, local(THURSDAY, 8, 9)) == []
    assert await late(week, local(THURSDAY, 8, 10)) == ["1"]
    week.clock.moment = local(THURSDAY, 8, 15)
    await move(week, slip.entry, "stopped")
    assert await late(week, local(THURSDAY, 8, 16)) == []
    assert await shown(week, slip, local(THURSDAY, 8, 29)) is Shown.REGISTERED
    assert await shown(week, slip, local(THURSDAY, 8, 30)) is Shown.ANSWERED


async def test_from_friday_evening_to_monday_morning(week: Desk) -> None:
    slip = await registered_at(week, local(FRIDAY, 17, 55))
    await move(week, slip.entry, "with_doctor")
    assert await late(week, local(FRIDAY, 23)) == []
    assert await late(week, local(MONDAY, 8, 14)) == []
    assert await late(week, local(MONDAY, 8, 15)) == ["1"]
    await move(week, slip.entry, "refused")
    assert await late(week, local(MONDAY, 18)) == []
    assert await shown(week, slip, local(MONDAY, 18)) is Shown.ANSWERED


WHOLE_DAY: Sequence[tuple[date, str, str, str]] = (
    (TUESDAY, "08:00", "registered", "1"),
    (TUESDAY, "08:20", "with_doctor", "1"),
    (TUESDAY, "09:50", "signed", "1"),
    (TUESDAY, "10:05", "certified", "1"),
    (TUESDAY, "11:35", "registered", "2"),
    (TUESDAY, "12:05", "late", "2"),  # half an hour of the desk
    (TUESDAY, "12:05", "with_doctor", "2"),
    (TUESDAY, "12:05", "late", ""),
    (TUESDAY, "12:40", "registered", "3"),
    (TUESDAY, "14:09", "late", ""),
    (TUESDAY, "14:10", "late", "3"),  # twenty minutes before lunch, ten after it
    (TUESDAY, "15:04", "late", "3"),
    (TUESDAY, "15:05", "late", "2 3"),  # two hours of the doctor, over lunch
    (TUESDAY, "15:10", "refused", "2"),
    (TUESDAY, "15:20", "stopped", "3"),
    (TUESDAY, "15:30", "late", ""),
    (TUESDAY, "16:30", "registered", "4"),
    (TUESDAY, "16:45", "with_doctor", "4"),
    (TUESDAY, "17:50", "registered", "5"),
    (TUESDAY, "17:55", "received", "1"),
    (HOLIDAY, "12:00", "late", ""),
    (THURSDAY, "08:19", "late", ""),
    (THURSDAY, "08:20", "late", "5"),  # ten minutes before the holiday, twenty after it
    (THURSDAY, "08:44", "late", "5"),
    (THURSDAY, "08:45", "late", "4 5"),  # an hour and a quarter, then three quarters
    (THURSDAY, "09:00", "with_doctor", "5"),
    (THURSDAY, "09:00", "signed", "4"),
    (THURSDAY, "09:29", "late", ""),
    (THURSDAY, "09:30", "late", "4"),  # half an hour of the management
    (THURSDAY, "09:40", "certified", "4"),
    (THURSDAY, "10:59", "late", ""),
    (THURSDAY, "11:00", "late", "5"),
    (THURSDAY, "11:10", "signed", "5"),
    (THURSDAY, "11:20", "certified", "5"),
    (FRIDAY, "17:00", "registered", "6"),
    (FRIDAY, "17:20", "with_doctor", "6"),
    (FRIDAY, "17:45", "registered", "7"),
    (FRIDAY, "23:00", "late", ""),
    (MONDAY, "08:14", "late", ""),
    (MONDAY, "08:15", "late", "7"),  # a quarter of an hour on Friday, another on Monday
    (MONDAY, "09:19", "late", "7"),
    (MONDAY, "09:20", "late", "6 7"),  # forty minutes of the doctor on Friday
)
"""What happens to which request, and which the head then sees as overdue."""


@pytest.mark.parametrize("at", [PSYCHIATRIC, NARCOLOGICAL])
async def test_several_at_once_over_lunch_a_holiday_and_a_weekend(
    week: Desk, at: ProviderId
) -> None:
    """R6.6 to R6.9, R7.6 to R7.8: each runs by itself, and nobody sees another dispensary's."""
    for day, clock, what, numbers in WHOLE_DAY:
        week.clock.moment = local(day, *map(int, clock.split(":")))
        if what == "late":
            assert await late(week, week.clock.now(), at) == numbers.split(), (day, clock)
            assert await late(week, week.clock.now(), TB) == []
        elif what == "registered":
            assert spoken_number((await register(week, at)).entry) == numbers
        else:
            await move(week, EntryNo(f"{at}/{day.year}/{numbers}"), what, at=at)
