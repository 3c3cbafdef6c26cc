"""Who hears of a provider's lists of home visits: doctors, and groups that are bound."""

from collections.abc import Sequence

from clinic.acting import Account, Role
from clinic.home_calls import Issue
from clinic.people import Doctor, ProviderId
from clinic.ports import Unit
from clinic.staffing import Group


async def groups_of(unit: Unit, issue: Issue) -> Sequence[Group]:
    """Those that hear of this precinct."""
    bound = await unit.groups.of_provider(issue.provider)
    return [group for group in bound if group.precinct in {"", issue.precinct}]


async def visitors_of(unit: Unit, issue: Issue) -> Sequence[Account]:
    """The chats of the confirmed doctors and feldshers who serve the precinct."""
    serving = await doctors_in_chats(unit, issue.provider)
    return [account for account, doctor in serving if issue.precinct in doctor.precincts]


async def doctors_in_chats(unit: Unit, provider: ProviderId) -> Sequence[tuple[Account, Doctor]]:
    """The confirmed ones; feldshers, too."""
    known = {doctor.doctor: doctor for doctor in await unit.directory.doctors(provider)}
    return [
        (held.account, known[held.doctor])
        for held in await unit.staff.of_provider(provider)
        if held.role is Role.DOCTOR and held.doctor in known
        if held.account and held.holds
    ]
