"""What a person may send besides text: small stand-ins for a photo, a sticker, a voice note."""

from __future__ import annotations

import base64

from playground.chats import Json
from playground.files import Files

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SILENCE = b"OggS" + bytes(60)


def photo(files: Files) -> list[Json]:
    stored = files.keep("photo.png", "image/png", PIXEL)
    return [{**stored.as_json(), "width": 1, "height": 1}]


def sticker(files: Files) -> Json:
    stored = files.keep("sticker.png", "image/png", PIXEL)
    return {
        **stored.as_json(),
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "😀",
    }


def voice(files: Files, sound: bytes = SILENCE, seconds: int = 2) -> Json:
    stored = files.keep("voice.ogg", "audio/ogg", sound)
    return {**stored.as_json(), "duration": seconds, "mime_type": "audio/ogg"}
