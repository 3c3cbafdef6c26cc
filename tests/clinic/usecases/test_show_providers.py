"""What an admin sees of the providers (B0.7)."""

from datetime import timedelta

from clinic.acting import Admin
from tests.clinic.samples import ELSEWHERE, HERE
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import DISPENSARY

TO_SUNDAY = timedelta(days=6)


async def test_every_provider_with_its_doctors(desk: Desk) -> None:
    shown = await desk.reception.show_providers(Admin("admin-1"))
    assert [(one.provider.provider, one.doctors, one.home_calls) for one in shown] == [
        (ELSEWHERE, 1, False),
        (HERE, 5, True),
        (DISPENSARY, 0, False),
    ]
    assert all(one.open_today for one in shown)


async def test_b0_6_open_today_is_by_the_calendar(desk: Desk) -> None:
    desk.clock.moment += TO_SUNDAY
    shown = await desk.reception.show_providers(Admin("admin-1"))
    assert [one.open_today for one in shown] == [False, False, False]
