"""What the staff does about home calls for who phones, and what it may see (B0.7, B3.6, B3.7)."""

from datetime import date, timedelta

import pytest

from clinic.acting import Asker
from clinic.home_calls import AgeGroup, CallState, age_group
from clinic.intake.forms import HOME_CALL
from clinic.people import Iin
from clinic.reception import ByIin, PatientCard, PersonRequest
from clinic.refusals import NotYours
from clinic.staffing import LookUpReason
from clinic.tasks import Why
from storage import tables
from tests.clinic.samples import ELSEWHERE, HERE, TODAY
from tests.clinic.usecases.at_home import AFTERNOON, call, call_off, checking, note, preview
from tests.clinic.usecases.desk import Desk, local
from tests.clinic.usecases.posts import manager, operator
from tests.clinic.usecases.telling import heard, registrar
from tests.clinic.usecases.town import (
    AIGUL,
    ELDER,
    FELDSHER,
    INFANT,
    MOTHER,
    TEEN,
    THERAPIST,
    VILLAGER,
    change,
)

STAFF, OTHERS = registrar(), registrar(ELSEWHERE)


async def looked_up(desk: Desk) -> list[object]:
    return [row["object"] for row in await desk.rows(tables.history) if row["act"] == "look_up"]


# ------------------------------------------------------------ whom, and where (B0.7)


async def test_b0_7_another_providers_person_is_refused_and_logged(home: Desk) -> None:
    for deed in (preview(home, OTHERS), call(home, asker=OTHERS)):
        with pytest.raises(NotYours):
            await deed
    rows = await home.rows(tables.history)
    reached = [(row["actor"], row["object"]) for row in rows if row["act"] == "reach_for_another"]
    assert reached == [(OTHERS.account, AIGUL.masked)] * 2
    assert await home.rows(tables.entries) == []


async def test_b0_4_the_desk_has_noted_its_look_up_when_it_found_the_person(home: Desk) -> None:
    """And uses up nothing of what the unproved may look up."""
    await preview(home, STAFF)
    assert await looked_up(home) == []
    assert await home.rows(tables.lookups) == []


async def test_when_the_call_began_stands_in_the_journal(home: Desk) -> None:
    """R3.6: the minutes run from then on."""
    began = home.clock.now() - timedelta(minutes=4)
    await call(home, asker=STAFF, called_at=began)
    [row] = await home.rows(tables.entries)
    assert began.isoformat() in str(row["columns"])


# ------------------------------------------------------------ the same day (B3.6)


@pytest.mark.parametrize("kind", ["staff", "proved"])
async def test_b3_6_the_call_that_is_joined_is_named(home: Desk, kind: str) -> None:
    proof = await home.verified(AIGUL)
    asker: Asker = STAFF if kind == "staff" else proof
    before = await preview(home, asker)
    assert (before.repeats, before.joins) == (False, None)
    entry = (await call(home, asker=proof)).call.entry
    after = await preview(home, asker)
    assert (after.repeats, after.joins, after.window) == (True, entry, AFTERNOON)
    home.clock.moment = local(TODAY, 14)
    await note(home, entry)
    visited = await preview(home, asker)
    assert (visited.repeats, visited.joins) == (True, None)
    assert visited.window != AFTERNOON
    assert await home.reception.check_home_call.again(checking(), asker) == visited


async def test_b0_2_the_unproved_are_told_of_no_call(home: Desk) -> None:
    await call(home, asker=await home.verified(AIGUL))
    shown = await preview(home, await home.caller("telegram:5"))
    assert (shown.repeats, shown.joins) == (False, None)


# ------------------------------------------------------------ the person's calls


async def test_b3_7_the_staff_sees_the_calls_of_a_week_whoever_made_them(home: Desk) -> None:
    show = home.reception.show_patient_calls
    first = (await call(home, asker=await home.verified(AIGUL))).call.entry
    await call_off(home, first)
    home.clock.turn(days=1)
    second = (await call(home, "h2", STAFF)).call.entry
    rows = await show(AIGUL, STAFF)
    assert [(row.call.entry, row.call.state) for row in rows] == [
        (second, CallState.ACCEPTED),
        (first, CallState.CANCELLED),
    ]
    assert [row.patient_name for row in rows] == [None, None]
    home.clock.turn(days=8)
    assert await show(AIGUL, STAFF) == []
    assert (await show.one(first, STAFF)).window == AFTERNOON


async def test_b0_7_another_providers_calls_are_not_shown(home: Desk) -> None:
    entry = (await call(home)).call.entry
    assert await home.reception.show_patient_calls(AIGUL, OTHERS) == []
    with pytest.raises(NotYours):
        await home.reception.show_patient_calls.one(entry, OTHERS)


async def test_a_visit_is_no_home_call(home: Desk) -> None:
    visit = (await home.book()).visit.entry
    with pytest.raises(NotYours):
        await home.reception.show_patient_calls.one(visit, STAFF)


