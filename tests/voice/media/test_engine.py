"""The engine in its process, heard and spoken to over real UDP."""

import asyncio
import os
import select
import signal
import struct
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Final

import pytest

from tests.voice.media.hosts import FIRST, PATIENCE, Phone, host, phone
from tests.voice.media.test_keys import report
from voice.media import child as child_module
from voice.media import rtcp, rtp
from voice.media.child import ROOT
from voice.media.engine import EngineMedia, engine
from voice.media.g711 import PACKET, SILENCE, encoded
from voice.media.port import Broken, Happened, Law, NoPorts, Played, Pressed, Remote, Stream
from voice.media.stream import NOTHING

PCM: Final = struct.pack("<800h", *range(-8000, 8000, 20))
PARENT: Final = """
import asyncio, sys
from voice.media.engine import engine

async def main():
    async with engine(sys.argv[1], 20000, 20001) as media:
        await media.open()
        print((await media.started()).pid, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.fixture
def address() -> str:
    return host()


@pytest.fixture
async def media(address: str) -> AsyncIterator[EngineMedia]:
    async with engine(address, FIRST, FIRST + 5) as opened:
        yield opened


@pytest.fixture
def there() -> Iterator[Phone]:
    with phone(host()) as one:
        yield one


def remote(there: Phone, law: Law = Law.A, *, sends: bool = True) -> Remote:
    return Remote(there.host, there.port, law, 101, sends=sends)


async def following(stream: Stream) -> Happened:
    async with asyncio.timeout(PATIENCE):
        return await stream.next()


async def a_tick(media: EngineMedia, there: Phone) -> None:
    """At least one has gone by, and all that was told to the engine before is done."""
    other = await media.open()
    other.connect(remote(there))
    other.play(b"")
    assert await following(other) == Played(1)
    await other.close()


@pytest.mark.parametrize("law", Law)
async def test_what_is_played_is_heard_octet_by_octet(
    media: EngineMedia, there: Phone, law: Law
) -> None:
    stream = await media.open()
    stream.connect(remote(there, law))
    tickets = [stream.play(PCM), stream.play(b""), stream.play(PCM)]
    happened = [await following(stream) for _ in tickets]
    assert happened == [Played(ticket) for ticket in tickets]
    data = there.heard()
    packets = [packet for one in data if (packet := rtp.read(one))]
    assert [bool(one[1] & rtp.MARKER) for one in data] == [True, *[False] * (len(data) - 1)]
    assert {(packet.payload_type, packet.ssrc) for packet in packets} == {
        (law.value, packets[0].ssrc)
    }
    for at, packet in enumerate(packets):
        assert packet.sequence == (packets[0].sequence + at) % 2**16
        assert packet.timestamp == (packets[0].timestamp + at * PACKET) % 2**32
    pause = SILENCE[law] * PACKET
    said = [packet.payload for packet in packets]
    spoken = b"".join(said[said.index(encoded(PCM, law)[:PACKET]) :])
    assert spoken.startswith(encoded(PCM, law) + pause + encoded(PCM, law))
    figures = await stream.close()
    assert figures.sent >= 11
    assert await stream.close() is figures


async def test_silence_is_heard_where_nothing_is_played(media: EngineMedia, there: Phone) -> None:
    stream = await media.open()
    stream.connect(remote(there, Law.MU))
    packet = rtp.read(there.hear())
    assert packet
    assert packet.payload == SILENCE[Law.MU] * PACKET
    await stream.close()


async def test_keys_are_told_and_nobody_elses(
    media: EngineMedia, there: Phone, address: str
) -> None:
    """Only the host of the description counts; its port may be another one."""
    stream = await media.open()
    stream.connect(remote(there))
    with phone(host()) as stranger, phone(there.host) as other_port:
        stranger.say(rtp.written(report(9, 0)), (address, stream.port))
        other_port.say(b"noise", (address, stream.port))
        for number in (1, 10):
            other_port.say(rtp.written(report(number, number)), (address, stream.port))
        keys = [await following(stream), await following(stream)]
        assert keys == [Pressed("1"), Pressed("*")]
        other_port.hear()
    assert (await stream.close()).received == 2


async def test_on_hold_nothing_is_heard(media: EngineMedia, there: Phone) -> None:
    stream = await media.open()
    stream.connect(remote(there))
    there.hear()
    stream.connect(remote(there, sends=False))
    with phone(host()) as other:
        await a_tick(media, other)
        there.heard()
        await a_tick(media, other)
    assert there.heard() == []
    stream.connect(remote(there))
    assert there.hear()[1] & rtp.MARKER
    await stream.close()


async def test_what_is_flushed_is_told_no_more(media: EngineMedia, there: Phone) -> None:
    """Though it was played to its end already."""
    stream = await media.open()
    stream.connect(remote(there))
    stream.play(b"")
    await a_tick(media, there)
    stream.play(PCM * 99)
    stream.flush()
    ticket = stream.play(b"")
    assert await following(stream) == Played(ticket)
    await stream.close()


async def test_goodbye_is_said_at_the_port_of_reports(media: EngineMedia, address: str) -> None:
    with phone(address, FIRST + 101) as reports:
        stream = await media.open()
        stream.connect(Remote(address, FIRST + 100, Law.A, None))
        await stream.close()
        told = reports.hear()
    assert rtcp.read(told)
    assert told[-8:-4] == rtcp.goodbye(0)[:4]


async def test_when_all_ports_are_taken_there_are_none(media: EngineMedia) -> None:
    streams = [await media.open() for _ in range(3)]
    assert [stream.port for stream in streams] == [FIRST, FIRST + 2, FIRST + 4]
    with pytest.raises(NoPorts):
        await media.open()
    await streams[1].close()
    assert (await media.open()).port == FIRST + 2


async def test_who_is_cancelled_while_opening_holds_no_port(media: EngineMedia) -> None:
    held = [await media.open() for _ in range(2)]
    child = await media.started()
    os.kill(child.pid, signal.SIGSTOP)
    async with asyncio.TaskGroup() as group:
        opening = group.create_task(media.open())
        asyncio.get_running_loop().call_soon(opening.cancel)
    os.kill(child.pid, signal.SIGCONT)
    try:
        third = await media.open()
    except NoPorts:  # it was asked before the port was given back; its answer comes after that
        third = await media.open()
    assert [stream.port for stream in (*held, third)] == [FIRST, FIRST + 2, FIRST + 4]


@pytest.mark.parametrize("where", [("pbx.example", 4000), ("224.0.0.1", 4000), ("127.0.0.1", 0)])
async def test_sound_goes_to_one_address_only(media: EngineMedia, where: tuple[str, int]) -> None:
    stream = await media.open()
    with pytest.raises(ValueError, match=r"address|octets"):
        stream.connect(Remote(*where, Law.A, None))


async def test_when_the_engine_dies_every_stream_is_told_once_and_the_next_is_heard(
    media: EngineMedia, there: Phone
) -> None:
    streams = [await media.open() for _ in range(3)]
    dead = await media.started()
    os.kill(dead.pid, signal.SIGKILL)
    assert [await following(stream) for stream in streams] == [Broken()] * 3
    for stream in streams:
        stream.connect(remote(there))
        stream.play(PCM)
        stream.flush()
        assert stream._happened.empty()
        assert await stream.close() == NOTHING
    with pytest.raises(NoPorts):
        await dead.open()
    fresh = await media.open()
    assert (await media.started()).pid != dead.pid
    fresh.connect(remote(there))
    fresh.play(PCM)
    assert await following(fresh) == Played(1)


async def test_an_engine_that_dies_instead_of_answering_has_no_ports(media: EngineMedia) -> None:
    child = await media.started()
    os.kill(child.pid, signal.SIGSTOP)
    asyncio.get_running_loop().call_soon(os.kill, child.pid, signal.SIGKILL)
    with pytest.raises(NoPorts):
        await media.open()


async def test_what_is_open_at_the_end_is_told_too(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with engine(address, FIRST, FIRST + 1) as media:
        stream = await media.open()
    assert await following(stream) == Broken()
    assert caplog.messages == []


async def test_an_engine_that_does_not_end_is_killed(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_module, "ENDS_WITHIN", 0)
    async with engine(address, FIRST, FIRST + 1) as media:
        child = await media.started()
        stream = await media.open()
        os.kill(child.pid, signal.SIGSTOP)
    assert await following(stream) == Broken()


async def test_the_engine_is_not_ended_by_what_ends_its_parent(media: EngineMedia) -> None:
    """A signal to all of a terminal, or of a service: calls are still to be said goodbye to."""
    child = await media.started()
    await media.open()
    for ending in (signal.SIGINT, signal.SIGTERM):
        os.kill(child.pid, ending)
    assert (await media.open()).port == FIRST + 2


def test_when_the_parent_is_gone_the_engine_ends() -> None:
    words = [sys.executable, "-c", PARENT, host()]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT) as parent:
        assert parent.stdout
        watched = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
    ended, _, _ = select.select([watched], [], [], PATIENCE)
    os.close(watched)
    assert ended
