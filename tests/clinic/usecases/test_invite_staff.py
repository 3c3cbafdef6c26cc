"""A role is given by a one-time link and begins with the inviter's word (B0.7)."""

import asyncio
from datetime import timedelta

import pytest

from clinic.acting import (
    Account,
    Admin,
    Channel,
    Manager,
    Operator,
    Practitioner,
    Registrar,
    Role,
)
from clinic.people import DoctorId, ProviderId
from clinic.reception import Invited, StaffRequest
from clinic.refusals import NotFound
from clinic.staffing import Invitation, StaffState, acting_as
from storage import tables
from tests.clinic.samples import HERE, NOW
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import AWAY, THERAPIST

ME, OTHER = Account("telegram:1"), Account("telegram:2")


async def invite(desk: Desk, role: Role = Role.MANAGER, **changes: object) -> Invited:
    asked = {"role": role, "provider": HERE, "doctor": None, "by": "command"} | changes
    return await desk.reception.invite_staff(StaffRequest(**asked))  # type: ignore[arg-type]  # as given


async def state(desk: Desk, staff: str) -> StaffState:
    return (await desk.reception.show_staff.member(staff)).state(desk.clock.now())


async def test_invited_used_confirmed_revoked(desk: Desk) -> None:
    invited = await invite(desk)
    assert invited.staff == "taraz-4-manager-1"
    assert await state(desk, invited.staff) is StaffState.INVITED
    assert not await desk.reception.confirm_staff(invited.staff, "command")
    used = await desk.reception.accept_invitation(invited.token, ME)
    assert used is not None
    assert await state(desk, invited.staff) is StaffState.USED
    assert await desk.reception.confirm_staff(invited.staff, "command")
    assert await state(desk, invited.staff) is StaffState.CONFIRMED
    assert await desk.reception.revoke_staff(invited.staff, "command")
    assert await state(desk, invited.staff) is StaffState.REVOKED
    assert not await desk.reception.revoke_staff(invited.staff, "command")
    assert not await desk.reception.confirm_staff(invited.staff, "command")
    acts = [row["act"] for row in await desk.rows(tables.history)]
    assert acts == ["invite_staff", "use_invitation", "confirm_staff", "revoke_staff"]


async def test_a_doctor_is_invited_as_one_of_the_providers_own(desk: Desk) -> None:
    invited = await invite(desk, Role.DOCTOR, doctor=THERAPIST)
    member = await desk.reception.show_staff.member(invited.staff)
    assert (member.staff, member.doctor) == ("taraz-4-doctor-1", THERAPIST)


async def test_the_link_is_kept_only_as_its_fingerprint(desk: Desk) -> None:
    invited = await invite(desk)
    [row] = await desk.rows(tables.staff)
    assert invited.token not in str(row)
    assert row["fingerprint"] == f"fingerprint:{invited.token[::-1]}"


async def test_a_link_is_for_one_account_and_may_be_opened_again_by_it(desk: Desk) -> None:
    invited = await invite(desk)
    assert await desk.reception.accept_invitation(invited.token, ME) is not None
    assert await desk.reception.accept_invitation(invited.token, OTHER) is None
    assert await desk.reception.accept_invitation(invited.token, ME) is not None
    [member] = await desk.reception.show_staff(HERE)
    assert member.account == ME


async def test_of_two_who_open_it_at_once_one_has_it(desk: Desk) -> None:
    invited = await invite(desk)
    answers = await asyncio.gather(
        *(desk.reception.accept_invitation(invited.token, one) for one in (ME, OTHER))
    )
    assert [answer is None for answer in answers].count(False) == 1


async def test_after_a_day_and_after_it_was_revoked_the_link_opens_nothing(desk: Desk) -> None:
    late, revoked = await invite(desk), await invite(desk)
    await desk.reception.revoke_staff(revoked.staff, "command")
    assert await desk.reception.accept_invitation(revoked.token, ME) is None
    desk.clock.turn(hours=24)
    assert await desk.reception.accept_invitation(late.token, ME) is None
    assert await state(desk, late.staff) is StaffState.EXPIRED
    assert await desk.reception.accept_invitation("guess", ME) is None


async def test_nobody_is_named_twice_however_many_are_invited_at_once(desk: Desk) -> None:
    names = [one.staff for one in await asyncio.gather(*(invite(desk) for _ in range(3)))]
    assert sorted(names) == [f"taraz-4-manager-{number}" for number in (1, 2, 3)]
    assert (await invite(desk, Role.OPERATOR)).staff == "taraz-4-operator-1"
    assert (await invite(desk, Role.ADMIN, provider=None)).staff == "admin-1"
    assert [one.staff for one in await desk.reception.show_staff(None)] == ["admin-1"]


@pytest.mark.parametrize(
    "changes",
    [{"provider": ProviderId("nowhere")}, {"doctor": DoctorId("nobody")}, {"doctor": AWAY}],
)
async def test_a_provider_or_doctor_that_there_is_not(desk: Desk, changes: object) -> None:
    assert isinstance(changes, dict)
    with pytest.raises(NotFound):
        await invite(desk, Role.DOCTOR, **changes)
    with pytest.raises(NotFound):
        await desk.reception.revoke_staff("nobody", "command")


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.OPERATOR, Operator),
        (Role.REGISTRAR, Registrar),
        (Role.DOCTOR, Practitioner),
        (Role.MANAGER, Manager),
        (Role.ADMIN, Admin),
    ],
)
def test_each_role_is_a_type_of_its_own(role: Role, kind: type) -> None:
    provider = None if role is Role.ADMIN else HERE
    doctor = THERAPIST if role is Role.DOCTOR else None
    held = Invitation("s1", role, provider, doctor, "command", NOW, NOW + timedelta(days=1))
    acting = acting_as(held, Channel.DESK, "kk")
    assert type(acting) is kind
    assert acting.role is role
    if isinstance(acting, Practitioner):
        assert acting.doctor == THERAPIST
