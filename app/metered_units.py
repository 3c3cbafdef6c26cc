"""Counts what deeds wrote, once it is committed, whichever front asked for them."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, cast

from app.meters import Meters
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.ports import Unit, Units

Note = Callable[[tuple[Any, ...], dict[str, Any]], None]


class MeteredUnits:
    """Units as they were, watched."""

    def __init__(self, units: Units, meters: Meters) -> None:
        self._units = units
        self._meters = meters

    def __call__(self, *, writing: bool = False) -> AbstractAsyncContextManager[Unit]:
        return self._opened(writing=writing)

    @asynccontextmanager
    async def _opened(self, *, writing: bool) -> AsyncIterator[Unit]:
        async with self._units(writing=writing) as unit:
            yield cast("Unit", MeteredUnit(unit, self._meters))


class MeteredUnit:
    """Passes everything on."""

    def __init__(self, unit: Unit, meters: Meters) -> None:
        self._unit = unit
        self._meters = meters
        self._written: list[Callable[[], None]] = []
        self.register = Watched(unit.register, "find", self._looked_up)
        self.journals = Watched(unit.journals, "write", self._entered)
        self.history = Watched(unit.history, "refusal", self._refused)

    def __getattr__(self, name: str) -> object:
        return getattr(self._unit, name)

    async def commit(self) -> None:
        await self._unit.commit()
        while self._written:
            self._written.pop()()

    def _looked_up(self, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        del args, named
        self._meters.look_ups.inc()

    def _entered(self, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        if args[0] is PRE_APPOINTMENT:
            channel = named["columns"]["channel"]
            self._written.append(self._meters.bookings.labels(channel=channel).inc)

    def _refused(self, args: tuple[Any, ...], named: dict[str, Any]) -> None:
        del args
        self._written.append(self._meters.refusals.labels(code=named["refusal"]).inc)


class Watched:
    """Everything of `inner`; calls of one method are noted when they have succeeded."""

    def __init__(self, inner: object, method: str, note: Note) -> None:
        self._inner = inner
        called = getattr(inner, method)

        async def noted(*args: Any, **named: Any) -> object:
            found = await called(*args, **named)
            note(args, named)
            return found

        setattr(self, method, noted)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)
