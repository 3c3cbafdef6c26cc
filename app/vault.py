"""PINs hashed with Argon2id, and links named, under a key that the data key opens (B0.2)."""

import asyncio
import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from storage import Store

HASHER = PasswordHasher()
NOTHING: Final = (
    "$argon2id$v=19$m=65536,t=3,p=4"
    "$pQdhBROklvrWxmMpm053tw$+HUStF8AkbMPvZ64CT4kV6z+6PfinIgcbLyQ0Shl7JA"
)
"""Sealed by `HASHER` once, for no secret: to look at it takes as long as at any other."""


@dataclass(frozen=True, slots=True, repr=False)
class KeyedVault:
    """Without the data key a stolen database does not let six figures be guessed."""

    key: bytes

    def _keyed(self, secret: str) -> bytes:
        return hmac.digest(self.key, secret.encode(), hashlib.sha256)

    def fingerprint(self, token: str) -> str:
        return self._keyed(f"token:{token}").hex()

    async def seal(self, secret: str) -> str:
        return await asyncio.to_thread(HASHER.hash, self._keyed(secret))

    async def fits(self, secret: str, sealed: str | None) -> bool:
        """Does the same work when nothing is sealed."""
        return await asyncio.to_thread(self._fits, secret, sealed)

    def _fits(self, secret: str, sealed: str | None) -> bool:
        try:
            HASHER.verify(sealed or NOTHING, self._keyed(secret))
        except VerifyMismatchError:
            return False
        return sealed is not None


def vault_of(store: Store) -> KeyedVault:
    """Its key is the store's own: rotating the data key voids no PIN. Raises DataKeyMissing."""
    return KeyedVault(store.keyring.derived("short secrets"))
