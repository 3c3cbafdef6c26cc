"""What `qabyldau check` says of the telephone."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from typing import Final

from app.addresses import Place
from app.cautions import WARNING
from app.outbound import JOBS
from app.phone import NoSpeech, voices
from app.settings import PREFIX, Settings, SettingsWrong

OK: Final = "ok"
ANSWERS_WITHIN: Final = 2.0
TRIES: Final = 2


async def phone_lines(settings: Settings) -> AsyncIterator[tuple[str, str]]:
    """Of what, and how it is. Without speech a clinic may well live: that is a warning."""
    try:
        settings.check_phone()
    except SettingsWrong as wrong:
        yield "phone settings", str(wrong)
        return
    yield "phone settings", OK
    if any(network.prefixlen == 0 for network in settings.allowed):
        yield "phone callers", f"{WARNING}anybody may call: name networks in {PREFIX}SIP_ALLOW"
    try:
        await voices(settings)
        yield "speech", OK
    except NoSpeech as reason:
        yield "speech", f"{WARNING}`qabyldau voice` will not start: {reason}"
    if settings.sip_trunk:
        reached = await answers(settings.sip_trunk, settings.advertised)
        yield "trunk", OK if reached else "not reached (no answer to OPTIONS)"
        for name, every in JOBS:
            yield f"job {name}", f"every {every} s"


async def answers(trunk: Place, host: str) -> bool:
    """Whether anything SIP is there; whatever it answers will do."""
    loop = asyncio.get_running_loop()
    heard = asyncio.Event()

    class Listener(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            del addr
            if data.startswith(b"SIP/2.0 "):
                heard.set()

    try:
        transport, _ = await loop.create_datagram_endpoint(Listener, remote_addr=trunk)
    except OSError:
        return False
    try:
        port = transport.get_extra_info("sockname")[1]
        for _ in range(TRIES):
            transport.sendto(_options(trunk, Place(host, port)))
            try:
                async with asyncio.timeout(ANSWERS_WITHIN / TRIES):
                    await heard.wait()
            except TimeoutError:
                continue
            return True
        return False
    finally:
        transport.close()


def _options(trunk: Place, us: Place) -> bytes:
    where, me = f"{trunk.host}:{trunk.port}", f"{us.host}:{us.port}"
    chance = secrets.token_hex(8)
    return "\r\n".join(
        [
            f"OPTIONS sip:{where} SIP/2.0",
            f"Via: SIP/2.0/UDP {me};branch=z9hG4bK{chance};rport",
            f"From: <sip:qabyldau@{me}>;tag={chance}",
            f"To: <sip:{where}>",
            f"Call-ID: {chance}@{us.host}",
            "CSeq: 1 OPTIONS",
            "Max-Forwards: 70",
            "Content-Length: 0",
            "",
            "",
        ]
    ).encode()
