"""The commands of the chat, and where a link leads."""

from dataclasses import replace
from typing import Final

from bot.dialogs.citizen import wishes
from bot.dialogs.core import Commanded, Session, Step, say
from bot.dialogs.desk import Desk

BOOK: Final = "book"
COMMANDS: Final = ("start", "my", "language", "help", "cancel")


async def take_command(session: Session, command: Commanded, desk: Desk) -> Step | None:
    match command.name:
        case "start":
            return await _start(session, command.payload, desk)
        case "my":
            return await wishes.follow(session.home(wish="visits"), desk)
        case "language":
            return Step(session.at("language"))
        case "help":
            return Step(session.at("help"))
        case "cancel":
            return Step(session.home(), lead=(say("cancelled"),))
    return None


async def _start(session: Session, payload: str, desk: Desk) -> Step:
    """Everything shown so far is outdated: its buttons no longer act."""
    kept = await desk.reception.give_consent.language(session.account)
    if kept:
        session = session.speaking(kept, chosen=True)
    session = replace(session.home(), nonce=desk.nonce(), revision=0)
    if payload and payload != BOOK:
        known = {row.provider for row in await desk.reception.show_directory.providers()}
        session = replace(session, link=payload if payload in known else "")
    if payload == BOOK or session.link:
        session = session.noting(wish="book")
    lead = (say("greeting"),) if session.language_chosen else ()
    return await wishes.follow(session, desk, lead)
