"""What was accepted can be shown: windows of people whom the region knows, in both languages."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Final

from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from bot.dialogs.windows import WINDOWS
from bot.handlers.wording import LONGEST_MESSAGE, Wording
from clinic.information import SERVICES
from clinic.people import Doctor, ProviderId, Relation
from clinic.reception import RegisterCheck
from clinic.refusals import NotFound, Refused
from fuzz.found import ensure
from fuzz.region import KEY, KNOWN, Clock, Dice, account, reception_over
from locales.folding import words_of
from locales.hearing import hear
from locales.language import Language
from locales.translator import translators
from playground.entities import formatted
from storage import open_store

PATIENT: Final = "943101000013"
LONGEST_LABEL: Final = 64
ANYWHERE: Final = ("menu", "information", "who", "visits", "provider")
AT_A_PROVIDER: Final = ("person", "specialty")
AT_A_DOCTOR: Final = ("doctor", "no_time", "day", "waiting")
WISH: Final = "ЖПД дәрігеріне жазылғым келеді, к терапевту"
WORDING: Final = Wording(translators)


async def show_all(url: str, choice: int) -> None:
    """Raises Found for what Telegram would not take, and whatever a window raises.

    Of the providers and of their doctors one is looked at: `choice` says which.
    """
    clock = Clock()
    async with open_store(url, clock, KEY) as store:
        desk = Desk(reception_over(store, clock, Dice(1000)), clock, hear, Dice(2000))
        desk = desk.for_one_turn()
        session = Session(account(KNOWN[choice % len(KNOWN)]), "000000")
        (await desk.lexicon(session)).specialty(words_of(WISH))
        async for at in _windows(session.speaking("kk", chosen=True), desk, choice):
            await _show(at, desk)
    ensure(len(asyncio.all_tasks()) == 1, "nothing goes on beside what was asked")


async def _windows(session: Session, desk: Desk, choice: int) -> AsyncIterator[Session]:
    """Those that show something of what was imported."""
    session = replace(session, consented=True)
    for window in ANYWHERE:
        yield session.at(window)
    yield session.noting(topic="clinics").at("places")
    providers = await desk.reception.show_directory.providers()
    provider = providers[choice % len(providers)].provider
    yield session.noting(place=provider).at("place")
    for code in SERVICES:
        yield session.noting(topic=code).at("topic")
    for member in (await desk.household(session)).members:
        check = RegisterCheck(member.proof.person, provider, Relation.SELF)
        with suppress(Refused):
            await desk.reception.check_register(check, member.proof)
        iin = member.proof.person.digits
        begun = session.noting(wish="book", relation="self", patient=iin, proved="1")
        for at in _of_provider(begun.noting(provider=provider)):
            yield at
    doctors = await _doctors(provider, desk)
    if doctors:
        begun = session.noting(wish="book", patient=PATIENT, provider=provider)
        for at in _of_doctor(begun, doctors[choice % len(doctors)]):
            yield at


async def _doctors(provider: ProviderId, desk: Desk) -> list[Doctor]:
    free = desk.reception.show_free_times
    rows = await free.specialties(provider)
    return [offer.doctor for row in rows for offer in await free.doctors(provider, row.specialty)]


def _of_provider(session: Session) -> Iterator[Session]:
    return (session.at(window) for window in AT_A_PROVIDER)


def _of_doctor(session: Session, doctor: Doctor) -> Iterator[Session]:
    chosen = session.noting(specialty=doctor.specialty, doctor=doctor.doctor)
    return (chosen.at(window) for window in AT_A_DOCTOR)


async def _show(session: Session, desk: Desk) -> None:
    """Refused and NotFound are answers too."""
    try:
        view = await WINDOWS[session.window].show(session, desk)
    except (Refused, NotFound):
        return
    for language in Language:
        said = WORDING.message(view, language)
        ensure(0 < len(said) <= LONGEST_MESSAGE, f"{session.window} has words, not too many")
        formatted(said, "HTML", None)  # raises as Telegram refuses
        speaking = session.speaking(language, chosen=True)
        keyboard = WORDING.keyboard(view, speaking) or {"inline_keyboard": []}
        for button in (button for row in keyboard["inline_keyboard"] for button in row):
            ensure(button["text"].strip(), f"{session.window} has no button without words")
            ensure(len(button["text"]) <= LONGEST_LABEL, "a label is short")
            ensure(len(button["callback_data"].encode()) <= LONGEST_LABEL, "so is its data")
