"""`qabyldau voice`, and the telephone in `check` and `demo`, as an administrator meets them."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import __main__ as qabyldau
from app.addresses import Place
from app.phone import may_reach
from app.phone_check import answers, phone_lines
from app.stores import prepare
from tests.app.office import Office
from tests.voice.caller import telephone
from tests.voice.handset import Address, bound
from tests.voice.switchboard import desk_with_phone, switchboard

HERE = "127.0.0.1"


@pytest.fixture
def office(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    speech = tmp_path_factory.getbasetemp().parent / "speech"
    return desk_with_phone(f"sqlite+aiosqlite:///{tmp_path / 'clinic.db'}", tmp_path, speech)


@contextmanager
def taken(kind: socket.SocketKind) -> Iterator[int]:
    """A port that somebody else has."""
    with socket.socket(type=kind) as other:
        other.bind((HERE, 0))
        if kind is socket.SOCK_STREAM:
            other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def without_espeak(office: Office) -> Office:
    """All other programs are still there."""
    folder = office.folder / "bin"
    folder.mkdir()
    if sox := shutil.which("sox"):
        (folder / "sox").symlink_to(sox)
    office.environment["PATH"] = str(folder)
    return office


@dataclass
class Start:
    """`qabyldau voice` that does not come to start, in this process."""

    office: Office
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def fails(self) -> str:
        """The one line that it ends with."""
        for name, value in self.office.environment.items():
            self.monkeypatch.setenv(name, value)
        assert qabyldau.main(["voice"]) == 1
        (line,) = self.capsys.readouterr().err.splitlines()
        return line


@pytest.fixture
def start(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Start:
    return Start(office, monkeypatch, capsys)


def test_without_a_schema_voice_says_migrate(start: Start) -> None:
    assert "run `qabyldau migrate`" in start.fails()


@pytest.mark.parametrize(
    ("setting", "value", "reason"),
    [
        ("QABYLDAU_SIP_LISTEN", "192.0.2.1:5060", "QABYLDAU_SIP_ALLOW: expected the networks"),
        ("QABYLDAU_OPERATOR_URI", "sip:0@192.0.2.1", "QABYLDAU_OPERATOR_URI: a rehearsal"),
    ],
)
def test_a_wrong_setting_ends_voice(start: Start, setting: str, value: str, reason: str) -> None:
    start.office.environment[setting] = value
    assert start.fails().startswith(f"qabyldau: {reason}")


def test_without_a_voice_there_is_no_telephone(start: Start, without_espeak: Office) -> None:
    asyncio.run(prepare(without_espeak.settings))
    assert "no speech: espeak-ng: cannot be started" in start.fails()


@pytest.mark.needs("espeak-ng")
@pytest.mark.needs("sox")
def test_a_sip_port_in_use_ends_voice_with_one_line(start: Start) -> None:
    asyncio.run(prepare(start.office.settings))
    with taken(socket.SOCK_DGRAM) as port:
        start.office.environment["QABYLDAU_SIP_LISTEN"] = f"{HERE}:{port}"
        assert "already in use" in start.fails()


@pytest.mark.needs("espeak-ng")
@pytest.mark.needs("sox")
async def test_a_port_of_health_in_use_ends_voice_with_one_line(office: Office) -> None:
    """Signalling listens by then: an error beside it is told alone."""
    await prepare(office.settings)
    with taken(socket.SOCK_STREAM) as port:
        office.environment["QABYLDAU_VOICE_HTTP_LISTEN"] = f"{HERE}:{port}"
        done = await office.command("voice")

    assert done.status == 1
    assert "already in use" in done.complained
    assert len(done.complained.splitlines()) == 1


@pytest.mark.needs("espeak-ng")
@pytest.mark.needs("sox")
async def test_a_telephone_with_a_trunk_takes_calls_and_ends_well(office: Office) -> None:
    await prepare(office.settings)
    office.environment["QABYLDAU_SIP_TRUNK"] = f"{HERE}:9"
    with switchboard(office) as board:
        async with telephone(board.address, {}) as caller:
            assert await caller.call() == 200
            assert await caller.hang_up() == 200
    assert board.logged("closed")


@asynccontextmanager
async def trunk() -> AsyncIterator[int]:
    """The port of one that answers whatever it is asked."""

    def answer(data: bytes, addr: Address) -> None:
        assert data.startswith(b"OPTIONS sip:127.0.0.1:")
        transport.sendto(b"SIP/2.0 200 OK\r\n\r\n", addr)

    transport, port = await bound(answer)
    try:
        yield port
    finally:
        transport.close()


async def test_check_tells_of_trunk_and_speech(without_espeak: Office) -> None:
    await prepare(without_espeak.settings)
    async with trunk() as port:
        without_espeak.environment["QABYLDAU_SIP_TRUNK"] = f"{HERE}:{port}"
        without_espeak.environment["QABYLDAU_SIP_ALLOW"] = "0.0.0.0/0"
        done = await without_espeak.command("check")

    lines = done.said.splitlines()
    assert {"phone settings: ok", "trunk: ok"} <= set(lines)
    assert "job notices told by telephone: every 1 s" in lines
    (speech,) = [line for line in lines if line.startswith("speech: ")]
    assert speech.startswith("speech: warning, `qabyldau voice` will not start: no speech: espeak")
    assert "phone callers: warning, anybody may call: name networks in QABYLDAU_SIP_ALLOW" in lines


async def test_a_fault_of_the_settings_is_all_that_is_told(office: Office) -> None:
    settings = office.settings.model_copy(update={"sip_register": True})
    told = [line async for line in phone_lines(settings)]
    assert told == [
        ("phone settings", "QABYLDAU_SIP_REGISTER: expected SIP_TRUNK and SIP_USER beside it")
    ]


async def test_a_trunk_that_does_not_answer_is_not_reached() -> None:
    with taken(socket.SOCK_DGRAM) as port:
        assert not await answers(Place(HERE, port), HERE)
    assert not await answers(Place("nowhere.invalid", 5060), HERE)


def test_a_rehearsal_hands_calls_over_on_this_machine_only(office: Office) -> None:
    """interfaces.md: whatever a real provider's operator_uri says."""
    rehearsal = office.settings
    real = rehearsal.model_copy(update={"now": None})

    assert may_reach(real)("sip:operator@192.0.2.1:5060")
    assert not may_reach(real)("sip:operator@192.0.2.1?Replaces=1")
    assert not may_reach(rehearsal)("sip:operator@192.0.2.1")
    assert may_reach(rehearsal)("sip:operator@127.0.0.1:5999")


