"""What of the corpus is heard, in both parts, and what writing otherwise does to it.

The thresholds stand a little under what is reached. Those of the reported part are not a goal to
be tuned at: whoever makes the tables has not read its texts.
"""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.hearing import hear
from tests.locales.heard_corpus import ALL, REPORTED, TUNED, Utterance
from tests.locales.heard_names import NAMES
from tests.locales.heard_score import Scored, is_plain, scored
from tests.locales.heard_ways import WAYS, Way, kept, mistyped

SEED = 6
KEPT = 0.9
SOME = 300
LONGEST = 4096
PLAIN = [each for each in ALL if is_plain(each)]


@pytest.fixture(scope="module")
def tuned() -> Scored:
    return scored(TUNED, NAMES)


@pytest.fixture(scope="module")
def reported() -> Scored:
    return scored(REPORTED, NAMES)


def test_the_intent_is_heard(tuned: Scored, reported: Scored) -> None:
    assert tuned.intent.ratio >= 0.99
    assert reported.intent.ratio >= 0.945


@pytest.mark.parametrize(
    ("slot", "least", "least_reported"),
    [
        ("specialty", 0.98, 0.95),
        ("doctor", 0.95, 0.9),
        ("provider", 0.95, 0.95),
        ("person", 0.96, 0.9),
        ("age_years", 0.97, 0.95),
        ("age_months", 0.95, 0.95),
        ("temperature", 0.97, 0.97),
        ("pressure", 0.95, 0.95),
        ("digits", 0.95, 0.95),
        ("day", 0.97, 0.95),
        ("part", 0.95, 0.95),
        ("not_part", 0.95, 0.95),
        ("time", 0.98, 0.95),
        ("earliest", 0.9, 0.9),
    ],
)
def test_slots_are_filled(
    slot: str, least: float, least_reported: float, tuned: Scored, reported: Scored
) -> None:
    assert tuned.slots[slot].ratio >= least
    assert reported.slots[slot].ratio >= least_reported


def test_red_flags_are_heard_b3_2(tuned: Scored, reported: Scored) -> None:
    assert tuned.flags.ratio == 1.0
    assert reported.flags.ratio == 1


def test_there_are_few_false_alarms_3_9(tuned: Scored, reported: Scored) -> None:
    for part in (tuned, reported):
        assert part.false_alarms.ratio <= 0.01


def test_doubt_asks_first_and_what_sounds_alike_is_left_alone_3_9(
    tuned: Scored, reported: Scored
) -> None:
    assert (tuned.asked_first.ratio, tuned.left_alone.ratio) == (1.0, 1.0)
    assert reported.asked_first.ratio >= 0.9
    assert reported.left_alone.ratio >= 0.93


def seeded() -> random.Random:
    return random.Random(SEED)  # noqa: S311 - the same changes each time


@pytest.mark.parametrize("way", WAYS)
def test_written_otherwise_it_means_the_same(way: Way) -> None:
    """A part of the corpus; `make bench` goes through all of it."""
    dice = seeded()
    assert kept(way, dice.sample(PLAIN, k=SOME), NAMES, dice).ratio >= KEPT


@pytest.mark.parametrize("way", [way for way in WAYS if way is not mistyped])
def test_written_otherwise_red_flags_are_red_flags(way: Way) -> None:
    dice = seeded()
    flagged = dice.sample(_heard_as_danger(TUNED), k=SOME)
    assert sum(bool(hear(way(each.say, dice)).flags) for each in flagged) / len(flagged) >= 0.97


def test_one_slip_leaves_most_red_flags_red_flags() -> None:
    dice = seeded()
    flagged = dice.sample(_heard_as_danger(TUNED), k=SOME)
    assert sum(bool(hear(mistyped(each.say, dice)).flags) for each in flagged) / len(flagged) > 0.8


def _heard_as_danger(part: Sequence[Utterance]) -> list[Utterance]:
    return [each for each in part if each.flag and hear(each.say).flags]


SCRIPTS = st.one_of(
    st.text(max_size=300),
    st.text("әғқңөұүһіабвгдabcxyzÄ́ 0123456789,.!?\n'’👍", max_size=300),
    st.lists(st.sampled_from([each.say for each in TUNED]), max_size=20).map(" ".join),
)


@settings(max_examples=200, deadline=None)
@given(SCRIPTS)
def test_no_text_raises(text: str) -> None:
    assert hear(text[:LONGEST], NAMES).language
