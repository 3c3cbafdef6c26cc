"""The day's home visits are put on the precinct's list (§2.4, B3.9, docs/decisions/0027)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from clinic.acting import Channel
from clinic.home_calls import Issue
from clinic.journals.book import Entry, Mark
from clinic.journals.home_visits import (
    FIRST_ISSUE,
    Line,
    in_order,
    issues_of,
    lines_of,
    to_strike,
)
from clinic.notices import Notice, NoticeKind
from clinic.people import ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.procedure import case_of
from clinic.regulations.grammar import Actor
from clinic.regulations.r3_home_call import R3
from clinic.schedule import stretch_of
from clinic.usecases.empty_day import tell_of_empty_day
from clinic.usecases.list_hearers import groups_of, visitors_of
from clinic.usecases.once import anew

BY = "clock"
LANGUAGE = "kk"


@dataclass(frozen=True, slots=True)
class PutOnList:
    """What has come since the last issue is marked, and told to the precinct's doctors.

    Where nothing has come, nothing is put out: asked twice, it is done once. `tells`: with
    which notices, each to every doctor.
    """

    units: Units
    clock: Clock
    tells: tuple[NoticeKind, ...]

    async def behind(self, providers: Collection[ProviderId], day: date) -> Collection[ProviderId]:
        """Where something has come since the last issue."""
        async with self.units() as unit:
            return await unit.journals.behind(providers, *stretch_of(day, day, self.clock.zone))

    async def of_provider(self, provider: ProviderId, day: date, *, addition: bool) -> None:
        """Precinct by precinct, each in a transaction of its own.

        The morning's tells whoever has none as well.
        """
        async with self.units() as unit:
            lines = await self._lines(unit, provider, day)
        for precinct in sorted({line.precinct for line in lines}):
            await self(provider, day, precinct, addition=addition)
        if self.tells and not addition:
            async with self.units(writing=True) as unit:
                await tell_of_empty_day(unit, self.clock, provider, day)
                await unit.commit()

    async def __call__(
        self, provider: ProviderId, day: date, precinct: str, *, addition: bool
    ) -> Issue | None:
        """None: nothing has come. An addition is one to the morning's list, were that empty."""

        async def deed() -> Issue | None:
            async with self.units(writing=True) as unit:
                every = await self._lines(unit, provider, day)
                lines = [line for line in every if line.precinct == precinct]
                issue = Issue(provider, day, precinct, _next_issue(lines, addition=addition))
                if not await self._put(unit, lines, issue):
                    return None
                await self._tell(unit, issue)
                await self._tell_groups(unit, issue)
                await unit.commit()
            return issue

        return await anew(deed)

    async def _lines(self, unit: Unit, provider: ProviderId, day: date) -> Sequence[Line]:
        stretch = stretch_of(day, day, self.clock.zone)
        return in_order(lines_of(await unit.journals.promised(provider, *stretch)))

    async def _put(self, unit: Unit, lines: Sequence[Line], issue: Issue) -> bool:
        new_numbers = _numbers_after(lines)
        put = False
        for line in lines:
            new = [call for call in line.calls if case_of(R3, call).may("list")]
            number = line.number or (str(next(new_numbers)) if new else "")
            for call in new:
                case_of(R3, call).advance("list", Actor.REGISTRAR)
                await self._mark(unit, call, Mark.ON_LIST, issue, no=number)
            off = [call for call in line.calls if to_strike(call)]
            for call in off:
                await self._mark(unit, call, Mark.STRUCK, issue)
            put = put or bool(new or off)
        return put

    async def _mark(self, unit: Unit, call: Entry, mark: Mark, issue: Issue, **facts: str) -> None:
        await unit.journals.mark(
            call.entry,
            mark,
            at=self.clock.now(),
            by=BY,
            channel=Channel.DESK.value,
            facts={"list": str(issue.number), **facts},
        )

    async def _tell(self, unit: Unit, issue: Issue) -> None:
        for account in await visitors_of(unit, issue):
            language = await unit.accounts.language(account) or LANGUAGE
            for kind in self.tells:
                notice = f"{kind}:{issue}:{account}"
                now = self.clock.now()
                await unit.outbox.add(
                    Notice(notice, kind, account, None, str(issue), language, now)
                )

    async def _tell_groups(self, unit: Unit, issue: Issue) -> None:
        """How many there are, and no more (B0.9); nothing where no chat carries anything."""
        kind = NoticeKind.VISIT_LIST_COUNT
        for group in await groups_of(unit, issue) if self.tells else ():
            notice, now = f"{kind}:{issue}:{group.chat}", self.clock.now()
            await unit.outbox.add(
                Notice(notice, kind, group.chat, None, str(issue), group.language, now)
            )


def _next_issue(lines: Sequence[Line], *, addition: bool) -> int:
    put_out = {issue for line in lines for issue in issues_of(line, Mark.ON_LIST, Mark.STRUCK)}
    return max({FIRST_ISSUE - 1, *put_out, *([FIRST_ISSUE] if addition else [])}) + 1


def _numbers_after(lines: Sequence[Line]) -> Iterator[int]:
    return count(max((int(line.number or 0) for line in lines), default=0) + 1)
