"""What bodies and addresses say: keys, outcomes, descriptions, numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.line import Transferred
from voice.sip import bodies

RELAY = "application/dtmf-relay"


@pytest.mark.parametrize(
    ("kind", "body", "key"),
    [
        (RELAY, "Signal=5\r\nDuration=160", "5"),
        (RELAY, "Duration=160\r\nsignal = 5\r\n", "5"),
        ("Application/DTMF-Relay ; x=y", "Signal=#", "#"),
        (RELAY, "Signal=10", "*"),
        (RELAY, "Signal=11", "#"),
        ("application/dtmf", "9", "9"),
        ("application/dtmf", " *\r\n", "*"),
        (RELAY, "Signal=A", None),
        (RELAY, "Signal=12", None),
        (RELAY, "Signal=55 5", None),
        (RELAY, "", None),
        ("application/dtmf", "55", None),
        ("text/plain", "5", None),
        ("application/dtmf", "٥", None),
    ],
)
def test_a_key(kind: str, body: str, key: str | None) -> None:
    assert bodies.key(kind, body) == key


@pytest.mark.parametrize(
    ("fragment", "code"),
    [("SIP/2.0 200 OK\r\n", 200), (" SIP/2.0 486 Busy", 486), ("SIP/2.0 OK", None), ("", None)],
)
def test_a_fragment(fragment: str, code: int | None) -> None:
    assert bodies.status(fragment) == code


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (100, None),
        (180, None),
        (200, Transferred.REACHED),
        (202, Transferred.REACHED),
        (302, Transferred.REFUSED),
        (404, Transferred.UNKNOWN),
        (486, Transferred.BUSY),
        (480, Transferred.NO_ANSWER),
        (603, Transferred.REFUSED),
    ],
)
def test_an_outcome(code: int, outcome: Transferred | None) -> None:
    assert bodies.outcome(code) == outcome


def test_a_description_is_found_alone_and_among_others() -> None:
    parts = "--b\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--b--\r\n"

    assert bodies.description("application/SDP; charset=utf-8", "v=0") == "v=0"
    assert bodies.description("multipart/mixed; boundary=b", parts) == "v=0"
    assert bodies.description("multipart/mixed; boundary=c", parts) is None
    assert bodies.description("multipart/mixed", parts) is None
    assert bodies.description("application/isup", parts) is None


@pytest.mark.parametrize(
    ("user", "number"),
    [
        ("+7 (701) 000-00-01", "+77010000001"),
        ("101", "101"),
        ("anonymous", None),
        ("٠١٢", None),
        ("+", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number(user: str | None, number: str | None) -> None:
    assert bodies.number(user) == number


@given(st.text(), st.text())
def test_nothing_that_others_write_raises(kind: str, body: str) -> None:
    for name in (kind, RELAY, "application/dtmf", f"multipart/mixed;boundary={kind}"):
        bodies.key(name, body)
        bodies.description(name, body)
        bodies.description(name, f"--{kind}\r\n{body}")
    bodies.status(body)
    bodies.number(body)
