"""One person is looked up: why, and by what (B0.7). What is typed is deleted from the chat."""

import re
from datetime import date
from typing import Final

from bot.dialogs.core import Choice, Said, Session, Step, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff import card
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic import phones
from clinic.people import IIN_LENGTH, Iin, Unfit
from clinic.reception import ByEntry, ByIin, ByName, ByPhone, Namesake, PatientCard, Sought
from clinic.staffing import LookUpReason
from clinic.visits import EntryNo
from locales.spelling import spellings

LEAST_WORDS: Final = 2
MOST_OF_A_PHONE: Final = 8
_NUMBER: Final = re.compile(r"[\d\s()+\u2013-]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_DAY: Final = re.compile(r"\b(\d{1,2})[. ](\d{1,2})[. ]((?:19|20)\d\d)\b")
_ENTRY: Final = re.compile(r"№?\s*\d{1,5}")
"""Shorter than any telephone."""
_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")


async def show_reason(_: Session, __: Desk) -> View:
    choices = [Choice(reason.value, say(f"look-up-{reason}")) for reason in LookUpReason]
    return View((say("staff-reason-question"),), column(choices) + staff_footer())


async def take_reason(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """The service begins here: its minutes run (R2.6)."""
    match answer:
        case Chosen(reason):
            now = desk.clock.now().isoformat()
            return Step(session.home(lookup=reason, since=now).at("staff_find"))
    return None


async def show_find(session: Session, desk: Desk) -> View:
    limits = await card.running(session, desk)
    return View((limits, say("staff-find-question")), staff_footer())


async def take_find(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `FindPatient` does."""
    match answer:
        case Said(text):
            try:
                wanted = await _sought(session, text, desk)
            except Unfit as unfit:
                return Step(session, lead=(say(f"unfit-{unfit.flaw}"),))
            if wanted is None:
                return Step(session, lead=(say("staff-find-unclear"),))
            return await _found(session, wanted, desk)
    return None


async def show_several(session: Session, _: Desk) -> View:
    """People who share a telephone: no more than tells them apart."""
    noted = (one.split(" ", 2) for one in session.draft["several"].split(";"))
    choices = [
        Choice(digits, say("staff-namesake", initials=initials, year=year))
        for digits, year, initials in noted
    ]
    return View((say("staff-several-question"),), column(choices) + staff_footer())


async def take_several(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(digits):
            return await _found(session, ByIin(Iin(digits)), desk)
    return None


async def _sought(session: Session, text: str, desk: Desk) -> Sought | None:
    """A short number is that of an entry of this year; raises Unfit."""
    if not _ENTRY.fullmatch(text.strip()):
        return sought(text)
    provider = (await desk.operator(session)).provider
    number = "".join(filter(str.isdigit, text)).lstrip("0")
    return ByEntry(EntryNo(f"{provider}/{desk.clock.today().year}/{number}"))


def sought(text: str) -> Sought | None:
    """What was typed: an IIN, a telephone, or a name with the year or day of birth.

    Raises Unfit for a number that is neither; None: half of a name, or no year.
    """
    if _NUMBER.fullmatch(text):
        figures = sum(map(str.isdigit, text))
        return ByIin(Iin.parse(text)) if figures == IIN_LENGTH else ByPhone(phones.parse(text))
    words = tuple(map(spellings, _WORD.findall(text)))
    year = _YEAR.search(text)
    if year is None or len(words) < LEAST_WORDS:
        return None
    return ByName(words, int(year[1]), _born_on(text))


def _born_on(text: str) -> date | None:
    found = _DAY.search(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


async def _found(session: Session, wanted: Sought, desk: Desk) -> Step:
    reason = LookUpReason(session.draft["lookup"])
    found = await desk.reception.find_patient(wanted, reason, await desk.operator(session))
    if isinstance(found, PatientCard):
        return Step(card.known(session, found).instead("staff_person"))
    if isinstance(wanted, ByPhone):
        several = ";".join(map(_noted, found[:MOST_OF_A_PHONE]))
        return Step(session.noting(several=several).at("staff_several"))
    return Step(session, lead=(say("staff-namesakes", count=len(found)),))


def _noted(one: Namesake) -> str:
    return f"{one.iin.digits} {one.birth_year} {one.initials}"
