"""Fields of an update, each of the type that the Bot API promises."""

from collections.abc import Mapping
from typing import Any, Final

Json = Mapping[str, Any]
LARGEST: Final = 2**63 - 1
"""Of what a database keeps as a number; Telegram's own are smaller."""


class Malformed(Exception):  # noqa: N818 - it tells what came, and nothing here has failed
    """Names the field, and no value of it."""


def part(json: Json, name: str) -> Json:
    """Another object; raises Malformed."""
    found = json.get(name)
    if not isinstance(found, dict):
        raise Malformed(name)
    return found


def maybe_part(json: Json, name: str) -> Json | None:
    """None where it is left out; raises Malformed."""
    return part(json, name) if name in json else None


def number(json: Json, name: str) -> int:
    """Raises Malformed."""
    found = json.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or abs(found) > LARGEST:
        raise Malformed(name)
    return found


def text(json: Json, name: str) -> str:
    """Empty where it is left out; half a character becomes a question mark. Raises Malformed."""
    found = json.get(name, "")
    if not isinstance(found, str):
        raise Malformed(name)
    return found.encode(errors="replace").decode()
