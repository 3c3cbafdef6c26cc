"""What the telephone asks of a voice, and how a voice fails."""

from typing import Protocol

from locales.language import Language
from voice.phrases import Unspoken


class NoVoice(Unspoken):
    """Nobody here speaks this language. Another language never stands in for it."""

    def __init__(self, language: Language) -> None:
        super().__init__(f"no voice speaks {language}")
        self.language = language


class SpeechFailed(Unspoken):
    """Names the program and what became of it, never the words: they may be about somebody."""

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(f"{program}: {reason}")


class Voice(Protocol):
    """One speaker, of one or of several languages."""

    @property
    def name(self) -> str:
        """Changes with everything that changes the sound: a kept sound is found by it."""
        ...

    async def speak(self, words: str, language: Language) -> bytes:
        """16-bit mono PCM at 8 kHz, levelled and with its pauses (voice.speech.level).

        Raises NoVoice and SpeechFailed.
        """
        ...
