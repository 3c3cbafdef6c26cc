"""The half of a call that the front holds, without any thread of sippy's."""

import pytest

from voice.line import Transferred
from voice.sip.leg import SippyLeg
from voice.sip.port import Ended, Keyed, Unanswered
from voice.sip.told import Answered, Handed


class Noting:
    """A dialog that notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def ring(self) -> None:
        self.asked.append("ring")

    def answer(self, description: str) -> None:
        self.asked.append(("answer", description))

    def reject(self, code: int) -> None:
        self.asked.append(("reject", code))

    def refer(self, uri: str) -> None:
        self.asked.append(("refer", uri))

    def hang_up(self) -> None:
        self.asked.append("hang up")


@pytest.fixture
def dialog() -> Noting:
    return Noting()


@pytest.fixture
def leg(dialog: Noting) -> SippyLeg:
    return SippyLeg(lambda act, *given: act(*given), dialog, "c", "101", "192.0.2.1")


async def test_before_its_answer_a_call_can_be_rejected_after_it_was_let_go(
    leg: SippyLeg, dialog: Noting
) -> None:
    """Whoever finds no sound in common hangs up first, and says why then."""
    leg.ring()
    leg.hang_up()
    leg.reject(488)
    leg.close()

    assert dialog.asked == ["ring", ("reject", 488), "hang up"]
    assert await leg.next() == Ended()


async def test_after_its_answer_a_call_is_hung_up_and_not_rejected(
    leg: SippyLeg, dialog: Noting
) -> None:
    leg.answer("v=0")
    leg.hang_up()
    leg.reject(486)

    assert dialog.asked == [("answer", "v=0"), "hang up"]


async def test_what_happens_comes_in_its_order_and_the_end_for_ever(leg: SippyLeg) -> None:
    leg.told(Keyed("1"))
    leg.told(Ended(487))
    leg.told(Ended())

    assert await leg.next() == Keyed("1")
    assert [await leg.next() for _ in range(3)] == [Ended(487), Ended(), Ended()]


async def test_a_call_of_ours_that_fails_after_its_answer_has_ended(leg: SippyLeg) -> None:
    leg.told(Answered("v=0"))
    leg.told(Unanswered(500))

    assert leg.described == "v=0"
    assert await leg.outcome.get() == Answered("v=0")
    assert await leg.next() == Ended(500)


async def test_what_a_transfer_before_came_to_is_not_taken_for_this_one(
    leg: SippyLeg, dialog: Noting
) -> None:
    assert await leg.refer("sip:a@b", 0) is Transferred.NO_ANSWER
    leg.told(Handed(Transferred.REACHED))
    assert await leg.refer("sip:a@b", 0) is Transferred.NO_ANSWER
    assert dialog.asked == [("refer", "sip:a@b")] * 2


async def test_a_call_that_has_ended_is_not_transferred(leg: SippyLeg, dialog: Noting) -> None:
    leg.told(Ended())

    assert await leg.refer("sip:a@b", 9) is Transferred.NO_ANSWER
    assert dialog.asked == []
