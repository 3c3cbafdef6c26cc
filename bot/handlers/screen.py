"""Puts views into a chat: edits the window in place, sends what is new, deletes what is secret."""

import asyncio
from dataclasses import replace
from typing import Any, Final

from bot.calendar_file import NAME, calendar_file
from bot.dialogs.core import Session, Turn, View, say
from bot.handlers.arriving import Arrival
from bot.handlers.telegram import Telegram
from bot.handlers.wording import Wording
from bot.memory import Shown
from clinic.ports import Clock

Json = dict[str, Any]
NO_KEYBOARD: Final[Json] = {"remove_keyboard": True}


class Screen:
    """What a person sees; raises Unreachable for a chat that takes no messages."""

    def __init__(self, telegram: Telegram, wording: Wording, clock: Clock) -> None:
        self._telegram = telegram
        self._wording = wording
        self._clock = clock

    async def show(self, arrival: Arrival, turn: Turn, shown: Shown) -> Shown:
        """The tap is answered while the window changes: two calls at once."""
        if arrival.query:
            toast = self._wording.text(turn.toast, turn.spoken.language) if turn.toast else None
            _, shown = await asyncio.gather(
                self._telegram.answer(arrival.query, toast), self._views(arrival, turn, shown)
            )
            return shown
        if turn.secret and arrival.message:
            return await self._without_secret(arrival, turn, shown)
        return await self._views(arrival, turn, shown)

    async def _without_secret(self, arrival: Arrival, turn: Turn, shown: Shown) -> Shown:
        """Told where Telegram does not let it be deleted (B0.2)."""
        deleted = await self._telegram.delete(arrival.chat, arrival.message or 0)
        if not deleted:
            words = self._wording.text(say("message-not-deleted"), turn.spoken.language)
            await self._telegram.send(arrival.chat, words)
        return await self._views(arrival, turn, shown)

    async def _views(self, arrival: Arrival, turn: Turn, shown: Shown) -> Shown:
        if turn.beside:
            return await self._beside(arrival, turn, shown)
        for view in turn.views:
            shown = await self._view(arrival, turn.spoken, view, shown)
        return shown

    async def _beside(self, arrival: Arrival, turn: Turn, shown: Shown) -> Shown:
        """The next window goes below what was said; until then the one of now still works."""
        for view in turn.views:
            if view.note:
                await self._document(arrival.chat, turn.spoken, view)
            else:
                words = self._wording.message(view, turn.spoken.language)
                markup = self._wording.keyboard(view, turn.spoken)
                await self._telegram.send(arrival.chat, words, markup)
        return Shown(keyboard=shown.keyboard, card=shown.card, left=shown.left)

    async def _view(self, arrival: Arrival, session: Session, view: View, shown: Shown) -> Shown:
        if shown.keyboard and not view.contact:
            words = self._wording.text(say("keyboard-removed"), session.language)
            await self._telegram.send(arrival.chat, words, NO_KEYBOARD)
            shown = replace(shown, message=None, keyboard=False, lasting=False)
        message = await self._window(arrival, session, view, shown)
        if shown.card not in {None, message}:
            await self._telegram.edit(arrival.chat, shown.card or 0, shown.left, None)
        if view.contact and not shown.keyboard:
            await self._ask_contact(arrival.chat, session, view)
        shown = Shown(message, keyboard=bool(view.contact), lasting=view.lasting)
        if view.left is None:
            return shown
        return replace(shown, card=message, left=self._wording.text(view.left, session.language))

    async def _window(self, arrival: Arrival, session: Session, view: View, shown: Shown) -> int:
        """In place where the newest window was tapped, else as a new message."""
        words = self._wording.message(view, view.language or session.language)
        markup = self._wording.keyboard(view, session)
        tapped = arrival.message if arrival.query else None
        if tapped and tapped == shown.message and not shown.lasting:
            edited = await self._telegram.edit(arrival.chat, tapped, words, markup)
            if edited:
                return tapped
        return await self._telegram.send(arrival.chat, words, markup)

    async def _ask_contact(self, chat: int, session: Session, view: View) -> None:
        """A button that shares one's number hangs on a message of its own."""
        if view.contact:
            keyboard = self._wording.contact_keyboard(view.contact, session.language)
            words = self._wording.text(say("contact-below"), session.language)
            await self._telegram.send(chat, words, keyboard)

    async def _document(self, chat: int, session: Session, view: View) -> None:
        if view.note:
            title = self._wording.text(view.note.title, session.language)
            content = calendar_file(view.note, title, self._clock.now())
            caption = self._wording.plain(view, session.language)
            await self._telegram.document(chat, content, NAME, caption)
