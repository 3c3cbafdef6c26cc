"""Talks to begin with: the sentences of the hearing's tests, walks by buttons, and updates."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from app.demo_region import PLAYERS
from fuzz.acts import joined
from fuzz.paths import paths
from fuzz.region import FIRST_ACCOUNT, KNOWN, NUMBERS, Region

HEARD: Final = Path(__file__).parents[1] / "tests" / "locales"
SENTENCES: Final = 8
"""In one talk."""
WALKS: Final = 4
"""Of each person."""
STEPS: Final = 16
UPDATES: Final = 5
MOST_BUTTONS: Final = 24
BUTTONS: Final = 10
"""How many times as likely as another line."""
CHAT: Final = {"id": FIRST_ACCOUNT, "type": "private"}
SENDER: Final = {"id": FIRST_ACCOUNT, "is_bot": False, "first_name": "A"}
STRANGE: Final[tuple[object, ...]] = (
    None, [], {}, "x", "", -1, 2**70, 1.5, True, "\ud83d", [[]], {"id": 1},
)  # fmt: skip
TYPED: Final[tuple[str, ...]] = (
    "./start", "./start book", "./start taraz-1", "./start nowhere", "./start s-",
    "./start s-\u0661", "./my", "./help", "./language", "./cancel", "./START@qabyldau_bot x",
    "./nothing", "./", ".943101000013", ".9431 0100 0013", ".943101000018", ".000001",
    ".\u0661\u0662\u0663\u0664\u0665\u0666",
    "*", "*+7 (726) 200-00-01", "*12", "&+77010000000", "!v1.000000.1.0", '"', "+90", "+1200",
    "!v1.000000.zzzzzzzzzzzz.9999", "!e1.0.ics", "!o1.x.yes", "!", "^есінен танды",
    "%943101000013", "%потерял сознание", ">иә", ".<b>&amp;</", ".a\\nb", ". ", ".-",
)  # fmt: skip
IN_WORDS: Final[tuple[str, ...]] = (
    "\n", "\n.", "\n#", "\n*", "\n=", "\n!", "\n%", "\n^", "\n+", "\n{", "\\n", "\\ud83d",
    '{"update_id":1,"message":{"message_id":1,"from":{"id":7001},"chat":{"id":7001,"type":"',
    '"private"', '"text":"', '"callback_query":{"id":"1","from":{"id":7001},"data":"v1.',
    '"edited_message":', '"contact":{"phone_number":"', '"reply_to_message":{"message_id":',
    '"user_id":7001', '"forward_origin":{}', "/start", "943101000013", "\u0661", "38,5",
)  # fmt: skip


def seeds(region: Region) -> Iterator[bytes]:
    sentences = [f".{sentence}" for sentence in _heard()]
    for some in _cut(sentences, SENTENCES):
        yield joined("=nurlan", *some)
    yield joined(*TYPED)
    for player in PLAYERS:
        for line in TYPED:
            yield joined(f"={player.key}", line)
        for number in range(WALKS):
            yield joined(f"={player.key}", "./start", *_walk(Random(f"{player.key}{number}")))  # noqa: S311 - the same walks each time
    for path in paths(region):
        yield joined(*path)
    yield from _bodies()


def words(region: Region) -> Iterator[str]:
    yield from IN_WORDS
    yield from (region.invited, region.pin, *KNOWN)
    for player in PLAYERS:
        yield from (f"={player.key}\n", player.iin, player.phone or "")
    for sentence in _heard():
        yield from sentence.split()


def lines(region: Region) -> Iterator[str]:
    """What may be put into a talk: mostly buttons, and what windows ask for."""
    for _ in range(BUTTONS):
        yield from (f"#{number}" for number in range(MOST_BUTTONS))
    for path in paths(region):
        yield from path
    yield from TYPED
    yield from (f"={key}" for key in NUMBERS)
    yield from (f".{sentence}" for sentence in _heard())
    yield from (json.dumps(update) for update in _updates())


def _heard() -> list[str]:
    files = (HEARD / f"heard_{language}.txt" for language in ("kk", "ru"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [line.partition(" | ")[2] for line in lines if not line.startswith("#")]


def _walk(dice: Random) -> Iterator[str]:
    """Mostly buttons; now and then what a window asks for, or another person."""
    for kind in dice.choices(("button", "older", "typed", "person"), (15, 1, 2, 2), k=STEPS):
        match kind:
            case "button":
                yield f"#{dice.randrange(MOST_BUTTONS)}"
            case "older":
                yield f"#{dice.randrange(MOST_BUTTONS)}@{dice.randrange(3)}"
            case "typed":
                yield dice.choice(TYPED)
            case _:
                yield f"={dice.choice(list(NUMBERS))}"


def _bodies() -> Iterator[bytes]:
    """Updates as they come, and each with one strange value in the place of a right one."""
    whole = list(_updates())
    strange = [changed for update in whole for changed in _changed(update)]
    lines = [json.dumps(update) for update in (*whole, *strange)]
    for some in _cut(lines, UPDATES):
        yield joined(*some)
    for line in (*lines[: len(whole)], "[]", "1", "", "[" * 9000, '{"a":', "\x00", '"\\ud83d"'):
        yield joined(f"<{line}")


def _updates() -> Iterator[dict[str, Any]]:
    message = {"message_id": 5, "date": 0, "from": SENDER, "chat": CHAT}
    card = {"phone_number": "77710000001", "first_name": "A", "user_id": FIRST_ACCOUNT}
    query = {"id": "1", "from": SENDER, "data": "v1.000000.1.0", "message": message}
    bodies: Sequence[dict[str, Any]] = (
        {"message": message | {"text": "/start book"}},
        {"message": message | {"text": "943101000013", "reply_to_message": message}},
        {"message": message | {"contact": card, "forward_origin": {"type": "user"}}},
        {"message": message | {"photo": [], "caption": "x"}},
        {"edited_message": message | {"text": "x"}},
        {"message": message | {"text": "/start", "chat": {"id": -5, "type": "supergroup"}}},
        {"callback_query": query},
        {"callback_query": query | {"inline_message_id": "1"}},
        {"my_chat_member": {"chat": CHAT, "from": SENDER}},
        {"channel_post": message},
    )
    for number, body in enumerate(bodies, start=1):
        yield {"update_id": number, **body}


def _changed(update: Any) -> Iterator[Any]:
    if not isinstance(update, dict):
        return
    for key, value in update.items():
        yield {name: one for name, one in update.items() if name != key}
        yield from ({**update, key: each} for each in STRANGE)
        yield from ({**update, key: each} for each in _changed(value))


def _cut(lines: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (lines[at : at + size] for at in range(0, len(lines), size))
