"""The entrance of the chat: acts of people, and whatever else Telegram may bring."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from random import Random
from typing import Any, Final

from bot import memory
from bot.dialogs.core import Event, Said, Sent
from bot.dialogs.windows import WINDOWS
from bot.handlers.arriving import Arrival, read
from clinic.people import IIN_LENGTH
from fuzz.acts import Act, parse
from fuzz.changes import changed
from fuzz.found import Found, ensure
from fuzz.hook import Hook
from fuzz.near import Called, NearSession
from fuzz.overheard import Overheard, overhearing
from fuzz.parsers import hear, read_purely
from fuzz.region import FIRST_ACCOUNT, NUMBERS, Region
from fuzz.stage import Stage, open_stage
from fuzz.talk_seeds import lines, seeds, words
from playground import NotPossibleError
from storage.marshal import instant

FIRST: Final = next(iter(NUMBERS))
ANSWERS: Final = frozenset({200, 400})
SAYING: Final = frozenset({"sendMessage", "editMessageText", "sendDocument"})
EXPECTED: Final = (
    "message is not modified", "message to edit not found", "message can't be edited",
    "there is no text in the message to edit", "message to delete not found",
    "message can't be deleted", "query is too old", "chat not found",
)  # fmt: skip
"""Refusals of Telegram that are nobody's mistake."""
EMERGENCY: Final = "103"
UNTOLD: Final = """
    SELECT count(*) FROM entries WHERE NOT EXISTS
    (SELECT 1 FROM marks WHERE marks.entry = entries.entry AND marks.mark = 'told')
"""
HELD: Final = """
    SELECT holder FROM takings WHERE entry IS NULL AND holder LIKE 'telegram:%' AND held_until > ?
    GROUP BY holder HAVING count(*) > 1
"""
Json = Mapping[str, Any]


class TalkEntrance:
    """One input is one day of some people with the bot."""

    longest = 2048

    def __init__(self, region: Region) -> None:
        self._region = region
        self._runner = asyncio.Runner()
        self._session = NearSession()
        self._lines = [line.encode() for line in lines(region)]

    def seeds(self) -> Iterator[bytes]:
        yield from seeds(self._region)

    def words(self) -> Iterator[str]:
        yield from words(self._region)

    def changed(self, data: bytes, dice: Random) -> bytes:
        return changed(data, dice, self._lines, in_cells=False)

    def attempt(self, data: bytes) -> None:
        self._runner.run(self._attempt(parse(data)))

    def close(self) -> None:
        self._runner.close()

    async def _attempt(self, acts: Sequence[Act]) -> None:
        with overhearing() as heard:
            async with open_stage(self._region, self._session) as stage:
                talk = Talk(stage, heard)
                for act in acts:
                    await talk.do(act)
                await talk.end()


