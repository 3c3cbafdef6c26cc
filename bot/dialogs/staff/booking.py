"""Booked for who calls: the confirmation, a reason without a referral, and the answer read out."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.dialogs.citizen import confirm
from bot.dialogs.citizen.draft import answered
from bot.dialogs.citizen.entries import answer_about
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Aloud, Choice, Session, Step, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.intake.reasons import REASONS
from clinic.reception import Booked, VisitShown
from clinic.refusals import Refusal, Refused
from clinic.visits import EntryNo, spoken_number
from locales.language import Language

OVERRIDES: Final = (*REASONS, "paper_referral")
"""Why somebody may come without a referral that the register knows (B2.7)."""


async def show_confirm(session: Session, desk: Desk) -> View:
    """One tap says that it is right and in which language the answer will be heard."""
    doctor = await desk.doctor(session)
    name = await desk.specialty_name(session, session.draft["specialty"])
    starts_at = datetime.fromisoformat(session.draft["starts"])
    lines = (
        say("confirm-when", **desk.when(starts_at)),
        say("doctor-line", name=doctor.name, specialty=name),
    )
    choices = [Choice(each.value, say(f"staff-confirm-{each}"), "success") for each in Language]
    parts = (say("staff-confirm-question"), lines, say("staff-confirm-held"))
    return View(parts, column(choices) + staff_footer())


async def take_confirm(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `BookVisit` and `MoveVisit` do."""
    match answer:
        case Chosen(language):
            return await _booked(session.noting(spoken=language), desk)
    return None


async def _booked(session: Session, desk: Desk) -> Step:
    """The journal first, then the word (R2.3)."""
    try:
        booked = await confirm.write(session, desk)
    except Refused as refused:
        if refused.refusal is not Refusal.SLOT_TAKEN:
            raise
        return confirm.lost(session)
    return await to_be_told(session, booked, desk)


async def to_be_told(session: Session, booked: Booked | VisitShown, desk: Desk) -> Step:
    """The answer in a message of its own, and below it what becomes of it."""
    language = session.draft["spoken"]
    sentence = await _sentence(session, booked, language, desk)
    telling = session.home(
        entry=booked.visit.entry, spoken=language, lookup=session.draft["lookup"]
    )
    return Step(telling.at("staff_tell"), before=(replace(sentence, tells=None),))


async def _sentence(
    session: Session, booked: Booked | VisitShown, language: str, desk: Desk
) -> View:
    """Word for word what a citizen would be told in the chat."""
    speaking = session.speaking(language, chosen=True)
    view = await answer_about(speaking, booked.visit, booked.provider, booked.doctor, desk)
    return replace(view, rows=(), language=language)


async def show_tell(session: Session, _: Desk) -> View:
    """Below the sentence, of a visit and of a home call alike."""
    number = say("booked-entry", entry=spoken_number(EntryNo(session.draft["entry"])))
    other = Language(session.draft["spoken"]).other
    choices = (
        Choice("told", say("staff-told-yes"), "success"),
        Choice(other, say(f"staff-read-{other}")),
    )
    return View((number, say("staff-tell")), column(choices) + staff_footer())


async def take_tell(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Not pressed, it becomes a call back after the regulation's limit (B2.1)."""
    match answer:
        case Chosen("told"):
            shown = await _told_of(session, desk)
            sentence = await _sentence(session, shown, session.draft["spoken"], desk)
            done = say("staff-told", entry=spoken_number(shown.visit.entry))
            aloud = Aloud(sentence, await desk.operator(session))
            return Step(session.home(), lead=(done,), aloud=aloud)
        case Chosen(language):
            shown = await _told_of(session, desk)
            return await to_be_told(session.noting(spoken=language), shown, desk)
    return None


async def _told_of(session: Session, desk: Desk) -> VisitShown:
    entry = EntryNo(session.draft["entry"])
    return await desk.reception.show_patient_visits.one(entry, await desk.operator(session))


async def show_override(_: Session, __: Desk) -> View:
    """The reason stands in the journal, and with the name of the staff in the history."""
    choices = [Choice(code, say(f"reason-{code}")) for code in OVERRIDES]
    other = (Choice("specialty", say("button-other-specialty")),)
    return View((say("staff-override-question"),), (*column(choices), other, *staff_footer()))


async def take_override(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("specialty"):
            return Step(session.instead("specialty"))
        case Chosen(code):
            return Step(await onward(answered(session, "reason", code), desk))
    return None
