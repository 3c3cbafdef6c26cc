"""Somebody on the phone: a line that is told beforehand what the caller will do."""

from collections import deque
from collections.abc import AsyncIterable, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from locales.kk import speech as kk
from locales.language import Language
from locales.ru import speech as ru
from locales.translator import Fact, translators
from voice.line import HungUp, Sound, Transferred

SPOKEN: Final = {Language.KK: kk.digits_spoken, Language.RU: ru.digits_spoken}
OPERATOR: Final = "sip:operator@127.0.0.1"


@dataclass(frozen=True, slots=True)
class Barge:
    """Keys pressed while the next thing is being said."""

    keys: str


class Pause:
    """Nothing is pressed until the clinic has waited long enough."""


class HangUp:
    """The phone is put down when the clinic waits for a key, or, `listening`, while it speaks."""

    def __init__(self, *, listening: bool = False) -> None:
        self.listening = listening


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Happens elsewhere, before the caller presses the next key."""

    deed: Callable[[], Awaitable[object]]


SILENCE: Final = Pause()
Act = str | Barge | Pause | HangUp | Meanwhile


def acts(*done: Act) -> list[Act]:
    """«"1", "943101000013"»: the keys of a string one by one, each after what was said."""
    return [one for each in done for one in (each if isinstance(each, str) else [each])]


@dataclass
class FakeLine:
    """Keeps the promise of `Line`. When the caller has nothing more to do, they hang up.

    A key of the script is pressed once the clinic waits for one; a `Barge` while it speaks.
    """

    script: Sequence[Act] = ()
    number: str | None = "+77011234567"
    call: str = "call-1"
    transfers: list[Transferred] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    transferred_to: list[str] = field(default_factory=list)
    answered: int = 0
    over: bool = False

    def __post_init__(self) -> None:
        self._acts: deque[Act] = deque(acts(*self.script))
        self._early: deque[str] = deque()

    @property
    def texts(self) -> str:
        """What the clinic said, of which every word was played."""
        return "\n".join(line[2:] for line in self.heard if line.startswith("☎ "))

    async def answer(self) -> None:
        self._alive()
        self.answered += 1

    async def play(self, sounds: AsyncIterable[Sound]) -> bool:
        self._alive()
        if self._early:
            return False
        said = " ".join([sound.text async for sound in sounds])
        match self._acts[0] if self._acts else None:
            case Barge(keys):
                self._acts.popleft()
                self._early.extend(keys)
                self._press(f"{said} …" if said else "", keys)
                return False
            case HangUp(listening=True):
                self._acts.popleft()
                self._put_down()
        self.heard.append(f"☎ {said}")
        return True

    async def key(self, within: float) -> str | None:
        self._alive()
        if self._early:
            return self._early.popleft()
        if within == 0:
            return None
        while self._acts and isinstance(meanwhile := self._acts[0], Meanwhile):
            self._acts.popleft()
            await meanwhile.deed()
        match self._acts.popleft() if self._acts else HangUp():
            case Pause():
                self.heard.append("⌨ …")
                return None
            case HangUp():
                self._put_down()
            case Barge(keys):
                self._early.extend(keys[1:])
                self._press("", keys)
                return keys[0]
            case str(key):
                self._press("", key)
                return key
        raise AssertionError

    async def transfer(self, to: str) -> Transferred:
        self._alive()
        self.transferred_to.append(to)
        outcome = self.transfers.pop(0) if self.transfers else Transferred.REACHED
        self.over = outcome is Transferred.REACHED
        return outcome

    async def hang_up(self) -> None:
        self.over = True

    def _press(self, cut_short: str, keys: str) -> None:
        if cut_short:
            self.heard.append(f"☎ … {cut_short}")
        if self.heard and self.heard[-1].startswith("⌨ ") and self.heard[-1] != "⌨ …":
            self.heard[-1] += keys
        else:
            self.heard.append(f"⌨ {keys}")

    def _put_down(self) -> None:
        self.heard.append("⌨ (hangs up)")
        self.over = True
        raise HungUp

    def _alive(self) -> None:
        if self.over:
            raise HungUp


class FakeSpeaker:
    """Says every text of the locales, and makes no sound."""

    async def say(self, key: str, language: Language, /, **facts: Fact) -> Sound:
        return Sound(translators[language](key, **facts), b"")

    async def spell(self, digits: str, language: Language) -> Sequence[Sound]:
        return [Sound(SPOKEN[language](digit), b"") for digit in digits if digit.isdecimal()]

    async def text(self, words: str, language: Language, *, kept: bool = False) -> Sound:
        del language, kept
        return Sound(words, b"")
