"""The keys of the other party's phone, as RFC 4733 reports them."""

from collections import deque
from typing import Final

from voice.media.rtp import Packet

KEYS: Final = "0123456789*#"
"""By the number of the event. A to D, which no telephone of a citizen has, are left out."""
LONGEST: Final = 0xFFFF
"""Of one report, in samples: a key held longer goes on as a further event (2.5.1.3)."""
REMEMBERED: Final = 32
_REPORT: Final = 4  # octets
_TIMESTAMPS: Final = 1 << 32
Event = tuple[int, int, int]
"""SSRC, timestamp, number. By the timestamp alone two keys may look like one: there are senders
that begin anew with the same timestamp under another SSRC."""


class Keys:
    """A key counts when the first packet of its event is here, whichever packet that is.

    The packets of an event all say the same, so one of them is enough: the first may be lost, the
    end may be lost, any may come twice, or later than the next key.
    """

    def __init__(self) -> None:
        self._known: deque[Event] = deque(maxlen=REMEMBERED)

    def take(self, packet: Packet) -> str | None:
        """The key, if this packet is the first to report it."""
        if len(packet.payload) < _REPORT:
            return None
        event = (packet.ssrc, packet.timestamp, packet.payload[0])
        if event in self._known:
            return None
        goes_on = _before(event) in self._known
        self._known.append(event)
        number = packet.payload[0]
        return KEYS[number] if number < len(KEYS) and not goes_on else None


def _before(event: Event) -> Event:
    """What this event would go on from, were its key held all the time."""
    ssrc, timestamp, number = event
    return ssrc, (timestamp - LONGEST) % _TIMESTAMPS, number
