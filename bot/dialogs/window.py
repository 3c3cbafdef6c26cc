"""A window: one question, how it is shown and what becomes of its answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.dialogs.core import Choice, Row, Said, Session, Shared, Step, View, say
from bot.dialogs.desk import Desk

BACK = Choice("back", say("back"))
HOME = Choice("menu", say("main-menu"))
PERSON = Choice("person", say("ask-operator"))
PROVE = Choice("prove", say("visits-prove"), "primary")
GUIDE = Choice("guide", say("button-guide"), "primary")
STILL = ""
"""The value of a button that only shows something."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the choices that this very window offered."""

    value: str


Answer = Chosen | Said | Shared


@dataclass(frozen=True, slots=True)
class Window:
    """`reads`: words are an answer here. `secret`: and they are an IIN, a PIN or a code.

    `private`: whatever is said here is deleted from the chat. `names`: the words name one of
    what is shown, so that a yes is none of its answers.
    """

    show: Callable[[Session, Desk], Awaitable[View]]
    take: Callable[[Session, Answer, Desk], Awaitable[Step | None]]
    reads: bool = False
    secret: bool = False
    private: bool = False
    names: bool = False


def either(own: Window, at_work: Window) -> Window:
    """The same question, asked of a citizen in one way and of the staff in another."""

    async def show(session: Session, desk: Desk) -> View:
        return await (at_work if session.post else own).show(session, desk)

    async def take(session: Session, answer: Answer, desk: Desk) -> Step | None:
        return await (at_work if session.post else own).take(session, answer, desk)

    return replace(own, show=show, take=take)


def staff_footer() -> tuple[Row, ...]:
    """Under every window of the staff."""
    return ((BACK, HOME),)


def footer(*, back: bool = True) -> tuple[Row, ...]:
    """The way back, to a person and home: under every window."""
    return ((BACK, PERSON, HOME),) if back else ((PERSON, HOME),)


async def take_nothing(_: Session, __: Answer, ___: Desk) -> Step | None:
    """Of a window that asks nothing."""
    return None


def decided(answer: Answer, desk: Desk) -> bool | None:
    """Yes or no, by a button or in words; None: neither."""
    match answer:
        case Chosen(value):
            said: str | None = value
        case Said(text):
            said = desk.hear(text).intent
        case _:
            return None
    return {"yes": True, "no": False}.get(said or "")
