"""Faults a test asks for: the next calls fail as Telegram or the network would."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum

from playground.errors import ApiError, too_many_requests


class Drop(Enum):
    """When the connection breaks: the request never arrives, or only its answer is lost."""

    REQUEST = "request"
    ANSWER = "answer"


@dataclass(frozen=True)
class Fault:
    method: str | None  # lower case; None: any method
    outcome: ApiError | Drop


class Faults:
    """Used up in the order they were asked for."""

    def __init__(self) -> None:
        self._waiting: deque[Fault] = deque()

    def too_many(self, retry_after: int, *, times: int = 1, method: str | None = None) -> None:
        self.refuse(too_many_requests(retry_after), times=times, method=method)

    def broken_server(self, *, times: int = 1, method: str | None = None) -> None:
        self.refuse(ApiError(500, "Internal Server Error"), times=times, method=method)

    def refuse(self, error: ApiError, *, times: int = 1, method: str | None = None) -> None:
        self._add(error, times, method)

    def drop(self, what: Drop, *, times: int = 1, method: str | None = None) -> None:
        """Break the connection before the call is done, or after it, before the answer."""
        self._add(what, times, method)

    def take(self, method: str) -> ApiError | Drop | None:
        """Give the fault for this call, if one was asked for."""
        for fault in self._waiting:
            if fault.method in (None, method):
                self._waiting.remove(fault)
                return fault.outcome
        return None

    def _add(self, outcome: ApiError | Drop, times: int, method: str | None) -> None:
        fault = Fault(None if method is None else method.lower(), outcome)
        self._waiting.extend([fault] * times)
