"""What we say: one packet after the other, silence where nothing is queued."""

import secrets
from collections import deque
from collections.abc import Callable
from typing import Final

from voice.media.g711 import PACKET, SILENCE, transcoded
from voice.media.port import Law
from voice.media.rtp import HEADER, MARKER, PLAIN

_SEQUENCES: Final = 1 << 16
_TIMESTAMPS: Final = 1 << 32
_PAUSES: Final = {law: octet * PACKET for law, octet in SILENCE.items()}


class Outgoing:
    """Silence is sent as sound, and all the time.

    So the way back through a firewall stays open, the far side's jitter buffer and its own limit
    of silence stay calm, and the first word of an answer is not cut by a buffer that has to fill.
    It costs no more than speech does, which is what must be borne anyway. With nothing left out
    all of it is one talkspurt: the marker bit stands where sending begins, or begins again.
    """

    def __init__(self, dice: Callable[[int], int] = secrets.randbits) -> None:
        self.ssrc = dice(32)
        self.packets = 0
        self.timestamp = dice(32)
        self._sequence = dice(16)
        self._marker = MARKER
        self._law = Law.A
        self._queue: deque[tuple[int, bytes]] = deque()
        self._at = 0
        self._ready: bytes | None = None

    @property
    def octets(self) -> int:
        return self.packets * PACKET

    @property
    def packet(self) -> bytes:
        """The next one. It is made when the one before it was sent, and not while others wait."""
        if self._ready is None:
            self._ready = self._made()
        return self._ready

    def sent(self) -> int | None:
        """On to the packet after it. The ticket of the sound that ended with it."""
        ended = self._go_on()
        self._marker = 0
        self._sequence = (self._sequence + 1) % _SEQUENCES
        self.timestamp = (self.timestamp + PACKET) % _TIMESTAMPS
        self.packets += 1
        self._ready = self._made()
        return ended

    def leave_out(self, ticks: int) -> None:
        """Nothing is sent for so long, and time goes on. What is queued waits."""
        self.timestamp = (self.timestamp + ticks * PACKET) % _TIMESTAMPS
        self._marker = MARKER
        self._ready = None

    def speak(self, law: Law) -> None:
        """What is queued by another law goes on by this one."""
        if law is not self._law:
            self._queue = deque(
                (ticket, transcoded(sound, self._law, law)) for ticket, sound in self._queue
            )
            self._law = law
            self._ready = None

    def play(self, ticket: int, sound: bytes, law: Law) -> None:
        """Whole packets of G.711."""
        if not self._queue:
            self._ready = None
        self._queue.append((ticket, transcoded(sound, law, self._law)))

    def flush(self) -> None:
        self._queue.clear()
        self._at = 0
        self._ready = None

    def _made(self) -> bytes:
        if self._queue:
            payload = self._queue[0][1][self._at : self._at + PACKET]
        else:
            payload = _PAUSES[self._law]
        kind = self._law.value | self._marker
        header = HEADER.pack(PLAIN, kind, self._sequence, self.timestamp, self.ssrc)
        return header + payload

    def _go_on(self) -> int | None:
        if not self._queue:
            return None
        ticket, sound = self._queue[0]
        self._at += PACKET
        if self._at < len(sound):
            return None
        self._queue.popleft()
        self._at = 0
        return ticket
