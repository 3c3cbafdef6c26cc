"""SIP as text, as far as a telephone of the tests speaks it."""

from dataclasses import dataclass, field
from typing import Self

OFFER = """v=0
o=- {port} {version} IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio {port} RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
a={way}
"""


def offer(port: int, version: int, way: str) -> str:
    return OFFER.format(port=port, version=version, way=way).replace("\n", "\r\n")


@dataclass
class Message:
    """A request or a response."""

    first: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: str = ""

    @classmethod
    def parse(cls, data: bytes) -> Self:
        head, _, body = data.decode().partition("\r\n\r\n")
        first, *lines = head.split("\r\n")
        split = (line.partition(":") for line in lines)
        return cls(
            first, [(name.strip().lower(), value.strip()) for name, _, value in split], body
        )

    def __getitem__(self, name: str) -> str:
        return next((value for known, value in self.headers if known == name), "")

    def written(self) -> bytes:
        lines = [f"{name}: {value}" for name, value in self.headers]
        length = f"Content-Length: {len(self.body.encode())}"
        return "\r\n".join([self.first, *lines, length, "", self.body]).encode()

    @property
    def is_request(self) -> bool:
        return not self.first.startswith("SIP/2.0")

    @property
    def method(self) -> str:
        return self.first.split()[0] if self.is_request else self["cseq"].split()[-1]

    @property
    def status(self) -> int:
        return int(self.first.split()[1])

    def answered(self, status: int, tag: str, *more: tuple[str, str]) -> "Message":
        """What the other side hears of this request."""
        kept = [
            (name, value)
            for name, value in self.headers
            if name in {"via", "from", "call-id", "cseq"}
        ]
        to = self["to"] if "tag=" in self["to"] else f"{self['to']};tag={tag}"
        return Message(f"SIP/2.0 {status} So", [*kept, ("to", to), *more])
