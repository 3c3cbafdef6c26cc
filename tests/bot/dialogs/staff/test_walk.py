"""Every window of the staff is reached and shown in both languages, and leads back and home."""

import pytest

from bot.dialogs.core import STAFF, Event, Said, Session, Turn, View
from bot.dialogs.desk import Desk
from bot.dialogs.staff import active, claims, home_round
from bot.dialogs.turn import take_turn
from bot.dialogs.windows import WINDOWS
from clinic.acting import Account, Anyone, Channel, Role
from clinic.home_calls import AgeGroup, Illness
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import (
    CallCheck,
    CallRequest,
    PersonRequest,
    Place,
    VisitRequest,
)
from clinic.tasks import Why
from storage import tables
from tests.bot.dialogs.test_walk import PRESSED, next_event, shown_in_both
from tests.clinic.usecases.certificates import registrar
from tests.clinic.usecases.posts import employ
from tests.clinic.usecases.town import change
from tests.journeys.dispensary import request
from tests.journeys.house import PEOPLE

STEPS = 2_200
DENTIST = DoctorId("d-den-1")
ACCOUNT = Account("telegram:7001")
TYPED = {
    "staff_find": (PEOPLE["aigul"].iin, PEOPLE["kulash"].iin, PEOPLE["dinara"].phone or ""),
    "staff_contact": ("8 701 123 45 67",),
    "staff_call_complaint": ("Екі күннен бері жөтеледі",),
    "staff_call_address": ("Абай көшесі 12",),
    "staff_call_place": ("2, 3, 45В", "көк қақпа"),
    "staff_call_caller": ("Ержан",),
    "staff_close_hours": ("14:00-15:00", "кейін"),
    "staff_open_from": ("20:00-21:00", "кейін"),
    "staff_fact_kk": ("сағат сегізден",),
    "staff_fact_ru": ("с восьми",),
    "staff_hours_week": ("mon-fri 08:00–18:00", ";", "сегізден"),
    "staff_active": (PEOPLE["aigul"].iin, PEOPLE["kulash"].iin, "2", "99", "иә"),
    "staff_home_time": ("25:00", "09:00", "кейін"),
}
NOT_THERE = {"staff_several"}
"""Nobody of this clinic shares a telephone."""
OF_A_MANAGER = {
    window
    for window in WINDOWS
    if window.startswith((
        "staff_close", "staff_open", "staff_free", "staff_numbers", "staff_people",
        "staff_member", "staff_revoke", "staff_invite", "staff_fact",
        "staff_hours",
    ))
}  # fmt: skip
OF_A_DOCTOR = {*home_round.WINDOWS, *active.WINDOWS}
READ_FROM_A_DOCTOR = {
    "staff_home_time",  # the time of a visit
    "staff_active",  # a journal number or an IIN
}
"""Nothing medical is typed: no other window that a doctor reaches reads words."""
OF_A_DISPENSARY = {*claims.WINDOWS}
OF_AN_ADMIN = {"staff_providers", "staff_import"}
OF_THE_DESK = (
    {one for one in WINDOWS if one.startswith(STAFF)}
    - OF_A_MANAGER
    - OF_A_DOCTOR
    - OF_A_DISPENSARY
    - OF_AN_ADMIN
    - NOT_THERE
)


async def hired(
    desk: Desk, *roles: Role, doctor: DoctorId | None = None, at: str = "taraz-1"
) -> Session:
    """At work in the first of these roles."""
    for role in roles:
        provider = None if role is Role.ADMIN else ProviderId(at)
        await employ(desk.reception, role, ACCOUNT, at=provider, doctor=doctor)
    session = Session(ACCOUNT, desk.nonce()).speaking("kk", chosen=True)
    return session.on_duty((await desk.roles(session))[0].staff)


