"""Where the bot wants its updates sent, and how it went so far."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from playground.chats import Json
from playground.courier import Courier
from playground.errors import bad_request, conflict
from playground.guard import LOOPBACK
from playground.updates import Updates

PORTS = (80, 88, 443, 8443)
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
MOST_CONNECTIONS = 100
USUAL_CONNECTIONS = 40


@dataclass(frozen=True)
class Hook:
    """The wish of one setWebhook."""

    url: str
    secret: str | None = None
    connections: int = USUAL_CONNECTIONS

    def check(self) -> None:
        """Refuse as Telegram does; on this machine plain http and any port will do."""
        parts = urlsplit(self.url)
        if parts.hostname not in LOOPBACK:
            if parts.scheme != "https":
                raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
            if (parts.port or 443) not in PORTS:
                ports = "80, 88, 443 or 8443"
                raise bad_request(f"bad webhook: Webhook can be set up only on ports {ports}")
        if self.secret is not None and not SECRET.fullmatch(self.secret):
            raise bad_request("secret token contains unallowed characters")
        if not 1 <= self.connections <= MOST_CONNECTIONS:
            raise bad_request("max_connections must be between 1 and 100")


class Webhook:
    """At most one hook; while it is set, every update goes to the courier."""

    def __init__(self, updates: Updates, courier: Courier, now: Callable[[], datetime]) -> None:
        self._updates = updates
        self._courier = courier
        self._now = now
        self._hook: Hook | None = None
        self._failed: Json = {}
        courier.on_failure = self._note_failure

    def set(self, hook: Hook) -> None:
        """Send there from now on, beginning with what waits."""
        self._stop()
        self._hook = hook
        self._updates.interrupt(conflict("terminated by setWebhook request"))
        self._updates.on_new = self._courier.take
        headers = {} if hook.secret is None else {"X-Telegram-Bot-Api-Secret-Token": hook.secret}
        self._courier.start(hook.url, headers, hook.connections)
        for entry in tuple(self._updates.pending.values()):
            self._courier.take(entry)

    def delete(self) -> None:
        self._stop()
        self._hook = None

    def info(self) -> Json:
        hook = self._hook
        about: Json = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self._updates.allowed:
            about["allowed_updates"] = sorted(self._updates.allowed)
        if hook is not None:
            about |= {"max_connections": hook.connections, "ip_address": "127.0.0.1"}
            about |= self._failed
        return about

    def _stop(self) -> None:
        self._updates.on_new = None
        self._failed = {}
        self._courier.stop()

    def _note_failure(self, reason: str) -> None:
        moment = int(self._now().timestamp())
        self._failed = {"last_error_date": moment, "last_error_message": reason}
