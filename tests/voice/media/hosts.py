"""Addresses and sockets for tests: nothing of them is shared with another test."""

import os
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final

FIRST: Final = 20_000
PATIENCE: Final = 30.0
"""Seconds, of a machine that is busy with other things; nothing is told by waiting so long."""
_fresh: Final = count(1)


def host() -> str:
    """A loopback address of our own, so that every port on it is free."""
    return f"127.{os.getpid() // 250 % 250 + 1}.{os.getpid() % 250 + 1}.{next(_fresh) % 250 + 1}"


class Phone:
    """The far side, with a real socket."""

    def __init__(self, address: str, port: int = 0) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        self._socket.bind((address, port))
        self._socket.settimeout(PATIENCE)
        self.host, self.port = self._socket.getsockname()

    def hear(self) -> bytes:
        return self._socket.recv(2048)

    def heard(self) -> list[bytes]:
        """All that has come by now."""
        datagrams = []
        while select.select([self._socket], [], [], 0)[0]:
            datagrams.append(self._socket.recv(2048))
        return datagrams

    def say(self, data: bytes, there: tuple[str, int]) -> None:
        self._socket.sendto(data, there)

    def close(self) -> None:
        self._socket.close()


@contextmanager
def phone(address: str, port: int = 0) -> Iterator[Phone]:
    one = Phone(address, port)
    try:
        yield one
    finally:
        one.close()
