"""The commands of the chat, and where a link leads."""

from dataclasses import replace
from typing import Final

from bot.dialogs.citizen import claims, wishes
from bot.dialogs.core import Commanded, Session, Step, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import duty
from clinic.acting import CHATS

BOOK: Final = "book"
INVITATION: Final = "s-"
"""How the payload of a link begins that gives a role on a provider's staff."""
COMMANDS: Final = ("start", "my", "language", "help", "cancel")
AT_WORK: Final = "work"
"""Listed for nobody but the staff."""


async def take_command(session: Session, command: Commanded, desk: Desk) -> Step | None:
    match command.name:
        case "start":
            return await _start(session, command.payload, desk)
        case "my":
            return await wishes.follow(session.off_duty(wish="visits"), desk)
        case "work":
            return await duty.begin(session, desk)
        case ("language" | "help") as window:
            return Step(session.at(window))
        case "cancel":
            return Step(session.home(), lead=(say("cancelled"),))
    return None


async def _start(session: Session, payload: str, desk: Desk) -> Step:
    """Everything shown so far is outdated: its buttons no longer act."""
    kept = await desk.reception.give_consent.language(session.account)
    if kept:
        session = session.speaking(kept, chosen=True)
    session = replace(session.off_duty(), nonce=desk.nonce(), revision=0)
    if payload.startswith(claims.SLIP):
        return await claims.scanned(session, payload.removeprefix(claims.SLIP), desk)
    if payload.startswith(INVITATION):
        return await _invited(session, payload.removeprefix(INVITATION), desk)
    if payload and payload != BOOK:
        known = {row.provider for row in await desk.reception.show_directory.providers()}
        session = replace(session, link=payload if payload in known else "")
    if payload == BOOK or session.link:
        session = session.noting(wish="book")
    elif await desk.roles(session):
        session = session.noting(wish="work")
    lead = (say("greeting"),) if session.language_chosen else ()
    return await wishes.follow(session, desk, lead)


async def _invited(session: Session, token: str, desk: Desk) -> Step:
    """The inviter compares the number before the role begins."""
    accepted = await desk.reception.accept_invitation(token, session.account)
    if accepted is None:
        return await wishes.follow(session, desk, (say("invitation-refused"),))
    number = session.account.removeprefix(CHATS)
    return await wishes.follow(session, desk, (say("invitation-used", number=number),))
