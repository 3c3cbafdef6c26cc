"""Phrases: a message of locales/ becomes sound, in the caller's language and in no other."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

import locales
from locales.kk import speech as kk
from locales.language import Language
from locales.ru import speech as ru
from locales.translator import Fact, MissingWords, translators
from voice.line import Sound

DIGITS: Final = "0123456789"
FILES: Final = "phone*.ftl"
"""The texts that are said and never shown."""
_SPOKEN: Final = {Language.KK: kk.digits_spoken, Language.RU: ru.digits_spoken}
_KEY: Final = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_FOLDER: Final = Path(locales.__file__).parent


class Unspoken(Exception):  # noqa: N818 - it says what is the matter
    """There is no sound for these words. It never repeats them: they may be about somebody.

    Unspoken
    ├── NoVoice        nobody here speaks this language  (voice.speech.port)
    └── SpeechFailed   a program did not do its work     (voice.speech.port)
    """


class Speech(Protocol):
    """Words into sound."""

    async def sound(self, words: str, language: Language, *, kept: bool) -> bytes:
        """PCM as `Sound` has it. `kept`: nothing of anybody is in it, so it may lie on disk.

        Raises Unspoken.
        """
        ...


class Phrases:
    """What a script may say.

    `recorded` stands in for speech: by language and prompt, a key of the texts or `digit-7`.
    Every method raises Unspoken.
    """

    def __init__(
        self, speech: Speech, recorded: Mapping[tuple[Language, str], bytes] | None = None
    ) -> None:
        self._speech = speech
        self._recorded = recorded or {}

    async def say(self, key: str, language: Language, /, **facts: Fact) -> Sound:
        """A message. With a text among its facts it may be about somebody, and is not kept."""
        words = translators[language](key, **facts)
        recorded = None if facts else self._recorded.get((language, key))
        if recorded is not None:
            return Sound(words, recorded)
        return await self.text(words, language, kept=not _about_somebody(facts))

    async def spell(self, digits: str, language: Language) -> Sequence[Sound]:
        """Digit by digit, whatever is not a digit left out: only single digits are kept."""
        return [await self._digit(digit, language) for digit in digits if digit in DIGITS]

    async def text(self, words: str, language: Language, *, kept: bool = False) -> Sound:
        """Words that are no message: put into words already, as locales/*/speech.py does it."""
        return Sound(words, await self._speech.sound(words, language, kept=kept))

    async def check(self) -> None:
        """Before the first call: every fixed prompt and digit is there in both languages.

        Names the first that is not; a prompt never falls back on the other language.
        """
        try:
            async with asyncio.TaskGroup() as group:
                for language in Language:
                    group.create_task(_named(self.spell, DIGITS, language))
                    for key in fixed_prompts(language):
                        group.create_task(_named(self.say, key, language))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None

    async def _digit(self, digit: str, language: Language) -> Sound:
        words = _SPOKEN[language](digit)
        recorded = self._recorded.get((language, f"digit-{digit}"))
        if recorded is not None:
            return Sound(words, recorded)
        return await self.text(words, language, kept=True)


async def _named(
    spoken: Callable[[str, Language], Awaitable[object]], prompt: str, language: Language
) -> None:
    try:
        await spoken(prompt, language)
    except Unspoken as error:
        raise Unspoken(f"{prompt} ({language}): {error}") from None


def _about_somebody(facts: Mapping[str, Fact]) -> bool:
    """Days, times and counts are nobody's; a text may be a name, a number or an address."""
    return any(isinstance(fact, str) for fact in facts.values())


def fixed_prompts(language: Language) -> Sequence[str]:
    """Keys of the texts for the phone that need no fact."""
    return [key for key in phone_prompts(language) if _is_fixed(key, language)]


def recordable() -> Mapping[Language, Collection[str]]:
    """The prompts that a recording may stand in for."""
    digits = [f"digit-{digit}" for digit in DIGITS]
    return {language: {*fixed_prompts(language), *digits} for language in Language}


def phone_prompts(language: Language) -> Sequence[str]:
    """Keys of all texts for the phone, in the order of their files."""
    return [
        key
        for path in sorted((_FOLDER / language).glob(FILES))
        for key in _KEY.findall(path.read_text(encoding="utf-8"))
    ]


def _is_fixed(key: str, language: Language) -> bool:
    """Asked of the translator, which is strict: a text that needs a fact is none without it."""
    try:
        translators[language](key)
    except MissingWords:
        return False
    return True
