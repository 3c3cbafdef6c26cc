"""People driven over HTTP: by the page, and by a load program in another process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiohttp import web

from playground.chats import Json
from playground.hand import Hand, NotPossibleError
from playground.people import Person
from playground.playground import Playground
from playground.screen import Message
from playground.watchers import CLOCK

MORNING = 8  # o'clock
Act = Callable[[Hand, Json], Awaitable[None]]

ACTS: dict[str, Act] = {
    "say": lambda hand, given: hand.say(given["text"]),
    "tap": lambda hand, given: hand.tap(given["label"]),
    "press": lambda hand, given: hand.tap_old(given["message_id"], given["data"]),
    "share_contact": lambda hand, _given: hand.share_contact(),
    "share_foreign_contact": lambda hand, given: hand.share_foreign_contact(given["phone"]),
    "send_photo": lambda hand, given: hand.send_photo(given.get("caption", "")),
    "send_sticker": lambda hand, _given: hand.send_sticker(),
    "send_voice": lambda hand, _given: hand.send_voice(),
    "send_document": lambda hand, _given: hand.send_document(),
    "edit_last": lambda hand, given: hand.edit_last(given["text"]),
    "block": lambda hand, _given: hand.block(),
    "unblock": lambda hand, _given: hand.unblock(),
}


class Control:
    """JSON in, JSON out. A body of another type is refused: no foreign page can send this one."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    def add_to(self, app: web.Application) -> None:
        app.router.add_post("/playground/people", self._add_person)
        app.router.add_post("/playground/people/{person}/act", self._act)
        app.router.add_post("/playground/people/{person}/answer", self._answer)
        app.router.add_post("/playground/clock", self._turn_clock)

    async def _add_person(self, request: web.Request) -> web.Response:
        person = Person(**await _given(request))
        self._playground.add_person(person)
        return web.json_response({"id": person.id})

    async def _act(self, request: web.Request) -> web.Response:
        """Do `act`; with `wait` (seconds) also wait for the bot's next message."""
        given = await _given(request)
        hand = self._hand(request, given)
        act = ACTS.get(given.get("act", ""))
        if act is None:
            return _refuse(f"there is no such act: choose from {', '.join(ACTS)}")
        try:
            await act(hand, given)
        except NotPossibleError as reason:
            return _refuse(str(reason))
        except KeyError as missing:
            return _refuse(f"this act needs {missing}")
        if "wait" in given:
            return await _next_message(hand, given["wait"])
        return web.json_response({})

    async def _answer(self, request: web.Request) -> web.Response:
        given = await _given(request)
        return await _next_message(self._hand(request, given), given.get("wait", 5.0))

    async def _turn_clock(self, request: web.Request) -> web.Response:
        """Turn forward by `minutes`, or to the next morning."""
        given = await _given(request)
        turn = self._playground.turn_clock
        step = self._step(given)
        if turn is None or step <= timedelta():
            return _refuse("the clock cannot be turned so")
        await turn(step)
        self._playground.watchers.tell(CLOCK)
        return web.json_response({"now": self._playground.now().isoformat()})

    def _step(self, given: Json) -> timedelta:
        if not given.get("morning"):
            return timedelta(minutes=given.get("minutes", 0))
        now = self._playground.now()
        today = now.replace(hour=MORNING, minute=0, second=0, microsecond=0)
        return (today if today > now else today + timedelta(days=1)) - now

    def _hand(self, request: web.Request, given: Json) -> Hand:
        person_id = int(request.match_info["person"])
        try:
            return self._playground.hand(int(given.get("chat", person_id)), person_id)
        except KeyError:
            raise web.HTTPNotFound(text="nobody here has this id") from None


async def _given(request: web.Request) -> Json:
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send application/json")
    given: Any = await request.json()
    if not isinstance(given, dict):
        raise web.HTTPBadRequest(text="send a JSON object")
    return given


async def _next_message(hand: Hand, seconds: float) -> web.Response:
    try:
        message = await hand.answer(seconds)
    except TimeoutError:
        return web.json_response({"error": "the bot has not answered"}, status=504)
    return web.json_response({"message": _as_json(message)})


def _as_json(message: Message) -> Json:
    return {
        "id": message.id,
        "text": message.text,
        "buttons": [
            [{"text": one.text, "data": one.data, "url": one.url} for one in row]
            for row in message.buttons
        ],
        "keyboard": message.keyboard,
        "document": message.document.name if message.document else None,
    }


def _refuse(reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=409)
