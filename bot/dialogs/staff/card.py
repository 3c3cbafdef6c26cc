"""The card of the person who was found, and what stands over every window of theirs (B0.9)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from bot.dialogs.citizen.draft import BOOK, CALL, CARE_REASON
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Choice, Said, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic import phones
from clinic.acting import Registrar
from clinic.intake.forms import HOME_CALL
from clinic.people import DoctorId, Relation, Unfit
from clinic.reception import PatientCard
from clinic.staffing import LookUpReason
from clinic.visits import EntryNo, spoken_number

CONTACT, RELATION = "staff_contact", "staff_relation"
PIN: Final = "staff_pin"
SERVICES: Final[Mapping[str, str]] = {
    BOOK: RELATION,
    CALL: "staff_call_safety",
    "visits": "staff_visits",
    "calls": "staff_calls",
}
"""What can be done for the person, each with its first window; `staff-do-<service>` words it."""
GIVEN: Final = frozenset({"patient", "age", "contact"})
"""Answers of the form that the card has given already."""
OF_A_CALL: Final = (
    *(question.key for question in HOME_CALL.questions if question.key not in GIVEN),
    "safe", "denied", "flag", "promised", "repeats", CARE_REASON,
)  # fmt: skip
BEGUN: Final = (
    *OF_A_CALL, "specialty", "reasons", "reason", "doctor", "day", "starts", "moving",
    "entry",
)  # fmt: skip
"""What another service of the same person begins without."""


def known(session: Session, card: PatientCard) -> Session:
    """What the register says goes with the conversation, and ends with it."""
    return session.home(
        lookup=session.draft["lookup"],
        since=session.draft["since"],
        checked=card.found_at.isoformat(),
        patient=card.iin.digits,
        initials=card.initials,
        born=card.birth_year,
        age=card.age,
        first=card.first.isoformat(),
        last=card.last.isoformat(),
        home_care=card.home_care,
        own=" ".join(doctor.doctor for doctor in card.doctors),
        **_where_known(
            precinct=card.precinct,
            contact=card.phone,
            may_be_pregnant="1" if card.may_be_pregnant else None,
        ),
    )


def _where_known(**facts: str | None) -> dict[str, str]:
    return {name: fact for name, fact in facts.items() if fact}


async def show_person(session: Session, desk: Desk) -> View:
    """Everything that the chat may carry of the register's row."""
    lines = (
        *_attached(session, desk),
        *await _precinct(session, desk),
        *_home_care(session),
        _contact(session),
    )
    services = [Choice(name, say(f"staff-do-{name}"), "primary") for name in SERVICES]
    others = [Choice("contact", say("staff-other-contact"))]
    if await _may_have_pin(session, desk):
        others.append(Choice("pin", say("staff-pin")))
    return View((lines,), (*column(services), *column(others), *staff_footer()))


async def take_person(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("contact"):
            return Step(session.at(CONTACT))
        case Chosen("pin"):
            return Step(session.at(PIN))
        case Chosen(service):
            return Step(session.dropping(*BEGUN).noting(wish=service).at(SERVICES[service]))
    return None


async def begun(session: Session, desk: Desk) -> Step:
    """To the first open question of the service: before the form who asks, and by which number.

    Raises Refused as the register's check does.
    """
    if "relation" not in session.draft:
        return Step(session.at(RELATION))
    if "contact" not in session.draft:
        return Step(session.at(CONTACT))
    return Step(await onward(session, desk))


async def show_relation(_: Session, __: Desk) -> View:
    """Who asks; of a child under 16 a parent or guardian (B2.10)."""
    choices = [Choice(each.value, say(f"staff-relation-{each}")) for each in Relation]
    return View((say("staff-relation-question"),), column(choices) + staff_footer())


async def take_relation(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(relation):
            role = await desk.operator(session)
            asked = session.noting(relation=relation, provider=role.provider)
            return await begun(asked, desk)
    return None


async def show_contact(_: Session, __: Desk) -> View:
    none = Choice("none", say("staff-no-contact"))
    return View((say("staff-contact-question"),), ((none,), *staff_footer()))


async def take_contact(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """The number that is called back when the answer cannot be told now."""
    match answer:
        case Chosen("none"):
            return await _contacted(session, "", desk)
        case Said(text):
            try:
                return await _contacted(session, phones.parse(text), desk)
            except Unfit as unfit:
                return Step(session, lead=(say(f"unfit-{unfit.flaw}"),))
    return None


async def _contacted(session: Session, contact: str, desk: Desk) -> Step:
    """Back to the card, or on with the booking that asked for it."""
    session = session.noting(contact=contact).back()
    return Step(await onward(session, desk) if "relation" in session.draft else session)


# ------------------------------------------------------------ over every window


async def framed(session: Session, view: View, desk: Desk) -> View:
    """Whom it is about and how much time is left; taken away when the talk goes on (B0.9)."""
    if "patient" not in session.draft:
        return view
    who = say("staff-who", initials=session.draft["initials"], year=session.draft["born"])
    head = (who, await running(session, desk))
    return replace(view, parts=(head, *view.parts), left=_left(session))


async def running(session: Session, desk: Desk) -> Text:
    """Since when and until when, from the regulation's limits (R2.6, R2.7)."""
    checked = session.draft.get("checked")
    limits = await desk.reception.show_limits(
        datetime.fromisoformat(session.draft["since"]),
        datetime.fromisoformat(checked) if checked else None,
    )
    since, until = desk.clock_time(limits.since), desk.clock_time(limits.until)
    if limits.late:
        return say("staff-late", since=since, until=until, minutes=min(limits.late, 9999))
    return say("staff-running", since=since, until=until)


def _left(session: Session) -> Text:
    entry = session.draft.get("moving") or session.draft.get("entry")
    if entry is None:
        return say("staff-card-closed")
    return say("booked-entry", entry=spoken_number(EntryNo(entry)))


def _attached(session: Session, desk: Desk) -> tuple[Text, ...]:
    first = date.fromisoformat(session.draft["first"])
    if first <= desk.clock.today():
        return (say("staff-attached"),)
    return (say("staff-attached-from", day=first),)


async def _precinct(session: Session, desk: Desk) -> tuple[Text, ...]:
    if "precinct" not in session.draft:
        return ()
    doctors = [
        await desk.reception.show_directory.doctor(DoctorId(one))
        for one in session.draft["own"].split()
    ]
    return (
        say("staff-precinct", precinct=session.draft["precinct"]),
        *(say("staff-precinct-doctor", name=doctor.name) for doctor in doctors),
    )


def _home_care(session: Session) -> tuple[Text, ...]:
    care = session.draft["home_care"]
    return (say(f"staff-home-care-{care}"),) if care else ()


def _contact(session: Session) -> Text:
    phone = session.draft.get("contact")
    return say("staff-contact", phone=phone) if phone else say("staff-contact-unknown")


async def _may_have_pin(session: Session, desk: Desk) -> bool:
    """For somebody who stands there with an ID, and never by telephone (B0.2)."""
    there = session.draft["lookup"] == LookUpReason.AT_THE_DESK
    return there and isinstance(await desk.role(session), Registrar)


async def show_pin(session: Session, desk: Desk) -> View:
    """The figures never go through a chat: they are printed at the clinic's own machine (B0.9)."""
    role = await desk.acting(session, Registrar)
    command = say("staff-pin-command", provider=role.provider, staff=role.staff)
    return View((say("staff-pin-how"), command), staff_footer())
