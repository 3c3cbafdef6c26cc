"""Phrases: a message of locales/ becomes sound, in the caller's language and in no other."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import locales
from locales.kk import speech as kk
from locales.language import Language
from locales.ru import speech as ru
from locales.translator import Fact, translators
from voice.line import Sound

DIGITS: Final = "0123456789"
FILES: Final = "phone*.ftl"
"""The texts that are said and never shown."""
_SPOKEN: Final = {Language.KK: kk.digits_spoken, Language.RU: ru.digits_spoken}
_FOLDER: Final = Path(locales.__file__).parent


class Speech(Protocol):
    """Words into sound."""

    async def sound(self, words: str, language: Language, *, kept: bool) -> bytes:
        """PCM as `Sound` has it. `kept`: nothing of anybody is in it, so it may lie on disk.

        Raises NoVoice and SpeechFailed (voice.speech.port).
        """
        ...


class Phrases:
    """What a script may say.

    `recorded` stands in for speech: by language and prompt, a key of the texts or `digit-7`.
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

        Raises what hinders it; a prompt never falls back on the other language.
        """
        try:
            async with asyncio.TaskGroup() as group:
                for language in Language:
                    group.create_task(self.spell(DIGITS, language))
                    for key in fixed_prompts(language):
                        group.create_task(self.say(key, language))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None  # one reason stops the start as well as several

    async def _digit(self, digit: str, language: Language) -> Sound:
        words = _SPOKEN[language](digit)
        recorded = self._recorded.get((language, f"digit-{digit}"))
        if recorded is not None:
            return Sound(words, recorded)
        return await self.text(words, language, kept=True)


def _about_somebody(facts: Mapping[str, Fact]) -> bool:
    """Days, times and counts are nobody's; a text may be a name, a number or an address."""
    return any(isinstance(fact, str) for fact in facts.values())


def fixed_prompts(language: Language) -> Sequence[str]:
    """Keys of the texts for the phone that need no fact, neither themselves nor in a part."""
    entries = {
        entry.id.name: entry
        for path in sorted((_FOLDER / language).glob("*.ftl"))
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message | ast.Term)
    }
    return [key for key in phone_prompts(language) if not _needs_facts(key, entries)]


def phone_prompts(language: Language) -> Sequence[str]:
    """Keys of all texts for the phone, in the order of their files."""
    return [
        entry.id.name
        for path in sorted((_FOLDER / language).glob(FILES))
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message)
    ]


def _needs_facts(key: str, entries: Mapping[str, ast.Message | ast.Term]) -> bool:
    found = _References()
    found.visit(entries[key])
    return found.variables or any(_needs_facts(part, entries) for part in found.parts)


class _References(Visitor):
    """What a text refers to."""

    def __init__(self) -> None:
        self.variables = False
        self.parts: list[str] = []

    def visit_VariableReference(self, _: ast.VariableReference) -> None:  # noqa: N802 - named by the visitor
        self.variables = True

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - named by the visitor
        self.parts.append(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - named by the visitor
        self.parts.append(node.id.name)
