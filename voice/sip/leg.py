"""One call, as the front holds it. Its other half is in sippy's thread."""

import asyncio
from collections.abc import Callable
from typing import Final

from voice.line import Transferred
from voice.sip.port import Ended, LegHappened, Unanswered
from voice.sip.told import Answered, Dialog, Handed, Replied, Told

Run = Callable[..., None]
"""Has something done in sippy's thread."""
UNREACHABLE: Final = 503
RINGS: Final = range(180, 200)
TAKEN: Final = range(200, 300)


class SippyLeg:
    """`call_id` is our own tag of it: what others send may name whoever calls."""

    def __init__(
        self, run: Run, dialog: Dialog, call_id: str, number: str | None, source: str
    ) -> None:
        self.call_id = call_id
        self.number = number
        self.source = source
        self.described: str | None = None
        self.outcome: asyncio.Queue[Answered | Unanswered] = asyncio.Queue()
        """Of a call of ours."""
        self._replied = self._rang = self._taken = False
        self._run = run
        self._dialog = dialog
        self._happened: asyncio.Queue[LegHappened] = asyncio.Queue()
        self._handed: asyncio.Queue[Transferred] = asyncio.Queue()
        self.is_answered = False
        self._ended = False

    def ring(self) -> None:
        self._run(self._dialog.ring)

    def answer(self, description: str) -> None:
        self.is_answered = True
        self._run(self._dialog.answer, description)

    def reject(self, code: int) -> None:
        """Nothing, where it was answered."""
        if self.is_answered:
            return
        self._end(Ended(code))
        self._run(self._dialog.reject, code)

    async def next(self) -> LegHappened:
        """Asked again after the end, it says so again."""
        if self._ended and self._happened.empty():
            return Ended()
        return await self._happened.get()

    def unanswered(self, code: int) -> Unanswered:
        """What a call of ours has come to. Where nothing came at all, nobody was called."""
        code = code if self._replied else UNREACHABLE
        return Unanswered(code, rang=self._rang, taken=self._taken)

    async def refer(self, uri: str, within: float) -> Transferred:
        """Hung up before anything was known: NO_ANSWER, and `next` has `Ended`."""
        self._handed = asyncio.Queue()
        if self._ended:
            return Transferred.NO_ANSWER
        self._run(self._dialog.refer, uri)
        try:
            async with asyncio.timeout(within):
                return await self._handed.get()
        except TimeoutError:
            return Transferred.NO_ANSWER

    def hang_up(self) -> None:
        """Not answered yet, it can still be rejected with a reason: `close` does without one."""
        self._end(Ended())
        if self.is_answered:
            self.close()

    def close(self) -> None:
        self._end(Ended())
        self._run(self._dialog.hang_up)

    def told(self, what: Told) -> None:
        """By sippy's thread, in ours."""
        match what:
            case Answered(description):
                self.described = description
                self.is_answered = True
                self.outcome.put_nowait(what)
            case Replied(code):
                self._replied = True
                self._rang |= code in RINGS
                self._taken |= code in TAKEN
            case Unanswered(code):
                self.outcome.put_nowait(what)
                self._end(Ended(code))
            case Handed(outcome):
                self._handed.put_nowait(outcome)
            case Ended():
                self._end(what)
                self._handed.put_nowait(Transferred.NO_ANSWER)
            case _:
                self._happened.put_nowait(what)

    def _end(self, end: Ended) -> None:
        if not self._ended:
            self._ended = True
            self._happened.put_nowait(end)
