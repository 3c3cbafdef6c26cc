"""Recognises prompts by their packets: G.711 comes out of the wire as it was put in."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from typing import Final

from voice.line import Sound
from voice.media.g711 import PACKET, encoded
from voice.media.port import Law

QUIET: Final = 8
"""Of so many different octets in a packet at most, nothing is heard."""


def is_loud(packet: bytes) -> bool:
    return len(set(packet)) > QUIET


def marks(prompts: Mapping[str, Sound]) -> Mapping[bytes, str]:
    """Of each prompt the first packet that no other has; of two that say the same, the last."""
    names = {sound.samples: name for name, sound in prompts.items()}
    packets = {name: _packets(samples) for samples, name in names.items()}
    owners = Counter(packet for each in packets.values() for packet in set(each))
    own = {name: [one for one in each if owners[one] == 1] for name, each in packets.items()}
    return {found[0]: name for name, each in own.items() if (found := list(filter(is_loud, each)))}


def _packets(samples: bytes) -> list[bytes]:
    octets = encoded(samples, Law.A)
    return [octets[at : at + PACKET] for at in range(0, len(octets), PACKET)]


class Ears:
    """What one telephone has heard."""

    def __init__(self, known: Mapping[bytes, str]) -> None:
        self.known = known
        self.packets = 0
        self.loud = 0
        self._recognised: asyncio.Queue[str] = asyncio.Queue()

    def hear(self, packet: bytes) -> None:
        self.packets += 1
        self.loud += is_loud(packet)
        if name := self.known.get(packet):
            self._recognised.put_nowait(name)

    async def next(self) -> str:
        """The next prompt that is recognised."""
        return await self._recognised.get()
