"""Voice notes become words, where a recogniser is plugged in; the sound is in memory only."""

import asyncio
from dataclasses import dataclass
from typing import Final

import structlog

from bot.handlers.telegram import Telegram
from bot.recogniser import Recogniser

LONGEST: Final = 60  # seconds
LARGEST: Final = 1024 * 1024  # bytes: far more than so long a note has
PATIENCE: Final = 20.0  # seconds
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class VoiceNote:
    """Where it lies at Telegram. `size` in bytes, where it is told."""

    file: str
    seconds: int
    size: int

    @property
    def fits(self) -> bool:
        return self.seconds <= LONGEST and self.size <= LARGEST


class VoiceNotes:
    """The one place that fetches what somebody has spoken."""

    def __init__(
        self, telegram: Telegram, recogniser: Recogniser, patience: float = PATIENCE
    ) -> None:
        self._telegram = telegram
        self._recogniser = recogniser
        self._patience = patience

    async def words(self, note: VoiceNote, language: str) -> str | None:
        """None: it is too long, nothing was heard, or the way there failed."""
        if not note.fits:
            return None
        try:
            async with asyncio.timeout(self._patience):
                said = await self._heard(note, language)
        except Exception as error:  # noqa: BLE001 - another's program: the person is answered all the same
            log.warning("voice note not heard", error=type(error).__name__)
            return None
        return said.strip() or None if said else None

    async def _heard(self, note: VoiceNote, language: str) -> str | None:
        sound = await self._telegram.fetch(note.file, LARGEST)
        return await self._recogniser(sound, language) if sound else None
