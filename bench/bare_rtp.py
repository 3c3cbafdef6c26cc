"""The floor of the bench of sound: a loop that sends as many packets, and does nothing else.

`python -m bench.bare_rtp HOST [FAR_HOST, FAR_PORT, …]` prints its ports as JSON and goes on until
its input ends. What comes is read and thrown away.
"""

import json
import os
import select
import socket
import struct
import sys
import time
from contextlib import suppress
from typing import Final

TICK: Final = 20_000_000  # nanoseconds
HEADER: Final = struct.Struct("!BBHII")
SOUND: Final = b"\x2a" * 160


def main(host: str, far_host: str, *far_ports: str) -> None:
    with suppress(OSError):  # as our engine does
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    sockets = [_bound(host) for _ in far_ports]
    print(json.dumps([one.getsockname()[1] for one in sockets]), flush=True)
    readers = {one.fileno(): one for one in sockets}
    poll = select.epoll()
    for number in (0, *readers):
        poll.register(number, select.EPOLLIN)
    there = [(far_host, int(port)) for port in far_ports]
    deadline, sequence = time.monotonic_ns(), 0
    while True:
        deadline += TICK
        while (left := deadline - time.monotonic_ns()) > 0:
            for number, _ in poll.poll(left / 1e9):
                if number == 0:
                    return
                readers[number].recv(2048)
        for ssrc, (one, address) in enumerate(zip(sockets, there, strict=True)):
            head = HEADER.pack(0x80, 8, sequence % 2**16, sequence * 160 % 2**32, ssrc)
            one.sendto(head + SOUND, address)
        sequence += 1


def _bound(host: str) -> socket.socket:
    fresh = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    fresh.bind((host, 0))
    fresh.settimeout(0)
    return fresh


if __name__ == "__main__":
    main(*sys.argv[1:])
