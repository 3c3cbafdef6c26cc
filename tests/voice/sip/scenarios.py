"""Telephones and exchanges that call us, and that we call: each a scenario of sipp."""

from collections.abc import Mapping, Sequence
from typing import Final

from tests.voice.sip.messages import (
    HELD,
    SECRET,
    SOUND,
    ack,
    asked,
    bye,
    gets,
    hung_up_on,
    invite,
    pause,
    request,
    respond,
    ringing,
    taken,
)

RELAY: Final = "application/dtmf-relay"
TALKING: Final = [invite(), ringing(), taken("m=audio [0-9]+ RTP/AVP 8 101"), ack()]


def _anew(number: int, offer: str, holds: str) -> list[str]:
    return [request("INVITE", number, offer), gets(100, optional=True), gets(200, holds=holds)]


def _said(method: str, number: int, code: int, body: str = "", kind: str = "", *more: str) -> str:
    return request(method, number, body, *more, kind=kind) + gets(code)


def _cancelled(number: int = 1) -> list[str]:
    return [request("CANCEL", number), gets(200), gets(487), ack(number, refused=True)]


CALLERS: Final[Mapping[str, Sequence[str]]] = {
    "calls": [*TALKING, pause(), bye(2)],
    "is hung up on": [*TALKING, hung_up_on()],
    "is busied": [invite(), gets(100, optional=True), gets(486), ack(refused=True)],
    "offers late": [
        invite(""), ringing(), taken("m=audio [0-9]+ RTP/AVP 8 0 101"), ack(body=SOUND),
        pause(200), bye(2),
    ],
    "never offers": [invite(""), ringing(), taken(), ack(), hung_up_on()],
    "changes": [
        *TALKING,
        *_anew(2, HELD, "a=recvonly"), ack(2),
        *_anew(3, SOUND, "a=sendrecv"), ack(3),
        *_anew(4, "", "m=audio [0-9]+ RTP/AVP 8 0 101"), ack(4, SOUND),
        request("INVITE", 5, SECRET), gets(100, optional=True), gets(488), ack(5, refused=True),
        request("UPDATE", 6), gets(200, header="Contact", holds="sip:"),
        request("UPDATE", 7, HELD), gets(200, holds="a=recvonly"),
        request("UPDATE", 8, SECRET), gets(488),
        bye(20),
    ],
    "says everything": [
        *TALKING,
        _said("INFO", 2, 200, "Signal=1\nDuration=160\n", RELAY),
        _said("INFO", 3, 200, "Signal= *\nDuration= 160\n", RELAY),
        _said("INFO", 4, 200, "7", "application/dtmf"),
        _said("INFO", 5, 200, "Signal=11\n", RELAY),
        _said("INFO", 6, 415, "Signal=Z\n", RELAY),
        _said("INFO", 7, 415, "x", "application/media_control+xml"),
        _said("INFO", 8, 200),
        request("OPTIONS", 9), gets(200, header="Allow", holds="INVITE.*UPDATE"),
        _said("NOTIFY", 10, 200, "x", "text/plain", "Event: talk"),
        _said("MESSAGE", 11, 405, "hello", "text/plain"),
        _said("PRACK", 12, 481, "", "", "RAck: 1 1 INVITE"),
        _said("SUBSCRIBE", 13, 489, "", "", "Event: dialog"),
        _said("REFER", 14, 603, "", "", "Refer-To: <sip:+4990012345@[local_ip]>"),
        _said("PUBLISH", 15, 405),
        request("OPTIONS", 3, branch="older"), gets(500),
        bye(20),
    ],
    "cancels when it rings": [invite(), gets(100, optional=True), gets(180), *_cancelled()],
    "cancels before it rings": [invite(), gets(100), *_cancelled()],
    "cancels as it is answered": [
        invite(), ringing(), taken(), request("CANCEL", 1), gets(481), ack(), bye(2),
    ],
    "cancels a change": [
        *TALKING, request("INVITE", 2, HELD), gets(100), *_cancelled(2),
        _said("OPTIONS", 3, 200), bye(4),
    ],
    "hangs up in a change": [
        *TALKING, request("INVITE", 2, HELD), gets(100), request("BYE", 3),
        gets(487), ack(2, refused=True), gets(200),
    ],
}  # fmt: skip


def _notified(number: int, state: str, status: str) -> str:
    more = ["Event: refer", f"Subscription-State: {state}"]
    fragment = f"SIP/2.0 {status}\n"
    return request("NOTIFY", number, fragment, *more, kind="message/sipfrag") + gets(200)