async def work_for(desk: Desk) -> None:
    """A visit of this afternoon, and people who wait for a person."""
    anyone = Anyone(Account("telegram:91"), Channel.CHAT, "kk")
    caller = await desk.reception.give_consent(anyone)
    for number, key in enumerate(("aigul", "kulash", "olga", "sergei")):
        someone = Anyone(Account(f"telegram:92{number}"), Channel.CHAT, "kk")
        draft = {"relation": "self", "patient": PEOPLE[key].iin}
        asked = PersonRequest(key, Why.ASKED, ProviderId("taraz-1"), draft, "kk")
        await desk.reception.ask_person(asked, someone)
    today = await desk.reception.show_free_times.times(DENTIST, desk.clock.today())
    visit = VisitRequest(
        "visit", Iin(PEOPLE["aigul"].iin), ProviderId("taraz-1"), DENTIST, today[0].starts_at,
        Relation.SELF, "nobody",
    )  # fmt: skip
    await desk.reception.book_visit(visit, caller)


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


async def walked(desk: Desk, session: Session) -> set[str]:
    """The windows that were reached by doing what was done least so far."""
    PRESSED.clear()
    PRESSED["staff_menu", "staff-myself"] = PRESSED["staff_where", "staff-myself"] = STEPS
    await work_for(desk)
    turn: Turn = await take_turn(session, Said("мәзір"), desk)
    view = turn.views[-1]
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
    return visited


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_all_windows_of_the_desk_are_reached_and_shown(
    desk: Desk, sqlite_url: str, language: str
) -> None:
    """One of those who are looked up lives outside the zone of home care."""
    outside = {"iin": PEOPLE["aigul"].iin}
    await change(sqlite_url, tables.register, outside, {"home_care": "no"})
    session = await hired(desk, Role.REGISTRAR, Role.OPERATOR)
    visited = await walked(desk, session.speaking(language, chosen=True))
    assert visited >= OF_THE_DESK
    assert visited >= {"specialty", "doctor", "day", "time", "confirm", "referral"}


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_all_windows_of_a_manager_are_reached_and_shown(desk: Desk, language: str) -> None:
    session = await hired(desk, Role.MANAGER)
    visited = await walked(desk, session.speaking(language, chosen=True))
    assert visited >= OF_A_MANAGER


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_all_windows_of_an_admin_are_reached_and_shown(desk: Desk, language: str) -> None:
    session = await hired(desk, Role.ADMIN)
    visited = await walked(desk, session.speaking(language, chosen=True))
    assert visited == OF_AN_ADMIN | {"staff_menu"}


async def calls_for(desk: Desk, address: str = "Абай 7") -> None:
    """Three people of the fifth precinct."""
    anyone = Anyone(Account("telegram:93"), Channel.CHAT, "kk")
    caller = await desk.reception.give_consent(anyone)
    for number, key in enumerate(("aigul", "dinara", "damir")):
        check = CallCheck(
            Iin(PEOPLE[key].iin), ProviderId("taraz-1"), Relation.OTHER, Illness(AgeGroup.ADULT)
        )
        request = CallRequest(
            f"call-{number}", check, "басы ауырады", Place(address, door_code="17К")
        )
        await desk.reception.call_home(request, caller)


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_all_windows_of_a_doctor_are_reached_and_shown(desk: Desk, language: str) -> None:
    await calls_for(desk)
    session = await hired(desk, Role.DOCTOR, doctor=DoctorId("d-gp-1"))
    visited = await walked(desk, session.speaking(language, chosen=True))
    assert visited >= OF_A_DOCTOR | {"staff_menu", "staff_day"}
    assert {window for window in visited if WINDOWS[window].reads} == READ_FROM_A_DOCTOR


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_all_windows_of_a_dispensary_are_reached_and_shown(
    desk: Desk, language: str
) -> None:
    by = registrar(ProviderId("psy"))
    for key in ("aigul", "kulash", "olga"):
        await desk.reception.register_certificate(request(key, "psy"), by)
    session = await hired(desk, Role.REGISTRAR, at="psy")
    visited = await walked(desk, session.speaking(language, chosen=True))
    assert visited >= OF_A_DISPENSARY
