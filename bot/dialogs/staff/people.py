"""Who is on the staff of the own provider: invite, confirm, send away (B0.7)."""

from collections.abc import Sequence
from typing import Final

from bot.dialogs.citizen.commands import INVITATION
from bot.dialogs.core import Choice, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff.doctors import doctor_choices
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import CHATS, Manager, Role
from clinic.people import DoctorId
from clinic.staffing import BELOW_A_MANAGER, Invitation, StaffState

ENDED: Final = frozenset({StaffState.REVOKED, StaffState.EXPIRED})
INVITE: Final = "invite"


async def show_people(session: Session, desk: Desk) -> View:
    now = desk.clock.now()
    rows = [row for row in await _everybody(session, desk) if row.state(now) not in ENDED]
    choices = [Choice(row.staff, _label(row, desk)) for row in rows]
    invite = (Choice(INVITE, say("people-invite"), "primary"),)
    return View((say("people-question"),), (*column(choices), invite, *staff_footer()))


async def take_people(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("invite"):
            return Step(session.at("staff_invite"))
        case Chosen(staff):
            return Step(session.noting(member=staff).at("staff_member"))
    return None


async def show_member(session: Session, desk: Desk) -> View:
    member = await _member(session, desk)
    if member is None:
        return View((say("people-gone"),), staff_footer())
    manager = await desk.acting(session, Manager)
    acts = []
    if member.state(desk.clock.now()) is StaffState.USED and member.invited_by == manager.account:
        acts.append(Choice("confirm", say("people-confirm"), "primary"))
    if member.role in BELOW_A_MANAGER:
        acts.append(Choice("revoke", say("people-revoke")))
    return View((_card(member, desk),), (*column(acts), *staff_footer()))


async def take_member(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises NotYours as ManageStaff does."""
    match answer:
        case Chosen("confirm"):
            manager = await desk.acting(session, Manager)
            staff = session.draft["member"]
            confirmed = await desk.reception.manage_staff.confirm(staff, manager)
            lead = say("people-confirmed", staff=staff) if confirmed else say("people-gone")
            return Step(session.back(), lead=(lead,))
        case Chosen("revoke"):
            return Step(session.at("staff_revoke"))
    return None


async def show_revoke(session: Session, _: Desk) -> View:
    sure = Choice("yes", say("people-revoke-yes"), "danger")
    question = say("people-revoke-sure", staff=session.draft["member"])
    return View((question,), ((sure,), *staff_footer()))


async def take_revoke(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises NotYours as ManageStaff does."""
    match answer:
        case Chosen("yes"):
            manager = await desk.acting(session, Manager)
            staff = session.draft["member"]
            await desk.reception.manage_staff.revoke(staff, manager)
            return Step(session.back().back(), lead=(say("people-revoked", staff=staff),))
    return None


async def show_invite(_: Session, __: Desk) -> View:
    roles = [Choice(role.value, say(f"role-{role.value}")) for role in BELOW_A_MANAGER]
    return View((say("people-which-role"),), (*column(roles), *staff_footer()))


async def take_invite(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("doctor"):
            return Step(session.at("staff_invite_doctor"))
        case Chosen(role):
            return await _invited(session, Role(role), None, desk)
    return None


async def show_invite_doctor(session: Session, desk: Desk) -> View:
    manager = await desk.acting(session, Manager)
    choices = await doctor_choices(session, manager.provider, desk)
    return View((say("people-which-doctor"),), (*column(choices), *staff_footer()))


async def take_invite_doctor(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(doctor):
            return await _invited(session, Role.DOCTOR, DoctorId(doctor), desk)
    return None


async def _invited(session: Session, role: Role, doctor: DoctorId | None, desk: Desk) -> Step:
    """The line is told once: it is sent to the person, who sends it to this bot."""
    manager = await desk.acting(session, Manager)
    invited = await desk.reception.manage_staff.invite(role, doctor, manager)
    line = f"/start {INVITATION}{invited.token}"
    lead = (say("people-invited", staff=invited.staff), say("people-line", line=line))
    return Step(session.home().at("staff_people"), lead=lead)


async def _everybody(session: Session, desk: Desk) -> Sequence[Invitation]:
    return await desk.reception.manage_staff(await desk.acting(session, Manager))


async def _member(session: Session, desk: Desk) -> Invitation | None:
    wanted = session.draft.get("member")
    found = (row for row in await _everybody(session, desk) if row.staff == wanted)
    member = next(found, None)
    return None if member is None or member.state(desk.clock.now()) in ENDED else member


def _label(member: Invitation, desk: Desk) -> Text:
    state = say(f"staff-state-{member.state(desk.clock.now())}")
    return say("choice-member", staff=member.staff, state=state)


def _card(member: Invitation, desk: Desk) -> tuple[Text, ...]:
    lines = [
        say("member-staff", staff=member.staff),
        say("member-role", role=say(f"role-{member.role}")),
        say("member-state", state=say(f"staff-state-{member.state(desk.clock.now())}")),
        say("member-since", **desk.when(member.invited_at)),
    ]
    if member.account:
        lines.append(say("member-number", number=member.account.removeprefix(CHATS)))
    return tuple(lines)
