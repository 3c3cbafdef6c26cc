"""No toll fraud: which numbers are dialled, and what becomes of calls that nobody took.

That a 3xx is never followed, an incoming REFER refused and a call handed over to configured URIs
only is tested beside the signalling.
"""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.phones import FIXED, MOBILE, parse
from tests.clinic.samples import NOW
from voice.dialling import (
    INTERNET,
    Ceilings,
    Outcome,
    may_be_dialled,
    next_call,
    outcome_of,
)
from voice.sip.port import Unanswered

SEVEN = st.text("0123456789", min_size=7, max_size=7)
TOWNS = [
    f"{region}{town:02}"
    for region, spans in FIXED.items()
    for span in spans.split()
    for town in (int(span[:2]), int(span[-2:]))
]


@given(st.sampled_from(sorted(MOBILE - INTERNET)), SEVEN)
def test_3_2_mobile_numbers_of_kazakhstan_are_dialled(network: str, rest: str) -> None:
    assert may_be_dialled(f"+7{network}{rest}")


@given(st.sampled_from(TOWNS), SEVEN)
def test_3_2_fixed_numbers_of_kazakhstan_are_dialled(town: str, rest: str) -> None:
    assert may_be_dialled(f"+7{town}{rest[:5]}")


@pytest.mark.parametrize(
    "number",
    [
        "+79161234567",  # Russian, mobile
        "+74951234567",  # Russian, of a town
        "+78001234567",  # free of charge, and paid by somebody
        "+78091234567",  # premium
        "+77511234567",  # of the internet
        "+77991234567",  # not given out
        "+77171234567",  # a region without such a town
        "+996312123456",
        "+870773111632",  # a satellite's
        "103",
        "+7103",
        "1414",
    ],
)
def test_neither_foreign_nor_premium_nor_short_numbers_are(number: str) -> None:
    assert not may_be_dialled(number)


@pytest.mark.parametrize(
    "data",
    [
        "sip:+77017654321@exchange.example",
        "tel:+77017654321",
        "+77017654321@exchange.example",
        "+77017654321;ext=1",
        "+77017654321,,1",
        "77017654321",
        "87017654321",
        "+7 701 765 43 21",
        "+77017654321\n",
        "+7701765432१",
        "call:token-1",
        "",
    ],
)
def test_nothing_around_a_number_is_dialled_and_no_address(data: str) -> None:
    """No SIP URI comes out of data."""
    assert not may_be_dialled(data)


@given(st.text())
def test_whatever_is_dialled_is_a_number_as_it_is_kept(data: str) -> None:
    if may_be_dialled(data):
        assert parse(data) == data
        assert data.startswith("+77")


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (486, Outcome.BUSY), (600, Outcome.BUSY),
        (408, Outcome.NO_ANSWER), (480, Outcome.NO_ANSWER), (487, Outcome.NO_ANSWER),
        (603, Outcome.REFUSED), (403, Outcome.REFUSED),
        (404, Outcome.UNKNOWN), (410, Outcome.UNKNOWN), (484, Outcome.UNKNOWN),
        (301, Outcome.UNKNOWN), (302, Outcome.UNKNOWN), (380, Outcome.UNKNOWN),
        (503, Outcome.TROUBLE), (500, Outcome.TROUBLE), (488, Outcome.TROUBLE),
        (401, Outcome.TROUBLE), (407, Outcome.TROUBLE),
    ],
)  # fmt: skip
def test_what_a_status_means(code: int, outcome: Outcome) -> None:
    assert outcome_of(Unanswered(code)) is outcome


@pytest.mark.parametrize(
    ("unanswered", "outcome"),
    [
        (Unanswered(488, taken=True), Outcome.NO_SOUND),
        (Unanswered(500, rang=True, taken=True), Outcome.NO_SOUND),
        (Unanswered(503, rang=True), Outcome.NO_ANSWER),
        (Unanswered(486, rang=True), Outcome.BUSY),
    ],
)
def test_what_somebody_has_heard_ring_was_a_call(unanswered: Unanswered, outcome: Outcome) -> None:
    assert outcome_of(unanswered) is outcome


@given(st.integers(100, 699))
def test_every_status_means_something(code: int) -> None:
    assert outcome_of(Unanswered(code)) in Outcome


@pytest.mark.parametrize(
    ("outcome", "times", "minutes"),
    [
        (Outcome.BUSY, 3, 10),
        (Outcome.NO_ANSWER, 2, 60),
        (Outcome.NOT_HEARD, 1, 30),
        (Outcome.NO_SOUND, 1, 30),
        (Outcome.REFUSED, 0, 0),
        (Outcome.UNKNOWN, 0, 0),
    ],
)
def test_so_many_times_again_and_then_no_more(outcome: Outcome, times: int, minutes: int) -> None:
    for so_far in range(1, times + 1):
        at = next_call(
            outcome, [Outcome.BUSY] * (outcome is not Outcome.BUSY) + [outcome] * so_far, NOW
        )
        assert at == NOW + timedelta(minutes=minutes)
    assert next_call(outcome, [outcome] * (times + 1), NOW) is None


def test_one_number_is_rung_three_times_a_day() -> None:
    assert Ceilings().most[0] == 3
