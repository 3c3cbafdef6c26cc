"""Whom we listen to: the host of the description, at the port that its packets come from."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voice.media.test_keys import report
from voice.media import rtp
from voice.media.arrivals import SECOND
from voice.media.incoming import LET_GO_AFTER, SILENT_AFTER, Incoming
from voice.media.port import Law, Remote
from voice.media.rtp import Packet

HOST = "192.0.2.7"
REMOTE = Remote(HOST, 4000, Law.A, 101)
THERE = (HOST, 4000)


def sound(sequence: int = 0, kind: int = 8) -> bytes:
    return rtp.written(Packet(kind, sequence, sequence * 160, 1, bytes(160)))


def key(number: int, at: int = 0) -> bytes:
    return rtp.written(report(number, at))


def connected(remote: Remote = REMOTE) -> Incoming:
    incoming = Incoming()
    incoming.connect(remote, 0)
    return incoming


def test_nobody_is_heard_before_the_description_is_there() -> None:
    incoming = Incoming()
    assert incoming.take(key(1), THERE, 0) is None
    assert incoming.arrivals.received == 0


def test_the_port_is_the_one_that_the_first_packet_comes_from() -> None:
    """Symmetric RTP: behind a firewall it is another than described."""
    incoming = connected()
    ports = [incoming.port]
    assert incoming.take(key(1), (HOST, 61_000), 0) == "1"
    ports.append(incoming.port)
    assert incoming.take(key(2), (HOST, 4000), 0) is None
    ports.append(incoming.port)
    assert ports == [None, 61_000, 61_000]


@given(st.binary(max_size=64) | st.just(key(1)), st.ip_addresses(v=4), st.integers(1, 65535))
@settings(max_examples=50)
def test_another_host_is_never_heard(data: bytes, host: object, port: int) -> None:
    incoming = connected()
    if str(host) != HOST:
        assert incoming.take(data, (str(host), port), 0) is None
    assert (incoming.port, incoming.arrivals.received) == (None, 0)


@pytest.mark.parametrize("data", [b"", b"\x80", bytes(172), sound(kind=0), sound(kind=96)])
def test_no_port_is_taken_by_what_is_no_sound_of_theirs(data: bytes) -> None:
    """Malformed, another version, another law, another payload type."""
    incoming = connected()
    incoming.take(data, (HOST, 61_000), 0)
    assert (incoming.port, incoming.arrivals.received) == (None, 0)


@given(st.lists(st.tuples(st.binary(max_size=40), st.integers(1, 3)), max_size=20))
def test_no_bytes_are_an_error(datagrams: list[tuple[bytes, int]]) -> None:
    incoming = connected()
    for at, (data, port) in enumerate(datagrams):
        incoming.take(data, (HOST, port), at * SECOND)


def test_keys_are_read_by_the_payload_type_of_their_description() -> None:
    incoming = connected(replace(REMOTE, events=96))
    assert incoming.take(key(1), THERE, 0) is None
    other = rtp.written(report(2, 0)._replace(payload_type=96))
    assert incoming.take(other, THERE, 0) == "2"


def test_a_description_without_keys_has_none() -> None:
    assert connected(replace(REMOTE, events=None)).take(key(1), THERE, 0) is None


def test_another_payload_type_from_their_port_counts_for_its_place_only() -> None:
    """Comfort noise: it is no loss, and no sound."""
    incoming = connected()
    for data in (sound(1), sound(2, kind=13), sound(3)):
        incoming.take(data, THERE, 0)
    assert (incoming.arrivals.received, incoming.arrivals.lost) == (3, 0)


def test_a_port_that_went_quiet_is_let_go() -> None:
    """It may have been the last packet of an earlier call; one-way sound would be the end."""
    incoming = connected()
    incoming.take(sound(), (HOST, 5555), 0)
    incoming.take(sound(), THERE, LET_GO_AFTER - 1)
    ports = [incoming.port]
    incoming.take(sound(), THERE, LET_GO_AFTER)
    ports.append(incoming.port)
    assert ports == [5555, 4000]


def test_another_address_in_a_description_is_another_port_to_find() -> None:
    incoming = connected()
    incoming.take(sound(), (HOST, 5555), 0)
    incoming.connect(replace(REMOTE, law=Law.MU), 1)
    ports = [incoming.port]
    incoming.connect(replace(REMOTE, host="192.0.2.8"), 1)
    ports.append(incoming.port)
    assert ports == [5555, None]
    assert incoming.take(key(1), (HOST, 5555), 1) is None
    assert incoming.take(key(1), ("192.0.2.8", 4000), 1) == "1"


def test_on_hold_nothing_is_heard() -> None:
    incoming = connected(replace(REMOTE, receives=False))
    assert incoming.take(key(1), THERE, 0) is None
    incoming.connect(REMOTE, 0)
    assert incoming.take(key(1), THERE, 0) == "1"


def test_a_minute_without_a_packet_is_told_once() -> None:
    incoming = connected()
    assert not incoming.fell_silent(SILENT_AFTER - 1)
    incoming.take(sound(), THERE, SECOND)
    assert not incoming.fell_silent(SILENT_AFTER)
    assert incoming.fell_silent(SECOND + SILENT_AFTER)
    incoming.take(sound(1), THERE, 2 * SILENT_AFTER)
    assert not incoming.fell_silent(9 * SILENT_AFTER)


def test_others_keep_nobody_alive() -> None:
    incoming = connected()
    incoming.take(sound(), ("192.0.2.8", 4000), SECOND)
    incoming.take(b"noise", THERE, SECOND)
    assert incoming.fell_silent(SILENT_AFTER)


@pytest.mark.parametrize("held", [replace(REMOTE, receives=False), replace(REMOTE, sends=False)])
def test_on_hold_nobody_is_missed_and_the_minute_begins_anew_after_it(
    held: Remote,
) -> None:
    """Also where they might send music, and do not."""
    incoming = connected()
    incoming.connect(held, SECOND)
    assert not incoming.fell_silent(9 * SILENT_AFTER)
    incoming.connect(REMOTE, 10 * SILENT_AFTER)
    assert not incoming.fell_silent(11 * SILENT_AFTER - 1)
    assert incoming.fell_silent(11 * SILENT_AFTER)


def test_the_same_description_again_keeps_nobody_alive() -> None:
    """A refresh of the session says nothing of who is there."""
    incoming = connected()
    incoming.connect(REMOTE, SILENT_AFTER - 1)
    assert incoming.fell_silent(SILENT_AFTER)
