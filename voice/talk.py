"""Talk: scripts say and ask through it, in one language at a time."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Final, Protocol

from locales.language import Language
from locales.translator import Fact
from voice import keypad
from voice.keypad import Keyed, Misses, NoKeys, Outcome
from voice.line import Line, Sound

YES: Final = "1"
NO: Final = "2"
TURNS_BACK: Final = 2
"""So many stars at one question: back to the one before."""
TENS: Final = (10, 20)
BELOW_TWENTY: Final = range(1, 20)
OF_A_LIST: Final = "press"
"""A fact of what a key chooses: its time is repeated once it is chosen, and lists stay short."""


class WantsPerson(Exception):  # noqa: N818 - a wish
    """0 was pressed (B0.10)."""


class WantsBack(Exception):  # noqa: N818 - a wish
    """* was pressed twice: one question back."""


class Speaker(Protocol):
    """What `voice.phrases.Phrases` can."""

    async def say(self, key: str, language: Language, /, **facts: Fact) -> Sound: ...
    async def spell(self, digits: str, language: Language) -> Sequence[Sound]: ...
    async def text(self, words: str, language: Language, *, kept: bool = False) -> Sound: ...


@dataclass(frozen=True, slots=True)
class Both:
    """A name or a text that the clinic's data have in each language."""

    kk: str
    ru: str

    def in_(self, language: Language) -> str:
        return self.ru if language is Language.RU else self.kk


@dataclass(frozen=True, slots=True)
class Phrase:
    """A message of the texts. `language`: said in this one, whichever is being spoken."""

    key: str
    facts: Mapping[str, Fact | Both] = field(default_factory=dict)
    language: Language | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Spelled:
    """Figures, one by one."""

    figures: str


Said = Phrase | Spelled | Both
"""What can be said. It has no language: when that changes, the same is said again (B0.8)."""


def phrase(key: str, /, **facts: Fact | Both) -> Phrase:
    return Phrase(key, facts)


def by_figures(said: Said) -> Sequence[Said]:
    """A time that sounds like another once more: «он он бесте» and «он бесте» (§4.2, trap 3)."""
    facts = said.facts if isinstance(said, Phrase) and OF_A_LIST not in said.facts else {}
    alike = [fact for fact in facts.values() if isinstance(fact, time) and _sounds_alike(fact)]
    return [one for at in alike for one in (phrase("phone-by-figures"), Spelled(f"{at:%H%M}"))]


def _sounds_alike(at: time) -> bool:
    """10:05, 10:15 and 20:10: with a word missed they are another hour."""
    return at.hour in TENS and at.minute in BELOW_TWENTY


Told = Callable[[Language, str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody must hear to its end: then `told` is asked, with the very wording (R2.7).

    `after`: the key that led here. The first that cuts it short is that same press, doubled.
    """

    said: Sequence[Said]
    told: Told
    after: str = ""


@dataclass(slots=True)
class Talk:
    """`language` changes at any menu (9), and nothing that was entered is lost."""

    line: Line
    speaker: Speaker
    language: Language = Language.KK

    async def say(self, *said: Said) -> bool:
        """Whether it was played to the end; a key stops it, and stays to be read."""
        return await self.line.play(self._sounds(said))

    async def say_anew(self, *said: Said) -> bool:
        """The same for what must be heard: keys pressed before it are not meant for it."""
        await keypad.forget(self.line)
        return await self.say(*said)

    async def choose(
        self,
        *prompt: Said,
        keys: str,
        answer: Answer | None = None,
        tries: int = keypad.TRIES,
        last: bool = False,
    ) -> str:
        """One of `keys`. Raises NoKeys, WantsPerson (0), WantsBack (*, twice).

        `last`: nothing has to be answered, so the first silence raises NoKeys.
        """
        misses, stars = Misses(tries), 0
        doubled = answer.after if answer else ""
        while True:
            if answer is None or await self._told(answer):
                doubled = ""
                await self.say(*prompt)
            keyed = await keypad.menu_key(self.line, keys)
            if last and keyed.outcome is Outcome.TIMEOUT:
                raise NoKeys
            if doubled and keyed.keys == doubled:
                doubled = ""
                continue
            if keyed.outcome is Outcome.MATCH and keyed.keys in keys:
                return keyed.keys
            stars += keyed.keys == keypad.STAR
            if stars == TURNS_BACK:
                raise WantsBack
            await self._otherwise(keyed, misses)

    async def agreed(self, *prompt: Said) -> bool:
        """1 yes, 2 no, and only to what is heard: no key pressed before it answers it.

        Raises as `choose` does.
        """
        await keypad.forget(self.line)
        return await self.choose(*prompt, keys=YES + NO) == YES

    async def digits(
        self,
        *prompt: Said,
        most: int,
        least: int | None = None,
        misses: Misses | None = None,
    ) -> str:
        """A number of `most` figures, or of fewer down to `least`. Raises NoKeys.

        A 0 alone is a person (WantsPerson), and a 9 the other language where it is no number.
        `misses`: of a question that looks at the number itself.
        """
        misses = misses or Misses()
        while True:
            await self.say(*prompt)
            keyed = await keypad.number(self.line, most if least is None else least, most)
            if keyed.keys == keypad.PERSON:
                raise WantsPerson
            if keyed.outcome is Outcome.MATCH:
                return keyed.keys
            if keyed.keys == keypad.OTHER_LANGUAGE:
                self.language = self.language.other
                continue
            if keyed.outcome is not Outcome.AGAIN:
                misses.miss()
            if keyed.outcome is Outcome.INVALID:
                await self.say(phrase("phone-number-short"))

    async def _otherwise(self, keyed: Keyed, misses: Misses) -> None:
        """The prompt is said again, and sometimes in the other language."""
        match keyed.keys:
            case keypad.PERSON:
                raise WantsPerson
            case keypad.OTHER_LANGUAGE:
                self.language = self.language.other
            case keypad.STAR | keypad.HASH:  # of a number that was complete already
                return
            case _:
                misses.miss()
                if keyed.outcome is Outcome.INVALID:
                    await self.say(phrase("phone-no-such-key"))

    async def _told(self, answer: Answer) -> bool:
        language, wording = self.language, list[str]()
        if not await self.line.play(self._sounds(answer.said, wording)):
            return False
        await answer.told(language, " ".join(wording))
        return True

    async def _sounds(
        self, said: Sequence[Said], wording: list[str] | None = None
    ) -> AsyncIterator[Sound]:
        """Each is made while those before it are heard. What it says is added to `wording`."""
        for one in said:
            for part in (one, *by_figures(one)):
                for sound in await self._of(part):
                    if wording is not None:
                        wording.append(sound.text)
                    yield sound

    async def _of(self, said: Said) -> Sequence[Sound]:
        match said:
            case Phrase(key, facts, language):
                language = language or self.language
                given = {
                    name: fact.in_(language) if isinstance(fact, Both) else fact
                    for name, fact in facts.items()
                }
                return [await self.speaker.say(key, language, **given)]
            case Spelled(figures):
                return await self.speaker.spell(figures, self.language)
            case Both():
                return [await self.speaker.text(said.in_(self.language), self.language)]
