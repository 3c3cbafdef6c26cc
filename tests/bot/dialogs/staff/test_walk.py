"""Every window of the staff is reached and shown in both languages, and leads back and home."""

import pytest

from bot.dialogs.core import STAFF, Event, Said, Session, Turn, View
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from bot.dialogs.windows import WINDOWS
from clinic.acting import Account, Role
from clinic.people import ProviderId
from clinic.reception import StaffRequest
from tests.bot.dialogs.test_walk import PRESSED, next_event, shown_in_both
from tests.journeys.house import PEOPLE

STEPS = 700
ACCOUNT = Account("telegram:7001")
TYPED = {
    "staff_find": (PEOPLE["aigul"].iin, PEOPLE["kulash"].iin, PEOPLE["dinara"].phone or ""),
    "staff_contact": ("8 701 123 45 67",),
}
NOT_THERE = {"staff_several"}
"""Nobody of this clinic shares a telephone."""


async def hired(desk: Desk, *roles: Role) -> Session:
    """At work in the first of these roles."""
    for role in roles:
        request = StaffRequest(role, ProviderId("taraz-1"), None, "command")
        invited = await desk.reception.invite_staff(request)
        await desk.reception.accept_invitation(invited.token, ACCOUNT)
        await desk.reception.confirm_staff(invited.staff, "command")
    session = Session(ACCOUNT, desk.nonce()).speaking("kk", chosen=True)
    return session.on_duty(f"taraz-1-{roles[0]}-1")


def ways_on(session: Session, view: View) -> None:
    """Home under everything, the question before, too; and nobody is asked for a person."""
    values = {choice.value for choice in view.choices()}
    assert "person" not in values, session.window
    assert "menu" in values or session.window in {"staff_menu", "staff_where"}
    if session.trail and session.window not in {"staff_where", "language"}:
        assert "back" in values, session.window


def event_of(session: Session, view: View, step: int) -> Event:
    typed = TYPED.get(session.window)
    if typed and step % 4:
        return Said(typed[step % len(typed)])
    return next_event(session, view)


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_all_windows_of_the_staff_are_reached_and_shown(desk: Desk, language: str) -> None:
    PRESSED.clear()
    PRESSED["staff_menu", "staff-myself"] = PRESSED["staff_where", "staff-myself"] = STEPS
    session = await hired(desk, Role.REGISTRAR, Role.OPERATOR)
    session = session.speaking(language, chosen=True)
    turn: Turn = await take_turn(session, Said("мәзір"), desk)
    visited: set[str] = set()
    view = turn.views[-1]
    for step in range(STEPS):
        view = turn.views[-1] if turn.views else view
        for one in turn.views:
            shown_in_both(turn.session, one)
        ways_on(turn.session, view)
        visited.add(turn.session.window)
        turn = await take_turn(turn.session, event_of(turn.session, view, step), desk)
        assert turn.session.post, "nothing of it leads away from work"
    assert visited >= {window for window in WINDOWS if window.startswith(STAFF)} - NOT_THERE
    assert visited >= {"specialty", "doctor", "day", "time", "confirm", "referral"}
