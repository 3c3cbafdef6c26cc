"""Today's lists as a registrar's chat may show them: counts of the own clinic (B0.9, B0.7)."""

from datetime import timedelta

import pytest

from clinic.journals.book import Mark
from clinic.journals.brief_list import Carried
from clinic.people import ProviderId
from clinic.reception import CancelRequest, ShowLists, TodaysLists
from tests.clinic.samples import ELSEWHERE, HERE
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.listing import Listing
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AIGUL, HUSBAND, MOTHER, SECOND, THERAPIST


async def shown(desk: Desk, provider: ProviderId = HERE) -> TodaysLists:
    return await desk.reception.show_lists(registrar(provider))


async def test_home_visits_are_patients_by_precinct(desk: Desk) -> None:
    listing = Listing(desk)
    await listing.call(precinct="10")
    first = await listing.call()
    await listing.call(entry_joined=first, kind="repeat")
    await listing.call()
    await listing.call(precinct=None)
    off = await listing.call()
    await listing.put()
    await listing.mark(off, Mark.CANCELLED)
    assert list((await shown(desk)).home_visits.items()) == [("5", 2), ("10", 1), ("", 1)]
    desk.clock.turn(days=1)
    assert await shown(desk) == TodaysLists({}, [], to_doctors=False)


async def test_appointments_are_of_today_and_stand(desk: Desk) -> None:
    by = registrar()
    for at, who in enumerate((AIGUL, MOTHER)):
        await desk.book(f"w{at}", at=local(TOMORROW, 9 + at), patient=who, asker=by)
    off = await desk.book("w3", at=local(TOMORROW, 11), patient=HUSBAND, asker=by)
    await desk.reception.cancel_visit(CancelRequest("c", off.visit.entry), by)
    await desk.book("w4", at=local(TOMORROW + timedelta(days=1), 9), doctor=SECOND, asker=by)
    assert (await shown(desk)).appointments == []
    desk.clock.turn(days=1)
    lists = await shown(desk)
    assert [(one.doctor, count) for one, count in lists.appointments] == [(THERAPIST, 2)]


async def test_b0_7_another_clinics_lists_are_their_own(desk: Desk) -> None:
    await Listing(desk).call()
    await desk.book("w1", asker=registrar())
    desk.clock.turn(days=1)
    assert len((await shown(desk)).appointments) == 1
    assert await shown(desk, ELSEWHERE) == TodaysLists({}, [], to_doctors=False)


@pytest.mark.parametrize("carried", Carried)
async def test_whom_the_decision_names_is_said_where_there_is_one(
    desk: Desk, carried: Carried
) -> None:
    lists = await ShowLists(desk.units, desk.clock, carried)(registrar())
    assert lists.to_doctors is (carried is Carried.FULL)
