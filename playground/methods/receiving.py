"""How the bot gets its updates: by asking, or by a webhook."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from playground.chats import Json
from playground.errors import bad_request
from playground.params import Params
from playground.playground import Playground


def get_updates(playground: Playground, params: Params) -> Coroutine[Any, Any, list[Json]]:
    _set_allowed(playground, params)
    return playground.updates.poll(
        params.integer("offset") or 0,
        params.integer("limit") or 100,
        params.integer("timeout") or 0,
    )


def _set_allowed(playground: Playground, params: Params) -> None:
    """Keep the wanted kinds; left out, the last wish stands, an empty one asks for the usual."""
    given = params.parsed("allowed_updates", "can't parse allowed updates JSON array")
    if given is None:
        return
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise bad_request("expected an Array of String as allowed updates")
    playground.updates.allowed = frozenset(given)
