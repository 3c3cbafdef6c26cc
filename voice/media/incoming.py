"""Whom we listen to, and what of it counts."""

from typing import Final

from voice.media import rtp
from voice.media.arrivals import SECOND, Arrivals
from voice.media.keys import Keys
from voice.media.port import Remote

SILENT_AFTER: Final = 60 * SECOND
LET_GO_AFTER: Final = 2 * SECOND
"""Without a packet from the port that we have taken to: another one may be the right one then."""


class Incoming:
    """Symmetric RTP: the host is what was agreed, its port is the one that packets come from.

    A port is taken to by its first valid packet. It is let go when the other party describes
    itself anew, and when nothing comes from it any more: what we took to may have been the last
    of an earlier call, or the exchange has moved the call within itself.
    """

    def __init__(self) -> None:
        self.arrivals = Arrivals()
        self._keys = Keys()
        self._remote: Remote | None = None
        self._port: int | None = None
        self._latest = 0
        self._silent_at: int | None = None

    @property
    def port(self) -> int | None:
        """Where to send: None, as long as nothing came."""
        return self._port

    def connect(self, remote: Remote, now: int) -> None:
        before = self._remote
        self._remote = remote
        moved = before is None or (before.host, before.port) != (remote.host, remote.port)
        if moved:
            self._port = None
        if not _is_missed(remote):
            self._silent_at = None
        elif moved or not before or not _is_missed(before):
            self._silent_at = now + SILENT_AFTER

    def take(self, data: bytes, source: tuple[str, int], now: int) -> str | None:
        """The key that this datagram is the first to report."""
        remote = self._remote
        if remote is None or not remote.receives or source[0] != remote.host:
            return None
        packet = rtp.read(data)
        if packet is None or not self._is_theirs(packet, source[1], remote, now):
            return None
        self._latest = now
        if self._silent_at is not None:
            self._silent_at = now + SILENT_AFTER
        audio = packet.payload_type == remote.law.value
        self.arrivals.take(packet, now, audio=audio)
        return self._keys.take(packet) if packet.payload_type == remote.events else None

    def fell_silent(self, now: int) -> bool:
        """True once, until the other party describes itself anew."""
        if self._silent_at is None or now < self._silent_at:
            return False
        self._silent_at = None
        return True

    def _is_theirs(self, packet: rtp.Packet, port: int, remote: Remote, now: int) -> bool:
        """Another payload type from their port is a sign of life and no more."""
        if port == self._port:
            return True
        if self._port is not None and now - self._latest < LET_GO_AFTER:
            return False
        if packet.payload_type not in {remote.law.value, remote.events}:
            return False
        self._port = port
        return True


def _is_missed(remote: Remote) -> bool:
    """Who is silent. On hold many send nothing, though they may: music is for who has some."""
    return remote.sends and remote.receives
