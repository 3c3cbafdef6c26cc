"""Brings a notice into a chat: what is said without being asked."""

from dataclasses import dataclass

from bot.dialogs.citizen.waiting import offer_view
from bot.dialogs.core import Session
from bot.front import ChatFront
from bot.handlers.telegram import Unreachable
from clinic.notices import Notice
from clinic.ports import Units

CHATS = "telegram:"


@dataclass(frozen=True, slots=True)
class ChatMessenger:
    """Reads what a notice is about when it is sent, so that nothing outdated is said."""

    front: ChatFront
    units: Units

    async def deliver(self, notice: Notice) -> bool:
        """False: no chat takes it, ever. Raises what passes by itself."""
        if not notice.account.startswith(CHATS):
            return False
        async with self.units() as unit:
            place = await unit.waiting.find(notice.subject)
        session = Session(notice.account, "").speaking(notice.language, chosen=True)
        view = await offer_view(session, place, self.front.desk)
        words = self.front.wording.message(view, session.language)
        markup = self.front.wording.keyboard(view, session)
        chat = int(notice.account.removeprefix(CHATS))
        try:
            await self.front.telegram.send(chat, words, markup)
        except Unreachable:
            return False
        return True
