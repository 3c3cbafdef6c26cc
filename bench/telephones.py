"""Telephones in one process: they listen, press keys, and tell how soon they were answered.

`python -m bench.telephones HOST CALLS` prints its ports as JSON. What each has to do comes as a
line of JSON, once all of them talk; when each has heard its last prompt, or after a minute, how
soon every prompt was heard is printed. They stay on the line until the input ends.

An answer is timed from when the first packet of the last key goes out to when the kernel has the
first audible packet of the prompt that follows. Where a prompt follows by itself, the longest
pause of all that is said from the one to the other is told.
"""

import json
import select
import socket
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Final, NamedTuple

from bench.far_side import A_LAW, HEADER, SEQUENCES, SOUND, STAMP, TICK, TIMESTAMPS
from tests.voice.ears import is_loud
from tests.voice.handset import END, EVENT, EVENTS, KEYS, MARKER, PACKETS, VOLUME
from voice.media.g711 import PACKET

SECOND: Final = 1_000_000_000
PATIENCE: Final = 60 * SECOND
THINKS: Final = (0.3, 2.0)
"""Seconds from what is heard to the key."""
THE_END: Final = 50
"""Packets without a word after which a prompt is over."""
BETWEEN_KEYS: Final = 4
"""Packets."""
TOLD: Final = 64  # octets of a time stamp's message
TIMESTAMPS_TURN: Final = 1 << 32
Address = tuple[str, int]


class Step(NamedTuple):
    """`audible`: packets of the prompt's beginning; empty: any word is of it.

    `keys`: pressed after it; `listens`: to its end before. Without keys the next prompt follows
    by itself.
    """

    prompt: str
    audible: Sequence[bytes]
    keys: str
    listens: bool


class Event(NamedTuple):
    """A packet of a key. `last`: no other key follows."""

    key: str
    number: int
    last: bool


class Telephone:
    """It answers to wherever it hears something from."""

    def __init__(self, host: str, seed: int) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, TIMESTAMPS, 1)
        self.socket.bind((host, 0))
        self.socket.settimeout(0)
        self.answers: list[tuple[str, float]] = []
        self.pauses: list[float] = []
        self._dice = Random(seed)  # noqa: S311 - a seed gives each run the same pauses, and guards nothing
        self._source = seed
        self._there: Address | None = None
        self._sequence = self._stamp = self._key_stamp = 0
        self._steps: deque[Step] = deque()
        self._listens, self._heard = True, False
        self._quiet = 0
        self._longest, self._follows = 0, False
        self._press_at: int | None = None
        self._pressed_at: int | None = None
        self._pressing: deque[Event | None] = deque()

    @property
    def port(self) -> int:
        port: int = self.socket.getsockname()[1]
        return port

    @property
    def awaits(self) -> str | None:
        """The prompt that was not heard yet; None: all were."""
        if len(self._steps) == 1 and self._heard:
            return None
        return self._steps[0].prompt if self._steps else ""

    def begin(self, steps: Sequence[Step]) -> None:
        self._steps.extend(steps)

    def take(self) -> None:
        data, told, _, source = self.socket.recvmsg(2048, TOLD)
        if data[1] & 0x7F != A_LAW:
            return  # a report, for a neighbour of this port
        self._there = source
        seconds, nanoseconds = STAMP.unpack(told[0][2])
        if self._steps:
            self._hear(data[HEADER.size :], seconds * SECOND + nanoseconds)

    def speak(self) -> None:
        """A packet, as every 20 ms."""
        now = _now()
        if self._press_at is not None and now >= self._press_at:
            self._press()
        self._stamp = (self._stamp + PACKET) % TIMESTAMPS_TURN
        event = self._pressing.popleft() if self._pressing else None
        if event is None:
            self._send(A_LAW, self._stamp, SOUND)
            return
        if event.number == 1:
            self._key_stamp = self._stamp
            if event.last:
                self._pressed_at, self._listens = now, True
        end = END if event.number > PACKETS // 2 else 0
        payload = EVENT.pack(KEYS.index(event.key), end | VOLUME, event.number * PACKET)
        self._send(MARKER * (event.number == 1) | EVENTS, self._key_stamp, payload)

    def _hear(self, payload: bytes, now: int) -> None:
        step, loud = self._steps[0], is_loud(payload)
        self._quiet = 0 if loud else self._quiet + 1
        self._longest = max(self._longest, self._quiet)
        if self._heard:
            if step.listens and self._quiet == THE_END:
                self._think(now)
        elif loud and self._listens and (not step.audible or payload in step.audible):
            self._tell(step, now)
            if not step.keys and len(self._steps) > 1:
                self._steps.popleft()
                self._follows, self._longest = True, 0
                return
            self._heard = True
            if not step.listens:
                self._think(now)

    def _tell(self, step: Step, now: int) -> None:
        """How soon it was answered, or how long somebody was left without a word before it."""
        if self._follows:
            self.pauses.append(self._longest * TICK / SECOND)
        elif self._pressed_at is not None:
            self.answers.append((step.prompt, (now - self._pressed_at) / SECOND))

    def _think(self, now: int) -> None:
        if self._steps[0].keys and self._press_at is None:
            self._press_at = now + int(self._dice.uniform(*THINKS) * SECOND)

    def _press(self) -> None:
        """Until the last of the keys what is heard is still the prompt before."""
        keys = self._steps.popleft().keys
        for place, key in enumerate(keys, start=1):
            last = place == len(keys)
            self._pressing.extend(Event(key, number, last) for number in range(1, PACKETS + 1))
            self._pressing.extend([None] * BETWEEN_KEYS)
        self._press_at = None
        self._listens = self._heard = self._follows = False

    def _send(self, kind: int, stamp: int, payload: bytes) -> None:
        if self._there is None:
            return
        head = HEADER.pack(0x80, kind, self._sequence, stamp, self._source)
        self._sequence = (self._sequence + 1) % SEQUENCES
        self.socket.sendto(head + payload, self._there)


