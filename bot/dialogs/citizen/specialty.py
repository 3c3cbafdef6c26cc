"""Which doctor's specialty, and why where the clinic asks for a reason (B2.7, B2.10)."""

from collections.abc import Sequence
from typing import Final

from bot.dialogs.citizen import times
from bot.dialogs.citizen.draft import answered, provable
from bot.dialogs.citizen.offers import offers, reasons_of
from bot.dialogs.citizen.onward import of_named, of_specialty, onward
from bot.dialogs.core import Choice, Row, Said, Session, Step, View, column, grid, say
from bot.dialogs.desk import Desk, in_language
from bot.dialogs.window import PROVE, Answer, Chosen, footer
from clinic.intake.forms import REASONS
from clinic.intake.reasons import REFERRAL
from clinic.people import Doctor, DoctorId, ProviderId
from clinic.reception import SpecialtyTimes
from locales.folding import words_of

ONE_TO_A_LINE: Final = 6
QUICK: Final = "quick "


async def show_specialty(session: Session, desk: Desk) -> View:
    """The precinct doctor's earliest time first: that is what most people come for."""
    provider = ProviderId(session.draft["provider"])
    offered = await desk.reception.show_free_times.specialties(provider)
    known = await desk.reception.show_directory.specialties()
    names = {code: in_language(session, row.name_kk, row.name_ru) for code, row in known.items()}
    choices = [_choice(row, names.get(row.specialty, row.specialty)) for row in offered]
    listed = column(choices) if len(choices) <= ONE_TO_A_LINE else grid(choices, 2)
    quick = await _quick(session, await _own_doctors(session, desk), desk)
    legend = (say("specialty-legend"),) if any(map(_by_referral, offered)) else ()
    return View((say("specialty-question"), *legend), (*quick, *listed, *footer()))


async def take_specialty(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `HoldTime` does."""
    match answer:
        case Chosen(value) if value.startswith(QUICK):
            specialty, doctor, slot = value.removeprefix(QUICK).split(" ")
            chosen = answered(answered(session, "specialty", specialty), "doctor", doctor)
            return await times.choose(chosen, slot, desk)
        case Chosen(specialty):
            return Step(await of_specialty(session, specialty, desk))
        case Said(text):
            said = (await desk.lexicon(session)).specialty(words_of(text))
            return Step(await of_named(session, said, desk)) if said else None
    return None


async def show_reason(session: Session, _: Desk) -> View:
    """Codes of the clinic's own rule table; the complaint itself is not asked for."""
    choices = [Choice(code, say(f"reason-{code}")) for code in session.draft[REASONS].split()]
    referral = Choice(REFERRAL, say("reason-referral"))
    return View((say("reason-question"),), column((*choices, referral)) + footer())


async def take_reason(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(code):
            return Step(await onward(answered(session, "reason", code), desk))
    return None


async def show_referral(session: Session, _: Desk) -> View:
    """The ways on: being known, the precinct doctor, a person (B2.7)."""
    proved = "proved" in session.draft
    words = say("no-referral-seen") if proved else say("refusal-referral-needed")
    prove = ((PROVE,),) if provable(session) and not proved else ()
    other = (Choice("specialty", say("button-other-specialty")),)
    return View((words,), (*prove, other, *footer()))


async def take_referral(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("prove"):
            return Step(session.at("prove"))
        case Chosen(window):
            return Step(session.instead(window))
    return None


def _by_referral(row: SpecialtyTimes) -> bool:
    return row.rules == (REFERRAL,)


def _choice(row: SpecialtyTimes, name: str) -> Choice:
    label = name[:1].upper() + name[1:]  # «ЛОР» keeps its capitals
    marked = say("choice-specialty-referral", name=label)
    return Choice(row.specialty, marked if _by_referral(row) else label)


async def _own_doctors(session: Session, desk: Desk) -> Sequence[Doctor]:
    """Of the precinct: as the proof tells, or as the staff has looked it up."""
    member = await desk.member(session)
    if member:
        return member.precinct_doctors
    found = session.draft.get("own", "").split()
    return [await desk.reception.show_directory.doctor(DoctorId(one)) for one in found]


async def _quick(session: Session, doctors: Sequence[Doctor], desk: Desk) -> tuple[Row, ...]:
    """Only where no reason has to be given first."""
    rows: list[Row] = []
    for own in sorted(doctors, key=_children_first):
        asked = answered(session, "specialty", own.specialty)
        offered = await offers(asked, desk)
        offer = next((offer for offer in offered if offer.doctor.doctor == own.doctor), None)
        if offer and offer.earliest and not reasons_of(offered):
            value = f"{QUICK}{own.specialty} {own.doctor} {times.coded(offer.earliest)}"
            when = desk.when(offer.earliest.starts_at)
            name = await desk.specialty_name(session, own.specialty)
            label = say("quick-earliest", specialty=name, **when)
            rows.append((Choice(value, label, "primary"),))
    return tuple(rows)


def _children_first(doctor: Doctor) -> bool:
    """«Дәрігер» of a child is the paediatrician of the precinct (B2.10)."""
    return doctor.specialty != "paediatrician"
