"""Packets to begin with, as telephones and exchanges really write them."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

PART: Final = b"\n====\n"
SOUND: Final = (
    "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
    "m=audio 6000 RTP/AVP 8 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n"
)
SDP: Final = "application/sdp"
WITHIN: Final = {
    "INFO": [
        ("application/dtmf-relay", "Signal=1\r\nDuration=160\r\n"),
        ("application/dtmf", "#"),
    ],
    "NOTIFY": [("message/sipfrag", f"SIP/2.0 {code} X\r\n") for code in (100, 200, 404, 486, 603)],
    "UPDATE": [("", ""), (SDP, SOUND), (SDP, SOUND.replace("sendrecv", "sendonly"))],
    "INVITE": [("", ""), (SDP, SOUND), (SDP, SOUND.replace("AVP", "SAVP"))],
    "MESSAGE": [("text/plain", "Сәлем")],
    "BYE": [("", "")],
    "CANCEL": [("", "")],
    "ACK": [("", ""), (SDP, SOUND)],
    "OPTIONS": [("", "")],
    "REFER": [("", "")],
    "PRACK": [("", "")],
    "SUBSCRIBE": [("", "")],
}
FROM: Final = (
    "<sip:101@192.0.2.1>;tag=b",
    '"Айгүл, А." <sip:+77010000001;user=phone@192.0.2.1>;tag=b',
    "<tel:+77010000002;phone-context=kz>;tag=b",
    "sip:102@192.0.2.1;tag=b",
    '"" <sip:anonymous@anonymous.invalid>;tag=b',
)
CONTACT: Final = (
    "<sip:101@192.0.2.1:5060>",
    "<sip:101@192.0.2.1:99999;transport=UDP>",
    "<sip:101@[2001:db8::1]>;expires=0",
    '"x" <sips:101@pbx.example?a=b>;q=0.5',
    "*",
)
MORE: Final = (
    "Record-Route: <sip:192.0.2.9;lr>, <sip:192.0.2.8;ftag=1;lr=on>",
    "Record-Route: <sip:192.0.2.9>",
    "Require: 100rel\r\nSupported: timer, replaces",
    "Expires: 5\r\nMax-Forwards: 0\r\nRoute: <sip:192.0.2.7;lr>",
    "Session-Expires: 90;refresher=uas\r\nMin-SE: 90",
    "Referred-By: <sip:x@y>\r\nRefer-To: <sip:+4990012345@192.0.2.1>\r\nReason: SIP;cause=200",
    'Authorization: Digest username="a",realm="b",nonce="c",uri="sip:d",response="e"',
    "Subject: a\r\n b\r\n\tc\r\nX: \xff\x00",
    "Event: refer;id=1\r\nSubscription-State: terminated;reason=noresource",
)
CHALLENGES: Final = (
    'Digest realm="pbx", nonce="abc", algorithm=MD5, qop="auth"',
    'Digest realm="pbx",nonce="abc",algorithm=SHA-256,qop="auth,auth-int",opaque="x"',
    'Digest realm="pbx", nonce="abc", stale=TRUE',
    "Basic realm=x",
    "Digest",
)
PROVED: Final = {401: "WWW-Authenticate", 407: "Proxy-Authenticate"}
CODES: Final = (100, 180, 183, 200, 202, 302, 401, 404, 407, 408, 481, 486, 503, 603, 699)


def packet(first: str, headers: Sequence[str], kind: str = "", body: str = "") -> bytes:
    described = [f"Content-Type: {kind}"] if kind else []
    length = f"Content-Length: {len(body.encode())}"
    return "\r\n".join([first, *headers, *described, length, "", body]).encode()


def request(
    method: str, kind: str = "", body: str = "", *more: str, within: bool = False
) -> bytes:
    call, tag = ("@call@", ";tag=@tag@") if within else ("a84b4c76e66710", "")
    who = FROM[0].replace("tag=b", "tag=@call@") if within else FROM[0]
    named = {line.split(":")[0] for line in more}
    headers = [
        f"Via: SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bK776{method}",
        f"From: {who}",
        f"To: <sip:desk@192.0.2.7>{tag}",
        f"Call-ID: {call}",
        f"CSeq: 314159 {method}",
        f"Contact: {CONTACT[0]}",
    ]
    kept = [line for line in headers if line.split(":")[0] not in named]
    return packet(f"{method} sip:desk@192.0.2.7 SIP/2.0", [*kept, *more], kind, body)


def response(code: int, *more: str, kind: str = "", body: str = "") -> bytes:
    """To our last request."""
    headers = ["Via: @via@", "From: @from@", "To: <sip:x@192.0.2.1>;tag=z", "Call-ID: @call-id@",
               "CSeq: @cseq@", *more]  # fmt: skip
    return packet(f"SIP/2.0 {code} Because", headers, kind, body)


def seeds() -> Iterator[bytes]:
    for method, bodies in WITHIN.items():
        for (kind, body), within in product(bodies, (True, False)):
            yield request(method, kind, body, within=within)
    for who, contact in product(FROM, CONTACT):
        yield request("INVITE", SDP, SOUND, f"From: {who}", f"Contact: {contact}")
    for more, within in product(MORE, (True, False)):
        yield request("INVITE", SDP, SOUND, more, within=within)
        yield request("INFO", *WITHIN["INFO"][0], more, within=within)
    yield from _calls()


def _calls() -> Iterator[bytes]:
    taken = response(200, f"Contact: {CONTACT[0]}", MORE[0], kind=SDP, body=SOUND)
    for code, contact in product(CODES, CONTACT):
        answer = response(code, f"Contact: {contact}", kind=SDP, body=SOUND)
        yield PART.join([b"dial", answer, b"hang up"])
    for (code, name), challenge in product(PROVED.items(), CHALLENGES):
        asked = response(code, f"{name}: {challenge}")
        yield PART.join([b"dial", asked, asked])
        yield PART.join([b"dial", taken, b"refer", asked, response(202)])
    yield PART.join([b"dial", response(180), b"hang up", taken])
    yield PART.join([b"dial", response(183, kind=SDP, body=SOUND), response(200), taken])
    for kind, body in WITHIN["NOTIFY"]:
        told = request("NOTIFY", kind, body, MORE[-1], within=True)
        yield PART.join([b"dial", taken, b"refer", response(202), told])
    twice = request("INVITE", SDP, SOUND)
    yield PART.join([twice, twice, request("CANCEL"), request("ACK"), request("BYE")])


def lines() -> Iterator[str]:
    """Headers and first lines that may stand anywhere."""
    found = {line for seed in seeds() for line in seed.decode().split("\n")}
    yield from sorted(found)


def words() -> Iterator[str]:
    yield from ("@call@", "@tag@", "@via@", "@from@", "@call-id@", "@cseq@", "z9hG4bK", ";tag=")
    yield from (*WITHIN, "SIP/2.0", "sip:", "tel:", "\r\n\r\n", ";lr", ";rport", "====", *CONTACT)
