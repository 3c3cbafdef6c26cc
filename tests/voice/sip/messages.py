"""Steps of sipp scenarios: what a telephone sends and awaits. `[…]` is filled in by sipp."""

from collections.abc import Sequence
from typing import Final

SOUND: Final = """v=0
o=caller 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [local_ip]
t=0 0
m=audio 6000 RTP/AVP 8 0 101
a=rtpmap:8 PCMA/8000
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=ptime:20
"""
HELD: Final = f"{SOUND}a=sendonly\n"
SECRET: Final = SOUND.replace("RTP/AVP", "RTP/SAVP")
US: Final = "sip:[service]@[remote_ip]:[remote_port]"
WITHIN: Final = "[peer_tag_param]"
OUTSIDE: Final = ""
SDP: Final = "application/sdp"


def send(text: str, *, repeated: bool = False) -> str:
    attribute = ' retrans="[repeat]"' if repeated else ""
    return f"<send{attribute}><![CDATA[\n\n{text}\n]]></send>"


def request(
    method: str, number: int, body: str = "", *more: str, kind: str = SDP, branch: str = ""
) -> str:
    """`number` of CSeq; the first of a call begins it. `more`: further headers."""
    begins = method == "INVITE" and number == 1
    cancels = method == "CANCEL"
    outside = begins or (cancels and number == 1)
    lines = [
        f"{method} {US if outside else '[next_url]'} SIP/2.0",
        "Via: SIP/2.0/UDP [local_ip]:[local_port];branch=z9hG4bK-[pid]-[call_number]-"
        + (branch or f"{'INVITE' if cancels else method}{number}"),
        "From: <sip:[number]@[local_ip]:[local_port]>;tag=[pid]-[call_number]",
        f"To: <{US}>{OUTSIDE if outside else WITHIN}",
        "Call-ID: [call_id]",
        f"CSeq: {number} {method}",
        "Contact: <sip:[number]@[local_ip]:[local_port]>",
        "Max-Forwards: 70",
        *more,
    ]
    return send(_whole(lines, body, kind), repeated=method != "ACK")


def invite(body: str = SOUND) -> str:
    return request("INVITE", 1, body)


def ack(number: int = 1, body: str = "", *, refused: bool = False) -> str:
    """Of a refusal it is of the transaction that was refused."""
    return request("ACK", number, body, branch=f"INVITE{number}" if refused else "")


def respond(
    code: int | str, body: str = "", *more: str, tag: str = "", repeated: bool = False
) -> str:
    to = f"[last_To:];tag=called-[call_number]{tag}" if tag else "[last_To:]"
    lines = [f"SIP/2.0 {code} As the scenario says", "[last_Via:]", "[last_From:]", to,
             "[last_Call-ID:]", "[last_CSeq:]", *more]  # fmt: skip
    return send(_whole(lines, body, SDP), repeated=repeated)


def gets(code: int, *, optional: bool = False, header: str = "", holds: str = "") -> str:
    attribute = ' optional="true"' if optional else ""
    return f'<recv response="{code}"{attribute}>{_check(header, holds)}</recv>'


def taken(holds: str = "") -> str:
    """200 to the INVITE: its Contact and its routes are where the call goes from then on."""
    return f'<recv response="200" rrs="true">{_check("", holds)}</recv>'


def asked(method: str, *, header: str = "", holds: str = "") -> str:
    return f'<recv request="{method}">{_check(header, holds)}</recv>'


def pause(milliseconds: int | None = None) -> str:
    """None: as the command line says (-d)."""
    return f'<pause milliseconds="{milliseconds}"/>' if milliseconds else "<pause/>"


def ringing() -> str:
    return gets(100, optional=True) + gets(180, optional=True)


def bye(number: int) -> str:
    return request("BYE", number) + gets(200)


def hung_up_on() -> str:
    return asked("BYE") + respond(200)


def written(name: str, steps: Sequence[str]) -> str:
    used = '<Reference variables="1"/>' if 'assign_to="1"' in "".join(steps) else ""
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', f'<scenario name="{name}">', *steps, used,
         "</scenario>"]
    )  # fmt: skip


def _check(header: str, holds: str) -> str:
    if not holds:
        return ""
    where = f'search_in="hdr" header="{header}:"' if header else 'search_in="msg"'
    return f'<action><ereg regexp="{holds}" {where} check_it="true" assign_to="1"/></action>'


def _whole(lines: Sequence[str], body: str, kind: str) -> str:
    """An empty line after the headers is put in by sipp where there is no body."""
    if not body:
        return "\n".join([*lines, "Content-Length: 0", ""])
    return "\n".join([*lines, f"Content-Type: {kind}", "Content-Length: [len]", "", body])
