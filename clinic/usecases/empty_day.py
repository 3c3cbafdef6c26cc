"""A day without home visits says so, once in the morning: no list that comes is no news (§2.4)."""

from collections.abc import Collection, Mapping
from datetime import date

from clinic.acting import Account
from clinic.home_calls import Issue
from clinic.journals.home_calls import call_of
from clinic.journals.home_visits import FIRST_ISSUE, in_order, lines_of
from clinic.notices import Notice, NoticeKind
from clinic.people import ProviderId
from clinic.ports import Clock, Unit
from clinic.providers import HoursKind
from clinic.schedule import stretch_of
from clinic.staffing import Group
from clinic.usecases.joining import is_for
from clinic.usecases.list_hearers import doctors_in_chats

KIND = NoticeKind.VISIT_LIST_EMPTY
LANGUAGE = "kk"


async def tell_of_empty_day(unit: Unit, clock: Clock, provider: ProviderId, day: date) -> None:
    """Asked twice it is told once."""
    for account, group in (await who_has_none(unit, clock, provider, day)).items():
        issue = Issue(provider, day, group.precinct if group else "", FIRST_ISSUE)
        await unit.outbox.add(
            Notice(
                f"{KIND}:{issue}:{account}",
                KIND,
                account,
                None,
                str(issue),
                group.language if group else LANGUAGE,
                clock.now(),
            )
        )


async def who_has_none(
    unit: Unit, clock: Clock, provider: ProviderId, day: date
) -> Mapping[Account, Group | None]:
    """Of those who hear of lists: a doctor of precincts who need not go, a group without a count.

    Of a provider that accepts no home calls nobody waits for a list.
    """
    if not (await unit.directory.provider(provider)).hours(HoursKind.HOME_CALLS, day):
        return {}
    promised = await unit.journals.promised(provider, *stretch_of(day, day, clock.zone))
    lines = in_order(lines_of(promised))
    calls = [call_of(call) for line in lines for call in line.calls]
    precincts = {line.precinct for line in lines}
    doctors = await doctors_in_chats(unit, provider)
    going = {one for one, doctor in doctors if any(is_for(call, doctor) for call in calls)}
    free = {one: None for one, doctor in doctors if doctor.precincts and one not in going}
    bound = await unit.groups.of_provider(provider)
    without = {group.chat: group for group in bound if not _hears_a_count(group, precincts)}
    return {**free, **without}


def _hears_a_count(group: Group, precincts: Collection[str]) -> bool:
    return group.precinct in precincts if group.precinct else bool(precincts)
