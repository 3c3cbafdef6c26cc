"""What the rules of booking want to know, read in the deed's own unit."""

from datetime import datetime, time, timedelta

from clinic.acting import Asker, Level
from clinic.home_calls import AWAITED
from clinic.journals.home_calls import HOME_CALLS, call_of
from clinic.journals.pre_appointment import visit_of
from clinic.people import Doctor
from clinic.ports import Clock, Unit
from clinic.rules.facts import BookingFacts
from clinic.usecases.owning import ensure_own_provider
from clinic.usecases.requests import VisitRequest
from clinic.visits import Visit, VisitState

LONGEST_WINDOW = timedelta(days=1)
"""A promised window may have begun, and still somebody is waited for."""


async def open_entries(
    unit: Unit, asker: Asker, now: datetime, replacing: Visit | None = None
) -> int:
    """Entries of this account made at L1 that are still ahead; none are counted at L2."""
    if asker.level is not Level.CALLER:
        return 0
    visits = [visit_of(entry) for entry in await unit.journals.made_by(asker.account, now)]
    calls = await unit.journals.made_by(asker.account, now - LONGEST_WINDOW, HOME_CALLS)
    ahead = [visit for visit in visits if not _same(visit, replacing)]
    return sum(visit.state is VisitState.ACTIVE for visit in ahead) + sum(
        call_of(entry).state in AWAITED for entry in calls
    )


async def booking_facts(
    unit: Unit,
    clock: Clock,
    request: VisitRequest,
    doctor: Doctor,
    asker: Asker,
    replacing: Visit | None,
) -> BookingFacts:
    """`replacing`: the visit that this one takes the place of, which then hinders nothing.

    The look-up itself was counted when the register was asked (CheckRegister). Raises NotYours
    where the staff asks for another provider than its own.
    """
    ensure_own_provider(asker, request.provider)
    now = clock.now()
    return BookingFacts(
        patient=await unit.register.find(request.patient),
        provider=await unit.directory.provider(request.provider),
        day=request.starts_at.astimezone(clock.zone).date(),
        now=now,
        today=clock.today(),
        asker=asker,
        relation=request.relation,
        doctor=doctor,
        starts_at=request.starts_at,
        reason=request.reason,
        referrals=await unit.register.referrals(request.patient),
        same_day=await _same_day(unit, clock, request, replacing),
        open_entries=await open_entries(unit, asker, now, replacing),
    )


async def _same_day(
    unit: Unit, clock: Clock, request: VisitRequest, replacing: Visit | None
) -> bool:
    day = request.starts_at.astimezone(clock.zone).date()
    midnight = datetime.combine(day, time.min, clock.zone)
    visits = [
        visit_of(entry) for entry in await unit.journals.of_patient(request.patient, midnight)
    ]
    return any(
        visit.state is VisitState.ACTIVE
        and visit.doctor == request.doctor
        and visit.starts_at.astimezone(clock.zone).date() == day
        for visit in visits
        if not _same(visit, replacing)
    )


def _same(visit: Visit, other: Visit | None) -> bool:
    return other is not None and visit.entry == other.entry
