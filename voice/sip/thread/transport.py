"""Packets in and out, and transactions that no packet can bring down."""

from typing import Any, Final

from sippy.Core.EventDispatcher import ED2
from sippy.Network_server import Remote_address
from sippy.SipTransactionManager import RINGING, TRYING, SipTransactionManager
from sippy.Udp_server import Udp_server, Udp_server_opts

from voice.sip.gate import Gate
from voice.sip.wire import ONCE, bad_request, read, write

MOST_WAITING: Final = 2000
"""Packets not looked at yet, above which no further one is taken."""
FINAL: Final = 200
REFUSED: Final = 300
READ: Final = {
    *ONCE, "via", "contact", "record-route", "expires", "max-forwards",
    "www-authenticate", "proxy-authenticate",
}  # fmt: skip
NEEDED: Final = READ | {"event", "min-expires"}
"""With those that we look at ourselves."""


class Options(Udp_server_opts):
    """One sender: several would put a late 100 behind its 200."""

    nworkers = 1
    direct_dispatch = True

    def getSockOpts(self) -> list[Any]:
        """A port that somebody else has is not shared with them."""
        return []


class Server(Udp_server):
    """Asks the gate before anything is parsed, and before anything is sent."""

    def __init__(self, config: dict[str, Any], options: Options) -> None:
        self._gate: Gate = config["_gate"]
        self._names: dict[str, str] = config["_names"]
        self._received = 0
        self._taken = 0
        super().__init__(config, options)

    def handle_read(self, data: bytes, address: Any, rtime: Any, delayed: bool = False) -> None:
        """In the receiver's thread."""
        del delayed
        if not self._gate.admits(data, address[0]):
            return
        if self._received - self._taken >= MOST_WAITING:
            self._gate.flooded()
            return
        self._received += 1
        ED2.callFromThread(self._take, data, Remote_address(address, self.transport), rtime)

    def _take(self, data: bytes, address: Any, rtime: Any) -> None:
        self._taken += 1
        super().handle_read(read(data), address, rtime)

    def send_to(self, data: str, address: Any, delayed: bool = False) -> None:
        name, port = address
        host = self._names.get(name, name)
        if self._gate.sends(host, port):
            super().send_to(write(data), (host, port), delayed)


class Transactions(SipTransactionManager):
    """Answers 400 to what cannot be read, and goes on."""

    model_udp_server = (Server, Options)

    def handleIncoming(self, data_in: str, ra: Any, server: Any, rtime: Any) -> None:
        try:
            super().handleIncoming(data_in, ra, server, rtime)
        except Exception as error:  # noqa: BLE001 - a packet may hold anything, and none may end the loop
            self.global_config["_report"](error)
            answer = bad_request(data_in)
            if answer is not None:
                server.send_to(answer, ra.address)

    def incomingRequest(self, msg: Any, checksum: Any, tids: Any, server: Any) -> None:
        _read_through(msg)
        super().incomingRequest(msg, checksum, tids, server)

    def incomingResponse(self, msg: Any, t: Any, checksum: Any) -> None:
        """It is over and acknowledged before anything follows from it, as strict peers ask."""
        _read_through(msg)
        if t.needack and msg.getSCode()[0] >= REFUSED:
            _strip(msg)
        told, listens = t.resp_cb, t.state in {TRYING, RINGING}
        t.resp_cb = None
        try:
            super().incomingResponse(msg, t, checksum)
        finally:
            t.resp_cb = told if msg.getSCode()[0] < FINAL else None
        if told is not None and listens:
            told(*((msg,) if t.cb_ifver == 1 else (msg, t)))

    def transmitReq(self, t: Any, msg: Any, address: Any, *rest: Any, **more: Any) -> None:
        """An ACK follows the Contact: where that is out of reach, the INVITE."""
        reached = self.global_config["_gate"].reaches(*address)
        super().transmitReq(t, msg, address if reached else t.address, *rest, **more)


def _strip(refusal: Any) -> None:
    """Its ACK goes where the INVITE went, and not to where a 3xx would send us."""
    refusal.delHFs("contact")
    refusal.delHFs("record-route")


def _read_through(message: Any) -> None:
    """Headers are read when they are needed, which may be in the middle of a change of state.

    What is not needed is left out: sippy looks at more than it says.
    """
    message.headers = [header for header in message.headers if header.name in NEEDED]
    for header in message.headers:
        if header.name in READ:
            _ensure_read(header.getBody())
    if any(message.countHFs(name) != 1 for name in ONCE):
        raise ValueError("not one of each that makes a call")


def _ensure_read(body: Any) -> None:
    if getattr(body, "asterisk", False):
        raise ValueError("a Contact of nobody")
