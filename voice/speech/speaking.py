"""Speaks with the voice of each language, and says again what was kept."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from locales.language import Language
from voice.speech.cache import Cache
from voice.speech.port import NoVoice, Voice

LATELY: Final = 200
"""Sentences that are remembered; a long one is a quarter of a megabyte."""


class Speaking:
    """What `voice.phrases` asks for.

    The names of clinics and doctors are heard by many callers, and a confirmation by one several
    times: what is not kept is remembered for a while, in the memory of this process only.
    """

    def __init__(self, voices: Mapping[Language, Voice], cache: Cache) -> None:
        self._voices = voices
        self._cache = cache
        self._lately: OrderedDict[tuple[Language, str], bytes] = OrderedDict()

    async def sound(self, words: str, language: Language, *, kept: bool) -> bytes:
        """Raises Unspoken."""
        voice = self._voices.get(language)
        if voice is None:
            raise NoVoice(language)
        if not kept:
            return await self._remembered(voice, words, language)
        known = await asyncio.to_thread(self._cache.find, voice.name, words, language)
        if known is not None:
            return known
        samples = await voice.speak(words, language)
        await asyncio.to_thread(self._cache.keep, voice.name, words, language, samples)
        return samples

    async def _remembered(self, voice: Voice, words: str, language: Language) -> bytes:
        samples = self._lately.pop((language, words), None)
        if samples is None:
            samples = await voice.speak(words, language)
        self._lately[language, words] = samples
        if len(self._lately) > LATELY:
            self._lately.popitem(last=False)
        return samples
