"""Answers to requests, and what messages hold."""

from typing import Any, Final

from sippy.MsgBody import MsgBody
from sippy.SipHeader import SipHeader

from voice.sip import bodies

ALLOW: Final = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, NOTIFY"
REASONS: Final = {
    200: "OK",
    400: "Bad Request",
    405: "Method Not Allowed",
    415: "Unsupported Media Type",
    480: "Temporarily Unavailable",
    481: "Call/Transaction Does Not Exist",
    486: "Busy Here",
    488: "Not Acceptable Here",
    489: "Bad Event",
    491: "Request Pending",
    500: "Server Internal Error",
    503: "Service Unavailable",
    603: "Decline",
}
Responded = tuple[Any, Any, Any] | None
"""As sippy wants it: the answer, who hears of a CANCEL, who hears that no ACK has come."""


def reason(code: int) -> str:
    return REASONS.get(code, "Refused")


def allowed() -> Any:
    return SipHeader(f"Allow: {ALLOW}")


def to(request: Any, code: int, text: str | None = None) -> Any:
    body = None if text is None else described(text)
    made = request.genResponse(code, reason(code), body)
    made.appendHeader(allowed())
    return made


def at_once(request: Any, code: int) -> Responded:
    return to(request, code), None, None


def described(text: str) -> Any:
    body = MsgBody(text)
    body.needs_update = False
    return body


def description(message: Any) -> str | None:
    return described_in(message.getBody())


def described_in(body: Any) -> str | None:
    return None if body is None else bodies.description(str(body.mtype), str(body))
