"""A person's story, told step by step and written down as it was seen on the screen."""

import os
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from locales.language import Language
from locales.translator import Fact, translators
from playground.screen import Message
from tests.journeys.house import House, account_number

TRANSCRIPTS: Final = Path(__file__).parent / "transcripts"
REWRITE: Final = "REWRITE_TRANSCRIPTS"


@dataclass
class Story:
    """`taps` counts presses of buttons since the last `count_from_here`."""

    house: House
    key: str
    language: str
    lines: list[str] = field(default_factory=list)
    taps: int = 0

    def __post_init__(self) -> None:
        self.hand = self.house.playground.person(account_number(self.key))

    # acts

    async def press(self, key: str, **facts: Fact) -> Message:
        """The button that these words of the locales are on."""
        return await self.tap(self.words(key, **facts))

    async def tap(self, label: str) -> Message:
        self.taps += 1
        return await self._act(f"[{label}]", self.hand.tap(label))

    async def tap_starting(self, start: str) -> Message:
        """The first button whose label begins so."""
        labels = [label for label in self.screen.labels if label.startswith(start)]
        return await self.tap(labels[0])

    async def tap_old(self, message: Message, label: str) -> Message:
        return await self._act(
            f"[{label}] (old)", self.hand.tap_old(message.id, message.data[label])
        )

    async def say(self, text: str) -> Message:
        return await self._act(text, self.hand.say(text))

    async def speak(self, sound: bytes, seconds: int = 2) -> Message:
        return await self._act("🎤", self.hand.send_voice(sound, seconds))

    async def share_contact(self) -> Message:
        return await self._act(f"☎ {self.hand.person.phone}", self.hand.share_contact())

    async def reply(self, message: Message, text: str) -> Message:
        """By Telegram's own reply, to a message that may stand further up."""
        return await self._act(f"↪ {text}", self.hand.say(text, answering=message.id))

    async def later(self, moment: datetime) -> Message:
        """The clock goes on, and what is due is sent."""
        self.house.clock.moment = moment
        local = moment.astimezone(self.house.clock.zone)
        return await self._act(f"… {local:%d.%m %H:%M}", self._delivered())

    # what is seen

    @property
    def screen(self) -> Message:
        """The newest message of the bot."""
        return self.hand.last

    def words(self, key: str, **facts: Fact) -> str:
        return translators[Language(self.language)](key, **facts)

    def count_from_here(self) -> None:
        self.taps = 0

    @property
    def notice(self) -> str:
        """The toast that came last."""
        return self.hand.notices[-1].text

    @property
    def seen(self) -> str:
        return "\n".join(self.lines) + "\n"

    def check_transcript(self, name: str) -> None:
        """Stored as text, for a speaker of the language to review."""
        path = TRANSCRIPTS / f"{name}.{self.language}.txt"
        if os.environ.get(REWRITE):
            path.write_text(self.seen, encoding="utf-8")
        assert self.seen == path.read_text(encoding="utf-8")

    # inside

    async def _delivered(self) -> None:
        await self.house.deliver_notices()

    async def _act(self, line: str, act: Awaitable[None]) -> Message:
        before = len(self.hand.chat.changes)
        noticed = len(self.hand.notices)
        self.lines.append(f"> {line}")
        await act
        await self.house.settle()
        for notice in self.hand.notices[noticed:]:
            if notice.text:
                self.lines.append(f"  ({notice.text})")
        self._write(list(dict.fromkeys(self.hand.chat.changes[before:])))
        return self.screen

    def _write(self, changed: list[int]) -> None:
        for message in self.hand.messages:
            if message.id in changed:
                body = message.text or (message.document.name if message.document else "")
                self.lines.extend(f"  {line}".rstrip() for line in body.split("\n"))
                for row in message.buttons:
                    self.lines.append("    " + " ".join(f"[{button.text}]" for button in row))
                for keys in message.keyboard or ():
                    self.lines.append("    " + " ".join(f"⌨ {label}" for label in keys))
