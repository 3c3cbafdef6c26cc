"""A file that only a key opens, written and read in one go: AES-256-GCM, frame by frame.

Each frame is bound to its number and to whether it is the last, so that a file that was cut,
stretched or put together from two does not open.
"""

import io
import os
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.cipher import derived

HEAD: Final = b"QABYLDAU SEALED 1\n"
SALT_BYTES: Final = 16
FRAME: Final = 1 << 18
LENGTH_BYTES: Final = 4
TAG_BYTES: Final = 16


class FileDamaged(Exception):  # noqa: N818 - an answer to the administrator
    """It was cut short or changed, or another key sealed it."""


class SealedWriter(io.RawIOBase):
    """Closing it writes the last frame; until then the file does not open."""

    def __init__(self, file: BinaryIO, key: bytes, purpose: str) -> None:
        super().__init__()
        salt = os.urandom(SALT_BYTES)
        self._file = file
        self._frames = _Frames(key, purpose, salt)
        self._waiting = bytearray()
        file.write(HEAD + salt)

    def writable(self) -> bool:
        return True

    def write(self, given: object) -> int:
        more = bytes(given)  # type: ignore[call-overload]  # any buffer
        self._waiting += more
        while len(self._waiting) > FRAME:
            self._put(bytes(self._waiting[:FRAME]), last=False)
            del self._waiting[:FRAME]
        return len(more)

    def close(self) -> None:
        if not self.closed:
            self._put(bytes(self._waiting), last=True)
        super().close()

    def _put(self, plain: bytes, *, last: bool) -> None:
        sealed = self._frames.seal(plain, last=last)
        self._file.write(len(sealed).to_bytes(LENGTH_BYTES) + sealed)


class SealedReader(io.RawIOBase):
    """Raises FileDamaged where it comes to something that the key did not seal there."""

    def __init__(self, file: io.BufferedReader, key: bytes, purpose: str) -> None:
        super().__init__()
        if file.read(len(HEAD)) != HEAD:
            raise FileDamaged
        self._file = file
        self._frames = _Frames(key, purpose, file.read(SALT_BYTES))
        self._ready = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # any buffer
        while not self._ready and not self._ended:
            self._ready = self._next()
        given, self._ready = self._ready[: len(view)], self._ready[len(view) :]
        view[: len(given)] = given
        return len(given)

    def _next(self) -> bytes:
        """The last frame is known by its being the last: nothing may follow it."""
        length = int.from_bytes(self._file.read(LENGTH_BYTES))
        sealed = self._file.read(length)
        if not TAG_BYTES <= length <= FRAME + TAG_BYTES or len(sealed) != length:
            raise FileDamaged
        self._ended = not self._file.peek(1)
        return self._frames.open(sealed, last=self._ended)


class _Frames:
    """The nonces count the frames: a key is derived anew for each file."""

    def __init__(self, key: bytes, purpose: str, salt: bytes) -> None:
        self._aead = AESGCM(derived(key, purpose, salt))
        self._number = 0

    def seal(self, plain: bytes, *, last: bool) -> bytes:
        return self._aead.encrypt(self._nonce(last=last), plain, HEAD)

    def open(self, sealed: bytes, *, last: bool) -> bytes:
        try:
            return self._aead.decrypt(self._nonce(last=last), sealed, HEAD)
        except InvalidTag:
            raise FileDamaged from None

    def _nonce(self, *, last: bool) -> bytes:
        self._number += 1
        return self._number.to_bytes(11) + bytes([last])
