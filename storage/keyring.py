"""The store's own key, which only the data key opens, and what is derived from it.

Entries may never be changed, so their secret columns cannot be enciphered anew: what is changed
when the data key is rotated is only the wrapping of this one key.
"""

import base64
import os
from datetime import datetime
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select

from storage.cipher import KEY_BYTES, NONCE_BYTES, Cipher, DataKeyMissing, derived
from storage.errors import StorageFault
from storage.marshal import instant
from storage.statements import Statement, adding, replacing
from storage.tables import keys
from storage.transaction import Database, transaction_on

STORE: Final = "store"

SEALED = Statement(select(keys.c.sealed).where(keys.c.name == STORE))
FIRST, REWRAP = adding(keys), replacing(keys)


class DataKeyWrong(Exception):  # noqa: N818 - an answer to the administrator
    """The data key does not open this database."""


class Keyring:
    """None: no data key was given; whatever needs it raises DataKeyMissing."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes | None) -> None:
        self._key = key

    def derived(self, purpose: str) -> bytes:
        """A key of 32 bytes for this purpose alone."""
        if self._key is None:
            raise DataKeyMissing
        return derived(self._key, purpose)

    def cipher(self) -> Cipher:
        return Cipher(self._key)


async def open_keyring(database: Database, data_key: bytes | None, now: datetime) -> Keyring:
    """Makes the store's key where there is none yet. Raises DataKeyWrong."""
    if data_key is None:
        return Keyring(None)
    sealed = await _sealed(database)
    if sealed is None:
        fresh = _wrapped(os.urandom(KEY_BYTES), data_key)
        async with transaction_on(database) as transaction:
            transaction.write(FIRST, name=STORE, sealed=fresh, at=instant(now))
            await transaction.commit()
        sealed = await _sealed(database)
    return Keyring(_opened(sealed or "", data_key))


async def rotate(database: Database, old: bytes, new: bytes, now: datetime) -> None:
    """From now on only the new data key opens the store. Raises DataKeyWrong."""
    await open_keyring(database, old, now)
    key = _opened(await _sealed(database) or "", old)
    async with transaction_on(database) as transaction:
        transaction.write(REWRAP, name=STORE, sealed=_wrapped(key, new), at=instant(now))
        await transaction.commit()


async def _sealed(database: Database) -> str | None:
    async with transaction_on(database) as transaction:
        found = await transaction.row(SEALED)
    return None if found is None else str(found[0])


def _wrapped(key: bytes, data_key: bytes) -> str:
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(derived(data_key, "wrap")).encrypt(nonce, key, STORE.encode())
    return base64.b64encode(nonce + sealed).decode()


def _opened(sealed: str, data_key: bytes) -> bytes:
    raw = base64.b64decode(sealed)
    nonce, wrapped = raw[:NONCE_BYTES], raw[NONCE_BYTES:]
    try:
        return AESGCM(derived(data_key, "wrap")).decrypt(nonce, wrapped, STORE.encode())
    except InvalidTag:
        raise DataKeyWrong from None
    except ValueError:
        raise StorageFault("the store's key is damaged") from None
