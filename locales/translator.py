"""Strict Fluent: a key and its facts become a text, or it is an error and never a gap.

fluent.runtime is quiet about mistakes; here a missing key, fact or function, or a text that
cannot be formatted, raises `MissingWords`. One language never borrows from the other.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.errors import FluentReferenceError
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentType

from locales.functions import Count, Moment, Speech, functions
from locales.kk import speech as kk_speech
from locales.language import Language
from locales.ru import speech as ru_speech

Fact = str | int | date | time
LARGEST_COUNT: Final = 9_999
KEPT: Final = 5_000
_HERE: Final = Path(__file__).parent
_SPEECH: Final[Mapping[Language, Speech]] = {Language.KK: kk_speech, Language.RU: ru_speech}


class MissingWords(Exception):  # noqa: N818 - it says what is the matter
    """Names the key and the language, never a value: facts may be somebody's data."""

    def __init__(self, key: str, language: Language, reason: str) -> None:
        super().__init__(f"{key} ({language}): {reason}")
        self.key = key
        self.language = language


class Translator:
    """All texts of one language."""

    def __init__(self, language: Language, folder: Path | None = None) -> None:
        """`folder` stands in for the language's own one."""
        self.language = language
        self._folder = folder or _HERE / language
        self._impersonal: dict[tuple[object, ...], str] = {}
        """Texts as they were said before, with no facts but days, times and counts."""

    @cached_property
    def _bundle(self) -> FluentBundle:
        """Read when something is first said: many commands say nothing of it."""
        return _bundle(self.language, self._folder)

    def __call__(self, key: str, **facts: Fact) -> str:
        """Numbers that are names (entry, room, year, phone) are given as str.

        An int is a count: it chooses plurals and may not exceed 9999.
        """
        if any(isinstance(fact, str) for fact in facts.values()):
            return self._formatted(key, facts)
        asked = (key, *facts.items())
        text = self._impersonal.get(asked)
        if text is None:
            if len(self._impersonal) >= KEPT:
                self._impersonal.clear()
            text = self._impersonal[asked] = self._formatted(key, facts)
        return text

    def has(self, key: str) -> bool:
        """Whether there is a text of that name."""
        return self._bundle.has_message(key)

    def _formatted(self, key: str, facts: Mapping[str, Fact]) -> str:
        if not self.has(key):
            raise MissingWords(key, self.language, "no such text")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingWords(key, self.language, "no text of its own")
        given = {name: self._given(key, name, fact) for name, fact in facts.items()}
        errors: list[Exception] = []
        facts_of_text = CurrentEnvironment(args=given)
        text: str | FluentType = ""
        try:
            text = pattern(ResolverEnvironment(self._bundle, errors, current=facts_of_text))
        except ValueError as error:
            errors.append(error)
        if errors:
            raise MissingWords(key, self.language, _reason(errors[0])) from None
        return cast("str", text)

    def _given(self, key: str, name: str, fact: Fact) -> str | FluentType:
        match fact:
            case str():
                return str(fact)  # a number that prints itself masked stays masked
            case int() if not isinstance(fact, bool) and 0 <= fact <= LARGEST_COUNT:
                return Count(fact)
            case time():
                return Moment(fact)
            case date() if not isinstance(fact, datetime):
                return Moment(fact)
        raise MissingWords(key, self.language, f"${name} is not a str, count, date or time")


def _bundle(language: Language, folder: Path) -> FluentBundle:
    said = cast("dict[str, Any]", functions(_SPEECH[language]))
    bundle = FluentBundle([language], said, use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def _reason(error: Exception) -> str:
    """Only reference errors are repeated: they name variables, others may hold values."""
    return str(error) if isinstance(error, FluentReferenceError) else type(error).__name__


translators: Final[Mapping[Language, Translator]] = MappingProxyType(
    {language: Translator(language) for language in Language}
)
