"""What somebody came for, kept through language and consent until it can be followed (B0.1)."""

from dataclasses import replace

from bot.dialogs.citizen import visits
from bot.dialogs.citizen.draft import BOOK, CALL
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Session, Step, Text, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import duty

PERSONAL = frozenset({BOOK, CALL, "visits", "claims"})


async def follow(session: Session, desk: Desk, lead: tuple[Text, ...] = ()) -> Step:
    """To the first window of the wish; consent comes directly before what is personal.

    A wish is one's own: whoever was at work is so no longer.
    """
    wish = session.draft.get("wish", "")
    if wish and session.post:
        session = session.off_duty(**session.draft)
    first = _asked_first(session, wish)
    if first:
        return Step(session.at(first), lead)
    match wish:
        case "work":
            return await duty.begin(session, desk, lead) or Step(session.home(), lead)
        case "book" | "call":
            return Step(await onward(session, desk), lead)
        case "visits" if visits.ACT in session.draft:
            return replace(await visits.aimed(session, desk), lead=lead)
        case "visits" | "information" | "claim" | "claims":
            number_known = wish == "claim" and "claim_no" in session.draft
            return Step(session.at("claim_code" if number_known else wish), lead)
    return Step(session.home(), lead)


def _asked_first(session: Session, wish: str) -> str | None:
    """Danger before the language, and the consent after it (B0.1, B3.2)."""
    if wish == CALL and "safe" not in session.draft:
        return "safety"
    if not session.language_chosen:
        return "language"
    return "consent" if wish in PERSONAL and not session.consented else None


async def speak(session: Session, language: str, desk: Desk) -> Step:
    """The language is kept, and the conversation goes on where it was (B0.8)."""
    await desk.reception.give_consent.choose_language(session.account, language)
    lead = (say("language-changed"),)
    first = not session.language_chosen
    session = session.speaking(language, chosen=True)
    if first:
        return await follow(session, desk, lead)
    return Step(session.back() if session.window == "language" else session, lead)
