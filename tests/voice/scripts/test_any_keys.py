"""Whatever is under the fingers: no call raises, keeps a time or books without a yes (B2.5)."""

from itertools import pairwise
from random import Random

import pytest

from storage import tables
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AIGUL
from tests.voice.calls import SILENCE, Act, Barge, FakeLine, HangUp
from tests.voice.ringing import Ringing, said

KEYS = "0123456789*#"
TO_THE_ANSWER = ("2", "1", "1", "1", *AIGUL.digits, "1", "1", "5", "#", "1", "1", SILENCE)
CHANGING = ("2", "3", "1", *AIGUL.digits, "1", *"000003", "2", "1", "1", SILENCE)
SEEDS = 8
CALLS = 12


def drawn(random: Random, way: tuple[Act, ...]) -> list[Act]:
    """As far as somebody comes who knows the way, and then anything."""
    far = random.randrange(1, len(way) + 1)
    strange: list[Act] = [
        random.choice([*KEYS, *"111123", SILENCE, Barge("1"), Barge("91"), Barge("0*#")])
        for _ in range(random.randrange(14))
    ]
    return [*way[:far], *strange, HangUp(listening=random.random() < 0.5)]


def said_yes(line: FakeLine) -> bool:
    """Whether a 1 was pressed after a confirmation, or in the middle of it."""
    asked = [said(language, "phone-confirm-keys") for language in ("kk", "ru")]
    return any(
        any(words in before for words in asked) and "1" in after
        for before, after in pairwise(line.heard)
        if after.startswith("⌨")
    )


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_no_call_raises_keeps_a_time_or_books_without_a_yes(
    ringing: Ringing, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - the same calls in each run
    await ringing.clinic.change(tables.providers, {"provider": "merke"}, kind="dispensary")
    await ringing.reception.issue_pin(AIGUL, registrar())
    for call in range(CALLS):
        before = len(await ringing.entries())
        way = random.choice([TO_THE_ANSWER, CHANGING])
        line = await ringing.ring(*drawn(random, way), number=f"+77010000{call:03d}")

        assert line.over
        assert said("ru", "phone-try-later") not in line.texts
        assert await ringing.held() == []
        assert await ringing.clinic.rows(tables.links) == []
        if len(await ringing.entries()) > before:
            assert said_yes(line)
