"""Which sound both sides take: offers and answers of SDP (RFC 3264), G.711 and RFC 4733 keys."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from itertools import count
from typing import Final, Self

from voice.media.port import Law, Remote

NAMES: Final = {Law.A: "PCMA", Law.MU: "PCMU"}
EVENTS: Final = 101
"""The payload type of keys in an offer of ours."""
PACKET: Final = 20
"""Milliseconds of sound in a packet that we send."""
MOST_MEDIA: Final = 16
LEAST_WORDS: Final = 4
"""Of m=."""
MIRRORED: Final = {
    "sendrecv": "sendrecv",
    "sendonly": "recvonly",
    "recvonly": "sendonly",
    "inactive": "inactive",
}
TOKEN: Final = re.compile(r"[!-~]{1,64}", re.ASCII)
PORT: Final = re.compile(r"([0-9]{1,5})(?:/[0-9]{1,3})?", re.ASCII)
HIGHEST_PORT: Final = 65535
CONNECTION: Final = re.compile(r"IN IP[46] ([0-9A-Fa-f.:]{1,45})", re.ASCII)
EVENTS_MAP: Final = re.compile(
    r"rtpmap:(9[6-9]|1[01][0-9]|12[0-7]) telephone-event/8000(?:/1)?", re.ASCII | re.IGNORECASE
)
LINE_END: Final = re.compile(r"\r\n|\r|\n")
MEDIUM_BEGINS: Final = re.compile(r"(?:\r\n|\r|\n)(?=m=)")
_versions = count(1)
"""A description of ours is newer than each before it, so that nobody takes it for unchanged."""


class NotAgreed(Exception):  # noqa: N818 - an answer: 488
    """No sound in common: no G.711 over plain RTP, or nowhere to send it."""


@dataclass(frozen=True, slots=True)
class Medium:
    """One m= and what belongs to it."""

    kind: str
    port: int
    protocol: str
    formats: Sequence[str]
    connection: str
    direction: str
    attributes: Sequence[str]

    @classmethod
    def parse(cls, lines: Sequence[str], session: Sequence[str]) -> Self:
        """What is not said of the medium is what is said of the session."""
        words = lines[0].removeprefix("m=").split()
        if len(words) < LEAST_WORDS or not all(TOKEN.fullmatch(word) for word in words):
            raise NotAgreed
        kind, port, protocol, *formats = words
        attributes = _values("a", lines)
        directions = [*_values("a", session), *attributes]
        return cls(
            kind,
            _port(port),
            protocol,
            formats,
            connection=_last([*_values("c", session), *_values("c", lines)], ""),
            direction=_last([value for value in directions if value in MIRRORED], "sendrecv"),
            attributes=attributes,
        )

    @property
    def laws(self) -> list[Law]:
        """In the order of whoever describes."""
        static = {str(law.value): law for law in Law}
        return [static[name] for name in self.formats if name in static]

    @property
    def events(self) -> int | None:
        """Where RFC 4733 keys are taken, their payload type."""
        maps = [found for line in self.attributes if (found := EVENTS_MAP.fullmatch(line))]
        return next((int(found[1]) for found in maps if found[1] in self.formats), None)

    @property
    def is_ours(self) -> bool:
        plain = self.protocol == "RTP/AVP"
        return self.kind == "audio" and plain and self.port > 0 and bool(self.laws)

    @property
    def address(self) -> IPv4Address | IPv6Address:
        """Names are not looked up: whoever describes must say where."""
        found = CONNECTION.fullmatch(self.connection)
        try:
            address = ip_address(found[1] if found else "")
        except ValueError:
            raise NotAgreed from None
        if address.is_multicast or address == IPv4Address("255.255.255.255"):
            raise NotAgreed
        return address

    @property
    def answered(self) -> str:
        """Our direction. An address of zeros is a hold of old (RFC 2543)."""
        held = self.address.is_unspecified and self.direction == "sendrecv"
        return MIRRORED["sendonly" if held else self.direction]

    def remote(self) -> Remote:
        ours = self.answered
        return Remote(
            host=str(self.address),
            port=self.port,
            law=self.laws[0],
            events=self.events,
            sends=ours in {"sendrecv", "sendonly"} and not self.address.is_unspecified,
            receives=ours in {"sendrecv", "recvonly"},
        )

    def refused(self) -> list[str]:
        return [f"m={self.kind} 0 {self.protocol} {' '.join(self.formats)}"]


def answer(offer: str, host: str, port: int) -> tuple[Remote, str]:
    """Whom we hear and what we answer, sound coming to `host` and `port`. Raises NotAgreed."""
    media = _media(offer)
    chosen = _chosen(media, host)
    remote = chosen.remote()
    lines = _head(host, port)
    for medium in media:
        lines += (
            _sound(port, [remote.law], remote.events, chosen.answered)
            if medium is chosen
            else medium.refused()
        )
    return remote, _written(lines)


def offer(host: str, port: int) -> str:
    """Both laws, A first as exchanges here have it, and keys."""
    return _written([*_head(host, port), *_sound(port, [Law.A, Law.MU], EVENTS, "sendrecv")])


def settled(answer: str, host: str) -> Remote:
    """What an answer to an offer of ours comes to, `host` being ours. Raises NotAgreed."""
    media = _media(answer)
    if len(media) != 1:
        raise NotAgreed
    return _chosen(media, host).remote()


def _chosen(media: Sequence[Medium], host: str) -> Medium:
    """The first sound that we can take, reached the way we are."""
    chosen = next((medium for medium in media if medium.is_ours), None)
    if chosen is None or chosen.address.version != ip_address(host).version:
        raise NotAgreed
    return chosen


def _media(text: str) -> list[Medium]:
    session, *media = (LINE_END.split(part) for part in MEDIUM_BEGINS.split(text))
    if not 0 < len(media) <= MOST_MEDIA:
        raise NotAgreed
    return [Medium.parse(lines, session) for lines in media]


def _values(kind: str, lines: Sequence[str]) -> list[str]:
    mark = f"{kind}="
    return [line.removeprefix(mark).strip() for line in lines if line.startswith(mark)]


def _last(values: Sequence[str], default: str) -> str:
    return values[-1] if values else default


def _port(word: str) -> int:
    found = PORT.fullmatch(word)
    if found is None or int(found[1]) > HIGHEST_PORT:
        raise NotAgreed
    return int(found[1])


def _head(host: str, port: int) -> list[str]:
    where = f"IN IP{ip_address(host).version} {host}"
    return ["v=0", f"o=- {port} {next(_versions)} {where}", "s=-", f"c={where}", "t=0 0"]


def _sound(port: int, laws: Sequence[Law], events: int | None, direction: str) -> list[str]:
    formats = [law.value for law in laws] + ([] if events is None else [events])
    lines = [f"m=audio {port} RTP/AVP {' '.join(map(str, formats))}"]
    lines += [f"a=rtpmap:{law.value} {NAMES[law]}/8000" for law in laws]
    if events is not None:
        lines += [f"a=rtpmap:{events} telephone-event/8000", f"a=fmtp:{events} 0-15"]
    return [*lines, f"a=ptime:{PACKET}", f"a={direction}"]


def _written(lines: Sequence[str]) -> str:
    return "\r\n".join([*lines, ""])
