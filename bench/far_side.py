"""The far side of many calls: hears each by the kernel's own clock, and speaks into it.

`python -m bench.far_side HOST CALLS SECONDS` prints its ports as JSON, reads the ports of the
other side as `HOST PORT …`, and after so many seconds prints what it has heard.
"""

import json
import select
import socket
import struct
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

TICK: Final = 20_000_000  # nanoseconds
TIMESTAMPS: Final = 35
"""SO_TIMESTAMPNS, which the library does not name: when the kernel took the packet."""
HEADER: Final = struct.Struct("!BBHII")
STAMP: Final = struct.Struct("@ll")
SOUND: Final = b"\xd5" * 160
A_LAW: Final = 8
SEQUENCES: Final = 1 << 16
Heard = list[tuple[int, int]]
"""Nanoseconds and sequence number of each packet of a call."""


def main(host: str, calls: str, seconds: str) -> None:
    sockets = [_bound(host) for _ in range(int(calls))]
    print(json.dumps([one.getsockname()[1] for one in sockets]), flush=True)
    there, *ports = sys.stdin.readline().split()
    heard = _talk(sockets, [(there, int(port)) for port in ports], float(seconds))
    print(json.dumps(_figures(heard)), flush=True)


def _bound(host: str) -> socket.socket:
    fresh = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    fresh.setsockopt(socket.SOL_SOCKET, TIMESTAMPS, 1)
    fresh.bind((host, 0))
    fresh.settimeout(0)
    return fresh


def _talk(
    sockets: Sequence[socket.socket], there: Sequence[tuple[str, int]], seconds: float
) -> list[Heard]:
    heard: dict[int, Heard] = {one.fileno(): [] for one in sockets}
    readers = {one.fileno(): one for one in sockets}
    poll = select.epoll()
    for number in readers:
        poll.register(number, select.EPOLLIN)
    deadline, sequence = time.monotonic_ns(), 0
    end = deadline + int(seconds * 1e9)
    while deadline < end:
        deadline += TICK
        while (left := deadline - time.monotonic_ns()) > 0:
            for number, _ in poll.poll(left / 1e9):
                packet = _received(readers[number])
                if packet:
                    heard[number].append(packet)
        for ssrc, (one, address) in enumerate(zip(sockets, there, strict=True)):
            head = HEADER.pack(0x80, 8, sequence % SEQUENCES, sequence * 160 % 2**32, ssrc)
            one.sendto(head + SOUND, address)
        sequence += 1
    return list(heard.values())


def _received(one: socket.socket) -> tuple[int, int] | None:
    """None: a report, for a neighbour of this port."""
    data, told, _, _ = one.recvmsg(2048, 64)
    if data[1] & 0x7F != A_LAW:
        return None
    seconds, nanoseconds = STAMP.unpack(told[0][2])
    return seconds * 1_000_000_000 + nanoseconds, int.from_bytes(data[2:4], "big")


def _figures(heard: Sequence[Heard]) -> dict[str, object]:
    """`gaps`: |gap - 20 ms| of packets that follow each other, in seconds."""
    gaps: list[float] = []
    lost = 0
    for call in heard:
        for (before, number), (now, following) in pairwise(call):
            missing = (following - number - 1) % SEQUENCES
            lost += missing
            if not missing:
                gaps.append(abs(now - before - TICK) / 1e9)
    return {"gaps": gaps, "lost": lost, "packets": sum(map(len, heard))}


if __name__ == "__main__":
    main(*sys.argv[1:])
