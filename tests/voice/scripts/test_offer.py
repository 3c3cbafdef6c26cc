"""A freed time offered by telephone: taken, declined, or left to lapse (B2.8)."""

from datetime import timedelta

import pytest

from clinic.journals.book import Mark
from clinic.visits import EntryNo
from storage import tables
from tests.clinic.usecases.telling import rechecked
from tests.clinic.usecases.test_waiting_list import NINE, free_nine, state_of, wait
from tests.clinic.usecases.town import HUSBAND
from tests.voice.calls import OPERATOR, SILENCE, Barge, HangUp
from tests.voice.outbound import NUMBER, Calling
from tests.voice.ringing import KEY_OF, check_transcript, said
from voice.line import Transferred
from voice.sip.port import Unanswered

LANGUAGES = ["kk", "ru"]
TAKEN, DECLINED = "1", "2"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_freed_time_is_offered_and_taken_by_a_key(calling: Calling, language: str) -> None:
    """The oral answer is told, as after any booking (R2.3)."""
    place = await wait(calling.clinic, await calling.caller(language=language))
    await free_nine(calling.clinic)
    calling.exchange.answers.append([KEY_OF[language], TAKEN, SILENCE])
    await calling.rings()
    check_transcript(calling.exchange.lines[-1], "offer", language)
    assert await state_of(calling.clinic, place) == "accepted"
    async with calling.clinic.units() as unit:
        entry = await unit.journals.find(EntryNo("taraz-4/2026/2"))
    assert [marked.mark for marked in entry.marks] == [Mark.ENTERED, Mark.TOLD]
    assert entry.made_by == f"tel:{NUMBER}"
    assert await calling.state("offer") == "sent"


async def test_after_it_was_taken_the_whole_menu_is_there(calling: Calling) -> None:
    await wait(calling.clinic, await calling.caller())
    await free_nine(calling.clinic)
    calling.exchange.answers.append(["1", TAKEN, "1", HangUp()])
    await calling.rings()
    assert said("kk", "phone-menu") in calling.exchange.lines[-1].texts


async def test_the_key_of_the_language_pressed_twice_takes_nothing(calling: Calling) -> None:
    place = await wait(calling.clinic, await calling.caller())
    await free_nine(calling.clinic)
    calling.exchange.answers.append(["1", Barge(TAKEN), HangUp()])
    await calling.rings()
    assert said("kk", "phone-offer-keys") in calling.exchange.lines[-1].texts
    assert await state_of(calling.clinic, place) == "offered"


async def test_a_declined_time_goes_to_the_next_at_once(calling: Calling) -> None:
    first = await wait(calling.clinic, await calling.caller())
    second = await wait(calling.clinic, await calling.clinic.caller("telegram:2"), HUSBAND)
    await free_nine(calling.clinic)
    calling.exchange.answers.append(["1", DECLINED])
    await calling.rings()
    assert await state_of(calling.clinic, first) == "declined"
    assert await state_of(calling.clinic, second) == "offered"
    assert said("kk", "phone-offer-declined") in calling.exchange.lines[-1].texts


async def test_what_was_heard_and_not_answered_stays_theirs_until_it_lapses(
    calling: Calling,
) -> None:
    place = await wait(calling.clinic, await calling.caller())
    await free_nine(calling.clinic)
    calling.exchange.answers.append(["1", SILENCE, SILENCE])
    await calling.rings()
    assert await state_of(calling.clinic, place) == "offered"
    assert await calling.state("offer") == "sent"


async def test_whom_nobody_reaches_in_time_the_next_is_offered_it(calling: Calling) -> None:
    """No answer, an hour later again, and then the two hours are over."""
    first = await wait(calling.clinic, await calling.caller())
    second = await wait(calling.clinic, await calling.clinic.caller("telegram:2"), HUSBAND)
    await free_nine(calling.clinic)
    await calling.rings()
    await calling.later(timedelta(hours=1))
    assert calling.exchange.rung == [NUMBER] * 2
    assert await state_of(calling.clinic, first) == "lapsed"
    assert await state_of(calling.clinic, second) == "offered"


async def test_whoever_has_no_such_number_makes_way_at_once(calling: Calling) -> None:
    first = await wait(calling.clinic, await calling.caller())
    await free_nine(calling.clinic)
    calling.exchange.answers.append(Unanswered(404))
    await calling.rings()
    assert await state_of(calling.clinic, first) == "lapsed"


@pytest.mark.parametrize("script", [["0"], ["1", "0"]])
async def test_whoever_wants_a_person_keeps_the_offer_meanwhile(
    calling: Calling, script: list[str]
) -> None:
    place = await wait(calling.clinic, await calling.caller())
    await free_nine(calling.clinic)
    calling.exchange.answers.append(script)
    await calling.rings()
    assert calling.exchange.lines[-1].transferred_to == [OPERATOR]
    assert await state_of(calling.clinic, place) == "offered"
    assert await calling.state("offer") == "sent"


async def test_and_is_promised_a_call_where_nobody_is_reached(calling: Calling) -> None:
    await wait(calling.clinic, await calling.caller())
    await free_nine(calling.clinic)
    calling.exchange.transfers = [Transferred.BUSY]
    calling.exchange.answers.append(["1", "0", SILENCE])
    await calling.rings()
    assert await calling.tasks() == [("person_asked", "asked")]


async def test_an_offer_that_is_gone_is_said_to_be_and_is_a_persons(calling: Calling) -> None:
    """It lapsed while it was being told."""
    await wait(calling.clinic, await calling.caller(), doctor=None)
    await free_nine(calling.clinic)

    async def lapsed() -> None:
        await calling.clinic.change(tables.waiting, {}, state="lapsed")

    calling.exchange.meanwhile = lapsed
    calling.exchange.answers.append(["1", TAKEN])
    await calling.rings()
    line = calling.exchange.lines[-1]
    assert line.transferred_to == [OPERATOR]
    assert line.texts.split("\n")[-3:] == [
        said("kk", f"phone-{key}")
        for key in ("refusal-offer-gone", "person-instead", "connecting")
    ]


async def test_who_is_rung_where_nobody_rings_makes_way_as_ever(calling: Calling) -> None:
    """A clinic that runs only the chat (docs/decisions/0039)."""
    clinic = calling.clinic
    place = await wait(clinic, await calling.caller())
    await free_nine(clinic, at=NINE)
    await rechecked(clinic)
    (offer,) = [one for one in await rechecked(clinic) if one.place]
    await clinic.reception.settle_notices.unreached(offer)
    assert await state_of(clinic, place) == "lapsed"
