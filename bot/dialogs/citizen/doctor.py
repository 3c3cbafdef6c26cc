"""Which doctor, and what can be done when there is no free time (B2.8)."""

from bot.dialogs.citizen.draft import answered
from bot.dialogs.citizen.offers import offers
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Choice, Said, Session, Step, View, column, say
from bot.dialogs.desk import Desk, phone_line
from bot.dialogs.window import Answer, Chosen, footer
from clinic.reception import Offer
from locales.folding import words_of


async def show_doctor(session: Session, desk: Desk) -> View:
    choices = [_choice(offer, desk) for offer in await offers(session, desk)]
    name = await desk.specialty_name(session, session.draft["specialty"])
    return View((say("doctor-question", specialty=name),), column(choices) + footer())


async def take_doctor(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(value):
            free, doctor = value.split(" ", 1)
            session = answered(session, "doctor", doctor)
            return Step(await onward(session, desk) if free == "free" else session.at("no_time"))
        case Said(text):
            named = (await desk.lexicon(session)).doctor(words_of(text), text)
            for offer in await offers(session, desk) if named else ():
                if offer.doctor.doctor == named:
                    return await take_doctor(session, Chosen(_choice(offer, desk).value), desk)
    return None


def _choice(offer: Offer, desk: Desk) -> Choice:
    own = "own" if offer.precinct else "other"
    if offer.earliest is None:
        label = say(f"choice-doctor-{own}-full", name=offer.doctor.name)
        return Choice(f"full {offer.doctor.doctor}", label)
    day = desk.day(offer.earliest.starts_at)
    label = say(f"choice-doctor-{own}", name=offer.doctor.name, day=day)
    return Choice(f"free {offer.doctor.doctor}", label)


async def show_no_time(session: Session, desk: Desk) -> View:
    """Never the end: other doctors with their earliest day, the list, the telephone (B2.8)."""
    full = session.draft.get("doctor")
    others = [
        _choice(offer, desk)
        for offer in await offers(session, desk)
        if offer.earliest and offer.doctor.doctor != full
    ]
    provider = await desk.provider(session)
    parts = (say("no-free-time"), *phone_line(provider))
    waiting = () if session.post else ((Choice("waiting", say("button-waiting"), "primary"),),)
    return View(parts, (*column(others), *waiting, *footer()))


async def take_no_time(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("waiting"):
            return Step(session.at("waiting"))
        case Chosen():
            return await take_doctor(session, answer, desk)
    return None
