"""What a button carries: never more than 64 bytes, and nothing that is said of a person."""

import re
from typing import Final

from bot.dialogs.core import Pressed, Reached

LIMIT: Final = 64
_WINDOW: Final = re.compile(r"v1\.([\w-]{6})\.([0-9a-z]{1,12})\.(\d{1,4})")
_LASTING: Final = re.compile(r"([ehow])1\.([\w-]{1,48})\.([a-z]{1,8})")
_FIGURES: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def of_window(nonce: str, revision: int, place: int) -> str:
    """A choice by its place in the window of that nonce and revision."""
    return f"v1.{nonce}.{_base36(revision)}.{place}"


def of_reached(reached: Reached) -> str:
    return f"{reached.kind}1.{reached.tag}.{reached.act}"


def read(data: str) -> Pressed | Reached | None:
    """None for what no button of ours can have carried."""
    if found := _WINDOW.fullmatch(data):
        nonce, revision, place = found.groups()
        return Pressed(nonce, int(revision, 36), int(place))
    if found := _LASTING.fullmatch(data):
        return Reached(*found.groups())
    return None


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, figure = divmod(number, len(_FIGURES))
        digits = _FIGURES[figure] + digits
    return digits or "0"
