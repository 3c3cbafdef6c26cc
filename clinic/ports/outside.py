"""Time, chance and secrets: what no clinic makes by itself."""

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """The only source of time."""

    @property
    def zone(self) -> ZoneInfo: ...
    def now(self) -> datetime: ...
    def today(self) -> date: ...


class Dice(Protocol):
    """Ids, codes and salts: random in life, fixed in tests."""

    def token(self) -> str:
        """A fresh URL-safe id of at least 128 bits."""
        ...

    def figures(self, length: int) -> str:
        """That many random figures."""
        ...


class Vault(Protocol):
    """Secrets under the data key: short ones sealed (B0.2: Argon2id), long ones named."""

    def fingerprint(self, token: str) -> str:
        """The same for the same token, and nobody finds the token from it."""
        ...

    async def seal(self, secret: str) -> str: ...
    async def fits(self, secret: str, sealed: str | None) -> bool:
        """Takes the same time for a wrong secret and for `sealed` None."""
        ...
