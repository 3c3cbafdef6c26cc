"""My home calls: of whom I have proved to be, and those that this chat made (B0.2)."""

from datetime import timedelta

from clinic.acting import Account
from clinic.home_calls import CallState
from clinic.people import Relation
from clinic.reception import Household
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.at_home import AFTERNOON, BABY, call, call_off, note
from tests.clinic.usecases.desk import TOMORROW, Desk, local
from tests.clinic.usecases.telling import heard
from tests.clinic.usecases.town import AIGUL, HUSBAND, INFANT, MOTHER, TEEN, VILLAGER


async def household(desk: Desk, account: str = "telegram:1") -> Household:
    return await desk.reception.show_household(desk.anyone(account))


async def shown(desk: Desk, account: str = "telegram:1") -> list[str]:
    """The numbers of the entries, in the order in which they are shown."""
    calls = await desk.reception.show_home_calls(await household(desk, account))
    return [one.call.entry for one in calls]


async def of_late(desk: Desk, account: str = "telegram:1") -> list[CallState]:
    calls = await desk.reception.show_home_calls.of_late(await household(desk, account))
    return [one.call.state for one in calls]


async def test_b0_1_nobody_has_calls(desk: Desk) -> None:
    assert await shown(desk) == []


async def test_b0_2_what_this_chat_made_is_shown_without_a_name(home: Desk) -> None:
    await call(home)
    [one] = await home.reception.show_home_calls(await household(home))
    assert (one.window, one.patient_name, one.by_feldsher) == (AFTERNOON, None, False)
    assert (one.provider.provider, one.call.state) == (HERE, CallState.ACCEPTED)
    assert one.proof == (await household(home)).caller
    assert await shown(home, "telegram:5") == []


async def test_b0_2_the_person_sees_what_another_chat_made(home: Desk) -> None:
    await call(home, asker=await home.caller("telegram:5"))
    proof = await home.verified(AIGUL)
    [one] = await home.reception.show_home_calls(await household(home))
    assert (one.patient_name, one.proof) == ("Айгүл С.", proof)


async def test_what_a_proved_person_made_in_this_chat_is_shown_once(home: Desk) -> None:
    await call(home)
    await home.verified(AIGUL)
    [one] = await home.reception.show_home_calls(await household(home))
    assert one.proof.level == "L2"


async def test_b0_2_what_was_made_at_l2_is_hidden_once_the_proof_is_gone(home: Desk) -> None:
    await call(home, asker=await home.verified(AIGUL))
    await home.reregister(AIGUL, phone="+77010000000")
    assert await shown(home) == []


async def test_b0_1_whoever_was_forgotten_sees_nothing_of_before(home: Desk) -> None:
    await call(home)
    await home.reception.forget_me(Account("telegram:1"))
    home.clock.turn(minutes=1)
    await home.caller()
    assert await shown(home) == []


async def test_the_latest_window_comes_first(home: Desk) -> None:
    first = (await call(home)).call.entry
    home.clock.moment = local(TODAY, 13)
    second = (await call(home, "h2", patient=MOTHER)).call.entry
    assert await shown(home) == [second, first]


async def test_b3_1_that_the_feldsher_comes_is_shown_too(home: Desk) -> None:
    await call(home, patient=VILLAGER)
    [one] = await home.reception.show_home_calls(await household(home))
    assert one.by_feldsher


async def test_r3_25_only_those_are_shown_for_which_somebody_is_waited(home: Desk) -> None:
    """Overdue is waited for; what is over is kept in sight for a week."""
    late = (await call(home, asker=await home.verified(AIGUL))).call.entry
    done = (await call(home, "h2", patient=MOTHER)).call.entry
    off = (await call(home, "h3", patient=HUSBAND)).call.entry
    await note(home, done)
    await call_off(home, off)
    home.clock.moment = local(TODAY, 18)
    await heard(home)
    assert await shown(home) == [late]
    assert set(await of_late(home)) == {
        CallState.OVERDUE, CallState.VISITED, CallState.CANCELLED,
    }  # fmt: skip
    home.clock.moment = local(TODAY + timedelta(days=7), 13)
    assert len(await of_late(home)) == 3
    home.clock.turn(minutes=1)
    assert await of_late(home) == []


async def test_b0_2_whoever_proved_nothing_hears_only_what_was_agreed(home: Desk) -> None:
    """Whether somebody came is the patient's to know, not the caller's."""
    for window, patient in (("h1", AIGUL), ("h2", MOTHER), ("h3", HUSBAND)):
        await call(home, window, patient=patient)
    calls = await home.reception.show_home_calls.of_late(await household(home))
    by_patient = {one.call.patient: one.call.entry for one in calls}
    await note(home, by_patient[MOTHER])
    await call_off(home, by_patient[HUSBAND])
    calls = await home.reception.show_home_calls.of_late(await household(home))
    assert {one.call.patient: one.state for one in calls} == {
        AIGUL: CallState.ACCEPTED, MOTHER: CallState.ACCEPTED, HUSBAND: CallState.CANCELLED,
    }  # fmt: skip
    assert set(await shown(home)) == {by_patient[AIGUL], by_patient[MOTHER]}
    home.clock.moment = local(TODAY, 18)
    assert await shown(home) == []


async def test_b2_10_the_childs_calls_are_read_by_the_guardian(home: Desk) -> None:
    await call(
        home, patient=INFANT, illness=BABY, relation=Relation.OTHER,
        asker=await home.caller("telegram:5"),
    )  # fmt: skip
    await home.verified(MOTHER)
    [one] = await home.reception.show_home_calls(await household(home))
    assert one.patient_name == "Ата С."
    assert one.proof.level == "L2"


async def test_b2_10_what_a_sixteen_year_old_called_is_kept_from_a_guardian(home: Desk) -> None:
    """Both use the family's chat; what the mother called herself she sees."""
    own = (await call(home, patient=TEEN)).call.entry
    assert await shown(home) == [own]
    await home.verified(MOTHER)
    assert await shown(home) == []
    home.clock.moment = local(TOMORROW, 10)
    hers = (await call(home, "h2", patient=TEEN, relation=Relation.PARENT)).call.entry
    assert await shown(home) == [hers]
