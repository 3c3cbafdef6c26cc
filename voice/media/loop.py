"""The engine itself: one loop and one tick for all calls, in a process that does nothing else."""

import select
import time
from typing import Final

from voice.media.calls import Calls
from voice.media.pipes import Pipes
from voice.media.ports import Ports
from voice.media.schedule import TICK, Schedule

SECOND: Final = 1_000_000_000
MILLISECOND: Final = 1_000_000
AT_ONCE: Final = 64
"""Sockets that are read before we look at the clock again."""
GATHERED: Final = 0.001
"""Seconds. Packets of many calls come one by one: waking up for each would cost more than they."""
_NOT_YET: Final = 2 * MILLISECOND


class Loop:
    """Ends when nobody holds the other end of the pipes."""

    def __init__(self, ports: Ports, commands: int, events: int) -> None:
        self._pipes = Pipes(commands, events)
        self._poll = select.epoll()
        self._watch(commands)
        self._calls = Calls(ports, self._watch, self._pipes.tell, time.monotonic_ns)

    def run(self) -> None:
        schedule = None
        while not self._pipes.ended:
            if not self._calls:
                schedule = None
                self._take_in(TICK // MILLISECOND if self._pipes.full else None)
                self._pipes.push()
                continue
            schedule = schedule or Schedule(time.monotonic_ns())
            self._listen_until(schedule.deadline)
            self._calls.tick(schedule.deadline)
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

    def _take_in(self, milliseconds: int | None) -> bool:
        """What there is, waiting so long for it; None: without end. False: nothing came."""
        timeout = None if milliseconds is None else max(0, milliseconds - 0.5) / 1000
        ready = self._poll.poll(timeout, AT_ONCE)
        for number, _ in ready:
            if number == self._pipes.commands:
                for command, sound in self._pipes.read():
                    self._calls.do(command, sound)
            else:
                self._calls.take(number)
        return bool(ready)
