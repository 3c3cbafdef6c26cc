"""The reply is in the language of the message, and to stay in it is offered once (B0.8)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.dialogs.core import Choice, Event, Said, Session, Turn, View, say
from locales.hearing import Heard

SWITCH: Final = "switch"
SPEAK: Final = "speak-"


def in_which(session: Session, event: Event, hear: Callable[[str], Heard]) -> str | None:
    """Another language than the chosen one, where a whole message is in it; else None.

    At work and before a language was chosen the session's own rules hold.
    """
    if not isinstance(event, Said) or session.post or not session.language_chosen:
        return None
    heard = hear(event.text)
    if heard.alone_in == session.language or (heard.intent or "").startswith(SPEAK):
        return None
    return heard.alone_in


def answered_in(turn: Turn, before: Session, language: str) -> Turn:
    """The session keeps the language that was chosen; a change that was asked for stands."""
    if turn.session.language != language or turn.forgotten:
        return turn
    kept = turn.session.speaking(before.language, chosen=True)
    return replace(turn, session=kept, said_in=language)


def offering(view: View, session: Session, language: str | None) -> tuple[View, Session]:
    """Once in a conversation, under the answer, with the language named in itself."""
    if language is None or session.language_offered or not view.rows:
        return view, session
    button = Choice(SWITCH, say(f"language-{language}"))
    parts = (*view.parts, say("language-offer"))
    return replace(view, parts=parts, rows=((button,), *view.rows)), session.offered_a_language()
