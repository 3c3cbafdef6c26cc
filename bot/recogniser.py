"""Where a recogniser of speech plugs in. None is shipped: docs/decisions/0034."""

from typing import Protocol


class Recogniser(Protocol):
    """Works on the clinic's own machines, and keeps and sends on nothing of what it hears."""

    async def __call__(self, sound: bytes, language: str) -> str | None:
        """The words of a voice note (Ogg, Opus), numbers in figures; None: nothing was heard.

        `language`: the one that the conversation is in; what is said may be in the other, or in
        both. Whatever it raises, and an answer that comes too late, is as if nothing was heard.
        """
        ...
