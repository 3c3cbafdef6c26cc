"""The sound of one telephone over real UDP: ears that recognise prompts, and keys (RFC 4733)."""

import asyncio
import secrets
import struct
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Final

from tests.voice.ears import Ears
from voice.media.g711 import PACKET

HOST: Final = "127.0.0.1"
EVENTS: Final = 101
HEADER: Final = struct.Struct("!BBHII")
EVENT: Final = struct.Struct("!BBH")
KEYS: Final = "0123456789*#"
MARKER: Final = 0x80
END: Final = 0x80
VOLUME: Final = 10
PACKETS: Final = 6
"""Of each key; the latter half of them end it."""
PCMA: Final = 8
SILENCE: Final = b"\xd5" * PACKET
EVERY: Final = 200
"""Of the packets that are heard, one is answered."""
Address = tuple[str, int]


class Receiver(asyncio.DatagramProtocol):
    def __init__(self, take: Callable[[bytes, Address], None]) -> None:
        self._take = take

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._take(data, addr)


async def bound(
    take: Callable[[bytes, Address], None],
) -> tuple[asyncio.DatagramTransport, int]:
    """A port of ours, and what sends from it."""
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(lambda: Receiver(take), (HOST, 0))
    return transport, transport.get_extra_info("sockname")[1]


class Handset:
    """It answers to wherever it hears something from."""

    def __init__(self, known: Mapping[bytes, str]) -> None:
        self.ears = Ears(known)
        self._sequence, self._stamp, self._source = 1, 0, secrets.randbits(32)
        self._other: Address | None = None

    async def open(self) -> None:
        self._transport, self.port = await bound(self._hear)

    def close(self) -> None:
        self._transport.close()

    def press(self, keys: str) -> None:
        for key in keys:
            self._stamp += 8 * PACKET
            for number in range(1, PACKETS + 1):
                end = END if number > PACKETS // 2 else 0
                event = EVENT.pack(KEYS.index(key), end | VOLUME, number * PACKET)
                self._send(MARKER * (number == 1) | EVENTS, event)

    async def answers(self, replies: Mapping[str, str], *until: str) -> list[str]:
        """Replies to each prompt that it knows an answer to; what was heard, to one of `until`."""
        heard: list[str] = []
        while not heard or heard[-1] not in until:
            heard.append(await self.ears.next())
            self.press(replies.get(heard[-1], ""))
        return heard

    def _send(self, kind: int, payload: bytes) -> None:
        assert self._other, "nothing was heard yet"
        header = HEADER.pack(0x80, kind, self._sequence, self._stamp, self._source)
        self._sequence += 1
        self._transport.sendto(header + payload, self._other)

    def _hear(self, data: bytes, addr: Address) -> None:
        """Now and then it says something too, as nobody stays with who is silent for a minute."""
        self._other = addr
        if len(data) == HEADER.size + PACKET:
            self.ears.hear(data[HEADER.size :])
            if self.ears.packets % EVERY == 0:
                self._send(PCMA, SILENCE)


@asynccontextmanager
async def handset(known: Mapping[bytes, str]) -> AsyncIterator[Handset]:
    one = Handset(known)
    await one.open()
    try:
        yield one
    finally:
        one.close()
