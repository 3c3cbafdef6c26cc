"""Texts that only the data key opens: contacts, addresses, complaints, drafts."""

import base64
import json
import os
from collections.abc import Mapping
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.errors import StorageFault

MARK: Final = "v1."
NONCE_BYTES: Final = 12


class DataKeyMissing(Exception):  # noqa: N818 - an answer to the administrator
    """What was asked for is enciphered, and no data key was given."""


class Cipher:
    """AES-256-GCM. `place` says where the text stands: moved elsewhere, it opens no more."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes | None) -> None:
        """None: whatever needs the key raises DataKeyMissing."""
        self._key = None if key is None else AESGCM(key)

    def seal(self, text: str, place: str) -> str:
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._aead().encrypt(nonce, text.encode(), place.encode())
        return MARK + base64.b64encode(nonce + sealed).decode()

    def open(self, sealed: str, place: str) -> str:
        """What was written before there was a key is read as it stands. Raises StorageFault."""
        if not sealed.startswith(MARK):
            return sealed
        raw = base64.b64decode(sealed.removeprefix(MARK))
        try:
            opened = self._aead().decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode())
        except InvalidTag:
            raise StorageFault("a sealed text does not belong where it stands") from None
        return opened.decode()

    def seal_mapping(self, values: Mapping[str, str | None], place: str) -> str:
        """JSON; nothing in it needs no sealing."""
        text = json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))
        return self.seal(text, place) if values else text

    def _aead(self) -> AESGCM:
        if self._key is None:
            raise DataKeyMissing
        return self._key
