"""Lines: signalling and sound joined, for calls in both directions, and how many there are."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

import structlog

from voice.agreement import NotAgreed
from voice.beside import beside
from voice.call_sound import CallSound
from voice.media.port import Media, Statistics
from voice.sip.port import Leg, SipStack, Unanswered
from voice.sip_line import SipLine

NAME: Final = 12
"""Bytes."""
NO_SOUND: Final = Unanswered(488, taken=True)
NOT_NOW: Final = Unanswered(503)
log = structlog.get_logger()


@dataclass(slots=True)
class Lines:
    """A line lasts as long as its block, and the call with it.

    `host`: where we are told to be reached. `may_reach`: to whom a call may be handed over.
    `most`: calls at once. `counted` is told how many there are, whenever that changes.
    """

    media: Media
    host: str
    may_reach: Callable[[str], bool]
    most: int
    counted: Callable[[int], None]
    closing: bool = False
    _active: int = 0
    _open: set[SipLine] = field(default_factory=set)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def free(self) -> bool:
        return self._active < self.most

    @asynccontextmanager
    async def taken(self, leg: Leg) -> AsyncIterator[SipLine]:
        """A call that came in. Raises NoPorts, and NotAgreed where no sound can be agreed on."""
        async with self._sound() as (call, sound):
            line = SipLine(call, leg, sound, sound.describe(leg.described), self.may_reach)
            async with self._followed(line):
                yield line

    @asynccontextmanager
    async def dialled(
        self, stack: SipStack, number: str, within: float
    ) -> AsyncIterator[SipLine | Unanswered]:
        """A call of ours, once somebody has taken it. Raises NoPorts."""
        if self.closing or not self.free:
            yield NOT_NOW
            return
        async with self._sound() as (call, sound):
            leg = await stack.dial(number, sound.describe(None), within)
            if isinstance(leg, Unanswered):
                yield leg
                return
            line = SipLine(call, leg, sound, None, self.may_reach)
            async with self._followed(line):
                yield line if _is_settled(sound, leg.described or "") else NO_SOUND

    async def close(self, within: float) -> None:
        """No new call; those under way may end by themselves for so many seconds."""
        self.closing = True
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self._active:
                    self._changed.clear()
                    await self._changed.wait()
        for line in tuple(self._open):
            await line.hang_up()

    @asynccontextmanager
    async def _sound(self) -> AsyncIterator[tuple[str, CallSound]]:
        """With a name of ours for the call: a Call-ID may come again, and may name somebody."""
        self._count(1)
        call = secrets.token_hex(NAME)
        try:
            stream = await self.media.open()
            try:
                yield call, CallSound(stream, self.host)
            finally:
                _note(call, await stream.close())
        finally:
            self._count(-1)

    @asynccontextmanager
    async def _followed(self, line: SipLine) -> AsyncIterator[None]:
        self._open.add(line)
        async with beside(line.hear()), beside(line.follow()):
            try:
                yield
            finally:
                self._open.discard(line)
                await line.hang_up()

    def _count(self, by: int) -> None:
        self._active += by
        self.counted(self._active)
        self._changed.set()


def _is_settled(sound: CallSound, answer: str) -> bool:
    try:
        sound.settle(answer)
    except NotAgreed:
        return False
    return True


def _note(call: str, heard: Statistics) -> None:
    log.info(
        "sound",
        case=call,
        sent=heard.sent,
        received=heard.received,
        lost=heard.lost,
        jitter=round(heard.jitter, 1),
        latest=round(heard.latest, 1),
    )
