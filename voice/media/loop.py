"""The engine itself: one loop and one tick for all calls, in a process that does nothing else."""

import select
import time
from collections import deque
from typing import Final

from voice.media.calls import Calls
from voice.media.pipes import Pipes
from voice.media.ports import Ports
from voice.media.schedule import Schedule
from voice.media.wire import Command

SECOND: Final = 1_000_000_000
MILLISECOND: Final = 1_000_000
AT_ONCE: Final = 64
"""Sockets that are read before we look at the clock again."""
DONE_AT_ONCE: Final = 16
"""Commands, likewise: that many calls are opened in less than two milliseconds."""
GATHERED: Final = 0.001
"""Seconds. Packets of many calls come one by one: waking up for each would cost more than they."""
IDLE: Final = 1000
"""Milliseconds, without a call: then we look whether the other end reads again what it left."""
_NOT_YET: Final = 2 * MILLISECOND


class Loop:
    """Ends when nobody holds the other end of the pipes."""

    def __init__(self, ports: Ports, commands: int, events: int) -> None:
        self._pipes = Pipes(commands, events)
        self._poll = select.epoll()
        self._watch(commands)
        self._told: deque[tuple[Command, bytes]] = deque()
        self._calls = Calls(ports, self._watch, self._pipes.tell, time.monotonic_ns)

    def run(self) -> None:
        schedule = None
        while not self._pipes.ended:
            if not self._calls:
                schedule = None
                self._take_in(IDLE)
                self._pipes.push()
                continue
            schedule = schedule or Schedule(time.monotonic_ns())
            # when we are late, sending comes first: sockets can wait, for one tick and no longer
            if schedule.turn == 0 or time.monotonic_ns() < schedule.deadline:
                self._listen_until(schedule.deadline)
            self._calls.tick(schedule.turn, schedule.deadline)
            self._pipes.push()
            given_up = schedule.next(time.monotonic_ns())
            if given_up:
                self._calls.leave_out(given_up)
        self._calls.close()
        self._poll.close()

    def _watch(self, number: int) -> None:
        self._poll.register(number, select.EPOLLIN)

    def _listen_until(self, deadline: int) -> None:
        """Once at least, be it late already. epoll counts in milliseconds: the rest is slept."""
        came = self._take_in(0)
        while (left := deadline - time.monotonic_ns()) > MILLISECOND:
            gathering = came and left > _NOT_YET
            if gathering:
                time.sleep(GATHERED)
            came = self._take_in(0 if gathering else left // MILLISECOND)
        time.sleep(max(0, left) / SECOND)

    def _take_in(self, milliseconds: int) -> bool:
        """What there is, waiting so long for it. False: nothing came."""
        wait = 0 if self._told else max(0, milliseconds - 0.5) / 1000
        ready = self._poll.poll(wait, AT_ONCE)
        now = time.monotonic_ns()
        for number, _ in ready:
            if number == self._pipes.commands:
                self._told.extend(self._pipes.read())
            else:
                self._calls.take(number, now)
        for _ in range(min(len(self._told), DONE_AT_ONCE)):
            self._calls.do(*self._told.popleft())
        return bool(ready)
