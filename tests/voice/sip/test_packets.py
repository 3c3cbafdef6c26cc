"""Packets as old exchanges, strangers and programs gone wrong write them (real UDP)."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.voice.sip.peer import SOUND, Peer
from tests.voice.sip.running import Host

_numbers = count(1000001)


@pytest.fixture
def peer(host: Host) -> Iterator[Peer]:
    with Peer(host.port) as made:
        yield made


@pytest.fixture
def number() -> str:
    """Answered by the host, and nobody else's."""
    return str(next(_numbers))


def alive(host: Host) -> bool:
    with Peer(host.port) as other:
        return other.asks("OPTIONS", "1").startswith(b"SIP/2.0 200 OK\r\n")


@pytest.mark.parametrize("alphabet", ["cp1251", "utf-8"])
def test_a_name_in_any_alphabet_comes_back_as_it_was(
    host: Host, peer: Peer, number: str, alphabet: str
) -> None:
    """Some bytes of it part lines or words for whoever takes them for letters."""
    name = "Рахат Ақылбекқызы х…".encode(alphabet, "replace")
    invite = peer.write("INVITE", number, SOUND, from_=None)
    who = b'From: "%s" <sip:%s@127.0.0.1>;tag=x' % (name, number.encode())
    peer.send(invite.replace(b"\r\n", b"\r\n%s\r\n" % who, 1))

    answer = peer.final()
    assert answer.startswith(b"SIP/2.0 200")
    assert who + b"\r\n" in answer
    host.call_of(number)


@pytest.mark.parametrize(
    ("user", "seen"),
    [
        ("<tel:+7(701)000-00-01;phone-context=kz>", "+77010000001"),
        ("<sip:+77010000002;user=phone@127.0.0.1>", "+77010000002"),
        ("<sip:8%20701%20000%2000%2003@127.0.0.1>", "87010000003"),
        ("<sip:anonymous@anonymous.invalid>", None),
        ("<sip:127.0.0.1>", None),
    ],
)
def test_the_number_that_calls(host: Host, peer: Peer, user: str, seen: str | None) -> None:
    peer.asks("INVITE", "1", SOUND, from_=f"{user};tag=t")

    host.call_of(seen)


@pytest.mark.parametrize(
    "contact",
    [
        "<sip:x@127.0.0.1:{port};transport=UDP>",
        "<sip:x@127.0.0.1:{port};transport=tcp>",
        "<sip:x@pbx.invalid:{port}>",
        "<sip:x@192.0.2.1:{port}>",
        "<sip:x@127.0.0.1:99999>",
        "<sip:x@127.0.0.1:0>",
    ],
)
def test_a_call_ends_wherever_its_contact_points(
    host: Host, peer: Peer, number: str, contact: str
) -> None:
    """A name, an address behind a router, a port that cannot be: then to where it came from."""
    peer.calls(number, contact=contact.format(port=peer.port))
    host.do("hang_up", call=host.call_of(number))

    assert peer.answers("BYE").startswith(
        f"BYE {contact.format(port=peer.port)[1:].split(';')[0].rstrip('>')}"
    )
    assert alive(host)


def test_the_route_that_was_recorded_is_kept(host: Host, peer: Peer, number: str) -> None:
    route = f"<sip:127.0.0.1:{peer.port};lr;id=7>"
    peer.calls(number, record_route=route, contact="<sip:inner@192.0.2.1>")
    host.do("hang_up", call=host.call_of(number))

    bye = peer.answers("BYE")
    assert bye.startswith("BYE sip:inner@192.0.2.1 SIP/2.0\r\n")
    (kept,) = (line for line in bye.split("\r\n") if line.startswith("Route: "))
    assert set(kept.removeprefix("Route: ").strip("<>").split(";")) == set(
        route.strip("<>").split(";")
    )


def test_sound_is_found_beside_isup(host: Host, peer: Peer, number: str) -> None:
    isup = "--b\r\nContent-Type: application/isup;version=itu-t92+\r\n\r\n\x01\x11\x00\r\n"
    sound = f"--b\r\nContent-Type: application/sdp\r\n\r\n{SOUND}\r\n--b--\r\n"
    answer = peer.calls(number, isup + sound, content_type='multipart/mixed;boundary="b"')

    assert b"m=audio" in answer
    assert host.expect("call", number=number)["sdp"].strip() == SOUND.strip()


def test_a_repeated_invite_is_one_call_with_one_answer(
    host: Host, peer: Peer, number: str
) -> None:
    invite = peer.write("INVITE", number, SOUND)
    peer.send(invite)
    first = peer.final()
    peer.send(invite)

    assert peer.final() == first
    host.call_of(number)
    assert not [event for event in host.events_of("call") if event["number"] == number]


def test_an_answer_that_nobody_acknowledges_is_repeated(
    host: Host, peer: Peer, number: str
) -> None:
    answer = peer.asks("INVITE", number, SOUND)

    assert peer.final() == answer
    host.call_of(number)


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("REFER", 603),
        ("SUBSCRIBE", 489),
        ("NOTIFY", 489),
        ("MESSAGE", 405),
        ("REGISTER", 405),
        ("BYE", 481),
        ("UNHEARDOF", 405),
    ],
)
def test_what_belongs_to_no_call_is_refused(peer: Peer, method: str, code: int) -> None:
    answer = peer.asks(method, "1", refer_to="<sip:+4990012345@127.0.0.1>")

    assert answer.startswith(b"SIP/2.0 %d " % code)
    assert b"\r\nAllow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, NOTIFY\r\n" in answer


