"""The sound of one call, both ways."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

from voice.media.arrivals import SECOND
from voice.media.incoming import Incoming
from voice.media.outgoing import Outgoing
from voice.media.port import Law, Played, Pressed, Remote, Silent, Statistics
from voice.media.reports import Reports

Happened = Pressed | Played | Silent
Address = tuple[str, int]
REPORTED_EVERY: Final = 5 * SECOND
SPREAD: Final = 100
"""A report comes earlier by up to so many hundredths of a second, so that those of many calls do
not meet at one tick (RFC 3550, 6.2)."""
NOBODY: Final = "0.0.0.0"  # noqa: S104 - nothing is bound to it: this is how hold was once said
HIGHEST_PORT: Final = 65535
_MILLISECOND: Final = 1_000_000


class Sends(Protocol):
    """A UDP socket, as far as it is sent with."""

    def sendto(self, data: bytes, address: Address, /) -> int: ...


class Flow:
    """`clock`: nanoseconds since whenever. `tell` hears what happens."""

    def __init__(
        self,
        sound: Sends,
        reports: Sends,
        clock: Callable[[], int],
        tell: Callable[[Happened], None],
    ) -> None:
        self._sound_socket = sound
        self._report_socket = reports
        self._clock = clock
        self._tell = tell
        self._outgoing = Outgoing()
        self._incoming = Incoming()
        self._reports = Reports(self._outgoing, self._incoming)
        self._remote: Remote | None = None
        self._there: Address | None = None
        self._report_port = 0
        self._report_at = 0
        self._latest = 0

    def connect(self, remote: Remote) -> None:
        before, now = self._remote, self._clock()
        if before is None or (before.host, before.port) != (remote.host, remote.port):
            self._report_port = remote.port + 1
            self._report_at = now + _until_report()
        self._remote = remote
        self._incoming.connect(remote, now)
        self._outgoing.speak(remote.law)
        self._there = self._address()

    def play(self, ticket: int, sound: bytes, law: Law) -> None:
        self._outgoing.play(ticket, sound, law)

    def flush(self) -> None:
        self._outgoing.flush()

    def send(self, deadline: int) -> None:
        """Every 20 ms the packet that is ready. What can wait until all have sent does wait."""
        if self._there is None:
            return
        try:
            self._sound_socket.sendto(self._outgoing.packet, self._there)
        except OSError:
            return  # what the network does not take is lost, like any packet on the way
        self._latest = max(self._latest, self._clock() - deadline)

    def settle(self, now: int) -> None:
        """After it: what follows from it, and the next packet is made ready."""
        if self._remote is None:
            return
        if self._there is None:
            self._outgoing.leave_out(1)
        else:
            ended = self._outgoing.sent()
            if ended is not None:
                self._tell(Played(ended))
        if now >= self._report_at:
            self._report_at = now + _until_report()
            self._report(self._reports.datagram(now))
        if self._incoming.fell_silent(now):
            self._tell(Silent())

    def leave_out(self, ticks: int) -> None:
        """Ticks that were given up."""
        self._outgoing.leave_out(ticks)

    def take_sound(self, data: bytes, source: Address, now: int) -> None:
        key = self._incoming.take(data, source, now)
        if self._there is not None and self._there[1] != self._incoming.port:
            self._there = self._address()
        if key is not None:
            self._tell(Pressed(key))

    def take_report(self, data: bytes, source: Address, now: int) -> None:
        """Answers go to where the reports come from, as sound does."""
        ours = self._remote is not None and source[0] == self._remote.host
        if ours and self._reports.take(data, now):
            self._report_port = source[1]

    def close(self) -> Statistics:
        """Says goodbye."""
        if self._remote is not None:
            self._report(self._reports.last_datagram(self._clock()))
        arrivals = self._incoming.arrivals
        return Statistics(
            self._outgoing.packets, arrivals.received, arrivals.lost, arrivals.jitter,
            self._latest / _MILLISECOND, self._reports.lost_there, self._reports.jitter_there,
        )  # fmt: skip

    def _address(self) -> Address | None:
        """Where our sound goes to; None: nowhere, for they have put us on hold."""
        remote = self._remote
        if remote is None or not remote.sends or remote.host == NOBODY:
            return None
        return remote.host, self._incoming.port or remote.port

    def _report(self, datagram: bytes) -> None:
        remote = self._remote
        if remote is not None and remote.host != NOBODY and self._report_port <= HIGHEST_PORT:
            with suppress(OSError):
                self._report_socket.sendto(datagram, (remote.host, self._report_port))


def _until_report() -> int:
    return REPORTED_EVERY - secrets.randbelow(SPREAD) * SECOND // 100
