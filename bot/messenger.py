"""Brings a notice into a chat: what is said without being asked."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)

from bot.dialogs.citizen.notices import view_of
from bot.dialogs.core import Session, say
from bot.dialogs.staff import visit_list
from bot.front import ChatFront
from bot.handlers.telegram import NO_CHAT
from clinic.acting import CHATS, Account, Channel, reached_by
from clinic.home_calls import Issue
from clinic.journals.brief_list import BriefList, CountedList
from clinic.notices import Arrived, Delivery, NoticeKind, Trouble, Unreached
from clinic.reception import Ready

PAPER: Final = "{issue.day}-{issue.precinct}-{issue.number}.pdf"
PRIVATE_CHAT: Final = "https://t.me/{username}?start=work"
DEACTIVATED: Final = "user is deactivated"
REFUSALS: Final = (TelegramForbiddenError, TelegramBadRequest)
log = structlog.get_logger()


Papers = Callable[[Issue], bytes | None]
"""The printed list; None: it is not made yet."""


def no_papers(_: Issue) -> None:
    """Where no lists are printed."""


@dataclass(frozen=True, slots=True)
class ChatMessenger:
    front: ChatFront
    papers: Papers = no_papers

    def held_back(self) -> bool:
        return self.front.telegram.held_back()

    async def deliver(self, ready: Ready) -> Delivery:
        """To the first of them whom it reaches."""
        gone: list[Account] = []
        for addressee in ready.to:
            if reached_by(addressee.account) is not Channel.CHAT:
                continue
            try:
                return await self._bring(ready, addressee.account, addressee.language)
            except REFUSALS as refusal:
                if DEACTIVATED in refusal.message:
                    gone.append(addressee.account)
                elif not _is_closed(refusal):
                    log.warning("notice refused", case=ready.notice.notice)
            except TelegramAPIError as failure:
                return _trouble(failure)
        return Unreached(tuple(gone))

    async def _bring(self, ready: Ready, account: Account, language: str) -> Delivery:
        if ready.listed and ready.notice.kind is NoticeKind.VISIT_LIST_PAPER:
            return await self._hand(ready, ready.listed, account, language)
        if ready.counted:
            return await self._count(ready.counted, account, language)
        return await self._say(ready, account, language)

    async def _say(self, ready: Ready, account: Account, language: str) -> Arrived:
        session = Session(account, "").speaking(language, chosen=True)
        view = await view_of(ready, session, self.front.desk)
        wording = self.front.wording
        message = await self.front.telegram.push(
            int(account.removeprefix(CHATS)),
            wording.message(view, language),
            wording.keyboard(view, session),
        )
        told = wording.plain(view, language) if view.tells else ""
        return Arrived(account, message, language, told)

    async def _count(self, counted: CountedList, account: Account, language: str) -> Arrived:
        """To a group: a count, and the way into the private chat (B0.9)."""
        telegram, wording = self.front.telegram, self.front.wording
        url = PRIVATE_CHAT.format(username=await telegram.username())
        message = await telegram.push(
            int(account.removeprefix(CHATS)),
            wording.message(visit_list.count_view(counted), language),
            wording.link(say("group-open"), url, language),
        )
        return Arrived(account, message, language, "")

    async def _hand(
        self, ready: Ready, listed: BriefList, account: Account, language: str
    ) -> Arrived | Trouble:
        """A list on paper, as it lies in the clinic's folder."""
        paper = await asyncio.to_thread(self.papers, listed.issue)
        if paper is None:
            log.info("no paper yet", case=ready.notice.notice)
            return Trouble.BROKEN
        message = await self.front.telegram.push_document(
            int(account.removeprefix(CHATS)),
            paper,
            PAPER.format(issue=listed.issue),
            self.front.wording.text(visit_list.title(listed), language),
        )
        return Arrived(account, message, language, "")


def _is_closed(refusal: TelegramAPIError) -> bool:
    """The person blocked the bot, or never began: nobody's mistake."""
    return isinstance(refusal, TelegramForbiddenError) or NO_CHAT in refusal.message


def _trouble(failure: TelegramAPIError) -> Trouble:
    match failure:
        case TelegramRetryAfter():
            return Trouble.HELD_BACK
        case TelegramNetworkError():
            return Trouble.OFFLINE
    return Trouble.BROKEN
