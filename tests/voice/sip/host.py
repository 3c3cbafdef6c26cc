"""The stack in a process of its own. What it does with a call is told by the number that calls.

Commands come as JSON lines on stdin, what happens goes as JSON lines to stdout.
"""

import asyncio
import json
import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from ipaddress import ip_network
from typing import Any

import structlog

from voice import agreement
from voice.agreement import NotAgreed
from voice.sip.port import Agreed, Ended, Keyed, Leg, Offered, Unanswered
from voice.sip.settings import SipSettings, Trunk
from voice.sip.stack import SippyStack, open_stack

HOST = "127.0.0.1"
SOUND = 20000


def tell(what: str, **more: object) -> None:
    sys.stdout.write(json.dumps({"what": what, **more}) + "\n")
    sys.stdout.flush()


class Host:
    def __init__(self, stack: SippyStack) -> None:
        self._stack = stack
        self._legs: dict[str, Leg] = {}
        self._sounds = 0

    async def take(self, leg: Leg) -> None:
        """1… is answered, 2… rings, 21… not even that, 4xx is rejected, 5… leaves changes open.

        6… breaks, 7… is left to itself.
        """
        tell("call", call=leg.call_id, number=leg.number, source=leg.source, sdp=leg.described)
        self._legs[leg.call_id] = leg
        number = leg.number or "100"
        if number.startswith("6"):
            raise RuntimeError(number)
        if number.startswith("7"):
            return
        if number.startswith("4") and len(number) == 3:
            leg.reject(int(number))
        elif not number.startswith("21"):
            leg.ring()
        if not number.startswith(("2", "4")):
            self.answer(leg)
        await self.follow(leg)

    def answer(self, leg: Leg) -> None:
        self._sounds += 2
        port = SOUND + self._sounds % 1000
        if leg.described is None:
            leg.answer(agreement.offer(HOST, port))
            return
        try:
            leg.answer(agreement.answer(leg.described, HOST, port)[1])
        except NotAgreed:
            leg.reject(488)

    async def follow(self, leg: Leg) -> None:
        while True:
            match await leg.next():
                case Ended(code):
                    tell("ended", call=leg.call_id, code=code)
                    return
                case Keyed(key):
                    tell("keyed", call=leg.call_id, key=key)
                case Agreed(answer):
                    tell("agreed", call=leg.call_id, sdp=answer)
                case Offered(offer, reply):
                    tell("offered", call=leg.call_id, sdp=offer)
                    if not (leg.number or "").startswith("5"):
                        self._reply(offer, reply)

    def _reply(self, offer: str | None, reply: Callable[[str | None], None]) -> None:
        try:
            reply(
                agreement.offer(HOST, SOUND)
                if offer is None
                else agreement.answer(offer, HOST, SOUND)[1]
            )
        except NotAgreed:
            reply(None)

    # ------------------------------------------------------------ commands

    async def obey(self, command: dict[str, Any]) -> None:
        act = getattr(self, f"do_{command.pop('do')}")
        await act(**command)

    async def do_answer(self, call: str) -> None:
        self.answer(self._legs[call])

    async def do_hang_up(self, call: str) -> None:
        self._legs[call].hang_up()

    async def do_reject(self, call: str, code: int) -> None:
        self._legs[call].reject(code)

    async def do_refer(self, call: str, uri: str, within: float) -> None:
        outcome = await self._legs[call].refer(uri, within)
        tell("referred", call=call, outcome=outcome.value)

    async def do_dial(self, number: str, within: float) -> None:
        outcome = await self._stack.dial(number, agreement.offer(HOST, SOUND), within)
        if isinstance(outcome, Unanswered):
            rang, taken = outcome.rang, outcome.taken
            tell("dialled", number=number, code=outcome.code, rang=rang, taken=taken)
            return
        self._legs[outcome.call_id] = outcome
        call, sdp, source = outcome.call_id, outcome.described, outcome.source
        tell("dialled", number=number, code=200, call=call, sdp=sdp, source=source)
        await self.follow(outcome)

    async def do_die(self) -> None:
        from sippy.Core.EventDispatcher import ED2  # noqa: PLC0415 - it is the loop's by now

        self._stack._do(ED2.breakLoop)

    async def do_state(self) -> None:
        dropped = {why.value: times for why, times in self._stack.gate.dropped.items()}
        troubles = dict(self._stack.troubles)
        tell("state", registered=self._stack.registered, dropped=dropped, troubles=troubles)


def _log(_: object, level: str, words: MutableMapping[str, Any]) -> str:
    tell("log", level=level, **words)
    raise structlog.DropEvent


async def main(words: dict[str, Any]) -> None:
    structlog.configure(processors=[_log])
    words["allow"] = [ip_network(network) for network in words["allow"]]
    words["trunk"] = Trunk(**words["trunk"]) if words.get("trunk") else None
    deaf = words.pop("deaf", False)
    async with open_stack(SipSettings(**words)) as stack, asyncio.TaskGroup() as tasks:
        host = Host(stack)
        if not deaf:
            stack.on_call(host.take)
        tell("ready")
        lines = await _stdin()
        while line := await lines.readline():
            tasks.create_task(host.obey(json.loads(line)))
        raise SystemExit(0)


async def _stdin() -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(main(json.loads(sys.argv[1])))