# ------------------------------------------------------------ what the register says (B3.1)


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (0, AgeGroup.NEWBORN),
        (91, AgeGroup.NEWBORN),
        (92, AgeGroup.INFANT),
        (364, AgeGroup.INFANT),
        (365, AgeGroup.CHILD),
        (18 * 365 + 3, AgeGroup.CHILD),
        (18 * 365 + 4, AgeGroup.ADULT),
        (-1, AgeGroup.NEWBORN),
    ],
)
def test_3_9_the_age_by_the_day_of_birth(days: int, group: AgeGroup) -> None:
    today = date(2026, 11, 23)
    assert age_group(today - timedelta(days=days), today) is group


@pytest.mark.parametrize(
    ("who", "sex", "age", "asked"),
    [
        (AIGUL, "f", AgeGroup.ADULT, True),
        (AIGUL, "m", AgeGroup.ADULT, False),
        (TEEN, "f", AgeGroup.CHILD, True),
        (ELDER, "f", AgeGroup.ADULT, False),
        (INFANT, "f", AgeGroup.INFANT, False),
    ],
)
async def test_3_8_the_card_says_what_need_not_be_asked(
    home: Desk, who: Iin, sex: str, age: AgeGroup, *, asked: bool
) -> None:
    await change(home.url, tables.register, {"iin": who.digits}, {"sex": sex})
    find = home.reception.find_patient
    card = await find(ByIin(who), LookUpReason.CALLING, STAFF)
    assert isinstance(card, PatientCard)
    assert (card.age, card.may_be_pregnant) == (age, asked)


def test_only_who_knows_of_it_asks_about_worse_and_pregnant() -> None:
    answers = {
        "relation": "self", "patient": "1", "provider": "p", "indication": "fever",
        "temperature": "38.0",
    }  # fmt: skip

    def following(**noted: str) -> str:
        question = HOME_CALL.next({**answers, **noted})
        assert question is not None
        return question.key

    assert following() == "complaint"
    assert following(repeats="1") == "worse"
    assert following(repeats="1", worse="no", may_be_pregnant="1") == "pregnant"


# ------------------------------------------------------------ the work list (B0.10)


async def test_a_call_that_was_not_told_is_shown_with_its_window(home: Desk) -> None:
    entry = (await call(home, patient=VILLAGER, contact="+77010000000")).call.entry
    home.clock.turn(minutes=11)
    number = f"call_back:{entry}"
    shown = await home.reception.show_work.task(number, STAFF)
    assert (shown.visit, shown.window, shown.person) == (None, AFTERNOON, None)
    assert shown.call is not None
    assert shown.call.entry == entry
    assert (shown.by_feldsher, shown.doctor and shown.doctor.doctor) == (True, FELDSHER)
    await home.reception.take_task(number, STAFF)
    mine = await home.reception.show_work.task(number, STAFF)
    assert (mine.contact, mine.patient) == ("+77010000000", VILLAGER)


async def test_b3_8_a_passed_promise_speaks_the_language_of_the_answer(home: Desk) -> None:
    entry = (await call(home, asker=STAFF)).call.entry
    await home.reception.record_told(entry, "ru", "Врач придёт", STAFF.channel, STAFF)
    untold = (await call(home, "h2", STAFF, patient=MOTHER)).call.entry
    home.clock.moment = local(TODAY, 18)
    await heard(home)
    tasks = {row["entry"]: row["language"] for row in await home.rows(tables.tasks)}
    assert tasks == {entry: "ru", untold: "kk"}
    shown = await home.reception.show_work.task(f"home_visit_overdue:{entry}", STAFF)
    assert shown.window == AFTERNOON
    assert not shown.by_feldsher
    assert shown.doctor is not None
    assert shown.doctor.doctor == THERAPIST


async def test_a_disputed_visit_is_shown_to_the_manager(home: Desk) -> None:
    proof = await home.verified(AIGUL)
    entry = (await call(home, asker=proof)).call.entry
    home.clock.moment = local(TODAY, 14)
    await note(home, entry)
    await home.reception.dispute_entry(entry, proof)
    shown = await home.reception.show_work.task(f"dispute:{entry}", manager())
    assert shown.call is not None
    assert shown.call.state is CallState.VISITED


async def test_the_number_that_was_given_goes_before_the_registers(home: Desk) -> None:
    draft = {"wish": "call", "patient": AIGUL.digits, "contact": "+77015556677"}
    request = PersonRequest("p1", Why.ASKED, HERE, draft, "kk")
    await home.reception.ask_person(request, home.anyone("telegram:3"))
    await home.reception.take_task("p1", operator())
    shown = await home.reception.show_work.task("p1", operator())
    assert (shown.contact, shown.call, shown.visit) == ("+77015556677", None, None)
