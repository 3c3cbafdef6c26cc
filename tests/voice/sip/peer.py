"""A telephone that sends exactly the bytes it is told."""

import re
import socket
from collections.abc import Mapping
from itertools import count
from types import TracebackType
from typing import Self

from tests.voice.sip.running import LOCAL, PATIENCE

SOUND = """v=0
o=- 1 1 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio 6000 RTP/AVP 8
""".replace("\n", "\r\n")
_numbers = count(1)


class Peer:
    """One call of it at a time. `receive` gives bytes, for names may be in any alphabet."""

    def __init__(self, to: int, host: str = LOCAL) -> None:
        self._to = (LOCAL, to)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((host, 0))
        self._socket.settimeout(PATIENCE)
        self.host = host
        self.port: int = self._socket.getsockname()[1]
        self.call = f"call-{self.port}-{next(_numbers)}"
        self.tag = ""
        self._cseq = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._socket.close()

    def send(self, packet: bytes) -> None:
        self._socket.sendto(packet, self._to)

    def receive(self) -> bytes:
        return self._socket.recv(65536)

    def has_nothing(self) -> bool:
        """Asked once something that was sent later has been answered."""
        self._socket.settimeout(0)
        try:
            return not self._socket.recv(65536)
        except BlockingIOError:
            return True
        finally:
            self._socket.settimeout(PATIENCE)

    def write(self, method: str, number: str, body: str = "", **headers: str | None) -> bytes:
        """A request; a header named here (`content_type`) is put in, or left out for None."""
        if method not in {"ACK", "CANCEL"}:
            self._cseq += 1
        branch = f"z9hG4bK{self.call}{self._cseq}{'a' if method == 'ACK' else ''}"
        lines: Mapping[str, str | None] = {
            "Via": f"SIP/2.0/UDP {self.host}:{self.port};branch={branch}",
            "From": f"<sip:{number}@{self.host}>;tag=t{self.call}",
            "To": f"<sip:desk@{LOCAL}>" + (f";tag={self.tag}" if self.tag else ""),
            "Call-Id": self.call,
            "Cseq": f"{self._cseq} {method}",
            "Contact": f"<sip:{number}@{self.host}:{self.port}>",
            "Content-Type": "application/sdp" if body else None,
            "Content-Length": str(len(body.encode())),
        } | {name.rstrip("_").replace("_", "-").title(): value for name, value in headers.items()}
        written = [f"{name}: {value}" for name, value in lines.items() if value is not None]
        first = f"{method} sip:desk@{LOCAL} SIP/2.0"
        return "\r\n".join([first, *written, "", body]).encode()

    def final(self) -> bytes:
        """The next answer that ends a transaction; its tag is kept."""
        while True:
            answer = self.receive()
            if not answer.startswith(b"SIP/2.0 1"):
                found = re.search(rb"^To: .*;tag=([^\s;]+)", answer, re.MULTILINE)
                self.tag = found[1].decode() if found else self.tag
                return answer

    def asks(self, method: str, number: str, body: str = "", **headers: str | None) -> bytes:
        self.send(self.write(method, number, body, **headers))
        return self.final()

    def calls(self, number: str, body: str = SOUND, **headers: str | None) -> bytes:
        """Takes the answer, and acknowledges it."""
        answer = self.asks("INVITE", number, body, **headers)
        self.send(self.write("ACK", number))
        return answer

    def answers(self, method: str, status: str = "200 OK") -> str:
        """The request that comes."""
        request = self.receive().decode()
        assert request.startswith(f"{method} "), request
        kept = [line for line in request.split("\r\n")
                if line.split(":")[0] in {"Via", "From", "To", "Call-ID", "CSeq"}]  # fmt: skip
        answer = [f"SIP/2.0 {status}", *kept, "Content-Length: 0", "", ""]
        self.send("\r\n".join(answer).encode())
        return request
