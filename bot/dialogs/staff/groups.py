"""A group is bound to a provider, and unbound, by a command in it; nothing else is heard there."""

from dataclasses import dataclass, replace
from typing import Final

from bot.dialogs.core import Commanded, Event, Session, Text, say
from bot.dialogs.desk import Desk, provider_name
from clinic.acting import CHATS, Account, Anyone, Channel
from clinic.reception import Binder
from clinic.refusals import NotFound, NotYours

BIND, UNBIND = "bind", "unbind"
LANGUAGE: Final = "kk"


@dataclass(frozen=True, slots=True)
class Answered:
    text: Text
    language: str


async def answer(event: Event | None, account: Account, group: int, desk: Desk) -> Answered | None:
    """None: whoever says it hears the one neutral answer (B0.3)."""
    if not isinstance(event, Commanded) or event.name not in {BIND, UNBIND}:
        return None
    by = await _binder(account, desk)
    if by is None:
        return None
    chat = Account(f"{CHATS}{group}")
    if event.name == BIND:
        text = await _bind(chat, event.payload, by, desk)
    else:
        text = await _unbind(chat, by, desk)
    return Answered(text, by.language)


async def _binder(account: Account, desk: Desk) -> Binder | None:
    """The first of the roles that may; it speaks the language that its holder has chosen."""
    language = await desk.reception.give_consent.language(account) or LANGUAGE
    roles = await desk.reception.show_my_roles(Anyone(account, Channel.CHAT, language))
    return next(
        (replace(one, language=language) for one in roles if isinstance(one, Binder)), None
    )


async def _bind(chat: Account, precinct: str, by: Binder, desk: Desk) -> Text:
    try:
        provider = await desk.reception.bind_group(chat, precinct, by)
    except NotFound:
        return say("group-no-precinct")
    except NotYours:
        return say("group-not-here")
    name = provider_name(Session(chat, "", language=by.language), provider)
    if precinct:
        return say("group-bound-precinct", provider=name, precinct=precinct)
    return say("group-bound", provider=name)


async def _unbind(chat: Account, by: Binder, desk: Desk) -> Text:
    try:
        await desk.reception.bind_group.unbind(chat, by)
    except NotYours:
        return say("group-not-here")
    return say("group-unbound")
