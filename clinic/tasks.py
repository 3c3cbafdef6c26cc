"""The work list: everything that waits for a person (B0.10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from clinic.people import ProviderId

CALLED_WITHIN = timedelta(minutes=30)


class TaskKind(StrEnum):
    """export work, column `kind`."""

    PERSON_ASKED = "person_asked"
    CALL_BACK = "call_back"  # an entry without *told* after ten minutes; computed, not stored
    UNVERIFIED_DAY = "unverified_day"  # more than half of a doctor's day taken at L1 (B0.2)
    UNDELIVERED = "undelivered"  # a notice that no channel could deliver: somebody calls
    DISPUTE = "dispute"  # "this was not me": for the manager
    HOME_VISIT_OVERDUE = "home_visit_overdue"  # a promised window has passed (B3.8)
    DETACHED = "detached"  # a future visit of somebody whom `--whole` detached


FOR_THE_MANAGER = frozenset({TaskKind.DISPUTE, TaskKind.UNVERIFIED_DAY})
"""What the desk itself may have done is answered above it."""


class Why(StrEnum):
    """Why a person is asked (B0.10)."""

    ASKED = "asked"
    THREE_FAILURES = "three_failures"
    CANNOT_DECIDE = "cannot_decide"
    NO_FREE_TIME = "no_free_time"
    NOT_UNDERSTOOD = "not_understood"
    CHILD_ALONE = "child_alone"


class Outcome(StrEnum):
    """How a task has ended; stands in the history."""

    DONE = "done"
    TOLD = "told"
    UPHELD = "upheld"  # a dispute: the person is right
    REJECTED = "rejected"  # a dispute: the entry is


@dataclass(frozen=True, slots=True, repr=False)
class Task:
    """`draft` holds what was already said: nobody gives the facts twice."""

    task: str
    kind: TaskKind
    provider: ProviderId | None
    entry: str | None
    why: str
    draft: Mapping[str, str]
    asker: str | None
    language: str
    since: datetime
    due: datetime
    taken_by: str | None = None
    done_at: datetime | None = None

    @property
    def promised(self) -> datetime:
        """Until when it may be answered.

        A call-back stands on the list only once its limit has run out: then somebody has time.
        """
        return self.due + CALLED_WITHIN if self.kind is TaskKind.CALL_BACK else self.due

    def overdue(self, now: datetime) -> bool:
        """Unanswered past its promise: it goes to the manager (B0.10)."""
        return self.done_at is None and self.promised <= now


def overdue_visit(entry: str) -> str:
    """How the one task about a passed promise is named."""
    return f"{TaskKind.HOME_VISIT_OVERDUE}:{entry}"
