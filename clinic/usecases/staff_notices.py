"""Whether a notice to the staff still holds, and who hears it: lists, counts, overdue work."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from clinic.home_calls import Issue
from clinic.journals.brief_list import BriefList, CountedList, brief_list
from clinic.journals.home_visits import issue_rows
from clinic.notices import Notice, NoticeKind, NoticeState
from clinic.ports import Clock, Unit
from clinic.schedule import stretch_of
from clinic.usecases.addressing import Addressee, addressee
from clinic.usecases.empty_day import who_has_none
from clinic.usecases.list_hearers import groups_of, visitors_of
from clinic.usecases.tell_managers import overdue_news, whose
from clinic.usecases.verdicts import Ended, Ready

Judging = Callable[[Unit, Clock, Notice], Awaitable[Ready | Ended]]


async def _list(unit: Unit, clock: Clock, notice: Notice) -> Ready | Ended:
    """Whoever serves the precinct no longer is told nothing of it, and nobody of yesterday."""
    issue = Issue.parse(notice.subject)
    if issue.day != clock.today():
        return Ended(notice, NoticeState.FAILED)
    visitors = [one for one in await visitors_of(unit, issue) if one == notice.account]
    if not visitors:
        return Ended(notice, NoticeState.WITHDRAWN)
    rows = await _rows(unit, clock, issue)
    to = (await addressee(unit, visitors[0], notice.language),)
    provider = await unit.directory.provider(issue.provider)
    return Ready(notice, to, provider, listed=brief_list(issue, rows))


async def _count(unit: Unit, clock: Clock, notice: Notice) -> Ready | Ended:
    """Of a list a group gets the count alone (B0.3)."""
    issue = Issue.parse(notice.subject)
    if issue.day != clock.today():
        return Ended(notice, NoticeState.FAILED)
    bound = [one for one in await groups_of(unit, issue) if one.chat == notice.account]
    if not bound:
        return Ended(notice, NoticeState.WITHDRAWN)
    counted = CountedList(issue, len(await _rows(unit, clock, issue)))
    to = (Addressee(bound[0].chat, bound[0].language),)
    provider = await unit.directory.provider(issue.provider)
    return Ready(notice, to, provider, counted=counted)


async def _rows(unit: Unit, clock: Clock, issue: Issue) -> Sequence[Mapping[str, str]]:
    stretch = stretch_of(issue.day, issue.day, clock.zone)
    calls = await unit.journals.promised(issue.provider, *stretch)
    return issue_rows(calls, issue.precinct, issue.number, clock.zone)


async def _empty_day(unit: Unit, clock: Clock, notice: Notice) -> Ready | Ended:
    """Not once a call has come: then there is an addition to hear of."""
    issue = Issue.parse(notice.subject)
    if issue.day != clock.today():
        return Ended(notice, NoticeState.FAILED)
    free = await who_has_none(unit, clock, issue.provider, issue.day)
    account = notice.account
    if account is None or account not in free:
        return Ended(notice, NoticeState.WITHDRAWN)
    provider = await unit.directory.provider(issue.provider)
    if group := free[account]:
        counted = CountedList(replace(issue, precinct=group.precinct), 0)
        return Ready(notice, (Addressee(account, group.language),), provider, counted=counted)
    to = (await addressee(unit, account, notice.language),)
    return Ready(notice, to, provider, listed=BriefList(issue, ()))


async def _overdue(unit: Unit, clock: Clock, notice: Notice) -> Ready | Ended:
    """How many tasks are overdue at this moment, as long as one of them is news."""
    account, overdue = notice.account, await overdue_news(unit, clock, notice)
    if account is None or not overdue:
        return Ended(notice, NoticeState.WITHDRAWN)
    to = (await addressee(unit, account, notice.language),)
    provider = await unit.directory.provider(whose(notice))
    return Ready(notice, to, provider, overdue=overdue)


TO_THE_STAFF: Final[Mapping[NoticeKind, Judging]] = {
    NoticeKind.VISIT_LIST: _list,
    NoticeKind.VISIT_LIST_PAPER: _list,
    NoticeKind.VISIT_LIST_COUNT: _count,
    NoticeKind.VISIT_LIST_EMPTY: _empty_day,
    NoticeKind.WORK_OVERDUE: _overdue,
}
