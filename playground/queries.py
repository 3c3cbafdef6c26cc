"""Taps on inline buttons, each waiting to be answered once and in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from playground.chats import Chat
from playground.errors import bad_request
from playground.updates import QUERY_LIFE

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True)
class Query:
    chat: Chat
    person_id: int
    asked: float


class Queries:
    """The taps not yet answered."""

    def __init__(self, now: Callable[[], datetime], first_id: int) -> None:
        self._now = now
        self._next_id = first_id
        self._open: dict[str, Query] = {}

    def ask(self, chat: Chat, person_id: int) -> str:
        """Note a tap; its query id."""
        query_id = str(self._next_id)
        self._next_id += 1
        self._open[query_id] = Query(chat, person_id, self._now().timestamp())
        return query_id

    def take(self, query_id: str) -> Query:
        """Take the tap to be answered now. Raises ApiError when answered before or too old."""
        query = self._open.pop(query_id, None)
        if query is None or self._now().timestamp() - query.asked > QUERY_LIFE:
            raise bad_request(TOO_OLD)
        return query
