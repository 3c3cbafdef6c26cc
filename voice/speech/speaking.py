"""Speaks with the voice of each language, and says again what was kept or said lately."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from typing import Final
from weakref import WeakValueDictionary

from locales.language import Language
from voice.speech.cache import Cache
from voice.speech.port import NoVoice, Voice

LATELY: Final = 96 << 20
"""Octets of sound that are remembered: all prompts of both languages, and a few hundred sentences
more; a long one is a quarter of a megabyte."""
Asked = tuple[Language, str]


class Speaking:
    """What `voice.phrases` asks for.

    The names of clinics and doctors are heard by many callers, and a confirmation by one several
    times: what was said lately is remembered, in the memory of this process only. Callers who ask
    for the same words at once wait for one speaking of them.
    """

    def __init__(self, voices: Mapping[Language, Voice], cache: Cache) -> None:
        self._voices = voices
        self._cache = cache
        self._lately: OrderedDict[Asked, bytes] = OrderedDict()
        self._room = LATELY
        self._turns: WeakValueDictionary[Asked, asyncio.Lock] = WeakValueDictionary()

    async def sound(self, words: str, language: Language, *, kept: bool) -> bytes:
        """Raises Unspoken."""
        voice = self._voices.get(language)
        if voice is None:
            raise NoVoice(language)
        asked = (language, words)
        if asked not in self._lately:
            async with self._turn(asked):
                if asked not in self._lately:
                    making = self._kept(voice, asked) if kept else voice.speak(words, language)
                    self._remember(asked, await making)
        self._lately.move_to_end(asked)
        return self._lately[asked]

    def _turn(self, asked: Asked) -> asyncio.Lock:
        """Known as long as somebody waits."""
        return self._turns.setdefault(asked, asyncio.Lock())

    async def _kept(self, voice: Voice, asked: Asked) -> bytes:
        language, words = asked
        known = await asyncio.to_thread(self._cache.find, voice.name, words, language)
        if known is not None:
            return known
        samples = await voice.speak(words, language)
        await asyncio.to_thread(self._cache.keep, voice.name, words, language, samples)
        return samples

    def _remember(self, asked: Asked, samples: bytes) -> None:
        """Whatever was not asked for longest makes room."""
        self._lately[asked] = samples
        self._room -= len(samples)
        while self._room < 0 and len(self._lately) > 1:
            _, forgotten = self._lately.popitem(last=False)
            self._room += len(forgotten)
