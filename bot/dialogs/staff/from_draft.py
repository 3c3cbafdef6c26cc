"""A request that is finished from what was already said: nobody gives the facts twice (B0.10)."""

from dataclasses import replace
from typing import Final

from bot.dialogs.citizen.draft import CALL
from bot.dialogs.core import Session, Step
from bot.dialogs.desk import Desk
from bot.dialogs.staff import card
from clinic.acting import Operator
from clinic.people import DoctorId
from clinic.reception import ByIin, PatientCard, TaskShown
from clinic.refusals import NotFound
from clinic.staffing import LookUpReason
from clinic.tasks import TaskKind

CARRIED: Final = (
    "wish", "relation", "specialty", "reason", "indication", "cannot_come", "temperature",
    "complaint", "address", "house", "entrance", "floor", "door_code", "landmark", "contact",
    "caller",
)  # fmt: skip
"""Of the draft; a time is chosen anew, for nobody has held it, and danger is asked about anew."""


def is_call(shown: TaskShown) -> bool:
    return (shown.said or {}).get("wish") == CALL


async def may_book(session: Session, shown: TaskShown, desk: Desk) -> bool:
    """The desk books; whom it is about must be known."""
    asked = shown.task.kind is TaskKind.PERSON_ASKED and shown.patient is not None
    return asked and isinstance(await desk.role(session), Operator)


async def from_draft(session: Session, shown: TaskShown, desk: Desk) -> Step:
    """The person is looked up as ever, and the booking or the call goes on where it stood.

    Raises Refused as `FindPatient` does.
    """
    role = await desk.operator(session)
    if shown.patient is None:
        raise NotFound
    found = await desk.reception.find_patient(ByIin(shown.patient), LookUpReason.CALL_BACK, role)
    if not isinstance(found, PatientCard):
        raise NotFound
    since = desk.clock.now().isoformat()
    session = card.known(session.noting(lookup=LookUpReason.CALL_BACK, since=since), found)
    said = shown.said or {}
    carried = {key: said[key] for key in CARRIED if key in said}
    session = session.noting(provider=role.provider, **carried)
    if shown.contact and "contact" not in session.draft:
        session = session.noting(contact=shown.contact)
    if doctor := await _own_doctor(said.get("doctor"), role, desk):
        session = session.noting(doctor=doctor)
    session = replace(session.noting(spoken=shown.task.language), trail=("staff_menu",))
    if is_call(shown):
        return Step(session.at(card.SERVICES[CALL]))
    if "relation" not in carried:
        return Step(session.at("staff_person"))
    return await card.begun(session, desk)


async def _own_doctor(named: str | None, role: Operator, desk: Desk) -> str | None:
    """The doctor that was chosen, where it is one of this clinic."""
    if named is None:
        return None
    doctor = await desk.reception.show_directory.doctor(DoctorId(named))
    return doctor.doctor if doctor.provider == role.provider else None
