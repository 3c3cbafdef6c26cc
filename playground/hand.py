"""What a person can do in a chat, and what they see of it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from playground.attachments import SILENCE, photo, sticker, voice
from playground.chats import Chat, Json, Notice
from playground.entities import commands_in
from playground.people import Person
from playground.screen import Message, keyboard_rows, seen

if TYPE_CHECKING:
    from playground.playground import Playground

TAP_QUEUE = 3 << 33  # added to the person's id: taps have a webhook queue of their own
PATIENCE = 5.0  # seconds a test waits before it fails


class NotPossibleError(Exception):
    """A person's app would not let them do this: no such button, or the bot is blocked."""


class Hand:
    """Acts return once their update is queued; `answer` waits for what the bot does then."""

    def __init__(self, playground: Playground, chat: Chat, person: Person) -> None:
        self.person = person
        self.chat = chat
        self._playground = playground
        self._seen = 0  # changes of the chat already looked at
        self._noticed = 0

    # what is on the screen

    @property
    def messages(self) -> list[Message]:
        files = self._playground.files
        return [seen(self.chat, message, files) for message in self.chat.messages.values()]

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        for message in reversed(self.chat.messages.values()):
            if message["from"]["is_bot"]:
                return seen(self.chat, message, self._playground.files)
        raise NotPossibleError("the bot has said nothing yet")

    @property
    def keyboard(self) -> tuple[tuple[str, ...], ...] | None:
        """The reply keyboard on the screen now."""
        return keyboard_rows(self.chat.keyboard)

    @property
    def notices(self) -> list[Notice]:
        """What answerCallbackQuery has shown to this person."""
        return self.chat.notices.get(self.person.id, [])

    @property
    def typing(self) -> str | None:
        """The chat action shown, until the bot's next message."""
        return self.chat.typing

    @property
    def commands(self) -> list[Json]:
        """The commands menu in this person's language."""
        profile, chat = self._playground.profile, self.chat
        language = self.person.language_code
        return profile.commands_for(chat.id, private=chat.private, language=language)

    # acts

    async def say(self, text: str, answering: int | None = None) -> None:
        """`answering`: the id of the message that is replied to, where it still stands."""
        entities = commands_in(text)
        replied = self.chat.messages.get(answering or 0)
        reply = {} if replied is None else {"reply_to_message": replied}
        self._post({"text": text, **({"entities": entities} if entities else {}), **reply})

    async def command(self, text: str) -> None:
        """Say a command: `/start`, `/start doctor-7`."""
        await self.say(text)

    async def tap(self, label_or_data: str) -> None:
        """Press the newest inline button with this label or data, else a reply-keyboard button."""
        for message in reversed(self.chat.messages.values()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if label_or_data in (button["text"], button.get("callback_data")):
                        self._press(message["message_id"], button.get("callback_data"))
                        return
        await self._tap_keyboard(label_or_data)

    async def tap_old(self, message_id: int, data: str) -> None:
        """Press a button an app still remembers, whatever became of it and of its message."""
        self._press(message_id, data)

    async def share_contact(self) -> None:
        """Send one's own number, as the contact button does."""
        person = self.person
        if person.phone is None:
            raise NotPossibleError("this person has no phone")
        self._post({"contact": self._card(person.phone, person.first_name, person.id)})

    async def share_foreign_contact(self, phone: str, user_id: int | None = None) -> None:
        """Send somebody else's number from the address book."""
        self._post({"contact": self._card(phone, "Contact", user_id)})

    async def forward_contact(self, of: Person) -> None:
        """Forward the contact message of another person."""
        origin = {
            "type": "user",
            "date": self._playground.seconds(),
            "sender_user": of.as_user(),
        }
        card = self._card(of.phone or "+70000000000", of.first_name, of.id)
        self._post({"contact": card, "forward_origin": origin})

    async def send_photo(self, caption: str = "") -> None:
        body = {"photo": photo(self._playground.files)}
        self._post(body | ({"caption": caption} if caption else {}))

    async def send_sticker(self) -> None:
        self._post({"sticker": sticker(self._playground.files)})

    async def send_voice(self, sound: bytes = SILENCE, seconds: int = 2) -> None:
        self._post({"voice": voice(self._playground.files, sound, seconds)})

    async def send_document(
        self, name: str = "document.txt", content: bytes = b"document", caption: str = ""
    ) -> None:
        stored = self._playground.files.keep(name, "application/octet-stream", content)
        body: Json = {"document": stored.as_document()}
        self._post(body | ({"caption": caption} if caption else {}))

    async def edit_last(self, text: str) -> None:
        """Change one's own newest text message."""
        for message in reversed(self.chat.messages.values()):
            if message["from"]["id"] == self.person.id and "text" in message:
                self._act()
                now = self._playground.seconds()
                changed = {**message, "text": text, "edit_date": now}
                self.chat.put(changed)
                self._playground.updates.add("edited_message", self.chat.id, changed)
                self.chat.ring()
                return
        raise NotPossibleError("this person has written nothing yet")

    async def block(self) -> None:
        self._act()
        self.bot_membership("member", "kicked")
        self.chat.blocked = True
        self.chat.ring()

    async def unblock(self) -> None:
        self.chat.blocked = False
        self._act()
        self.bot_membership("kicked", "member")
        self.chat.ring()

    async def delete_account(self) -> None:
        """The person leaves Telegram for good; the bot is told nothing."""
        self.chat.deleted = True
        self.chat.ring()

    # waiting: a `timeout` (seconds of the machine) only ends a test that has failed

    async def answer(self, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109 - how patient is the test's to say
        """Wait for the bot's next new or edited message. Raises TimeoutError.

        Next: after this person's last act, or after the message returned last.
        """
        async with asyncio.timeout(timeout):
            while True:
                while self._seen < len(self.chat.changes):
                    message_id = self.chat.changes[self._seen]
                    self._seen += 1
                    if message_id in self.chat.messages:
                        raw = self.chat.messages[message_id]
                        return seen(self.chat, raw, self._playground.files)
                await self.chat.bell.heard()

    async def notice(self, timeout: float = PATIENCE) -> Notice:  # noqa: ASYNC109 - how patient is the test's to say
        """Wait for the next toast or alert after this person's last act. Raises TimeoutError."""
        await self.until(lambda hand: len(hand.notices) > self._noticed, timeout)
        self._noticed += 1
        return self.notices[self._noticed - 1]

    async def until(
        self,
        seen_enough: Callable[[Hand], bool],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - how patient is the test's to say
    ) -> None:
        """Wait until the screen is as wished, looked at after each change. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while not seen_enough(self):
                await self.chat.bell.heard()

    # inside

    def bot_membership(self, old: str, new: str) -> None:
        """Tell the bot that its own membership has changed by this person's hand."""
        bot = self._playground.bot
        body = {
            "chat": self.chat.about,
            "from": self.person.as_user(),
            "date": self._playground.seconds(),
            "old_chat_member": _member(bot, old),
            "new_chat_member": _member(bot, new),
        }
        self._playground.updates.add("my_chat_member", self.chat.id, body)

    def _act(self) -> None:
        if self.chat.deleted:
            raise NotPossibleError("this account was deleted")
        if self.chat.blocked:
            raise NotPossibleError("the bot is blocked")
        self._seen = len(self.chat.changes)
        self._noticed = len(self.notices)

    def _post(self, content: Json) -> None:
        self._act()
        self.chat.open = True
        message = {
            "message_id": self._playground.next_message_id(),
            "from": self.person.as_user(),
            "chat": self.chat.about,
            "date": self._playground.seconds(),
            **content,
        }
        self.chat.put(message)
        if self.chat.private or self._meant_for_bot(message):
            self._playground.updates.add("message", self.chat.id, message)
        self.chat.ring()

    def _meant_for_bot(self, message: Json) -> bool:
        """In a group a bot sees commands and mentions only (privacy mode)."""
        text = str(message.get("text", ""))
        addressed = re.match(r"/\w+@(\w+)", text)
        username = str(self._playground.bot["username"])
        if addressed:
            return addressed.group(1).lower() == username.lower()
        return text.startswith("/") or f"@{username}".lower() in text.lower()

    def _press(self, message_id: int, data: str | None) -> None:
        if data is None:
            return  # a link: nothing reaches the bot
        self._act()
        chat = self.chat
        gone = {"chat": chat.about, "message_id": message_id, "date": 0}
        query: dict[str, Any] = {
            "id": self._playground.queries.ask(chat, self.person.id),
            "from": self.person.as_user(),
            "message": chat.messages.get(message_id, gone),
            "chat_instance": str(-7_000_000_000 - chat.id),
            "data": data,
        }
        self._playground.updates.add("callback_query", self.person.id + TAP_QUEUE, query)

    async def _tap_keyboard(self, label: str) -> None:
        markup = self.chat.keyboard or {"keyboard": []}
        for row in markup["keyboard"]:
            for button in row:
                if button["text"] == label:
                    await self._press_key(button)
                    if markup.get("one_time_keyboard"):
                        self.chat.keyboard = None
                    return
        raise NotPossibleError(f"no button {label!r} on the screen")

    async def _press_key(self, button: Json) -> None:
        if button.get("request_contact"):
            await self.share_contact()
        else:
            await self.say(button["text"])

    def _card(self, phone: str, name: str, user_id: int | None) -> Json:
        card: Json = {"phone_number": phone, "first_name": name}
        return card if user_id is None else card | {"user_id": user_id}


def _member(bot: Json, status: str) -> Json:
    return {"user": bot, "status": status, **({"until_date": 0} if status == "kicked" else {})}
