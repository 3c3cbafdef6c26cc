"""What bodies and addresses of SIP say, as far as calls need it. All of it is others' text."""

import re
from email import message_from_string
from typing import Final

from voice.line import Transferred

SDP: Final = "application/sdp"
RELAYED: Final = "application/dtmf-relay"
PLAIN: Final = "application/dtmf"
_SIGNAL: Final = re.compile(
    r"^\s*signal\s*=\s*(\S{1,2})\s*$", re.ASCII | re.IGNORECASE | re.MULTILINE
)
_KEYS: Final = {key: key for key in "0123456789*#"} | {"10": "*", "11": "#"}
_STATUS: Final = re.compile(r"\s*SIP/2\.0 ([1-6][0-9]{2})\b", re.ASCII)
_NUMBER: Final = re.compile(r"\+?[0-9()./ -]{1,40}", re.ASCII)
_REACHED: Final = range(200, 300)
_OUTCOMES: Final = {
    404: Transferred.UNKNOWN,
    408: Transferred.NO_ANSWER,
    480: Transferred.NO_ANSWER,
    484: Transferred.UNKNOWN,
    486: Transferred.BUSY,
    487: Transferred.NO_ANSWER,
    503: Transferred.BUSY,  # so Asterisk says it
    600: Transferred.BUSY,
    604: Transferred.UNKNOWN,
}


def description(kind: str, body: str) -> str | None:
    """The SDP of a body, which may be one part of several (ISUP beside it)."""
    if kind.partition(";")[0].strip().lower() == SDP:
        return body
    if not kind.lower().startswith("multipart/"):
        return None
    parts = message_from_string(f"Content-Type: {kind}\n\n{body}").walk()
    found = [part.get_payload() for part in parts if part.get_content_type() == SDP]
    return next((text for text in found if isinstance(text, str)), None)


def key(kind: str, body: str) -> str | None:
    """Of an INFO. None: it is not one, or none that a script knows."""
    name = kind.partition(";")[0].strip().lower()
    if name == RELAYED:
        found = _SIGNAL.search(body)
        return _KEYS.get(found[1]) if found else None
    return _KEYS.get(body.strip()) if name == PLAIN else None


def outcome(code: int) -> Transferred | None:
    """Of a REFER, by the status that the other side got. None: not known yet."""
    if code < _REACHED.start:
        return None
    if code in _REACHED:
        return Transferred.REACHED
    return _OUTCOMES.get(code, Transferred.REFUSED)


def status(fragment: str) -> int | None:
    """Of message/sipfrag."""
    found = _STATUS.match(fragment)
    return int(found[1]) if found else None


def number(user: str | None) -> str | None:
    """The digits of a user part; None: no number is given."""
    if user is None or _NUMBER.fullmatch(user) is None:
        return None
    digits = re.sub(r"[^0-9]", "", user)
    return ("+" if user.startswith("+") else "") + digits if digits else None
