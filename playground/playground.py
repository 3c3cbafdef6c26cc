"""The playground: chats, updates and rules of one bot, without any socket."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from playground.chats import Chat, Json, group_chat, private_chat
from playground.courier import Courier
from playground.errors import bad_request, forbidden
from playground.faults import Faults
from playground.files import Files
from playground.hand import Hand
from playground.limits import Limits, Meter
from playground.people import Person
from playground.profile import Profile
from playground.queries import Queries
from playground.timing import Later, loop_later
from playground.transcript import transcript
from playground.updates import Updates
from playground.watchers import Watchers
from playground.webhook import Webhook

FIRST_MESSAGE_ID = 1_001
FIRST_QUERY_ID = 4_382_570_000_000_000_000


@dataclass(frozen=True)
class Call:
    """One request of the bot as it came, and what it was answered."""

    method: str
    params: dict[str, Any]
    files: frozenset[str]  # names of the fields that were files
    answer: Json


class Playground:
    """A bot's whole world. `now` must be aware; its zone is the zone of the page.

    `limits` None means none, so that a test under a standing clock is never slowed.
    """

    def __init__(  # noqa: PLR0913 (the world's few settings, all by keyword)
        self,
        token: str,
        people: Sequence[Person],
        *,
        now: Callable[[], datetime],
        turn_clock: Callable[[timedelta], Awaitable[None]] | None = None,
        username: str = "qabyldau_bot",
        limits: Limits | None = None,
        later: Later = loop_later,
    ) -> None:
        self.token = token
        self.people = {person.id: person for person in people}
        self.now = now
        self.turn_clock = turn_clock
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": username,
            "username": username,
        }
        self.later = later
        self.chats: dict[int, Chat] = {}
        self.updates = Updates(now, later, _first_update_id(now()))
        self.courier = Courier(self.updates, later)
        self.webhook = Webhook(self.updates, self.courier, now)
        self.queries = Queries(now, FIRST_QUERY_ID)
        self.files = Files()
        self.profile = Profile()
        self.meter = Meter(limits)
        self.faults = Faults()
        self.on_call: Callable[[Call], None] | None = None
        self.watchers = Watchers()
        self._hands: dict[tuple[int, int], Hand] = {}
        self._last_message_id = FIRST_MESSAGE_ID - 1
        for person in people:
            self._add(private_chat(person))

    def person(self, person_id: int) -> Hand:
        """Be the person in their private chat with the bot."""
        return self.hand(person_id, person_id)

    def hand(self, chat_id: int, person_id: int) -> Hand:
        """Be the person in any chat they are a member of; always the same object."""
        key = (chat_id, person_id)
        if key not in self._hands:
            chat = self.chats[chat_id]
            self._hands[key] = Hand(self, chat, chat.members[person_id])
        return self._hands[key]

    def add_person(self, person: Person) -> Hand:
        """One more account, for load."""
        self.people[person.id] = person
        self._add(private_chat(person))
        return self.person(person.id)

    def add_group(self, chat_id: int, title: str, member_ids: Sequence[int]) -> Chat:
        """Make a group the bot is added to by its first member. `chat_id` is negative."""
        chat = group_chat(chat_id, title, [self.people[one] for one in member_ids])
        self._add(chat)
        self.hand(chat_id, member_ids[0]).bot_membership("left", "member")
        return chat

    def transcript(self, chat_id: int) -> str:
        """Write the conversation as text, as it stands on the screen now."""
        return transcript(self.chats[chat_id], self.now().tzinfo)

    async def settled(self, timeout: float = 5.0) -> None:  # noqa: ASYNC109 - how patient is the test's to say
        """Wait until the bot has confirmed every update. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while self.updates.pending:
                await self.updates.confirmed.heard()

    def _add(self, chat: Chat) -> None:
        chat.on_change = self.watchers.tell
        self.chats[chat.id] = chat

    def seconds(self) -> int:
        return int(self.now().timestamp())

    def next_message_id(self) -> int:
        self._last_message_id += 1
        return self._last_message_id

    def chat_of(self, chat_id: str | int | None) -> Chat:
        """Find the chat of a request. Raises ApiError when the bot may not write there."""
        if chat_id is None or chat_id == "":
            raise bad_request("chat_id is empty")
        try:
            chat = self.chats[int(chat_id)]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None
        if not chat.open:
            raise bad_request("chat not found")
        if chat.deleted:
            raise forbidden("user is deactivated")
        if chat.blocked:
            reason = "bot was blocked by the user"
            raise forbidden(reason if chat.private else "bot was kicked from the group chat")
        return chat


def _first_update_id(moment: datetime) -> int:
    """Milliseconds: a bot that outlives its playground never meets an id that it has handled."""
    return int(moment.timestamp() * 1000)
