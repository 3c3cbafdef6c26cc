"""A doctor's round: today's home visits in the order of the list (R3.25, B3.9, B0.7, B0.9)."""

import pytest

from clinic.home_calls import CallKind, CallState
from clinic.journals.book import Mark
from clinic.journals.brief_list import Carried
from clinic.people import DoctorId, ProviderId
from clinic.reception import RoundVisit, VisitOutcome
from clinic.refusals import NotYours
from clinic.usecases.show_round import ShowRound
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.calls import ADDRESS, CALLED, COMPLAINT, CONTACT, DOOR_CODE
from tests.clinic.samples import AIGUL, ELSEWHERE, HERE, TODAY
from tests.clinic.usecases.at_home import AFTERNOON, call, call_off, doctor, note
from tests.clinic.usecases.desk import Desk, local
from tests.clinic.usecases.listing import Listing
from tests.clinic.usecases.town import (
    AWAY,
    CARDIOLOGIST,
    FELDSHER,
    MOTHER,
    PAEDIATRICIAN,
    SECOND,
    THERAPIST,
    VILLAGER,
)


async def entries(desk: Desk, who: DoctorId = THERAPIST) -> list[EntryNo]:
    return [one.entry for one in await desk.reception.show_round(doctor(who))]


async def test_b3_9_the_round_is_in_the_order_of_the_list(desk: Desk) -> None:
    listing = Listing(desk)
    plain, urgent = await listing.call(), await listing.call(urgency="urgent")
    planned = await listing.call(kind="active", urgency="active")
    infant = await listing.call(urgency="infant", age="7m")
    assert await entries(desk) == [infant, urgent, plain, planned] != listing.written


async def test_a_patient_is_one_line_with_all_that_was_said(desk: Desk) -> None:
    """B3.6: nothing that a further call said is lost."""
    listing = Listing(desk)
    first = await listing.call()
    await listing.call(entry_joined=first, kind="repeat", contact="+77017778899", landmark=None)
    [visit] = await desk.reception.show_round(doctor())
    assert visit == RoundVisit(first, AFTERNOON, CallState.ACCEPTED, "С. А. С.", "1990", ADDRESS)
    card = await desk.reception.show_round.card(first, doctor())
    assert card.visit == visit
    assert (card.kind, card.called_at) == (CallKind.REPEAT, CALLED)
    assert card.told == {
        "address": ADDRESS, "entrance": "2", "floor": "5", "landmark": "мектептің қарсысы",
        "contact": f"{CONTACT}; +77017778899",
    }  # fmt: skip
    assert card.sought == f"Тараз, {ADDRESS}"


@pytest.mark.parametrize(
    ("address", "sought"),
    [("тараз, Абай 7", "тараз, Абай 7"), (None, ""), ("Абай 7", "Тараз, Абай 7")],
)
async def test_a_map_is_asked_for_the_town_as_well(
    desk: Desk, address: str | None, sought: str
) -> None:
    entry = await Listing(desk).call(address=address)
    assert (await desk.reception.show_round.card(entry, doctor())).sought == sought


async def test_what_was_done_stays_and_only_what_is_of_today_is_shown(home: Desk) -> None:
    first = (await call(home)).call.entry
    cancelled = (await call(home, "h2", patient=MOTHER)).call.entry
    await note(home, first)
    await call_off(home, cancelled)
    assert [one.state for one in await home.reception.show_round(doctor())] == ["visited"]
    home.clock.moment = local(TODAY, 13)
    tomorrow = (await call(home, "h3", patient=MOTHER)).call.entry
    assert tomorrow not in await entries(home)
    home.clock.turn(days=1)
    assert await entries(home) == [tomorrow]


async def test_a_call_that_was_struck_off_the_list_is_seen_as_such(desk: Desk) -> None:
    listing = Listing(desk)
    entry = await listing.call()
    await listing.put()
    await listing.mark(entry, Mark.CANCELLED)
    [visit] = await desk.reception.show_round(doctor())
    assert visit.state is CallState.CANCELLED


async def test_b3_1_the_feldsher_has_a_round_too(home: Desk) -> None:
    entry = (await call(home, patient=VILLAGER)).call.entry
    assert await entries(home, FELDSHER) == [entry]
    assert await entries(home) == []


