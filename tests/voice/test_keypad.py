"""How long the clinic waits for a key: a number is found and read off a card (B0.10)."""

from dataclasses import dataclass, field

import pytest

from tests.voice.calls import SILENCE, Act, FakeLine
from voice import keypad
from voice.keypad import FIRST_FIGURE, FIRST_KEY, LONE_ZERO, NEXT_FIGURE, NEXT_KEY, Outcome


@dataclass
class Waiting(FakeLine):
    waits: list[float] = field(default_factory=list)

    async def key(self, within: float) -> str | None:
        self.waits.append(within)
        return await super().key(within)


async def waits(*script: Act, least: int, most: int) -> list[float]:
    line = Waiting(script)
    await keypad.number(line, least, most)
    return line.waits


async def test_a_menu_is_answered_sooner_than_a_number_is_found() -> None:
    line = Waiting("1")
    await keypad.menu_key(line, "12")
    assert line.waits == [FIRST_KEY]
    assert FIRST_KEY < FIRST_FIGURE


async def test_a_number_of_fixed_length_may_be_looked_up_figure_by_figure() -> None:
    assert await waits("1234", least=4, most=4) == [FIRST_FIGURE, *[NEXT_FIGURE] * 3]
    assert NEXT_KEY < NEXT_FIGURE < FIRST_FIGURE


async def test_a_number_that_is_long_enough_ends_with_a_short_pause() -> None:
    assert await waits("123", SILENCE, least=2, most=5) == [
        FIRST_FIGURE, NEXT_FIGURE, NEXT_KEY, NEXT_KEY,
    ]  # fmt: skip
    assert await waits("5", SILENCE, least=0, most=3) == [FIRST_FIGURE, NEXT_KEY]


@pytest.mark.parametrize("script", [("0", SILENCE), ("0#",)])
async def test_a_lone_zero_is_a_person_only_after_a_longer_pause(script: tuple[Act, ...]) -> None:
    """The IIN of a child begins with one: until then the next figure may come."""
    line = Waiting(script)
    keyed = await keypad.number(line, 12, 12)
    assert (keyed.outcome, keyed.keys) == (Outcome.INVALID, keypad.PERSON)
    assert line.waits == [FIRST_FIGURE, LONE_ZERO]
    assert LONE_ZERO > NEXT_FIGURE


async def test_after_the_zero_the_other_figures_come() -> None:
    assert await waits("0123", least=4, most=4) == [
        FIRST_FIGURE, LONE_ZERO, NEXT_FIGURE, NEXT_FIGURE,
    ]  # fmt: skip