@pytest.fixture
def spoken_before(office: Office) -> None:
    """By another test of this run: once more would take long."""
    speech = Path(office.environment["QABYLDAU_SPEECH_DIR"])
    if speech.exists():
        shutil.copytree(speech, office.folder / "demo" / "speech")


async def demo(office: Office, *arguments: str) -> tuple[list[str], int | None]:
    """The two lines that it prints, and how it ends after SIGTERM."""
    folder = str(office.folder / "demo")
    given = ("--folder", folder, "--port", "0", "--people", "60", *arguments)
    process = await office.start("demo", *given)
    assert process.stdout
    lines = [(await process.stdout.readline()).decode() for _ in range(2)]
    process.terminate()
    await process.communicate()
    return lines, process.returncode


async def test_the_demo_starts_without_the_phone_and_says_so(without_espeak: Office) -> None:
    (_, phone), status = await demo(without_espeak, "--sip-port", "0")

    assert phone.startswith("Телефонсыз · Без телефона · Without the telephone: no speech: espeak")
    assert status == 0


@pytest.mark.needs("espeak-ng")
@pytest.mark.needs("sox")
async def test_the_demo_says_whom_to_call(office: Office, spoken_before: None) -> None:
    del spoken_before
    (page, phone), status = await demo(office, "--sip-port", "0")

    assert page.startswith("Ашыңыз · Откройте · Open: http://127.0.0.1:")
    assert phone.startswith("Қоңырау шалыңыз · Позвоните · Call: sip:127.0.0.1:")
    assert status == 0
