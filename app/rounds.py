"""Daily jobs, at each provider's own hour: done once a day, and made up for while it is open.

A day that was missed altogether is not made up for: nobody needs yesterday's list.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Final, Protocol

import structlog

from clinic.people import ProviderId
from clinic.ports import Clock, Units
from clinic.providers import Opening

LEFT_OFF: Final = timedelta(minutes=5)
"""After so long without being done, a round's process is taken for dead."""
ONE_DAY: Final = timedelta(days=1)
LOOKED_AHEAD: Final = 14
log = structlog.get_logger()


Work = Callable[[ProviderId, date], Awaitable[None]]
Behind = Callable[[Collection[ProviderId], date], Awaitable[Collection[ProviderId]]]


@dataclass(frozen=True, slots=True)
class DailyJob:
    """Begins so long before the provider opens. `ready` is entered once for all that is due.

    `behind`: where something has come after it was done; there it is done again, and may be so by
    two processes at once.
    """

    name: str
    ahead: timedelta
    ready: Callable[[], AbstractContextManager[Work]]
    behind: Behind | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """A job at one provider on one day, and when it is due."""

    job: DailyJob
    provider: ProviderId
    day: date
    since: datetime
    until: datetime
    again: bool = False


class Records(Protocol):
    """What is remembered of rounds; storage/rounds.py says more."""

    async def begin(
        self, job: str, provider: str, day: date, at: datetime, left_off: datetime
    ) -> bool: ...
    async def done(self, job: str, provider: str, day: date, at: datetime) -> None: ...
    async def give_up(self, job: str, provider: str, day: date) -> None: ...
    async def done_on(self, day: date) -> Collection[tuple[str, str]]: ...
    async def in_hand(self, day: date, left_off: datetime) -> Collection[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Rounds:
    """Each call does all that is due."""

    jobs: Sequence[DailyJob]
    units: Units
    records: Records
    clock: Clock

    async def __call__(self) -> None:
        for job, own in groupby(await self.due(), key=attrgetter("job")):
            with job.ready() as work:
                for each in own:
                    await self._go(each, work)

    async def due(self) -> Sequence[Round]:
        now, today = self.clock.now(), self.clock.today()
        in_hand = await self.records.in_hand(today, now - LEFT_OFF)
        at_hour = [each for each in await self._of_day(today) if each.since <= now < each.until]
        first = [each for each in at_hour if (each.job.name, each.provider) not in in_hand]
        return [*first, *await self._again(at_hour, today)]

    async def _again(self, rounds: Sequence[Round], today: date) -> Sequence[Round]:
        """Those that were done and are behind."""
        done = await self.records.done_on(today)
        found = []
        for job in self.jobs:
            own = [
                each for each in rounds if each.job is job and (job.name, each.provider) in done
            ]
            if job.behind and own:
                behind = await job.behind([each.provider for each in own], today)
                found += [replace(each, again=True) for each in own if each.provider in behind]
        return found

    async def coming(self) -> Sequence[Round]:
        """The next of each job at each provider that is not due yet."""
        now, today = self.clock.now(), self.clock.today()
        found: dict[tuple[str, ProviderId], Round] = {}
        for ahead in range(LOOKED_AHEAD):
            for each in await self._of_day(today + ahead * ONE_DAY):
                if each.since > now:
                    found.setdefault((each.job.name, each.provider), each)
        return list(found.values())

    async def _of_day(self, day: date) -> Sequence[Round]:
        """Job by job."""
        async with self.units() as unit:
            providers = await unit.directory.providers()
            calendar = await unit.directory.calendar()
        open_from_to = [
            (provider.provider, *self._span(day, hours))
            for provider in providers
            if (hours := calendar.hours(provider, day))
        ]
        return [
            Round(job, provider, day, opens - job.ahead, closes)
            for job in self.jobs
            for provider, opens, closes in open_from_to
        ]

    def _span(self, day: date, hours: Sequence[Opening]) -> tuple[datetime, datetime]:
        opens, closes = min(each.start for each in hours), max(each.end for each in hours)
        zone = self.clock.zone
        return datetime.combine(day, opens, zone), datetime.combine(day, closes, zone)

    async def _go(self, each: Round, work: Work) -> None:
        """What fails is tried again at the next call."""
        name, now = each.job.name, self.clock.now()
        left_off = now - LEFT_OFF
        if not each.again and not await self.records.begin(
            name, each.provider, each.day, now, left_off
        ):
            return
        try:
            await work(each.provider, each.day)
        except Exception as error:  # noqa: BLE001 - one provider's round must not stop the others
            log.warning("round failed", job=name, at=each.provider, error=type(error).__name__)
            await self.records.give_up(name, each.provider, each.day)
        else:
            log.info("round", job=name, at=each.provider)
            await self.records.done(name, each.provider, each.day, self.clock.now())
