"""baresip calls and records what it hears."""

import asyncio
import json
import struct
import wave
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aiohttp.test_utils import unused_port

from tests.voice.handset import Address
from voice.line import RATE

CONFIG: Final = """
sip_listen 127.0.0.1:0
net_interface 127.0.0.1
audio_player aubridge,nobody
audio_source aufile,{tone}
audio_alert aubridge,nobody
rtp_ports 41000-41100
module_path /usr/lib/baresip/modules
module g711.so
module aubridge.so
module aufile.so
module sndfile.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:{port}
snd_path {folder}
"""
ACCOUNT: Final = "<sip:caller@127.0.0.1>;regint=0;audio_codecs=PCMA/8000/1\n"
Ask = Callable[[str, str], Awaitable[None]]
LOUD: Final = 500
"""Of 16 bits."""
A_PAUSE: Final = 3 * RATE
"""Samples of silence after which something else begins."""


@dataclass(frozen=True)
class Heard:
    """Lengths in seconds."""

    height: float
    """The quadratic mean of what was heard, of 1."""
    length: float
    """From the first sound to the first long pause."""


async def listen(desk: Address, folder: Path, seconds: float) -> Heard:
    """Calls, and hangs up when so much was recorded."""
    port = unused_port()
    _set_up(folder, port)
    async with _baresip(folder), _control(port) as ask:
        await ask("dial", f"sip:desk@{desk[0]}:{desk[1]}")
        await _until(lambda: _recorded(folder) > seconds * RATE * 2)
        await ask("hangup", "")
        await _until(lambda: _frames(folder) > 0)
    return _heard(folder)


def _set_up(folder: Path, port: int) -> None:
    folder.mkdir()
    _tone(folder / "tone.wav")
    text = CONFIG.format(tone=folder / "tone.wav", port=port, folder=folder)
    (folder / "config").write_text(text)
    (folder / "accounts").write_text(ACCOUNT)
    (folder / "contacts").touch()


def _recorded(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*-dec.wav"))


def _frames(folder: Path) -> int:
    """None before it is whole."""
    try:
        with wave.open(str(_recording(folder)), "rb") as recording:
            frames: int = recording.getnframes()
    except (wave.Error, EOFError):
        return 0
    return frames


def _recording(folder: Path) -> Path:
    """Of what came in."""
    return next(folder.glob("*-dec.wav"))


async def _until(met: Callable[[], bool]) -> None:
    """Another program writes a file: nothing tells of it."""
    while not met():  # noqa: ASYNC110 - another program's file tells nobody that it has grown
        await asyncio.sleep(0.1)


def _tone(path: Path) -> None:
    """What the caller says: the line is not dead."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
        file.writeframes(struct.pack("<h", 300) * RATE * 60)


def _heard(folder: Path) -> Heard:
    with wave.open(str(_recording(folder))) as recording:
        assert recording.getparams()[:3] == (1, 2, RATE)
        octets = recording.readframes(recording.getnframes())
    samples = struct.unpack(f"<{len(octets) // 2}h", octets)
    loud = [at for at, sample in enumerate(samples) if abs(sample) > LOUD]
    ends = (one for one, after in zip(loud, [*loud[1:], len(samples)], strict=True)
            if after - one > A_PAUSE)  # fmt: skip
    first, last = loud[0], next(ends, loud[-1])
    said = samples[first : last + 1]
    mean = sum(sample * sample for sample in said) / len(said)
    return Heard(mean**0.5 / 32768, len(said) / RATE)


@asynccontextmanager
async def _baresip(folder: Path) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        "baresip", "-f", folder, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def _control(port: int) -> AsyncIterator[Ask]:
    writer = await _connected(port)

    async def ask(command: str, given: str) -> None:
        """A netstring of JSON, as baresip's ctrl_tcp has it."""
        text = json.dumps({"command": command, "params": given})
        writer.write(f"{len(text)}:{text},".encode())
        await writer.drain()

    try:
        yield ask
    finally:
        writer.close()


async def _connected(port: int) -> asyncio.StreamWriter:
    """As soon as it listens."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            return writer
