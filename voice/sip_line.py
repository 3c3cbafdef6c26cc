"""A Line over one leg of signalling and one stream of sound."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Final, TypeVar

import structlog

from voice.agreement import NotAgreed
from voice.beside import beside
from voice.call_sound import CallSound
from voice.line import HungUp, Sound, Transferred
from voice.media.port import Broken, Played, Pressed, Silent
from voice.presses import Presses, Way
from voice.ringing import ringing
from voice.sip.port import Agreed, Ended, Keyed, Leg, Offered

TRANSFERRED_WITHIN: Final = 30.0
"""Seconds for which a person's telephone may ring (B0.10)."""
AGREED_WITHIN: Final = 10.0
"""Seconds for which a description may come later than our answer."""
Result = TypeVar("Result")
log = structlog.get_logger()


class SipLine:
    """Held by one script, while `hear` and `follow` run beside it (voice.lines).

    `call`: its name. `description`: ours, with which the call is taken; None: it is one of ours,
    and taken. `may_reach`: whether a call may be handed over to this URI.
    """

    def __init__(
        self,
        call: str,
        leg: Leg,
        sound: CallSound,
        description: str | None,
        may_reach: Callable[[str], bool],
    ) -> None:
        self.call = call
        self._leg = leg
        self._sound = sound
        self._description = description
        self._may_reach = may_reach
        self._presses = Presses()
        self._unplayed: set[int] = set()
        self._over = False
        self._news = asyncio.Event()

    @property
    def number(self) -> str | None:
        return self._leg.number

    async def answer(self) -> None:
        self._ensure_open()
        if self._description is None:
            return
        description, self._description = self._description, None
        self._leg.answer(description)
        if not await self._until(lambda: self._sound.agreed, AGREED_WITHIN):
            self._end()
            raise HungUp

    async def play(self, sounds: AsyncIterable[Sound]) -> bool:
        self._ensure_open()
        if self._presses:
            return False
        try:
            async with self._beside(self._queue(sounds)) as queueing:
                await self._until(lambda: bool(self._presses) or self._played(queueing))
                return self._played(queueing)
        finally:
            if self._unplayed:
                self._unplayed.clear()
                self._sound.stream.flush()

    async def _queue(self, sounds: AsyncIterable[Sound]) -> None:
        async for sound in sounds:
            self._unplayed.add(self._sound.stream.play(sound.samples))

    def _played(self, queueing: asyncio.Task[None]) -> bool:
        return queueing.done() and not self._unplayed

    async def key(self, within: float) -> str | None:
        """Time on hold does not count: whoever was there has not heard the question."""
        self._ensure_open()
        while not await self._until(lambda: bool(self._presses), within):
            if not self._sound.held:
                return None
            await self._until(lambda: not self._sound.held)
        return self._presses.take()

    async def transfer(self, to: str) -> Transferred:
        self._ensure_open()
        if not self._may_reach(to):
            log.warning("transfer refused")
            return Transferred.REFUSED
        self._sound.stream.play(ringing(TRANSFERRED_WITHIN))
        try:
            outcome = await self._referred(to)
        finally:
            self._sound.stream.flush()
        log.info("transfer", outcome=outcome.value)
        if outcome is Transferred.REACHED:
            self._end()
        else:
            self._ensure_open()
        self._presses.forget()
        return outcome

    async def _referred(self, to: str) -> Transferred:
        """What becomes of a line that is over is not waited for: raises HungUp."""
        async with self._beside(self._leg.refer(to, TRANSFERRED_WITHIN)) as referring:
            await self._until(referring.done)
            return referring.result()

    async def hang_up(self) -> None:
        self._end()

    async def hear(self) -> None:
        """What happens with the sound, until it is over."""
        while not self._over:
            match await self._sound.stream.next():
                case Pressed(key):
                    self._presses.add(key, Way.SOUND)
                case Played(ticket):
                    self._unplayed.discard(ticket)
                case Silent() | Broken() as lost:
                    log.warning("call lost", why=type(lost).__name__.lower())
                    self._end()
            self._news.set()

    async def follow(self) -> None:
        """What happens in signalling, until it is over."""
        while not self._over:
            match await self._leg.next():
                case Offered(offer, reply):
                    reply(self._described(offer))
                case Agreed(answer):
                    self._settle(answer)
                case Keyed(key):
                    self._presses.add(key, Way.SIGNALLING)
                case Ended():
                    self._over = True
            self._news.set()

    def _described(self, offer: str | None) -> str | None:
        """None: refused, and the sound stays as it was."""
        try:
            return self._sound.describe(offer)
        except NotAgreed:
            return None

    def _settle(self, answer: str) -> None:
        try:
            self._sound.settle(answer)
        except NotAgreed:
            log.warning("call lost", why="no sound agreed on")
            self._end()

    def _end(self) -> None:
        self._over = True
        self._leg.hang_up()
        self._news.set()

    def _ensure_open(self) -> None:
        if self._over:
            raise HungUp

    @asynccontextmanager
    async def _beside(
        self, work: Coroutine[object, object, Result]
    ) -> AsyncIterator[asyncio.Task[Result]]:
        """Its end is news."""
        async with beside(work) as task:
            task.add_done_callback(lambda _: self._news.set())
            yield task

    async def _until(self, met: Callable[[], bool], within: float | None = None) -> bool:
        """False: not within so many seconds. Raises HungUp where it can never be."""
        try:
            async with asyncio.timeout(within):
                while not met():
                    self._ensure_open()
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return False
        return True
