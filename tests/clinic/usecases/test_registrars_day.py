"""A registrar's days by a turned clock: lunch, a holiday, a Friday evening (R5, §3.4)."""

from datetime import date, datetime

import pytest

from clinic.certificates import Shown
from clinic.reception import ClaimAsked, SlipPrinted
from clinic.visits import spoken_number
from storage import tables
from tests.clinic.usecases.certificates import head, move, register
from tests.clinic.usecases.desk import Desk, local
from tests.clinic.usecases.town import TB

HOURS = ",".join(
    f'[{weekday},"08:00","13:00"],[{weekday},"14:00","18:00"]' for weekday in range(5)
)
TUESDAY, HOLIDAY, THURSDAY, FRIDAY, MONDAY = (date(2026, 12, day) for day in (15, 16, 17, 18, 21))


async def late(desk: Desk, moment: datetime) -> list[str]:
    """The numbers that the head sees as overdue then."""
    desk.clock.moment = moment
    cards = await desk.reception.show_claims(head())
    return [spoken_number(card.certificate.entry) for card in cards if card.overdue(moment)]


async def shown(desk: Desk, slip: SlipPrinted, moment: datetime) -> Shown:
    desk.clock.moment = moment
    asked = ClaimAsked(slip.number, slip.code)
    return (await desk.reception.show_certificate(asked, desk.anyone())).shown


@pytest.fixture
async def tb(dispensary: Desk) -> Desk:
    """Open on weekdays, with a lunch break; the 16th of December is a holiday."""
    await dispensary.change(tables.providers, {"provider": TB}, open=f"[{HOURS}]")
    day = {"day": HOLIDAY.isoformat(), "kind": "holiday", "source": "test"}
    await dispensary.add(tables.calendar, {**day, "name_kk": "Мереке", "name_ru": "Праздник"})
    return dispensary


async def registered_at(desk: Desk, moment: datetime) -> SlipPrinted:
    desk.clock.moment = moment
    return await register(desk)


async def test_a_quiet_morning_is_never_overdue(tb: Desk) -> None:
    """R5.6 to R5.8: sixty minutes in all."""
    quick = await registered_at(tb, local(TUESDAY, 8))
    for minute, step in ((10, "with_doctor"), (25, "signed"), (40, "certified"), (45, "received")):
        assert await late(tb, local(TUESDAY, 8, minute)) == []
        await move(tb, quick.entry, step)
    assert await shown(tb, quick, local(TUESDAY, 8, 46)) is Shown.HANDED_OVER


async def test_over_lunch_twenty_minutes_take_eighty(tb: Desk) -> None:
    slip = await registered_at(tb, local(TUESDAY, 12, 50))
    assert await late(tb, local(TUESDAY, 13, 30)) == []
    assert await late(tb, local(TUESDAY, 14, 9)) == []
    assert await late(tb, local(TUESDAY, 14, 10)) == ["1"]
    await move(tb, slip.entry, "with_doctor")
    assert await late(tb, local(TUESDAY, 14, 29)) == []
    await move(tb, slip.entry, "signed")
    assert await late(tb, local(TUESDAY, 14, 49)) == ["1"]
    await move(tb, slip.entry, "certified")
    assert await late(tb, local(TUESDAY, 17)) == [], "it waits for the person, not for us"


async def test_a_holiday_counts_for_nobody(tb: Desk) -> None:
    """Neither for the head nor for whoever asks (B6.1)."""
    slip = await registered_at(tb, local(TUESDAY, 17, 50))
    assert await late(tb, local(HOLIDAY, 12)) == []
    assert await late(tb, local(THURSDAY, 8, 9)) == []
    assert await late(tb, local(THURSDAY, 8, 10)) == ["1"]
    tb.clock.moment = local(THURSDAY, 8, 15)
    await move(tb, slip.entry, "stopped")
    assert await late(tb, local(THURSDAY, 8, 16)) == []
    assert await shown(tb, slip, local(THURSDAY, 8, 29)) is Shown.REGISTERED
    assert await shown(tb, slip, local(THURSDAY, 8, 30)) is Shown.ANSWERED


async def test_from_friday_evening_to_monday_morning(tb: Desk) -> None:
    slip = await registered_at(tb, local(FRIDAY, 17, 55))
    await move(tb, slip.entry, "with_doctor")
    assert await late(tb, local(FRIDAY, 23)) == []
    assert await late(tb, local(MONDAY, 8, 14)) == []
    assert await late(tb, local(MONDAY, 8, 15)) == ["1"]
    await move(tb, slip.entry, "refused")
    assert await late(tb, local(MONDAY, 18)) == []
    assert await shown(tb, slip, local(MONDAY, 18)) is Shown.ANSWERED