@pytest.mark.parametrize("method", ["BYE", "INVITE", "INFO", "REFER", "UPDATE"])
def test_what_belongs_to_a_call_of_long_ago_is_refused(peer: Peer, method: str) -> None:
    peer.tag = "long-ago"

    assert peer.asks(method, "1").startswith(b"SIP/2.0 481 ")


BROKEN = {
    "no contact": {"contact": None},
    "a star for a contact": {"contact": "*"},
    "a contact of nowhere": {"contact": "<nowhere"},
    "no address": {"from_": '"x'},
    "no number": {"cseq": "x INVITE"},
    "a number of a thousand figures": {"cseq": "9" * 5000 + " INVITE"},
    "too little": {"content_length": "9999"},
    "no length": {"content_length": "x"},
    "a time that is none": {"expires": "soon"},
    "a route that is none": {"record_route": "<"},
}


@pytest.mark.parametrize("headers", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_answered_400(
    host: Host, peer: Peer, headers: dict[str, str | None]
) -> None:
    assert peer.asks("INVITE", "1", SOUND, **headers).startswith(b"SIP/2.0 400 ")
    assert alive(host)


SILENT = {
    "without a Via": b"INVITE sip:desk@127.0.0.1 SIP/2.0\r\nFrom: <sip:a@b>;tag=1\r\n\r\n",
    "a response to nothing": b"SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP x;branch=1\r\n\r\n",
    "a broken ACK": b"ACK sip:desk@127.0.0.1 SIP/2.0\r\nVia: x\r\nFrom: \r\nCSeq: \r\n\r\n",
    "no SIP": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    "nothing at all": b"\r\n\r\n",
    "zeros": bytes(40),
    "too much": b"OPTIONS sip:desk@127.0.0.1 SIP/2.0\r\nX: " + b"x" * 9000 + b"\r\n\r\n",
    "a place that cannot be": (
        b"OPTIONS sip:desk@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:99999;branch=1\r\n"
        b"From: <sip:a@b>;tag=1\r\nTo: <sip:b@c>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n"
    ),
}


@pytest.mark.parametrize("packet", SILENT.values(), ids=SILENT)
def test_what_cannot_be_answered_is_dropped(host: Host, peer: Peer, packet: bytes) -> None:
    peer.send(packet)

    assert alive(host)
    assert peer.has_nothing()


def test_whoever_is_not_on_the_list_is_not_heard(host: Host, number: str) -> None:
    """Counted, and not answered, not even with a refusal."""
    before = host.state()["dropped"].get("stranger", 0)
    with Peer(host.port, "127.0.0.2") as stranger:
        stranger.send(stranger.write("INVITE", number, SOUND))
        stranger.send(b"x")
        assert alive(host)
        assert stranger.has_nothing()

    assert host.state()["dropped"]["stranger"] == before + 2
    assert not [event for event in host.events_of("call") if event["number"] == number]


def test_of_two_transfers_the_first_is_told_too_late(host: Host, peer: Peer, number: str) -> None:
    """Its NOTIFY says which it is of."""
    peer.calls(number)
    call = host.call_of(number)
    host.do("refer", call=call, uri="sip:a@127.0.0.1", within=0.01)
    first = peer.answers("REFER", "202 Accepted")
    assert host.expect("referred", call=call)["outcome"] == "no answer"
    host.do("refer", call=call, uri="sip:b@127.0.0.1", within=20)
    second = peer.answers("REFER", "202 Accepted")

    for asked, told in ((first, "200 OK"), (second, "486 Busy Here")):
        event = "refer;id=" + asked.split("CSeq: ")[1].split(" ")[0]
        peer.asks("NOTIFY", number, f"SIP/2.0 {told}", event=event)
    assert host.expect("referred", call=call)["outcome"] == "busy"


def test_an_update_is_answered_also_when_the_call_is_over(host: Host, peer: Peer) -> None:
    peer.calls("50001")
    call = host.call_of("50001")
    peer.send(peer.write("UPDATE", "50001", SOUND))
    host.expect("offered", call=call)
    assert peer.asks("UPDATE", "50001", SOUND).startswith(b"SIP/2.0 491 ")
    host.do("hang_up", call=call)

    assert {peer.receive()[:11] for _ in range(2)} == {b"SIP/2.0 481", b"BYE sip:500"}


def test_of_what_could_not_be_read_the_log_has_only_the_kind(host: Host, peer: Peer) -> None:
    """Each kind once: whoever floods us writes no log."""
    for _ in range(2):
        peer.asks("INVITE", "1", SOUND, cseq="770100 INVITE INVITE")

    logged = host.events_of("log")
    assert logged
    assert {event["event"] for event in logged} == {"sip trouble"}
    kinds = [event["error"] for event in logged]
    assert sorted(set(kinds)) == sorted(kinds)
    assert set(host.state()["troubles"]) >= set(kinds)
    assert "770100" not in str(logged)
