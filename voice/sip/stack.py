"""The asyncio side of signalling: one stack a process, for sippy's loop is one."""

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from functools import partial
from ipaddress import ip_network
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final

import structlog

from voice.sip.gate import Gate
from voice.sip.keeping import keep_registered
from voice.sip.leg import UNREACHABLE, SippyLeg
from voice.sip.port import Leg, Unanswered
from voice.sip.settings import SipSettings, Trunk
from voice.sip.told import Answered, Invited, Tell

if TYPE_CHECKING:
    from voice.sip.thread.endpoint import Endpoint

REGISTERED_FOR: Final = 300
"""Seconds that are asked for."""
REGISTERED_WITHIN: Final = 40.0
"""Seconds, more than a transaction takes to give up."""
NO_ANSWER: Final = 408
log = structlog.get_logger()


class SippyDied(Exception):  # noqa: N818 - the process cannot go on
    """The thread of signalling has ended by itself."""


@asynccontextmanager
async def open_stack(settings: SipSettings) -> AsyncIterator["SippyStack"]:
    """Once in the life of a process. Raises OSError where it cannot listen."""
    raised: Exception | None = None
    async with asyncio.TaskGroup() as tasks:
        stack = SippyStack(settings, tasks)
        try:
            await stack.open()
            yield stack
        except Exception as error:  # noqa: BLE001 - raised again below, and not in a group
            raised = error
        finally:
            await stack.close()
    if raised is not None:
        raise raised


class SippyStack:
    """`registered`: whether the trunk takes us for reachable; None where that is not asked."""

    def __init__(self, settings: SipSettings, tasks: asyncio.TaskGroup) -> None:
        self.gate = Gate(settings.allow)
        self.troubles: Counter[str] = Counter()
        """Kinds of errors that packets have raised."""
        self.registered: bool | None = None
        self._settings = settings
        self._tasks = tasks
        self._running: set[asyncio.Task[None]] = set()
        self._handle: Callable[[Leg], Awaitable[None]] | None = None
        self._loop = asyncio.get_running_loop()
        self._opened: Future[Endpoint] = Future()
        self._gone = asyncio.Event()

    async def open(self) -> None:
        Thread(target=self._run, name="sippy", daemon=True).start()
        await asyncio.wrap_future(self._opened)
        self._start(self._watch())
        trunk = self._settings.trunk
        if trunk is not None and trunk.register:
            register = partial(self._register, trunk)
            self._start(keep_registered(register, self._settings.retry, self._note))

    async def close(self) -> None:
        """Calls under way are hung up."""
        tasks = list(self._running)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._opened.done() and self._opened.exception() is None:
            self._do(self._endpoint.close)
            await self._gone.wait()

    def on_call(self, handle: Callable[[Leg], Awaitable[None]]) -> None:
        self._handle = handle

    async def dial(self, number: str, offer: str, within: float) -> Leg | Unanswered:
        trunk = self._settings.trunk
        address = await self._locate(trunk) if trunk else None
        if trunk is None or address is None:
            return Unanswered(UNREACHABLE)
        dialog = self._endpoint.outgoing()
        leg = SippyLeg(self._do, dialog, dialog.lTag, number, address)
        dialog.tell = partial(self._post, leg.told)
        self._do(dialog.call, number, offer, (trunk.host, trunk.port), address)
        outcome: Answered | Unanswered | None = None
        try:
            async with asyncio.timeout(within):
                outcome = await leg.outcome.get()
        except TimeoutError:
            outcome = Unanswered(NO_ANSWER)
        finally:
            if not isinstance(outcome, Answered):  # they may have answered just now
                leg.close()
        return leg if isinstance(outcome, Answered) else leg.unanswered(outcome.code)

    # ------------------------------------------------------------ in sippy's thread

    def _run(self) -> None:
        """Stays to the end of the process: sippy's queue is memory of this thread.

        The interpreter looks at it once more when it ends.
        """
        from voice.sip.thread.endpoint import Endpoint  # noqa: PLC0415 - sippy's loop belongs to the thread that imports it

        try:
            endpoint = Endpoint(self._settings, self.gate, self._invited, self._report)
        except Exception as error:  # noqa: BLE001 - raised where the stack is opened
            self._opened.set_exception(error)
            return
        self._opened.set_result(endpoint)
        try:
            endpoint.loop()
        finally:
            self._post(self._gone.set)
        Event().wait()

    def _invited(self, invited: Invited) -> Tell:
        leg = SippyLeg(self._do, invited.dialog, invited.call_id, invited.number, invited.source)
        leg.described = invited.offer
        self._post(self._begin, leg)
        return partial(self._post, leg.told)

    def _report(self, error: BaseException) -> None:
        self._post(self._troubled, type(error).__name__)

    def _post(self, act: Callable[..., None], *given: Any) -> None:
        with suppress(RuntimeError):  # our loop is closed, and nobody is left to be told
            self._loop.call_soon_threadsafe(act, *given)

    # ------------------------------------------------------------ in ours

    @property
    def _endpoint(self) -> "Endpoint":
        return self._opened.result(timeout=0)

    def _do(self, act: Callable[..., None], *given: Any) -> None:
        self._endpoint.run(act, *given)

    def _begin(self, leg: SippyLeg) -> None:
        if self._handle is None:
            leg.reject(UNREACHABLE)
        else:
            self._start(self._serve(leg, self._handle))

    async def _serve(self, leg: SippyLeg, handle: Callable[[Leg], Awaitable[None]]) -> None:
        try:
            await handle(leg)
        except Exception as error:  # noqa: BLE001 - one call must not end all others
            log.warning("call broke", error=type(error).__name__)
        finally:
            leg.close()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._tasks.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _watch(self) -> None:
        await self._gone.wait()
        raise SippyDied

    def _troubled(self, kind: str) -> None:
        self.troubles[kind] += 1
        if self.troubles[kind] == 1:
            log.warning("sip trouble", error=kind)

    async def _locate(self, trunk: Trunk) -> str | None:
        """Looked up in no thread of sippy's. None: nowhere to be found."""
        try:
            found = await self._loop.getaddrinfo(
                trunk.host, trunk.port, family=socket.AF_INET, type=socket.SOCK_DGRAM
            )
        except OSError:
            return None
        address = str(found[0][4][0])
        self._endpoint.names[trunk.host] = address
        if not self.gate.reaches(address, trunk.port):
            self.gate.let_in(ip_network(address))
        return address

    async def _register(self, trunk: Trunk) -> int | None:
        granted: asyncio.Queue[int | None] = asyncio.Queue()
        address = await self._locate(trunk)
        if address is None:
            return None
        told = partial(self._post, granted.put_nowait)
        self._do(self._endpoint.register, address, REGISTERED_FOR, told)
        try:
            async with asyncio.timeout(REGISTERED_WITHIN):
                return await granted.get()
        except TimeoutError:
            return None

    def _note(self, registered: bool) -> None:  # noqa: FBT001 - the one thing that it is told
        if registered != self.registered:
            (log.info if registered else log.warning)("sip registration", registered=registered)
        self.registered = registered
