"""How much of what there was: numbers without anybody's data."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from clinic.journals.book import Mark
from clinic.people import ProviderId


class Tallies(Protocol):
    """Of one provider, from `since` on and before `until`."""

    async def written(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Mapping[str, int]:
        """Pre-appointment entries written then, by channel."""
        ...

    async def visits(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Mapping[Mark, int]:
        """Of visits that begin then, how many have each mark."""
        ...

    async def called_off(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Mapping[Mark, int]:
        """Visits that were cancelled, moved or closed then, by mark."""
        ...

    async def refusals(
        self, provider: ProviderId, since: datetime, until: datetime
    ) -> Mapping[str, int]:
        """By code."""
        ...

    async def waiting(self, provider: ProviderId, now: datetime) -> int:
        """Places on the waiting list that still wait, or are offered a time."""
        ...
