"""Pairs of ports: even and odd, each in its turn, and an answer when there are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voice.media.hosts import FIRST, host, phone
from voice.media.port import NoPorts
from voice.media.ports import Pair, Ports


def closed(pair: Pair) -> int:
    pair.sound.close()
    pair.reports.close()
    return pair.port


def test_a_pair_is_bound_to_the_host_and_no_further() -> None:
    address = host()
    pair = Ports(address, FIRST, FIRST + 1).take()
    assert pair.sound.getsockname() == (address, FIRST)
    assert pair.reports.getsockname() == (address, FIRST + 1)
    assert not pair.sound.getblocking()
    closed(pair)


@given(st.integers(20_000, 20_020), st.integers(0, 9))
def test_pairs_are_even_and_odd_and_within_the_range(first: int, more: int) -> None:
    last = first + more
    ports = list(Ports(host(), first, last)._free)
    assert ports == [one for one in range(first, last) if one % 2 == 0]


def test_a_port_waits_for_its_turn_behind_all_others() -> None:
    """The last packets of a call must not meet the next one."""
    ports = Ports(host(), FIRST, FIRST + 7)
    taken = []
    for _ in range(9):
        pair = ports.take()
        taken.append(pair.port - FIRST)
        ports.give_back(pair)
    assert taken == [0, 2, 4, 6, 0, 2, 4, 6, 0]


def test_when_all_are_taken_there_are_none() -> None:
    ports = Ports(host(), FIRST, FIRST + 3)
    one, other = ports.take(), ports.take()
    with pytest.raises(NoPorts):
        ports.take()
    ports.give_back(one)
    assert closed(ports.take()) == FIRST
    closed(other)


@pytest.mark.parametrize("held", [FIRST, FIRST + 1])
def test_what_another_program_holds_is_passed_over(held: int) -> None:
    address = host()
    ports = Ports(address, FIRST, FIRST + 3)
    with phone(address, held):
        assert closed(ports.take()) == FIRST + 2
        with pytest.raises(NoPorts):
            ports.take()
    assert closed(ports.take()) == FIRST
