"""A Line over signalling and sound that do what a test says."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.voice.parts import (
    OPERATOR,
    Call,
    FakeLeg,
    made,
    offer,
    sound,
    taken,
)
from voice import sip_line
from voice.agreement import NotAgreed
from voice.line import HungUp, Transferred
from voice.media.port import Broken, Law, Silent
from voice.sip.port import Agreed, Ended, Keyed, Offered
from voice.sip_line import TRANSFERRED_WITHIN, SipLine


async def test_a_call_is_taken_with_an_answer_to_its_offer() -> None:
    async with taken(FakeLeg(offer())) as call:
        await call.line.answer()
        await call.line.answer()
        (remote,) = call.media.stream.remotes

    assert call.leg.done == ["answer", "hang up"]
    assert f"m=audio {call.media.stream.port} RTP/AVP 8 101" in call.leg.answers[0]
    assert (remote.host, remote.port, remote.law, remote.events) == ("192.0.2.7", 4000, Law.A, 101)
    assert call.media.stream.closed


async def test_a_late_offer_is_ours_and_agreed_on_with_their_answer() -> None:
    async with taken(FakeLeg(None)) as call, asyncio.TaskGroup() as tasks:
        tasks.create_task(call.line.answer())
        await call.settled()
        assert call.media.stream.remotes == []
        call.leg.happen(Agreed(offer()))

    assert f"m=audio {call.media.stream.port} RTP/AVP 8 0 101" in call.leg.answers[0]
    assert [remote.port for remote in call.media.stream.remotes] == [4000]


@pytest.mark.parametrize("late", [Agreed("v=0\r\n"), Ended()])
async def test_a_call_without_an_agreement_is_over(late: Agreed | Ended) -> None:
    leg = FakeLeg(None)
    leg.happen(late)
    async with taken(leg) as call:
        with pytest.raises(HungUp):
            await call.line.answer()


async def test_an_answer_that_never_comes_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sip_line, "AGREED_WITHIN", 0.01)
    async with taken(FakeLeg(None)) as call:
        with pytest.raises(HungUp):
            await call.line.answer()
        assert call.leg.done == ["answer", "hang up"]


async def test_no_sound_to_agree_on_is_said_before_the_call_is_taken() -> None:
    with pytest.raises(NotAgreed):
        async with taken(FakeLeg("v=0\r\n")):
            pytest.fail("taken")


async def test_every_call_has_a_name_of_its_own_that_tells_nothing() -> None:
    async with taken(FakeLeg(offer())) as one, taken(FakeLeg(offer())) as other:
        assert one.line.call != other.line.call
        assert one.line.number == one.leg.number == "+77010000001"
        assert "192.0.2.7" not in one.line.call


async def test_keys_of_both_ways_are_one_row_without_doubles(call: Call) -> None:
    call.hears("9", "0")
    call.leg.happen(Keyed("9"), Keyed("0"))
    await call.settled()
    call.leg.happen(Keyed("1"))
    await call.settled()
    call.hears("1", "1")
    await call.settled()

    assert [await call.line.key(0) for _ in range(5)] == ["9", "0", "1", "1", None]


async def test_a_hold_is_answered_and_time_stands_still(call: Call) -> None:
    answers: list[str | None] = []
    call.leg.happen(Offered(offer("sendonly"), answers.append))
    await call.settled()
    async with asyncio.TaskGroup() as tasks:
        asked = tasks.create_task(call.line.key(0.01))
        await asyncio.sleep(0.05)
        assert not asked.done()
        call.leg.happen(Offered(offer(), answers.append))
    assert asked.result() is None

    assert answers[0]
    assert "a=recvonly" in answers[0]
    assert answers[1]
    assert "a=sendrecv" in answers[1]
    assert [remote.sends for remote in call.media.stream.remotes] == [True, False, True]


async def test_a_key_after_a_hold_is_heard(call: Call) -> None:
    call.leg.happen(Offered(offer("inactive"), lambda _: None))
    await call.settled()
    async with asyncio.TaskGroup() as tasks:
        asked = tasks.create_task(call.line.key(0.01))
        await asyncio.sleep(0.03)
        call.leg.happen(Offered(offer(), lambda _: None))
        call.hears("5")
    assert asked.result() == "5"


async def test_an_offer_that_cannot_be_met_leaves_the_sound_as_it_was(call: Call) -> None:
    answers: list[str | None] = []
    call.leg.happen(Offered("v=0\r\n", answers.append))
    await call.settled()

    assert answers == [None]
    assert len(call.media.stream.remotes) == 1
    assert await call.line.key(0) is None


async def test_a_re_invite_without_an_offer_gets_ours(call: Call) -> None:
    answers: list[str | None] = []
    call.leg.happen(Offered(None, answers.append), Agreed(offer()))
    await call.settled()

    assert answers[0]
    assert "RTP/AVP 8 0 101" in answers[0]
    assert len(call.media.stream.remotes) == 2


METHODS: list[Callable[[SipLine], Awaitable[object]]] = [
    lambda line: line.answer(),
    lambda line: line.play(made(sound())),
    lambda line: line.key(5),
    lambda line: line.transfer(OPERATOR),
]


@pytest.mark.parametrize("method", METHODS)
async def test_nothing_more_is_said_to_who_has_hung_up(
    call: Call, method: Callable[[SipLine], Awaitable[object]]
) -> None:
    call.leg.end()
    await call.settled()

    with pytest.raises(HungUp):
        await method(call.line)
    assert call.media.stream.queued == {}
    await call.line.hang_up()


@pytest.mark.parametrize("method", METHODS[1:3])
async def test_who_hangs_up_meanwhile_is_not_waited_for(
    call: Call, method: Callable[[SipLine], Awaitable[object]]
) -> None:
    async def listens() -> None:
        with pytest.raises(HungUp):
            await method(call.line)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(listens())
        await call.settled()
        call.leg.end()


@pytest.mark.parametrize("lost", [Silent(), Broken()])
async def test_a_call_without_sound_is_hung_up(call: Call, lost: Silent | Broken) -> None:
    call.media.stream.happen(lost)
    with pytest.raises(HungUp):
        await call.line.play(made(sound()))
    assert call.leg.done[-1] == "hang up"


async def test_a_person_who_is_reached_has_the_line(call: Call) -> None:
    """B0.10: it rings until then."""

    async def reached() -> Transferred:
        assert len(call.media.stream.queued) == 1
        return Transferred.REACHED

    call.leg.refers = reached
    assert await call.line.transfer(OPERATOR) is Transferred.REACHED
    assert call.leg.referred == [(OPERATOR, TRANSFERRED_WITHIN)]
    assert call.leg.done[-1] == "hang up"
    with pytest.raises(HungUp):
        await call.line.key(0)


@pytest.mark.parametrize("outcome", [one for one in Transferred if one is not Transferred.REACHED])
async def test_where_nobody_is_reached_the_call_goes_on(call: Call, outcome: Transferred) -> None:
    """B0.10: impatient keys meanwhile do not cut short what is said next."""

    async def unreached() -> Transferred:
        call.hears("0", "0")
        await call.settled()
        return outcome

    call.leg.refers = unreached
    assert await call.line.transfer(OPERATOR) is outcome
    assert call.media.stream.queued == {}
    assert await call.line.key(0) is None


async def test_who_hangs_up_while_a_person_is_rung_is_not_waited_for(call: Call) -> None:
    async def never() -> Transferred:
        call.leg.end()
        await asyncio.Event().wait()
        return Transferred.REACHED

    call.leg.refers = never
    with pytest.raises(HungUp):
        await call.line.transfer(OPERATOR)


async def test_who_is_reached_while_the_exchange_hangs_up_is_reached(call: Call) -> None:
    async def reached() -> Transferred:
        call.leg.end()
        return Transferred.REACHED

    call.leg.refers = reached
    assert await call.line.transfer(OPERATOR) is Transferred.REACHED


async def test_a_call_is_handed_over_to_nobody_else(call: Call) -> None:
    """No toll fraud."""
    assert await call.line.transfer("sip:1900@192.0.2.1") is Transferred.REFUSED
    assert call.leg.referred == []


async def test_what_a_script_raises_comes_out_as_it_is() -> None:
    with pytest.raises(KeyError):
        async with taken(FakeLeg(offer())):
            raise KeyError
