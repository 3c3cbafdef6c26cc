"""Chance, from the operating system."""

import secrets

TOKEN_BYTES = 16


class SystemDice:
    """Ids of 128 bits and random figures."""

    def token(self) -> str:
        return secrets.token_urlsafe(TOKEN_BYTES)

    def figures(self, length: int) -> str:
        return "".join(secrets.choice("0123456789") for _ in range(length))
