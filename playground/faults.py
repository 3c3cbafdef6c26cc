"""Faults a test asks for: the next calls fail as Telegram or the network would."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from playground.errors import ApiError, too_many_requests


class Drop(Enum):
    """When the connection breaks: the request never arrives, or only its answer is lost."""

    REQUEST = "request"
    ANSWER = "answer"


@dataclass(frozen=True)
class Fault:
    method: str | None  # lower case; None: any method
    outcome: ApiError | Drop


@dataclass(frozen=True)
class Chance:
    """A share of the calls of a method fails, in one of these ways."""

    method: str  # lower case
    share: float
    outcomes: tuple[ApiError | Drop, ...]
    dice: Random


class Faults:
    """Used up in the order they were asked for; `cut`, `delay`, `sometimes` last until ended."""

    def __init__(self) -> None:
        self.cut = False  # the network: nothing arrives
        self.delay = 0.0  # seconds until each answer, as over a long wire
        self._waiting: deque[Fault] = deque()
        self._chance: Chance | None = None

    def too_many(self, retry_after: int, *, times: int = 1, method: str | None = None) -> None:
        self.refuse(too_many_requests(retry_after), times=times, method=method)

    def broken_server(self, *, times: int = 1, method: str | None = None) -> None:
        self.refuse(ApiError(500, "Internal Server Error"), times=times, method=method)

    def refuse(self, error: ApiError, *, times: int = 1, method: str | None = None) -> None:
        self._add(error, times, method)

    def drop(self, what: Drop, *, times: int = 1, method: str | None = None) -> None:
        """Break the connection before the call is done, or after it, before the answer."""
        self._add(what, times, method)

    def sometimes(
        self, method: str, share: float, outcomes: Sequence[ApiError | Drop], seed: int
    ) -> None:
        """That share of the calls fails, in one of these ways by chance; a share of 0: none."""
        dice = Random(seed)  # noqa: S311 - the same faults in the same order each time
        self._chance = Chance(method.lower(), share, tuple(outcomes), dice) if share else None

    def take(self, method: str) -> ApiError | Drop | None:
        """Give the fault for this call, if there is one."""
        if self.cut:
            return Drop.REQUEST
        return self._asked_for(method) or self._by_chance(method)

    def _by_chance(self, method: str) -> ApiError | Drop | None:
        chance = self._chance
        if chance is None or chance.method != method or chance.dice.random() >= chance.share:
            return None
        return chance.dice.choice(chance.outcomes)

    def _asked_for(self, method: str) -> ApiError | Drop | None:
        for fault in self._waiting:
            if fault.method in (None, method):
                self._waiting.remove(fault)
                return fault.outcome
        return None

    def _add(self, outcome: ApiError | Drop, times: int, method: str | None) -> None:
        fault = Fault(None if method is None else method.lower(), outcome)
        self._waiting.extend([fault] * times)
