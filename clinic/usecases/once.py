"""One confirming window, one deed: a tap, its twin and its redelivery get the same answer."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from clinic.ports import Repeated, Units
from clinic.refusals import Refused
from clinic.visits import EntryNo

Answer = TypeVar("Answer")


async def once(
    units: Units,
    window: str,
    deed: Callable[[], Awaitable[Answer]],
    again: Callable[[EntryNo], Awaitable[Answer]],
) -> Answer:
    """`deed`, unless this window was answered before: then `again` with that entry.

    The window is a unique key that the deed writes, so a repeat never gets through. It may be
    refused first (its own first run took the time), therefore a refusal looks for the window too.
    """
    try:
        return await deed()
    except (Refused, Repeated):
        async with units() as unit:
            entry = await unit.journals.by_window(window)
        if entry is None:
            raise
    return await again(entry)
