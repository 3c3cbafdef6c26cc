"""The chat's front door: an update comes in, the clinic is asked, the answer is shown and kept."""

from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot import memory
from bot.dialogs.citizen import entries
from bot.dialogs.citizen.replies import Below, as_reply
from bot.dialogs.core import UNHEARD, Aloud, Event, Said, Sent, Session, Turn, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import groups
from bot.dialogs.turn import take_turn
from bot.handlers.arriving import Arrival, at_window, read
from bot.handlers.screen import Screen
from bot.handlers.telegram import Telegram, Unreachable
from bot.handlers.wording import Translators, Wording
from bot.memory import Shown
from bot.pace import Pace
from bot.recogniser import Recogniser
from bot.sessions import Opened, Sessions
from bot.turnstile import Across, Turnstile, here_only
from bot.voice_notes import VoiceNotes
from clinic.acting import Account, Channel
from clinic.ports import Clock, Dice
from clinic.reception import Reception
from clinic.visits import EntryNo
from locales.hearing import hear, language_of
from locales.language import Language

TRIED_AGAIN: Final[tuple[type[Exception], ...]] = (
    OSError,
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
)
"""What passes by itself: the update stays unanswered, comes again, and its deed acts once."""
AT_ONCE: Final = 8
"""Updates of one account that wait for their turns; there is no reading more, or the others wait:
Telegram gives a hundred at a time, from the oldest unfinished on."""
UNKEPT: Final = 1_000
Left = tuple[str | None, EntryNo | None]
log = structlog.get_logger()


