"""sippy with everything of ours around it, but without sockets and without waiting.

Whatever time would bring is brought at once: repeats, and their end.
"""

import warnings
from collections import deque
from collections.abc import Callable, Mapping
from ipaddress import ip_network
from typing import Any, Final

from sippy.Core.EventDispatcher import ED2
from sippy.Network_server import Network_server, Remote_address
from sippy.Time.MonoTime import MonoTime

from fuzz.found import Found, ensure
from voice import agreement
from voice.agreement import NotAgreed
from voice.sip import wire
from voice.sip.gate import Gate
from voice.sip.port import Keyed, Offered
from voice.sip.settings import SipSettings, Trunk
from voice.sip.thread import hardening
from voice.sip.thread.endpoint import Endpoint
from voice.sip.thread.transport import Options, Server, Transactions
from voice.sip.told import Answered, Invited, Tell, Told

HOST: Final = "192.0.2.7"
THEM: Final = ("192.0.2.1", 5060)
NUMBER: Final = "+77010000001"
LONG: Final = 400.0
"""Seconds after which every transaction has ended."""
MOST_TIMERS: Final = 20_000
KEYS: Final = frozenset("0123456789*#")
Packet = tuple[bytes, tuple[str, int]]


class NoSocket(Server):
    """What it sends is kept."""

    def __init__(self, config: dict[str, Any], options: Options) -> None:
        Network_server.__init__(self, options)
        self._gate = config["_gate"]
        self._names = config["_names"]
        self._received = self._taken = 0

    def sent(self) -> list[Packet]:
        queued: list[Packet] = []
        while not self.sendqueue.empty():
            queued.append(self.sendqueue.get())
        return queued

    def shutdown(self) -> None: ...

    def join(self) -> None: ...


class SipStage:
    """One endpoint, which answers every call and agrees to every sound that it can."""

    def __init__(self) -> None:
        self.gate = Gate([ip_network("192.0.2.0/24")])
        self.legs: list[Any] = []
        self._due: deque[tuple[Callable[..., None], tuple[Any, ...]]] = deque()
        self._escaped: list[BaseException] = []
        Transactions.model_udp_server = (NoSocket, Options)
        ED2.callFromThread = lambda act, *given: self._due.append((act, given))
        trunk = Trunk(THEM[0], THEM[1], "taraz", "secret")
        settings = SipSettings(HOST, 5060, HOST, [], trunk)
        with warnings.catch_warnings():
            # sippy tries whether there is IPv6, and leaves the socket to be swept up
            warnings.simplefilter("ignore", ResourceWarning)
            self.endpoint = Endpoint(settings, self.gate, self._invited, lambda _: None)
        hardening._silence(self._escaped.append)  # noqa: SLF001 - what it is told there, nobody else has caught
        self._transactions = self.endpoint._transactions  # noqa: SLF001 - what is left in it is looked at
        self._server: NoSocket = self._transactions.l4r.getServer(THEM)

    def receive(self, packet: bytes) -> None:
        """As the receiver's thread would hand it over."""
        if self.gate.admits(packet, THEM[0]):
            self._server._take(packet, Remote_address(THEM, "udp"), MonoTime())  # noqa: SLF001 - its receiver thread calls this
        self.settle()

    def settle(self) -> None:
        """What was put off for the loop's next turn."""
        while self._due:
            act, given = self._due.popleft()
            act(*given)
        if self._escaped:
            raise Found("nothing is raised through sippy's loop") from self._escaped.pop()

    def sent(self) -> list[bytes]:
        packets = self._server.sent()
        for packet, (host, port) in packets:
            ensure(self.gate.reaches(host, port), "nothing goes to where nothing may come from")
            ensure(wire.write(wire.read(packet)) == packet, "bytes go out as they came in")
        return [packet for packet, _ in packets]

    def dial(self) -> Any:
        dialog = self.endpoint.outgoing()
        dialog.tell = self._told
        offer = agreement.offer(HOST, 20000)
        dialog.call(NUMBER, offer, THEM, THEM[0])
        self.legs.append(dialog)
        return dialog

    def wait(self) -> None:
        """All that is due in a long time; then nothing is under way any more."""
        horizon = MonoTime().getOffsetCopy(LONG)
        for _ in range(MOST_TIMERS):
            due = [timer for timer in ED2.tlisteners if timer.cb_func and timer.nticks != -1]
            if not due:
                break
            ED2.last_ts = horizon
            ED2.dispatchTimers()
            self.settle()
        self._transactions.rCachePurge()
        self._transactions.rCachePurge()

    def under_way(self) -> Mapping[str, int]:
        kept = self._transactions
        return {"requests": len(kept.tclient), "answers": len(kept.tserver),
                "calls": sum(map(len, kept.req_consumers.values()))}  # fmt: skip

    def _invited(self, invited: Invited) -> Tell:
        ensure(invited.source == THEM[0], "a call says where it comes from")
        number = (invited.number or "+0").removeprefix("+")
        ensure(number.isascii() and number.isdecimal(), "a number is figures")
        dialog: Any = invited.dialog
        self.legs.append(dialog)
        self._due.append((dialog.ring, ()))
        self._due.append((self._answer, (dialog, invited.offer)))
        return self._told

    def _answer(self, dialog: Any, offer: str | None) -> None:
        ours = self._description(offer)
        if ours is None:
            dialog.reject(488)
        else:
            dialog.answer(ours)

    def _told(self, what: Told) -> None:
        match what:
            case Offered(offer, reply):
                reply(self._description(offer))
            case Keyed(key):
                ensure(key in KEYS, "a key is one that a telephone has")
            case Answered(answer):
                ensure(answer, "an answer has a description")

    def _description(self, offer: str | None) -> str | None:
        try:
            if offer is None:
                return agreement.offer(HOST, 20000)
            return agreement.answer(offer, HOST, 20000)[1]
        except NotAgreed:
            return None