ASKED: Final = [
    *TALKING,
    asked("REFER", holds="Refer-[Tt]o: .sip:operator@127.0.0.1:5999"),
    respond(202),
]
TRANSFERRING: Final[Mapping[str, Sequence[str]]] = {
    "transfers": [
        *ASKED, _notified(2, "active", "100 Trying"), _notified(3, "terminated", "[status]"),
        hung_up_on(),
    ],
    "transfers and leaves": [*ASKED, _notified(2, "active", "200 OK"), bye(3)],
    "tells after it has left": [*ASKED, bye(2), _notified(3, "terminated", "200 OK")],
    "refuses to transfer": [*TALKING, asked("REFER"), respond(405), hung_up_on()],
    "asks who wants a transfer": [
        *TALKING, asked("REFER"),
        respond(407, "", 'Proxy-Authenticate: Digest realm="pbx", nonce="abc", qop="auth"'),
        asked("REFER", header="Proxy-Authorization", holds="username=.taraz."),
        respond(202), _notified(2, "terminated", "486 Busy"), hung_up_on(),
    ],
    "forgets to tell": [*ASKED, hung_up_on()],
    "hangs up in a transfer": [*ASKED, bye(2)],
}  # fmt: skip

CONTACT: Final = "Contact: <sip:real@127.0.0.1:[local_port];transport=UDP>"
ROUTE: Final = "Record-Route: <sip:127.0.0.1:[local_port];lr;x=1>"
CHALLENGE: Final = 'Authenticate: Digest realm="pbx", nonce="%s", algorithm=MD5, qop="auth"'
RINGS: Final = respond(180, "", CONTACT, tag="b")
TAKEN: Final = respond(200, SOUND, CONTACT, tag="b", repeated=True)


def _of_the_invite(step: str) -> str:
    """The last message is the CANCEL: its CSeq, but for the method, is the INVITE's."""
    return step.replace("[last_CSeq:]", "CSeq: [cseq] INVITE")


CALLED: Final[Mapping[str, Sequence[str]]] = {
    "strict": [
        asked("INVITE", header="From", holds="sip:taraz@127.0.0.1"),
        respond(407, "", f"Proxy-{CHALLENGE}" % "one", tag="a", repeated=True), asked("ACK"),
        asked("INVITE", header="Proxy-Authorization", holds="username=.taraz."),
        RINGS, pause(700),
        respond(200, SOUND, ROUTE, CONTACT, tag="b", repeated=True),
        asked("ACK", header="Route", holds="x=1"),
        asked("BYE", header="Route", holds="x=1"), respond(200),
    ],
    "knows no password": [
        asked("INVITE"), respond(401, "", f"WWW-{CHALLENGE}" % "1", tag="a", repeated=True),
        asked("ACK"),
        asked("INVITE"), respond(401, "", f"WWW-{CHALLENGE}" % "2", tag="b", repeated=True),
        asked("ACK"),
    ],
    "declines": [
        asked("INVITE"), respond("[code]", "", "[more]", tag="b", repeated=True), asked("ACK"),
    ],
    "keeps ringing": [
        asked("INVITE"), RINGS, asked("CANCEL"), respond(200, tag="b"),
        _of_the_invite(respond(487, tag="b", repeated=True)), asked("ACK"),
    ],
    "answers too late": [
        asked("INVITE"), RINGS, asked("CANCEL"), respond(200, tag="b"), _of_the_invite(TAKEN),
        asked("ACK"), asked("BYE"), respond(200),
    ],
    "describes early": [
        asked("INVITE"), respond(183, SOUND, CONTACT, tag="b"),
        respond(200, "", CONTACT, tag="b", repeated=True), asked("ACK"), hung_up_on(),
    ],
    "describes nothing": [
        asked("INVITE"), respond(200, "", CONTACT, tag="b", repeated=True), asked("ACK"),
        hung_up_on(),
    ],
    "registers": [
        asked("REGISTER"), respond(401, "", f"WWW-{CHALLENGE}" % "one", tag="a"),
        asked("REGISTER", header="Authorization", holds="username=.taraz.*nonce=.one"),
        respond(423, "", "Min-Expires: 400", tag="b"),
        asked("REGISTER", header="Expires", holds="400"),
        respond(200, "", "Contact: <sip:taraz@127.0.0.1>;expires=1", tag="c"),
        asked("REGISTER"), respond(503, tag="d"),
        asked("REGISTER"), respond(407, "", f"Proxy-{CHALLENGE}" % "six", tag="e"),
        asked("REGISTER", header="Proxy-Authorization", holds="username=.taraz.*nonce=.six"),
        respond(200, "", "Expires: 600", tag="f"),
    ],
}  # fmt: skip
