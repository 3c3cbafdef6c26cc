"""The entrance of signalling: packets as whoever is let in may send them.

An input is packets and acts, one under the other, parted by lines of `====`. `@…@` stands for what
only our side knows: the tags of a call that the input may do anything to, and our last request.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Final

from fuzz.changes import changed
from fuzz.found import ensure
from fuzz.sip_seeds import PART, SDP, SOUND, lines, packet, seeds, words
from fuzz.sip_stage import SipStage

MOST_PACKETS: Final = 8
ASIDE: Final = "aside-7c2f"
"""The Call-ID of a call that no input knows, and that must outlast them all."""
PARTNER: Final = "partner-1"
TAG: Final = re.compile(rb"^To: .*;tag=([0-9a-f]+)", re.MULTILINE)
OURS: Final = re.compile(rb"^(Call-ID|CSeq|Via|From): (.*?)\r$", re.MULTILINE)


class SipEntrance:
    """Each input meets a call under way, and leaves nothing behind."""

    longest = 4096

    def __init__(self, _: Path) -> None:
        self._stage = SipStage()
        self._lines = [line.encode() for line in lines()]
        self._asked = 1
        self._tag = self._call(ASIDE)

    def seeds(self) -> Iterator[bytes]:
        yield from seeds()

    def words(self) -> Iterator[str]:
        yield from words()

    def changed(self, data: bytes, dice: Random) -> bytes:
        return changed(data, dice, self._lines, in_cells=False)

    def attempt(self, data: bytes) -> None:
        self._stage.legs.clear()
        given = {b"@call@": PARTNER.encode(), b"@tag@": self._call(PARTNER)}
        for part in data.split(PART)[:MOST_PACKETS]:
            self._act(part, given)
            given |= self._known()
        self._ensure_alive()
        for leg in self._stage.legs:
            leg.hang_up()
        self._stage.settle()
        self._stage.wait()
        self._stage.sent()
        left = self._stage.under_way()
        ensure(
            left == {"requests": 0, "answers": 0, "calls": 1}, f"nothing is left behind: {left}"
        )

    def close(self) -> None: ...

    def _act(self, part: bytes, given: Mapping[bytes, bytes]) -> None:
        match part:
            case b"dial":
                self._stage.dial()
            case b"refer":
                self._stage.legs[-1].refer("sip:operator@192.0.2.1")
            case b"hang up":
                self._stage.legs[-1].hang_up()
            case _:
                for name, value in given.items():
                    part = part.replace(name, value)
                self._stage.receive(part)
        self._stage.settle()

    def _known(self) -> Mapping[bytes, bytes]:
        """What our last request says, for who answers it."""
        asked = [packet for packet in self._stage.sent() if not packet.startswith(b"SIP/2.0")]
        if not asked:
            return {}
        return {b"@%s@" % name.lower(): value for name, value in OURS.findall(asked[-1])}

    def _call(self, call: str) -> bytes:
        """A call under way: the tag that is ours."""
        self._stage.receive(_written("INVITE", call, 1))
        (answer,) = (one for one in self._stage.sent() if one.startswith(b"SIP/2.0 200"))
        found = TAG.search(answer)
        tag = found[1] if found else b""
        self._stage.receive(_written("ACK", call, 1, tag))
        return tag

    def _ensure_alive(self) -> None:
        self._asked += 1
        self._stage.receive(_written("OPTIONS", ASIDE, self._asked, self._tag))
        sent = self._stage.sent()
        ensure(any(one.startswith(b"SIP/2.0 200 OK") for one in sent), "no call is lost")


def _written(method: str, call: str, cseq: int, tag: bytes = b"") -> bytes:
    headers = [
        f"Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK{call}{cseq}",
        f"From: <sip:101@192.0.2.1>;tag={call}",
        "To: <sip:desk@192.0.2.7>" + (f";tag={tag.decode()}" if tag else ""),
        f"Call-ID: {call}",
        f"CSeq: {cseq} {method}",
        "Contact: <sip:101@192.0.2.1:5060>",
    ]
    sound = (SDP, SOUND) if method == "INVITE" else ()
    return packet(f"{method} sip:desk@192.0.2.7 SIP/2.0", headers, *sound)
