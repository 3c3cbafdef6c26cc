"""The page of the people: its files, what is on every screen, and what changes there."""

from __future__ import annotations

import json
from pathlib import Path

from aiohttp import web

from playground.chats import Chat, Json
from playground.hand import Hand
from playground.playground import Playground

FOLDER = Path(__file__).parent / "web"
FILES = {
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
    "/column.js": ("column.js", "text/javascript"),
    "/dom.js": ("dom.js", "text/javascript"),
    "/message.js": ("message.js", "text/javascript"),
    "/texts.js": ("texts.js", "text/javascript"),
}
MOST_MESSAGES = 200  # shown of one chat
PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; "
    "base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Page:
    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    def add_to(self, app: web.Application) -> None:
        for path in FILES:
            app.router.add_get(path, self._static)
        app.router.add_get("/playground/state", self._state)
        app.router.add_get("/playground/seats/{chat}/{person}", self._seat)
        app.router.add_get("/playground/transcripts/{chat}", self._transcript)
        app.router.add_get("/playground/files/{file_id}", self._file)
        app.router.add_get("/playground/events", self._events)

    async def _static(self, request: web.Request) -> web.Response:
        name, kind = FILES[request.path]
        text = (FOLDER / name).read_text(encoding="utf-8")
        return web.Response(text=text, content_type=kind, headers=HEADERS)

    async def _state(self, _request: web.Request) -> web.Response:
        """Who is here and what time it is."""
        playground = self._playground
        seats = [
            _seat(chat, person_id)
            for chat in playground.chats.values()
            for person_id in chat.members
        ]
        state = {
            "bot": playground.bot["username"],
            "now": playground.now().isoformat(),
            "can_turn": playground.turn_clock is not None,
            "seats": seats,
        }
        return web.json_response(state, headers=HEADERS)

    async def _seat(self, request: web.Request) -> web.Response:
        """Show what one person sees in one chat."""
        chat_id, person_id = int(request.match_info["chat"]), int(request.match_info["person"])
        try:
            hand = self._playground.hand(chat_id, person_id)
        except KeyError:
            raise web.HTTPNotFound from None
        return web.json_response(_screen(hand), headers=HEADERS)

    async def _transcript(self, request: web.Request) -> web.Response:
        chat_id = int(request.match_info["chat"])
        if chat_id not in self._playground.chats:
            raise web.HTTPNotFound
        return web.Response(text=self._playground.transcript(chat_id), headers=HEADERS)

    async def _file(self, request: web.Request) -> web.Response:
        """Show pictures, let everything else be saved: a document may be hostile HTML."""
        stored = self._playground.files.get(request.match_info["file_id"])
        if stored is None:
            raise web.HTTPNotFound
        if stored.mime_type in PICTURES:
            return web.Response(
                body=stored.content, content_type=stored.mime_type, headers=HEADERS
            )
        headers = HEADERS | {"Content-Disposition": "attachment"}
        kind = "application/octet-stream"
        return web.Response(body=stored.content, content_type=kind, headers=headers)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Tell an open page which chats to look at again (server-sent events)."""
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        async for changed in self._playground.watchers.watch():
            await response.write(f"data: {json.dumps(sorted(changed))}\n\n".encode())
        return response


def _seat(chat: Chat, person_id: int) -> Json:
    person = chat.members[person_id]
    return {
        "chat": chat.id,
        "person": person.id,
        "group": chat.about.get("title"),
        "name": f"{person.first_name} {person.last_name}".strip(),
        "language": person.language_code,
        "phone": person.phone,
        "note": person.note,
    }


def _screen(hand: Hand) -> Json:
    chat = hand.chat
    return {
        "messages": list(chat.messages.values())[-MOST_MESSAGES:],
        "keyboard": chat.keyboard,
        "notices": [{"text": one.text, "alert": one.alert} for one in hand.notices],
        "commands": hand.commands,
        "blocked": chat.blocked,
        "typing": chat.typing,
    }
