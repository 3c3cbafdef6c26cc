"""A telephone over real UDP that calls, hangs up, holds, and is handed over."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Final

from tests.voice.handset import HOST, Address, Handset, bound, handset
from tests.voice.sip_text import Message, offer

T1: Final = 0.5
"""Seconds to the first repetition (RFC 3261, 17.1.1.1)."""
TRIES: Final = 7
SDP: Final = ("Content-Type", "application/sdp")


class Caller:
    """One telephone and its one call. `number`: what it says of itself in From."""

    def __init__(self, desk: Address, handset: Handset, number: str) -> None:
        self.handset = handset
        self.number = number
        self.ended = asyncio.Event()
        self.referred: asyncio.Queue[str] = asyncio.Queue()
        """Whom it was told to call instead; nobody is called."""
        self._desk = desk
        self._tag, self._call_id = secrets.token_hex(8), f"{secrets.token_hex(8)}@{HOST}"
        self._to = f"<sip:desk@{desk[0]}:{desk[1]}>"
        self._contact = self._to.strip("<>")
        self._cseq = 0
        self._waiting: dict[str, asyncio.Queue[Message]] = {}
        self._acks: dict[str, bytes] = {}
        self._served: set[str] = set()
        self._rings = False

    async def open(self) -> None:
        self._transport, self._port = await bound(self._take)

    def close(self) -> None:
        self._transport.close()

    async def call(self, way: str = "sendrecv") -> int:
        """The final status: 200, and the call stands."""
        return (await self._invite(way)).status

    async def offer_anew(self, way: str) -> Message:
        """A re-INVITE: hold, and off again."""
        return await self._invite(way)

    async def hang_up(self) -> int:
        self.ended.set()
        return (await self._ask("BYE")).status

    async def info(self, key: str) -> int:
        """A key by SIP INFO."""
        body = f"Signal={key}\r\nDuration=160\r\n"
        return (await self._ask("INFO", body, ("Content-Type", "application/dtmf-relay"))).status

    async def notify(self, status: str) -> int:
        """How it went with whom it was handed over to."""
        more = (("Event", "refer"), ("Subscription-State", "terminated"),
                ("Content-Type", "message/sipfrag"))  # fmt: skip
        return (await self._ask("NOTIFY", f"SIP/2.0 {status}\r\n", *more)).status

    async def _invite(self, way: str) -> Message:
        body = offer(self.handset.port, self._cseq + 1, way)
        answer = await self._ask("INVITE", body, SDP)
        branch = f"{self._cseq}"  # a refusal is acknowledged within its transaction
        to, self._to = self._to, answer["to"]
        if answer.status < 300:
            self._contact = answer["contact"].split("<")[-1].split(">")[0]
            branch = f"{self._cseq}A"
        ack = self._request("ACK", branch)
        self._acks[answer["cseq"]] = ack
        self._send(ack)
        if answer.status >= 300:
            self._to = to
        return answer

    async def _ask(self, method: str, body: str = "", *more: tuple[str, str]) -> Message:
        """The final answer; repeated as UDP demands."""
        self._cseq += 1
        answers: asyncio.Queue[Message] = asyncio.Queue()
        self._waiting[f"{self._cseq} {method}"] = answers
        request = self._request(method, f"{self._cseq}", body, *more)
        for number in range(TRIES):
            self._send(request)
            try:
                async with asyncio.timeout(T1 * 2**number):
                    return await self._final(answers)
            except TimeoutError:
                if method == "INVITE" and self._rings:
                    return await self._final(answers)
        raise AssertionError(f"no answer to {method}")

    async def _final(self, answers: asyncio.Queue[Message]) -> Message:
        self._rings = False
        while (answer := await answers.get()).status < 200:
            self._rings = True
        return answer

    def _request(self, method: str, branch: str, body: str = "", *more: tuple[str, str]) -> bytes:
        me = f"{HOST}:{self._port}"
        headers = [
            ("Via", f"SIP/2.0/UDP {me};branch=z9hG4bK{self._call_id[:8]}{branch};rport"),
            ("From", f"<sip:{self.number}@{me}>;tag={self._tag}"),
            ("To", self._to),
            ("Call-ID", self._call_id),
            ("CSeq", f"{self._cseq} {method}"),
            ("Contact", f"<sip:{self.number}@{me}>"),
            ("Max-Forwards", "70"),
            *more,
        ]
        return Message(f"{method} {self._contact} SIP/2.0", headers, body).written()

    def _send(self, message: bytes) -> None:
        self._transport.sendto(message, self._desk)

    def _take(self, data: bytes, addr: Address) -> None:
        del addr
        if not data[:1].isalpha():
            return  # a report on sound, for the port before ours
        message = Message.parse(data)
        if message.is_request:
            self._serve(message)
        elif answers := self._waiting.get(message["cseq"]):
            answers.put_nowait(message)
            if message["cseq"] in self._acks:
                self._send(self._acks[message["cseq"]])

    def _serve(self, request: Message) -> None:
        """Repeated requests are answered again and acted upon once."""
        if request.method == "ACK":
            return
        if request.method == "BYE":
            self.ended.set()
        if request.method == "REFER" and request["cseq"] not in self._served:
            self.referred.put_nowait(request["refer-to"].strip("<>"))
        self._served.add(request["cseq"])
        status = 202 if request.method == "REFER" else 200
        self._send(request.answered(status, self._tag).written())


@asynccontextmanager
async def telephone(
    desk: Address, known: Mapping[bytes, str], number: str = "+77010000001"
) -> AsyncIterator[Caller]:
    async with handset(known) as sound:
        caller = Caller(desk, sound, number)
        await caller.open()
        try:
            yield caller
        finally:
            caller.close()