def _now() -> int:
    """As the kernel stamps packets."""
    return time.clock_gettime_ns(time.CLOCK_REALTIME)


def main(host: str, calls: str) -> None:
    telephones = [Telephone(host, number) for number in range(1, int(calls) + 1)]
    print(json.dumps([one.port for one in telephones]), flush=True)
    takers = {one.socket.fileno(): one for one in telephones}
    poll = select.epoll()
    for number in (0, *takers):
        poll.register(number, select.EPOLLIN)
    deadline, until = time.monotonic_ns(), 0
    while True:
        deadline += TICK
        for line in _listened(poll, takers, deadline):
            if not line:
                return
            _begin(telephones, line)
            until = deadline + PATIENCE
        for one in telephones:
            one.speak()
        if until and (deadline > until or not any(one.awaits for one in telephones)):
            print(json.dumps(_told(telephones)), flush=True)
            until = 0


def _listened(poll: select.epoll, takers: Mapping[int, Telephone], deadline: int) -> Iterator[str]:
    """Until then; what comes by our own input is handed on, at its end without a word."""
    while (left := deadline - time.monotonic_ns()) > 0:
        for number, _ in poll.poll(left / SECOND):
            if number:
                takers[number].take()
            else:
                yield sys.stdin.readline()


def _begin(telephones: Sequence[Telephone], line: str) -> None:
    for one, steps in zip(telephones, json.loads(line), strict=True):
        one.begin(
            [
                Step(prompt, tuple(map(bytes.fromhex, audible)), *rest)
                for prompt, audible, *rest in steps
            ]
        )


def _told(telephones: Sequence[Telephone]) -> dict[str, object]:
    """`answers`: of each prompt how soon it was heard; `awaited`: what never was. In seconds."""
    return {
        "answers": [answer for one in telephones for answer in one.answers],
        "pauses": [pause for one in telephones for pause in one.pauses],
        "awaited": [one.awaits for one in telephones if one.awaits],
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
