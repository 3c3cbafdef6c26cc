"""Takes the calls that come in: as many as there are lines, each with its own script."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from voice.agreement import NotAgreed
from voice.line import HungUp, Line
from voice.lines import Lines
from voice.media.port import NoPorts
from voice.sip.port import Leg

BUSY: Final = 486
NO_SOUND: Final = 488
NOT_NOW: Final = 503
LONGEST: Final = 21 * 60.0
"""Seconds after which a call is cut off; its script has said good-bye before (scripts.lasting)."""
TakeCall = Callable[[Line], Awaitable[None]]
"""All that is done on one line, to the end."""
log = structlog.get_logger()


class Front:
    def __init__(self, lines: Lines, take_call: TakeCall) -> None:
        self._lines = lines
        self._take_call = take_call

    async def take(self, leg: Leg) -> None:
        """From its first ring to its end. Whatever happens in one call stays there."""
        if self._lines.closing:
            leg.reject(NOT_NOW)
        elif not self._lines.free:
            leg.reject(BUSY)
            log.warning("all lines are taken")
        else:
            await self._talk(leg)

    async def _talk(self, leg: Leg) -> None:
        leg.ring()
        try:
            async with self._lines.taken(leg) as line, asyncio.timeout(LONGEST):
                with structlog.contextvars.bound_contextvars(case=line.call):
                    await self._take_call(line)
        except HungUp:
            pass
        except NotAgreed:
            leg.reject(NO_SOUND)
        except NoPorts:
            leg.reject(NOT_NOW)
            log.warning("no ports left")
        except TimeoutError:
            log.warning("call too long")
        except Exception as error:  # noqa: BLE001 - one call must not end all others
            log.warning("call broke", error=type(error).__name__)
