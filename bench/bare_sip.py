"""The floor of the bench of set-ups: sippy as it comes, which rings and takes every call.

`python -m bench.bare_sip HOST` prints its port as JSON and goes on until its input ends. It knows
of no sound, script, store, limit or source of calls: an answer is always the same.
"""

import json
import os
import socket
import sys
from threading import Thread
from typing import Any, Final

from sippy.CCEvents import CCEventConnect, CCEventRing, CCEventTry
from sippy.Core.EventDispatcher import ED2
from sippy.MsgBody import MsgBody
from sippy.SipConf import SipConf
from sippy.SipTransactionManager import SipTransactionManager
from sippy.UA import UA
from sippy.Udp_server import AsyncReceiver, Udp_server_opts

ANSWER: Final = """v=0
o=- 1 1 IN IP4 {host}
s=-
c=IN IP4 {host}
t=0 0
m=audio 6002 RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
"""


class NoLog:
    def write(self, *_: object, **__: object) -> None: ...


def main(host: str) -> None:
    port = _free_port(host)
    SipConf.my_address, SipConf.my_port = host, port
    Udp_server_opts.nworkers = 1  # with more, a late 100 is sent behind its 200
    AsyncReceiver.my_pid = os.getpid()
    config: dict[str, Any] = {
        "_sip_address": host, "_sip_port": port, "_sip_logger": NoLog(),
    }  # fmt: skip

    def received(request: Any, transaction: Any) -> Any:
        if request.getMethod() != "INVITE" or request.getHFBody("to").getTag() is not None:
            return request.genResponse(481, "No Such Call"), None, None
        return UA(config, event_cb=happened).recvRequest(request, transaction)

    def happened(event: Any, call: Any) -> None:
        if isinstance(event, CCEventTry):
            call.recvEvent(CCEventRing((180, "Ringing", None)))
            body = MsgBody(ANSWER.format(host=host).replace("\n", "\r\n"))
            body.needs_update = False
            call.recvEvent(CCEventConnect((200, "OK", body)))

    config["_sip_tm"] = SipTransactionManager(config, received)
    print(json.dumps([port]), flush=True)
    Thread(target=_end_with_the_input, daemon=True).start()
    ED2.loop()


def _free_port(host: str) -> int:
    with socket.socket(type=socket.SOCK_DGRAM) as held:
        held.bind((host, 0))
        port: int = held.getsockname()[1]
        return port


def _end_with_the_input() -> None:
    sys.stdin.read()
    ED2.callFromThread(ED2.breakLoop)


if __name__ == "__main__":
    main(*sys.argv[1:])
