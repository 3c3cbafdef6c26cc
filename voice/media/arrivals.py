"""What has come and what has not, of one far side (RFC 3550, A.1, A.3 and A.8)."""

from typing import Final, NamedTuple

from voice.media.rtp import Packet

RATE: Final = 8000
SECOND: Final = 1_000_000_000
DROPOUT: Final = 3000
"""Packets: a larger gap is another beginning."""
MISORDER: Final = 100
_SEQUENCES: Final = 1 << 16
_TIMESTAMPS: Final = 1 << 32


class Loss(NamedTuple):
    """Of a report. `fraction`: in 256ths, since the report before."""

    fraction: int
    lost: int
    highest: int
    jitter: int


class Arrivals:
    def __init__(self) -> None:
        self.received = 0
        self.ssrc: int | None = None
        self._expected_before = 0  # under earlier SSRCs
        self._first = self._highest = 0
        self._another: int | None = None
        self._transit: int | None = None
        self._jitter = 0.0
        self._reported = (0, 0)

    def take(self, packet: Packet, now: int, *, audio: bool) -> None:
        """`now` in nanoseconds. Only the timestamps of sound tell when it was sent."""
        if packet.ssrc != self.ssrc:
            self._begin(packet)
        self.received += 1
        if self._advance(packet.sequence) and audio:
            self._measure(packet.timestamp, now)

    @property
    def expected(self) -> int:
        current = 0 if self.ssrc is None else self._highest - self._first + 1
        return self._expected_before + current

    @property
    def lost(self) -> int:
        """Never below zero, though packets may have come twice."""
        return max(0, self.expected - self.received)

    @property
    def jitter(self) -> float:
        """In milliseconds."""
        return self._jitter * 1000 / RATE

    def report(self) -> Loss:
        expected, received = self.expected, self.received
        since, came = expected - self._reported[0], received - self._reported[1]
        self._reported = (expected, received)
        fraction = (since - came) * 256 // since if since > came else 0
        highest = self._highest % _TIMESTAMPS
        return Loss(min(fraction, 255), self.lost, highest, int(self._jitter))

    def _begin(self, packet: Packet) -> None:
        self._expected_before = self.expected
        self.ssrc = packet.ssrc
        self._first = self._highest = packet.sequence
        self._another = self._transit = None

    def _advance(self, sequence: int) -> bool:
        """False: it stands outside of all that could be expected, and counts nowhere else."""
        ahead = (sequence - self._highest) % _SEQUENCES
        if ahead < DROPOUT:
            self._highest += ahead
        elif ahead <= _SEQUENCES - MISORDER:
            return self._jumped(sequence)
        self._another = None
        return True

    def _jumped(self, sequence: int) -> bool:
        """Two packets in a row at another place are a new beginning, one is a stray."""
        if sequence != self._another:
            self._another = (sequence + 1) % _SEQUENCES
            return False
        self._expected_before = self.expected + 1
        self._first = self._highest = sequence
        self._another = self._transit = None
        return True

    def _measure(self, timestamp: int, now: int) -> None:
        transit = (now * RATE // SECOND - timestamp) % _TIMESTAMPS
        if self._transit is not None:
            change = (transit - self._transit) % _TIMESTAMPS
            change = min(change, _TIMESTAMPS - change)
            if change < RATE:  # else their clock has been set anew, which is no jitter
                self._jitter += (change - self._jitter) / 16
        self._transit = transit