class ChatFront:
    """Used by long polling and by the webhook alike."""

    def __init__(  # noqa: PLR0913 - all that a front stands on, by keyword
        self,
        *,
        reception: Reception,
        sessions: Sessions,
        clock: Clock,
        dice: Dice,
        translators: Translators,
        bot: Bot,
        pace: Pace,
        recogniser: Recogniser | None = None,
        passing: tuple[type[Exception], ...] = (),
        across: Across = here_only,
    ) -> None:
        """`passing`: further errors that pass by themselves, as a busy store."""
        self._reception = reception
        self._sessions = sessions
        self._clock = clock
        self.desk = Desk(reception, clock, hear, dice)
        self.wording = Wording(translators)
        self.telegram = Telegram(bot, pace)
        self._screen = Screen(self.telegram, self.wording, clock)
        self._notes = VoiceNotes(self.telegram, recogniser) if recogniser else None
        self._turnstile = Turnstile(across)
        self._pace = pace
        self._hurried: set[Account] = set()
        self._unkept: OrderedDict[int, Left] = OrderedDict()
        self._passing = (*TRIED_AGAIN, *passing)

    async def handle(self, update: Mapping[str, Any]) -> None:
        """Returns when all effects are committed; raises what is worth another try."""
        arrival = read(update)
        if arrival is None:
            return
        with structlog.contextvars.bound_contextvars(case=arrival.update_id):
            if not arrival.private:
                await self._in_group(arrival)
                return
            if self._turnstile.wanted(arrival.account) >= AT_ONCE:
                await self._too_many(arrival)
                return
            with self._pace.talking():
                async with self._turnstile.turn(arrival.account):
                    await self._in_private(arrival)
            if not self._turnstile.wanted(arrival.account):
                self._hurried.discard(arrival.account)

    async def _in_private(self, arrival: Arrival) -> None:
        if left := self._unkept.get(arrival.update_id):
            await self._close(arrival, *left)
            return
        opened = await self._sessions.open(arrival.account, arrival.update_id)
        session, shown = await self._session(arrival.account, opened)
        if opened.handled:
            await self._say_again(arrival, session, opened)
            return
        try:
            await self._turn(arrival, session, shown)
        except self._passing:
            raise
        except Exception as error:  # noqa: BLE001 - the one boundary: nobody is left without a word
            log.warning("turn failed", error=type(error).__name__)
            await self._apologise(arrival, session, shown)

    async def _session(self, account: Account, opened: Opened) -> tuple[Session, Shown]:
        if opened.body:
            return memory.read(account, opened.body)
        fresh = Session(account, self.desk.nonce())
        household = await self.desk.household(fresh)
        fresh = replace(fresh, consented=household.caller is not None)
        language = household.language
        return (fresh.speaking(language, chosen=True) if language else fresh), Shown()

    async def _turn(self, arrival: Arrival, session: Session, shown: Shown) -> None:
        event = await self._event(arrival, session, shown)
        if event is None:
            return
        turn = await take_turn(session, event, self.desk)
        if turn.aloud:
            await self._mark_read_aloud(turn.aloud)
        told = await self._show(arrival, turn, shown)
        await self._show_commands(arrival.chat, session, turn.session)
        await self._keep(arrival, turn, told)

    async def _event(self, arrival: Arrival, session: Session, shown: Shown) -> Event | None:
        """Words may be the answer to a reminder that stands below the window (§3.11)."""
        event = await self._listened_to(arrival, session)
        if isinstance(event, Said):
            below = Below(shown.message or 0, arrival.answers)
            return await as_reply(session, event, below, self.desk)
        here = arrival.message is not None and arrival.message == shown.message
        return at_window(event, here=here)

    async def _listened_to(self, arrival: Arrival, session: Session) -> Event | None:
        """What was spoken and could be heard is words, and goes through the door of words."""
        event = arrival.event
        if self._notes is None or arrival.note is None or not isinstance(event, Sent):
            return event
        words = await self._notes.words(arrival.note, session.language)
        if words is None:
            return Sent(UNHEARD, event.words)
        return Said(f"{event.words} {words}".strip(), spoken=True)

    async def _show(self, arrival: Arrival, turn: Turn, shown: Shown) -> Shown:
        """First the journal, then the word, then the mark that it was said (R2.3)."""
        try:
            shown = await self._screen.show(arrival, turn, shown)
        except Unreachable:  # the conversation is kept, and its window is shown anew
            return _covered(shown)
        for view in turn.views:
            await self._mark_told(turn.spoken, view)
        return shown

    async def _show_commands(self, chat: int, before: Session, after: Session) -> None:
        """In the language that was just chosen; at work with the staff's own."""
        if after.language_chosen and _listed(before) != _listed(after):
            await self.telegram.show_commands(chat, self.wording.commands(after))

    async def _mark_told(self, session: Session, view: View) -> None:
        if view.tells:
            said = self.wording.plain(view, session.language)
            await self._reception.record_told(view.tells, session.language, said, Channel.CHAT)

    async def _mark_read_aloud(self, aloud: Aloud) -> None:
        """The wording is the one that stood on the screen to be read (R2.3)."""
        view, by = aloud.view, aloud.by
        if view.tells:
            said = self.wording.plain(view, view.language)
            await self._reception.record_told(view.tells, view.language, said, by.channel, by)

    async def _keep(self, arrival: Arrival, turn: Turn, shown: Shown) -> None:
        told_of = next((view.tells for view in turn.views if view.tells), None)
        body = None if turn.forgotten else memory.write(turn.session, shown)
        await self._close(arrival, body, told_of)

    async def _close(self, arrival: Arrival, body: str | None, answer: EntryNo | None) -> None:
        """What was shown is not shown again because the store could not keep it just then."""
        now, update = self._clock.now(), arrival.update_id
        self._unkept[update] = (body, answer)
        if len(self._unkept) > UNKEPT:
            self._unkept.popitem(last=False)
        await self._sessions.close(arrival.account, update, body, answer, now)
        self._unkept.pop(update, None)

    async def _say_again(self, arrival: Arrival, session: Session, opened: Opened) -> None:
        """A repeat: what was written but never told is told now; anything else was said."""
        if opened.answer is None:
            return
        found = await entries.mine(session, opened.answer, self.desk)
        if found is None or found.visit.told:
            return
        view = await entries.answer_about(
            session, found.visit, found.provider, found.doctor, self.desk
        )
        await self._show(arrival, Turn(session, (view,)), Shown())

    async def _apologise(self, arrival: Arrival, session: Session, shown: Shown) -> None:
        turn = Turn(session, (View((say("try-later"),)),))
        await self._show(arrival, turn, _covered(shown))
        await self._close(arrival, memory.write(session, shown), None)

    async def _too_many(self, arrival: Arrival) -> None:
        """Whoever sends faster than Telegram lets us answer holds up nobody else; told once."""
        if arrival.query:
            await self.telegram.answer(arrival.query, None)
        if arrival.account in self._hurried:
            return
        self._hurried.add(arrival.account)
        log.warning("too many at once")
        with suppress(Unreachable):
            await self.telegram.send(arrival.chat, self._outside("answer-too-many", arrival))

    async def _in_group(self, arrival: Arrival) -> None:
        """One neutral answer and nothing personal (B0.3); the staff may bind the group."""
        if arrival.query:
            await self.telegram.answer(arrival.query, None)
        elif said := await groups.answer(arrival.event, arrival.account, arrival.chat, self.desk):
            with suppress(Unreachable):
                words = self.wording.message(View((said.text,)), said.language)
                await self.telegram.send(arrival.chat, words)
        else:
            await self.telegram.mention(arrival.chat, self._outside("group-answer", arrival))

    def _outside(self, key: str, arrival: Arrival) -> str:
        """What is said outside a conversation."""
        event = arrival.event
        language = language_of(event.text) if isinstance(event, Said) else Language.KK
        return self.wording.text(say(key), language)


def _listed(session: Session) -> tuple[bool, str, bool]:
    """What the list of commands depends on."""
    return session.language_chosen, session.language, bool(session.post)


def _covered(shown: Shown) -> Shown:
    """The window stands no longer where it stood, or nobody knows whether it does."""
    return Shown(keyboard=shown.keyboard, card=shown.card, left=shown.left)
