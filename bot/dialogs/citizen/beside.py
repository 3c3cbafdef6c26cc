"""What is said beside the matter: thanks, another day, what to bring, where, how much.

A yes or a no that nothing has asked for moves nothing at home; elsewhere the buttons are shown.
"""

from typing import Final

from bot.dialogs.citizen import places, services, told, visits, wishes
from bot.dialogs.citizen.draft import BOOK, CALL, without_day
from bot.dialogs.core import MENU, Session, Step, say
from bot.dialogs.desk import Desk
from clinic.information import SERVICES
from locales.folding import words_of
from locales.hearing import Heard

ATTACHMENT: Final = "attachment"
BRING: Final = "bring"
AT_A_PLACE: Final = frozenset({"where", "hours"})
TOPICS: Final = frozenset({"certificate", "price", BRING, *AT_A_PLACE})
CERTIFICATES: Final = frozenset({"r5", "r6", "r7"})
BRINGING: Final = {BOOK: "r2", "move": "r2", CALL: "r3", "": "r2"}
"""What has to be brought to what was begun, or to a doctor."""


async def follow(session: Session, text: str, heard: Heard, desk: Desk) -> Step | None:
    match heard.intent:
        case "back":
            return Step(session.back())
        case "help":
            return Step(session.at("help"))
        case "greeting" | "thanks" as courtesy:
            return Step(session, lead=(say(courtesy),))
        case "other-day":
            return await _other_day(session, desk)
        case "yes" | "no" if session.window == MENU:
            return Step(session, lead=(say("alright"),))
    return await _about(session, text, heard, desk)


async def _other_day(session: Session, desk: Desk) -> Step:
    """Of what was begun; else of the visit that there is."""
    if "doctor" in session.draft:
        anew = without_day(session).dropping(told.DAY, told.TIME, told.SOON)
        return Step(anew.instead("day"))
    match session.draft.get("wish"):
        case "call":
            return Step(session, lead=(say("call-no-other-day"),))
        case "book":
            later = session.dropping(told.DAY, told.PART, told.TIME, told.SOON)
            return Step(later, lead=(say("day-comes-later"),))
    return await wishes.follow(session.home(wish="visits", **{visits.ACT: "move"}), desk)


async def _about(session: Session, text: str, heard: Heard, desk: Desk) -> Step | None:
    """The page of the service that is meant, or all of them to choose from."""
    if heard.topic == ATTACHMENT:
        return Step(services.guide(session))
    if heard.topic not in TOPICS:
        return None
    if heard.topic in AT_A_PLACE and heard.service not in {*CERTIFICATES, "certificates"}:
        return Step(await _place(session, text, desk))
    service = heard.service
    if heard.topic == BRING and service is None:
        service = BRINGING.get(session.draft.get("wish", ""))
    if service is None or service not in SERVICES:
        return Step(session.at("information"))
    return Step(session.noting(topic=service).at("topic"))


async def _place(session: Session, text: str, desk: Desk) -> Session:
    """The clinic that was named, or one's own; else all of them."""
    named = (await desk.lexicon(session)).provider(words_of(text))
    own = await desk.own_clinic(session)
    place = named or (own.provider if own else None)
    if place:
        return session.noting(place=place).at("place")
    return await places.opened(session.noting(topic=places.CLINICS), desk)
