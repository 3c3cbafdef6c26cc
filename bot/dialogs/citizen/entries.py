"""Entries of the journal in words: the oral answer, and its buttons that outlive the window."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from bot.dialogs.core import (
    CalendarNote,
    LastingChoice,
    Reached,
    Row,
    Session,
    Text,
    View,
    say,
)
from bot.dialogs.desk import Desk, phone_line, provider_address, provider_name, room_line
from bot.dialogs.window import footer
from clinic.people import Doctor
from clinic.providers import Provider
from clinic.reception import VisitShown
from clinic.visits import EntryNo, Visit, spoken_number

ENTRY: Final = "e"
CALENDAR, MOVE, CANCEL, COME, MORE = "ics", "move", "cancel", "come", "more"
ME, NOT_ME, AGAIN = "me", "notme", "again"
TAG_BYTES: Final = 8


def tag(name: str) -> str:
    """Names an entry, or a provider, in a button: short whatever a provider's code is."""
    return blake2b(name.encode(), digest_size=TAG_BYTES).hexdigest()


async def mine(session: Session, entry: EntryNo, desk: Desk) -> VisitShown | None:
    """The visit, if it is this account's to see and to change."""
    return next((row for row in await visits(session, desk) if row.visit.entry == entry), None)


async def mine_of_late(session: Session, entry: EntryNo, desk: Desk) -> VisitShown | None:
    """In any state: a deed whose answer was lost is asked for again, and answers the same."""
    rows = await desk.reception.show_visits.of_late(await desk.household(session))
    return next((row for row in rows if row.visit.entry == entry), None)


async def tagged(session: Session, wanted: str, desk: Desk) -> VisitShown | None:
    return _of_tag(wanted, await visits(session, desk))


async def tagged_of_late(session: Session, wanted: str, desk: Desk) -> VisitShown | None:
    """Also what is past, moved or called off: a notice may be answered days later."""
    return _of_tag(wanted, await desk.reception.show_visits.of_late(await desk.household(session)))


def _of_tag(wanted: str, rows: Sequence[VisitShown]) -> VisitShown | None:
    return next((row for row in rows if tag(row.visit.entry) == wanted), None)


async def visits(session: Session, desk: Desk) -> tuple[VisitShown, ...]:
    return tuple(await desk.reception.show_visits(await desk.household(session)))


async def answer_about(
    session: Session, visit: Visit, provider: Provider, doctor: Doctor, desk: Desk
) -> View:
    """The oral answer (B2.2). Its first line names no specialty: lock screens show it (B5.2)."""
    lines = await particulars(session, visit, provider, doctor, desk)
    number = say("booked-entry", entry=spoken_number(visit.entry))
    parts = (say("booked"), (*lines, number), say("booked-bring"))
    return View(parts, lasting_rows(visit.entry), lasting=True, tells=visit.entry)


async def particulars(
    session: Session, visit: Visit, provider: Provider, doctor: Doctor, desk: Desk
) -> tuple[Text, ...]:
    """Day and time in words and figures, the doctor, the room, the clinic and its address."""
    specialty = await desk.specialty_name(session, visit.specialty)
    return (
        say("visit-when", **desk.when(visit.starts_at)),
        say("doctor-line", name=doctor.name, specialty=specialty),
        *room_line(doctor),
        say(
            "provider-line",
            name=provider_name(session, provider),
            address=provider_address(session, provider),
        ),
        *phone_line(provider),
    )


def lasting_rows(entry: EntryNo) -> tuple[Row, ...]:
    def button(act: str, label: str) -> LastingChoice:
        return LastingChoice(Reached(ENTRY, tag(entry), act), say(label))

    return (
        (button(CALENDAR, "button-calendar"),),
        (button(MOVE, "button-move"), button(CANCEL, "button-cancel-visit")),
        *footer(back=False),
    )


def calendar_view(session: Session, shown: VisitShown) -> View:
    """A file with the time and the place, and nothing of what the visit is about."""
    name, address = (show(session, shown.provider) for show in (provider_name, provider_address))
    visit, place = shown.visit, f"{name}, {address}"
    note = CalendarNote(visit.entry, say("calendar-title"), visit.starts_at, visit.ends_at, place)
    return View((say("calendar-file"),), note=note)
