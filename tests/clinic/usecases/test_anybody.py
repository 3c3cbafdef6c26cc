"""What needs no proof: the directory, consent, the language, and being forgotten (B0.1, B0.8)."""

from datetime import timedelta

from clinic.acting import Caller, Channel
from clinic.reception import CancelRequest
from storage import tables
from tests.clinic.samples import ACCOUNT, HERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.town import AIGUL, MOTHER, SECOND, fact


async def test_b0_1_clinics_that_receive_patients(desk: Desk) -> None:
    shown = desk.reception.show_directory
    assert {row.provider for row in await shown.providers()} == {HERE, "merke"}
    assert (await shown.provider(HERE)).phone == "+77262431212"
    assert (await shown.doctor(SECOND)).specialty == "therapist"


async def test_b0_1_specialties_by_their_codes(desk: Desk) -> None:
    known = await desk.reception.show_directory.specialties()
    assert all(code == row.specialty for code, row in known.items())


async def test_b4_1_the_leaflet_says_what_holds_everywhere_today(desk: Desk) -> None:
    shown = desk.reception.show_directory
    assert await shown.leaflet("r4") == {}
    await desk.add(
        tables.facts,
        fact("*", TODAY - timedelta(days=9), "ескі", "r4"),
        fact("*", TODAY - timedelta(days=1), "бәріне", "r4"),
        fact("*", TODAY + timedelta(days=1), "ертең", "r4"),
        fact(HERE, TODAY, "біздікі", "r4"),
        fact("*", TODAY, "басқа қызмет"),
    )
    told = await shown.leaflet("r4")
    assert {name: one.value_kk for name, one in told.items()} == {"hours": "бәріне"}


async def test_b0_1_consent_is_given_once(desk: Desk) -> None:
    assert await desk.caller() == Caller(ACCOUNT, Channel.CHAT, "kk")
    [first] = await desk.rows(tables.accounts)
    desk.clock.turn(days=1)
    await desk.caller()
    assert await desk.rows(tables.accounts) == [first]


async def test_b0_8_the_language_is_kept_without_consent(desk: Desk) -> None:
    consent = desk.reception.give_consent
    assert await consent.language(ACCOUNT) is None
    await consent.choose_language(ACCOUNT, "ru")
    await consent.choose_language(ACCOUNT, "kk")
    assert await consent.language(ACCOUNT) == "kk"


async def test_b0_1_forgetting_unlinks_and_the_journal_remains(desk: Desk) -> None:
    proof = await desk.verified(AIGUL)
    booked = await desk.book(asker=proof)
    [free, *_] = await desk.reception.show_free_times.times(SECOND, TOMORROW)
    await desk.reception.hold_time(free, ACCOUNT)
    await desk.reception.give_consent.choose_language(ACCOUNT, "ru")
    await desk.reception.forget_me(ACCOUNT)
    household = await desk.reception.show_household(desk.anyone())
    assert (household.caller, household.language, household.members) == (None, None, ())
    assert await desk.rows(tables.links) == []
    [entry] = await desk.rows(tables.entries)
    assert entry["entry"] == booked.visit.entry
    assert {row["entry"] for row in await desk.rows(tables.takings)} == {booked.visit.entry}


async def test_b0_1_a_chat_that_comes_back_is_a_stranger_and_may_prove_itself_again(
    desk: Desk,
) -> None:
    booked = await desk.book(asker=await desk.verified(AIGUL))
    await desk.reception.forget_me(ACCOUNT)
    proof = await desk.verified(AIGUL)
    await desk.reception.cancel_visit(CancelRequest("c1", booked.visit.entry), proof)
    await desk.book("w2", patient=MOTHER, at=local(TOMORROW, 11))
