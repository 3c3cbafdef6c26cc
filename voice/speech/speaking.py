"""Speaks with the voice of each language, and says again what was kept."""

import asyncio
from collections.abc import Mapping

from locales.language import Language
from voice.speech.cache import Cache
from voice.speech.port import NoVoice, Voice


class Speaking:
    """What `voice.phrases` asks for."""

    def __init__(self, voices: Mapping[Language, Voice], cache: Cache) -> None:
        self._voices = voices
        self._cache = cache

    async def sound(self, words: str, language: Language, *, kept: bool) -> bytes:
        """Raises Unspoken."""
        voice = self._voices.get(language)
        if voice is None:
            raise NoVoice(language)
        if not kept:
            return await voice.speak(words, language)
        known = await asyncio.to_thread(self._cache.find, voice.name, words, language)
        if known is not None:
            return known
        samples = await voice.speak(words, language)
        await asyncio.to_thread(self._cache.keep, voice.name, words, language, samples)
        return samples