async def test_what_was_handed_over_comes_along_and_joined_calls_of_it(desk: Desk) -> None:
    listing = Listing(desk)
    entry = await listing.call(precinct="8", handed_to=SECOND)
    assert await entries(desk, SECOND) == [entry]
    assert await entries(desk) == []


@pytest.mark.parametrize("who", [SECOND, CARDIOLOGIST, FELDSHER])
async def test_another_precincts_doctor_sees_none(home: Desk, who: DoctorId) -> None:
    entry = (await call(home)).call.entry
    assert await entries(home, who) == []
    with pytest.raises(NotYours):
        await home.reception.show_round.card(entry, doctor(who))
    assert await entries(home, PAEDIATRICIAN) == [entry], "who shares the precinct"


@pytest.mark.parametrize(("who", "provider"), [(AWAY, ELSEWHERE), (THERAPIST, ELSEWHERE)])
async def test_b0_7_another_providers_doctor_sees_none(
    home: Desk, who: DoctorId, provider: ProviderId
) -> None:
    entry = (await call(home)).call.entry
    stranger = doctor(who, provider)
    for number in (entry, EntryNo(f"{HERE}/2026/99")):
        with pytest.raises(NotYours):
            await home.reception.show_round.card(number, stranger)
    if who == AWAY:
        assert await home.reception.show_round(stranger) == []
    else:
        with pytest.raises(NotYours):
            await home.reception.show_round(stranger)


async def test_b0_7_each_look_is_in_the_history(home: Desk) -> None:
    await entries(home)
    assert await home.rows(tables.history) == []
    entry = (await call(home)).call.entry
    await entries(home)
    await home.reception.show_round.card(entry, doctor())
    rows = await home.rows(tables.history)
    assert [(row["act"], row["actor"], row["object"], row["reason"]) for row in rows] == [
        ("look_up", "staff:s1", f"{THERAPIST} {TODAY}", "own round"),
        ("look_up", "staff:s1", entry, "own round"),
    ]


async def test_b3_6_the_card_is_found_by_any_of_its_calls(home: Desk) -> None:
    """The first was called off meanwhile: the other still waits."""
    first = (await call(home)).call.entry
    second = (await call(home, "h2", asker=await home.caller("telegram:5"))).call.entry
    await call_off(home, first)
    card = await home.reception.show_round.card(first, doctor())
    assert (card.visit.entry, card.visit.state) == (second, CallState.ACCEPTED)
    await note(home, second, VisitOutcome.NOBODY)
    card = await home.reception.show_round.card(first, doctor())
    assert (card.visit.entry, card.visit.state) == (second, CallState.NOT_AT_HOME)


# ---- what a chat may carry (B0.9)


@pytest.mark.parametrize("carried", Carried)
async def test_b0_9_what_a_chat_carries_is_the_providers_decision(
    desk: Desk, carried: Carried
) -> None:
    """Never a diagnosis, a full IIN or a whole name; a door code and a complaint in full only."""
    entry = await Listing(desk).call()
    show_round = ShowRound(desk.units, desk.clock, carried)
    lines, card = await show_round(doctor()), await show_round.card(entry, doctor())
    seen = str([
        (one.initials, one.birth_year, one.address, one.entry) for one in (*lines, card.visit)
    ]) + str((card.told, card.sought))  # fmt: skip
    for secret in (AIGUL.digits, AIGUL.masked, "Айгүл", "38.7", "Бақыт"):
        assert secret not in seen
    for full in (DOOR_CODE, COMPLAINT):
        assert (full in seen) is (carried is Carried.FULL)
    for brief in (ADDRESS, CONTACT, "С. А. С.", "1990"):
        assert (brief in seen) is (carried is not Carried.OFF)


async def test_nothing_of_the_person_shows_in_a_repr(desk: Desk) -> None:
    entry = await Listing(desk).call()
    [line] = await desk.reception.show_round(doctor())
    shown = repr((line, await desk.reception.show_round.card(entry, doctor())))
    assert ADDRESS not in shown
    assert CONTACT not in shown
    desk.clock.turn(days=1)
    with pytest.raises(NotYours):
        await desk.reception.show_round.card(entry, doctor())
