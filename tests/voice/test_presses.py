"""Keys that one press may report on two ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.presses import TOGETHER, Presses, Way

KEYS = "0123456789*#"
FASTEST = 0.05
"""Seconds between two presses of a quick finger."""


class Watch:
    def __init__(self) -> None:
        self.shows = 0.0

    def __call__(self) -> float:
        return self.shows


def read(presses: Presses) -> str:
    keyed = ""
    while presses:
        keyed += presses.take()
    return keyed


def test_each_press_of_one_way_is_one() -> None:
    presses = Presses(Watch())
    for key in "1123#":
        presses.add(key, Way.SOUND)
    assert read(presses) == "1123#"


@given(
    keyed=st.text(KEYS, max_size=14),
    first=st.sampled_from(Way),
    lag=st.floats(0, TOGETHER),
)
def test_a_press_reported_on_both_ways_is_one_whenever_the_second_comes(
    keyed: str, first: Way, lag: float
) -> None:
    """The second way may be late; each way keeps its order."""
    (second,) = set(Way) - {first}
    reports = [
        (number * FASTEST + late, key, way)
        for way, late in ((first, 0.0), (second, lag))
        for number, key in enumerate(keyed)
    ]
    watch = Watch()
    presses = Presses(watch)
    for at, key, way in sorted(reports, key=lambda report: report[0]):
        watch.shows = at
        presses.add(key, way)
    assert read(presses) == keyed


def test_a_second_press_long_after_the_first_counts_whichever_way_it_comes() -> None:
    watch = Watch()
    presses = Presses(watch)
    presses.add("1", Way.SOUND)
    watch.shows = TOGETHER + 0.1
    presses.add("1", Way.SIGNALLING)
    assert read(presses) == "11"


@pytest.mark.parametrize("way", Way)
def test_of_a_call_that_reports_one_way_only_the_last_presses_alone_are_kept(way: Way) -> None:
    """However long it lasts."""
    watch = Watch()
    presses = Presses(watch)
    for number in range(100):
        watch.shows = number * TOGETHER
        presses.add("1", way)
    assert len(presses._alone[way]) <= 2
    assert read(presses) == "1" * 100


def test_ways_that_share_the_work_lose_nothing() -> None:
    presses = Presses(Watch())
    presses.add("1", Way.SOUND)
    presses.add("2", Way.SIGNALLING)
    assert read(presses) == "12"


def test_what_is_forgotten_is_not_read() -> None:
    presses = Presses(Watch())
    presses.add("1", Way.SOUND)
    presses.forget()
    assert not presses
