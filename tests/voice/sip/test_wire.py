"""Bytes pass as they are, and what cannot be read is answered, if it says how."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voice.sip.wire import bad_request, read, write

ASKED = (
    "INVITE sip:x SIP/2.0\r\nv: SIP/2.0/UDP 1.2.3.4;branch=a\r\nVia: b\r\n  c\r\n"
    "f: <sip:y>;tag=1\r\nTO : <sip:z>\r\ni: 77\r\nCSeq: 1 INVITE\r\nX: y\r\n\r\nCSeq: 2"
)


@given(st.binary())
@example("Рахат\x85\xa0\u2028".encode())
def test_every_byte_goes_out_as_it_came_in(packet: bytes) -> None:
    text = read(packet)

    assert write(text) == packet
    assert len(text) == len(packet)


def test_lines_and_words_end_only_where_sip_ends_them() -> None:
    for byte in range(256):
        text = read(b"a%cb" % byte)
        assert len(text.splitlines()) == (2 if byte in b"\r\n" else 1), byte
        assert len(text.split()) == (2 if byte in b"\r\n\t " else 1), byte


def test_letters_that_are_no_bytes_do_no_harm() -> None:
    assert write("ж") == b"?"


def test_a_bad_request_is_told_so_where_it_asks_to_be() -> None:
    answer = bad_request(ASKED)

    assert answer is not None
    first, via, other, who, to, call, number, length, *rest = answer.split("\r\n")
    assert (first, via, other) == (
        "SIP/2.0 400 Bad Request",
        "Via: SIP/2.0/UDP 1.2.3.4;branch=a",
        "Via: b c",
    )
    assert (who, call, number) == ("From: <sip:y>;tag=1", "Call-Id: 77", "Cseq: 1 INVITE")
    assert to.startswith("To: <sip:z>;tag=")
    assert (length, rest) == ("Content-Length: 0", ["", ""])


def test_a_tag_that_is_there_is_kept() -> None:
    answer = bad_request(ASKED.replace("<sip:z>", "<sip:z>;TAG=5"))

    assert answer is not None
    assert "\r\nTo: <sip:z>;TAG=5\r\n" in answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        ASKED.replace("INVITE sip", "ACK sip"),
        f"SIP/2.0 200 OK\r\n{ASKED}",
        ASKED.replace("i: 77\r\n", ""),
        ASKED.replace("i: 77\r\n", "i: 77\r\ni: 78\r\n"),
        ASKED.replace("v:", "w:").replace("Via:", "W:"),
    ],
)
def test_what_says_not_how_is_not_answered(text: str) -> None:
    assert bad_request(text) is None


@given(st.text())
def test_no_text_raises(text: str) -> None:
    bad_request(text)
    bad_request(f"{ASKED}{text}")
    bad_request(f"INVITE x SIP/2.0\r\n{text}\r\n{ASKED}")
