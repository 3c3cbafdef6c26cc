"""Which packets are read, and where ours may go."""

from ipaddress import ip_network

import pytest

from voice.sip.gate import LONGEST, Dropped, Gate

REQUEST = b"OPTIONS sip:desk@192.0.2.1 SIP/2.0\r\n\r\n"


@pytest.fixture
def gate() -> Gate:
    return Gate([ip_network("192.0.2.0/28"), ip_network("2001:db8::/64")])


@pytest.mark.parametrize("host", ["192.0.2.1", "192.0.2.15", "[2001:db8::5]"])
@pytest.mark.parametrize("packet", [REQUEST, b"SIP/2.0 200 OK\r\n", b"SIP/2.0 200\n"])
def test_sip_from_where_we_know_is_read(gate: Gate, host: str, packet: bytes) -> None:
    assert gate.admits(packet, host)
    assert not gate.dropped


@pytest.mark.parametrize("host", ["192.0.2.16", "203.0.113.1", "[2001:db9::5]", "pbx", ""])
def test_nobody_else_is_read_or_sent_anything(gate: Gate, host: str) -> None:
    assert not gate.admits(REQUEST, host)
    assert not gate.sends(host, 5060)
    assert gate.dropped == {Dropped.STRANGER: 1, Dropped.ASTRAY: 1}


@pytest.mark.parametrize(
    ("packet", "why"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", Dropped.GARBAGE),
        (b"SIP/2.0 999 No\r\n\r\n", Dropped.GARBAGE),
        (b"invite sip:x SIP/2.0\r\n", Dropped.GARBAGE),
        (REQUEST.strip(), Dropped.GARBAGE),
        (REQUEST.ljust(LONGEST + 1), Dropped.LONG),
    ],
)
def test_what_is_no_sip_is_counted(gate: Gate, packet: bytes, why: Dropped) -> None:
    assert not gate.admits(packet, "192.0.2.1")
    assert gate.dropped == {why: 1}


@pytest.mark.parametrize("packet", [b"", b"\r\n\r\n", b"\0\0\0\0"])
def test_a_packet_that_only_keeps_a_way_open_is_no_matter(gate: Gate, packet: bytes) -> None:
    assert not gate.admits(packet, "192.0.2.1")
    assert not gate.dropped


@pytest.mark.parametrize("port", [0, -1, 65536, None, "5060"])
def test_nothing_is_sent_to_a_port_that_cannot_be(gate: Gate, port: object) -> None:
    """It would end the thread that sends."""
    assert gate.sends("192.0.2.1", 65535)
    assert not gate.sends("192.0.2.1", port)
    assert gate.dropped == {Dropped.ASTRAY: 1}


def test_the_trunk_is_let_in(gate: Gate) -> None:
    gate.let_in(ip_network("203.0.113.1"))

    assert gate.admits(REQUEST, "203.0.113.1")
    assert not gate.admits(REQUEST, "203.0.113.2")
