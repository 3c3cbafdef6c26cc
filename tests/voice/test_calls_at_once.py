"""How many calls of ours there are: in a day to one number, and side by side."""

import asyncio
from datetime import timedelta

import pytest

from tests.clinic.usecases.desk import TOMORROW, local
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AIGUL, HUSBAND, MOTHER, WIFE
from tests.voice.outbound import Calling
from tests.voice.test_messenger import COMES, TEN_MINUTES, four_visits
from voice.sip.port import Unanswered


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [(Unanswered(488, taken=True), "no sound"), (Unanswered(503, rang=True), "no answer")],
)
async def test_no_call_that_somebody_heard_ring_passes_the_ceilings_by(
    calling: Calling, answer: Unanswered, outcome: str
) -> None:
    """Whatever notices there are for the number: three calls, and not one more."""
    await four_visits(calling)
    await calling.evening(*[answer] * 9)
    for _ in range(11):
        await calling.later(TEN_MINUTES)
    assert await calling.calls() == [outcome] * 3


async def test_as_soon_as_one_is_free_the_next_is_rung(calling: Calling) -> None:
    """However long the first of them talks on."""
    numbers = [f"+7701000000{number}" for number in range(4)]
    for number, patient in enumerate((AIGUL, HUSBAND, MOTHER, WIFE)):
        at = local(TOMORROW, 10) + timedelta(minutes=15 * number)
        await calling.clinic.book(
            f"w{number}", at=at, patient=patient, asker=registrar(), contact=numbers[number]
        )

    waiting, others_were_told = asyncio.Lock(), asyncio.Event()

    async def until_all_others_were_told() -> None:
        if waiting.locked():
            return
        async with waiting, asyncio.timeout(10):
            while (await calling.calls()).count("heard") < 3:  # noqa: ASYNC110 - a row tells nobody that it is there
                await asyncio.sleep(0)
        others_were_told.set()

    calling.exchange.meanwhile = until_all_others_were_told
    calling.at_once = 2
    await calling.evening(*[COMES] * 4)
    assert others_were_told.is_set()
    assert sorted(calling.exchange.rung) == numbers
    assert await calling.calls() == ["heard"] * 4


@pytest.mark.parametrize(("lines", "at_once"), [(60, 8), (10, 5), (2, 1), (1, 1)])
async def test_half_of_the_lines_are_left_to_whoever_rings_up(
    calling: Calling, lines: int, at_once: int
) -> None:
    telling, _ = calling.outbound(lines).jobs()
    assert telling.at_once == at_once
