"""What is counted for Prometheus (interfaces.md "Metrics"): numbers, and never a person."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from app.logs import WARNED
from app.waiter import RealTime
from bot.pace import Waiter
from clinic.acting import Channel
from clinic.refusals import Refusal

Handle = Callable[[Mapping[str, Any]], Awaitable[None]]
TURNS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds in seconds."""
REAL: Final = RealTime()
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library types all but this


class Warned(Collector):
    """What the log has warned of; the events are words of the program."""

    def collect(self) -> Iterator[CounterMetricFamily]:
        family = CounterMetricFamily(
            "qabyldau_warnings", "Log lines that warn, by event.", labels=["event"]
        )
        for event, times in tuple(WARNED.items()):
            family.add_metric([event], times)
        yield family


class Meters:
    """One process's own, for whoever scrapes them to add up; notices are the database's."""

    def __init__(self, waiter: Waiter = REAL) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        own = self._registry
        self.updates = Counter("qabyldau_updates", "Updates that Telegram brought.", registry=own)
        self.turns = Histogram(
            "qabyldau_turn_seconds", "From an update to its answer.", buckets=TURNS, registry=own
        )
        self.look_ups = Counter(
            "qabyldau_register_lookups",
            "Times somebody was looked for in the register.",
            registry=own,
        )
        self.bookings = Counter(
            "qabyldau_bookings", "Entries in pre-appointment journals.", ["channel"], registry=own
        )
        self.refusals = Counter("qabyldau_refusals", "Refusals by code.", ["code"], registry=own)
        self._notices = Gauge(
            "qabyldau_notices",
            "Notices that wait, and those due in the last day, as the database has them.",
            ["kind", "state"],
            registry=own,
        )
        self._oldest = Gauge(
            "qabyldau_notices_oldest_due_seconds",
            "For how long the oldest notice that may be sent now has waited.",
            registry=own,
        )
        self.calls = Gauge("qabyldau_calls_active", "Calls by phone under way.", registry=own)
        own.register(Warned())
        for channel in Channel:
            self.bookings.labels(channel=channel.value)
        for refusal in Refusal:
            self.refusals.labels(code=refusal.value)
        self._waiter = waiter
        self.last_update: float | None = None
        """By the clock that only goes forward."""

    def timed(self, handle: Handle) -> Handle:
        """Counts an update that was handled, and one that failed."""

        async def timed(update: Mapping[str, Any]) -> None:
            begun = self.last_update = self._waiter.now()
            self.updates.inc()
            try:
                await handle(update)
            finally:
                self.turns.observe(self._waiter.now() - begun)

        return timed

    def show_notices(self, counted: Sequence[tuple[str, str, int]], oldest_due: float) -> None:
        """Rows of kind, state and how many."""
        self._notices.clear()
        for kind, state, number in counted:
            self._notices.labels(kind=kind, state=state).set(number)
        self._oldest.set(oldest_due)

    def page(self) -> bytes:
        """In Prometheus's text format."""
        return generate_latest(self._registry)
