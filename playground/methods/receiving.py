"""How the bot gets its updates: by asking, or by a webhook."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from playground.chats import Json
from playground.errors import bad_request
from playground.params import Params
from playground.playground import Playground
from playground.webhook import USUAL_CONNECTIONS, Hook


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


def set_webhook(playground: Playground, params: Params) -> bool:
    """Set a webhook; an empty url removes it."""
    url = params.text("url")
    if not url:
        return delete_webhook(playground, params)
    connections = params.integer("max_connections")
    hook = Hook(
        url,
        secret=params.text("secret_token") or None,
        connections=USUAL_CONNECTIONS if connections is None else connections,
    )
    hook.check()
    _set_allowed(playground, params)
    _drop_pending(playground, params)
    playground.webhook.set(hook)
    return True


def delete_webhook(playground: Playground, params: Params) -> bool:
    _drop_pending(playground, params)
    playground.webhook.delete()
    return True


def get_webhook_info(playground: Playground, _params: Params) -> Json:
    return playground.webhook.info()


def _drop_pending(playground: Playground, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        playground.updates.clear()
