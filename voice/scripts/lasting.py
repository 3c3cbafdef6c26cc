"""How long a call may last: whoever is cut short hears so first, and what to do next."""

from asyncio import Timeout, timeout
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import structlog

from voice.talk import Talk, phrase

LONGEST: Final = 20 * 60.0
"""Seconds, far above what any script takes."""
LAST_WORDS: Final = 30.0
log = structlog.get_logger()


@asynccontextmanager
async def at_most(talk: Talk, limit: Timeout) -> AsyncIterator[None]:
    """Raises HungUp."""
    try:
        async with limit:
            yield
    except TimeoutError:
        log.warning("call too long")
        async with timeout(LAST_WORDS):
            await talk.say_anew(phrase("phone-too-long"))
