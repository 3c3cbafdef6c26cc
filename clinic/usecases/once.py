"""One confirming window, one deed: a tap, its twin and its redelivery get the same answer."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from clinic.ports import Overtaken, Repeated, Units
from clinic.refusals import Refused
from clinic.visits import EntryNo

Answer = TypeVar("Answer")
TRIES = 4
"""Of one deed. Who overtook it has ended, and few things happen to one entry at a time."""


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
        return await anew(deed)
    except (Refused, Repeated):
        async with units() as unit:
            entry = await unit.journals.by_window(window)
        if entry is None:
            raise
    return await again(entry)


async def anew(deed: Callable[[], Awaitable[Answer]]) -> Answer:
    """Asks the deed again when another overtook it: now it reads what the other has done."""
    for _ in range(TRIES - 1):
        try:
            return await deed()
        except Overtaken:
            continue
    return await deed()