class Talk:
    """Does what the acts say, and looks at everything after each update."""

    def __init__(self, stage: Stage, heard: Overheard) -> None:
        self._stage = stage
        self._heard = heard
        self._hook = Hook(stage.front.handle)
        self._who = FIRST
        self._spoke: dict[str, None] = {}
        self._typed: list[str] = []
        self._last: Json | None = None

    async def do(self, act: Act) -> None:
        match act.kind:
            case "=":
                self._who = act.words if act.words in NUMBERS else self._who
            case "+":
                await self._stage.pass_minutes(act.minutes)
            case "{":
                await self._bring(act)
            case "<":
                await self._post(act.raw)
            case '"':
                await self._again()
            case _:
                await self._person(act)
        self._heard.ensure_clean(self._typed)

    async def end(self) -> None:
        """Whatever came, everybody is answered, and everything that was written was told."""
        for who in self._spoke:
            self._who = who
            await self._person(Act(".", b"/cancel"))
        ensure(len(asyncio.all_tasks()) == 1, "nothing goes on beside the turns")
        with closing(sqlite3.connect(self._stage.path, timeout=0)) as other:
            (untold,) = other.execute(UNTOLD).fetchone()
            ensure(untold == 0, "what was written was told")
            held = other.execute(HELD, (instant(self._stage.clock.now()),)).fetchall()
            ensure(not held, "nobody holds two times")
            other.execute("BEGIN IMMEDIATE")  # raises where a transaction was left open

    async def _person(self, act: Act) -> None:
        with suppress(NotPossibleError):
            await self._act(act)
        for update in self._stage.updates():
            self._spoke[self._who] = None
            await self._handle(update)

    async def _act(self, act: Act) -> None:
        hand = self._stage.hand(self._who)
        match act.kind:
            case "#":
                await self._press(act)
            case "!" if hand.chat.open:
                await hand.tap_old(self._newest(), act.words)
            case "*" | "&":
                await self._share(act)
            case "^":
                await hand.edit_last(act.text)
            case "%":
                await hand.send_photo(act.caption)
            case "." | ">" if act.text:
                read_purely(act.text)
                await hand.say(act.text, answering=self._newest() if act.kind == ">" else None)

    async def _share(self, act: Act) -> None:
        hand = self._stage.hand(self._who)
        if act.kind == "&":
            await hand.share_foreign_contact(act.words, FIRST_ACCOUNT)
        elif act.words:
            await hand.share_foreign_contact(act.words, NUMBERS[self._who])
        else:
            await hand.share_contact()

    def _newest(self) -> int:
        return next((one.id for one in self._stage.windows(self._who)), 1)

    async def _press(self, act: Act) -> None:
        """By its number, or the first one with these words on it."""
        place, older = act.button
        windows = self._stage.windows(self._who)
        if not windows:
            return
        window = windows[older % len(windows)]
        buttons = [button for row in window.buttons for button in row]
        labelled = [one for one in buttons if act.label and act.label in one.text]
        pressed = labelled[0] if labelled else buttons[place % len(buttons)]
        await self._stage.hand(self._who).tap_old(window.id, pressed.data or "")

    async def _bring(self, act: Act) -> None:
        """Any JSON, as the webhook reads it."""
        update = self._met(b"{" + act.raw)
        if update is not None:
            await self._handle(update)

    async def _post(self, body: bytes) -> None:
        """Any bytes, where the webhook listens."""
        self._met(body)
        status = await self._hook.answer(body)
        self._heard.ensure_clean(self._typed)
        ensure(status in ANSWERS, f"a webhook answers 200 or 400: {status}")

    def _met(self, body: bytes) -> Json | None:
        """Telegram knows every private chat that it brings an update of."""
        try:
            update: Json = json.loads(body)
        except (ValueError, RecursionError):
            return None
        arrival = read(update)
        if arrival and arrival.private:
            self._stage.meet(arrival.chat)
        return update

    async def _again(self) -> None:
        if self._last is not None:
            await self._stage.front.handle(self._last)

    async def _handle(self, update: Json) -> None:
        before, arrival = len(self._stage.called), read(update)
        known = arrival is not None and await self._is_known(arrival)
        await self._stage.front.handle(update)
        called = self._stage.called[before:]
        self._ensure_accepted(called)
        if arrival is None or not arrival.private or arrival.event is None:
            return
        self._last = update
        self._typed.append(_words(arrival.event))
        await self._ensure_kept(arrival)
        if not known:
            _ensure_answered(arrival, called)

    async def _is_known(self, arrival: Arrival) -> bool:
        opened = await self._stage.store.sessions.open(arrival.account, arrival.update_id)
        return opened.handled

    async def _ensure_kept(self, arrival: Arrival) -> None:
        """No conversation is left half open."""
        opened = await self._stage.store.sessions.open(arrival.account, arrival.update_id)
        ensure(opened.handled, "an update that was answered is known")
        if opened.body is not None:
            session, _ = memory.read(arrival.account, opened.body)
            ensure(session.window in WINDOWS, "a conversation stands in a window")

    def _ensure_accepted(self, called: Sequence[Called]) -> None:
        for call in called:
            told = str(call.answer.get("description", ""))
            if not call.ok and not any(each in told for each in EXPECTED):
                raise Found(f"Telegram takes what is said: {call.method}: {told}")


def _words(event: Event) -> str:
    match event:
        case Said(text):
            return text
        case Sent(words=text):
            return text
    return ""


def _ensure_answered(arrival: Arrival, called: Sequence[Called]) -> None:
    if arrival.query:
        answered = any(call.method == "answerCallbackQuery" for call in called)
        ensure(answered, "a tap is answered")
        return
    said = [call.said for call in called if call.method in SAYING]
    ensure(said, "whoever writes is answered")
    text = _words(arrival.event) if arrival.event else ""
    if not any(EMERGENCY in each.partition("\n")[0] for each in said):
        flags = hear(text).flags
        ensure(not flags, f"a red flag is answered with 103 first: {flags}")
    digits = hear(text).digits
    if digits:
        deleted = any(call.method == "deleteMessage" for call in called)
        ensure(deleted, "a number that may name a person is deleted from the chat")
        shown = len(digits) == IIN_LENGTH and any(digits in each for each in said)
        ensure(not shown, "and never shown back")
