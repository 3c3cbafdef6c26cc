"""Texts that only the data key opens: contacts, addresses, complaints, drafts; and aliases."""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import StorageFault

KEY_BYTES: Final = 32
MARK: Final = "v1."
NONCE_BYTES: Final = 12
ALIAS_BYTES: Final = 16


class DataKeyMissing(Exception):  # noqa: N818 - an answer to the administrator
    """What was asked for is enciphered, and no data key was given."""


def derived(key: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """A key for this purpose alone: from it neither the other keys nor the first can be found."""
    info = f"qabyldau {purpose}".encode()
    return HKDF(SHA256(), KEY_BYTES, salt=salt, info=info).derive(key)


class Cipher:
    """AES-256-GCM. `place` says where the text stands: moved elsewhere, it opens no more."""

    __slots__ = ("_alias_key", "_key")

    def __init__(self, key: bytes | None) -> None:
        """None: whatever needs the key raises DataKeyMissing."""
        self._key = None if key is None else AESGCM(derived(key, "columns"))
        self._alias_key = b"" if key is None else derived(key, "aliases")

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

    def alias(self, text: str) -> str:
        """The same for the same text, and the text is not to be found from it without the key."""
        self._aead()
        digest = hmac.digest(self._alias_key, text.encode(), hashlib.sha256)
        return base64.b64encode(digest[:ALIAS_BYTES]).decode()

    def _aead(self) -> AESGCM:
        if self._key is None:
            raise DataKeyMissing
        return self._key
