"""What anybody may ask about: the seven services, the clinics, and the one HIV text (B0.1)."""

from typing import Final

from bot.dialogs.citizen import places
from bot.dialogs.core import Choice, Session, Step, View, column, say
from bot.dialogs.desk import Desk, in_language
from bot.dialogs.window import Answer, Chosen, footer
from clinic.information import LEAFLETS, SERVICES

SEVEN: Final = tuple(sorted((*SERVICES, *LEAFLETS)))
"""In the order of the decree."""
HIV_SERVICE: Final = "r4"
UNKNOWN: Final = "—"


async def show_information(_: Session, __: Desk) -> View:
    choices = [Choice(code, say(f"information-{code}")) for code in (*SEVEN, places.CLINICS)]
    return View((say("information-question"),), column(choices) + footer())


async def take_information(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(value) if value == HIV_SERVICE:
            return Step(session, aside=await hiv_answer(session, desk))
        case Chosen(value) if value == places.CLINICS:
            return Step(await places.opened(session.noting(topic=value), desk))
        case Chosen(code):
            return Step(session.noting(topic=code).at("topic"))
    return None


async def hiv_answer(session: Session, desk: Desk) -> View:
    """Byte for byte the same for everybody and at any time (B4.1)."""
    told = await desk.reception.show_directory.leaflet(HIV_SERVICE)
    where, hours, counsellor = (
        in_language(session, told[name].value_kk, told[name].value_ru) if name in told else UNKNOWN
        for name in ("where", "hours", "counsellor")
    )
    places_of_it = say("hiv-places", where=where, hours=hours)
    return View((say("hiv-answer", places=places_of_it, counsellor=counsellor),))
