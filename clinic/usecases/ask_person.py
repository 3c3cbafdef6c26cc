"""A person is asked for (B0.10): a task with all that was said, and a promise by the hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic.acting import Anyone, Asker
from clinic.calendar import ProductionCalendar
from clinic.people import ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.providers import RECEIVING, Provider
from clinic.tasks import Task, TaskKind, Why
from clinic.usecases.opening import ANSWERED_WITHIN, open_now, opens_next


@dataclass(frozen=True, slots=True, repr=False)
class PersonRequest:
    """`draft`: what was already said, so that nobody gives the facts twice."""

    window: str
    why: Why
    provider: ProviderId | None
    draft: Mapping[str, str]
    language: str


@dataclass(frozen=True, slots=True)
class Promise:
    """`opens_at` is told out of hours; `phone` is the number to ring."""

    task: str
    answer_by: datetime
    open_now: bool
    opens_at: datetime | None
    phone: str | None
    provider: Provider | None


@dataclass(frozen=True, slots=True)
class AskPerson:
    """Asking again, while the first request is open, gives the same promise."""

    units: Units
    clock: Clock

    async def __call__(self, request: PersonRequest, anyone: Anyone | Asker) -> Promise:
        async with self.units(writing=True) as unit:
            task = await self._asked_before(unit, request, anyone)
            if task is None:
                task = await self._new_task(unit, request, anyone)
                await unit.work.add(task)
                await unit.commit()
            return await self._promise(unit, task)

    async def open_now(self, provider: ProviderId | None) -> bool:
        """Whether somebody can be spoken to at once: at this provider, or None: at any."""
        async with self.units() as unit:
            providers = await _providers(unit, provider)
            calendar, now = await unit.directory.calendar(), self.clock.now()
            return any(open_now(calendar, one, now, self.clock.zone) for one in providers)

    async def _asked_before(
        self, unit: Unit, request: PersonRequest, anyone: Anyone | Asker
    ) -> Task | None:
        same_window = await unit.work.find(request.window)
        if same_window is not None:
            return same_window
        waiting = await unit.work.open_of(anyone.account)
        return next((task for task in waiting if task.kind is TaskKind.PERSON_ASKED), None)

    async def _new_task(self, unit: Unit, request: PersonRequest, anyone: Anyone | Asker) -> Task:
        now = self.clock.now()
        calendar = await unit.directory.calendar()
        providers = await _providers(unit, request.provider)
        return Task(
            task=request.window,
            kind=TaskKind.PERSON_ASKED,
            provider=request.provider,
            entry=None,
            why=request.why.value,
            draft=request.draft,
            asker=anyone.account,
            language=request.language,
            since=now,
            due=(self._opens_at(providers, calendar) or now) + ANSWERED_WITHIN,
        )

    async def _promise(self, unit: Unit, task: Task) -> Promise:
        providers = await _providers(unit, task.provider)
        opens_at = self._opens_at(providers, await unit.directory.calendar())
        provider = providers[0] if task.provider else None
        return Promise(
            task=task.task,
            answer_by=task.due,
            open_now=opens_at is None,
            opens_at=opens_at,
            phone=provider.phone if provider else None,
            provider=provider,
        )

    def _opens_at(
        self, providers: Sequence[Provider], calendar: ProductionCalendar
    ) -> datetime | None:
        """The next opening of any of them; None while one is open, or none ever opens."""
        now = self.clock.now()
        if any(open_now(calendar, provider, now, self.clock.zone) for provider in providers):
            return None
        openings = [opens_next(calendar, provider, now, self.clock.zone) for provider in providers]
        return min((opening for opening in openings if opening is not None), default=None)


async def _providers(unit: Unit, provider: ProviderId | None) -> Sequence[Provider]:
    """The one that was asked, or all that receive patients."""
    if provider is not None:
        return [await unit.directory.provider(provider)]
    return [row for row in await unit.directory.providers() if row.kind in RECEIVING]
