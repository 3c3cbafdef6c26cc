"""A strict local Bot API with a chat page in the browser: try, test and load a bot alone.

It knows nothing of any product: it speaks the Bot API, and its clock is turned by a callback.
"""

from __future__ import annotations

from playground.chats import Notice
from playground.errors import ApiError
from playground.faults import Drop
from playground.hand import Hand, NotPossibleError
from playground.limits import Limits, Rate
from playground.people import Person
from playground.playground import Call, Playground
from playground.screen import Button, Document, Message
from playground.server import Served, serve

__all__ = [
    "ApiError",
    "Button",
    "Call",
    "Document",
    "Drop",
    "Hand",
    "Limits",
    "Message",
    "NotPossibleError",
    "Notice",
    "Person",
    "Playground",
    "Rate",
    "Served",
    "serve",
]
