"""Lines: signalling and sound joined, for calls in both directions."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from voice.agreement import NotAgreed
from voice.call_sound import CallSound
from voice.media.port import Media
from voice.sip.port import Leg, SipStack, Unanswered
from voice.sip_line import SipLine

log = structlog.get_logger()
NO_SOUND = Unanswered(488)


@dataclass(frozen=True, slots=True)
class Lines:
    """`host`: where we are told to be reached. `may_reach`: to whom a call may be handed over.

    A line lasts as long as its block, and the call with it.
    """

    media: Media
    host: str
    may_reach: Callable[[str], bool]

    @asynccontextmanager
    async def taken(self, leg: Leg) -> AsyncIterator[SipLine]:
        """A call that came in. Raises NoPorts, and NotAgreed where no sound can be agreed on."""
        async with self._sound() as sound:
            line = SipLine(leg, sound, sound.describe(leg.described), self.may_reach)
            async with _followed(line):
                yield line

    @asynccontextmanager
    async def dialled(
        self, stack: SipStack, number: str, within: float
    ) -> AsyncIterator[SipLine | Unanswered]:
        """A call of ours, once somebody has taken it. Raises NoPorts."""
        async with self._sound() as sound:
            leg = await stack.dial(number, sound.describe(None), within)
            if isinstance(leg, Unanswered):
                yield leg
                return
            line = SipLine(leg, sound, None, self.may_reach)
            try:
                sound.settle(leg.described or "")
            except NotAgreed:
                await line.hang_up()
                yield NO_SOUND
                return
            async with _followed(line):
                yield line

    @asynccontextmanager
    async def _sound(self) -> AsyncIterator[CallSound]:
        stream = await self.media.open()
        try:
            yield CallSound(stream, self.host)
        finally:
            heard = await stream.close()
            log.info("sound", sent=heard.sent, received=heard.received, lost=heard.lost,
                     jitter=round(heard.jitter, 1), latest=round(heard.latest, 1))  # fmt: skip


@asynccontextmanager
async def _followed(line: SipLine) -> AsyncIterator[None]:
    """What the block raises leaves it as it is, and not in a group."""
    raised: Exception | None = None
    async with asyncio.TaskGroup() as tasks:
        followers = [tasks.create_task(line.hear()), tasks.create_task(line.follow())]
        try:
            yield
        except Exception as error:  # noqa: BLE001 - raised again, once nobody follows any more
            raised = error
        finally:
            await line.hang_up()
            for follower in followers:
                follower.cancel()
    if raised is not None:
        raise raised
