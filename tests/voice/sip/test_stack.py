"""The stack as a whole: what begins with it, breaks in it, and ends with it (real UDP)."""

import subprocess
import sys

from tests.house.tracked import ROOT
from tests.voice.sip.peer import SOUND, Peer
from tests.voice.sip.running import Host, free_port


def test_whoever_takes_a_call_may_fail_and_others_are_still_taken(host: Host) -> None:
    """Only the kind of the error is logged."""
    with Peer(host.port) as peer:
        assert peer.asks("INVITE", "60001", SOUND).startswith(b"SIP/2.0 480 ")
        host.call_of("60001")
        logged = host.expect("log", event="call broke")
    with Peer(host.port) as peer:
        assert peer.calls("1060001").startswith(b"SIP/2.0 200 ")
        host.call_of("1060001")

    assert logged == {
        "what": "log", "level": "warning", "event": "call broke", "error": "RuntimeError",
    }  # fmt: skip


def test_whom_nobody_wants_is_told_so(host: Host) -> None:
    with Peer(host.port) as peer:
        assert peer.asks("INVITE", "70001", SOUND).startswith(b"SIP/2.0 480 ")
        host.call_of("70001")


def test_a_call_before_anybody_takes_any() -> None:
    with Host.open(deaf=True) as host, Peer(host.port) as peer:
        assert peer.asks("INVITE", "1", SOUND).startswith(b"SIP/2.0 503 ")


def test_at_the_end_calls_are_hung_up_and_no_further_one_is_taken() -> None:
    with Host.open() as host, Peer(host.port) as peer, Peer(host.port) as ringing:
        peer.calls("1001")
        ringing.send(ringing.write("INVITE", "2001", SOUND))
        for number in ("1001", "2001"):
            host.call_of(number)
        host.finish()

        peer.answers("BYE")
        assert ringing.final().startswith(b"SIP/2.0 480 ")


def test_a_port_that_is_taken_stops_the_start(host: Host) -> None:
    other = Host.words(host.port)
    program = [sys.executable, "-m", "tests.voice.sip.host", other]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.endswith("OSError: [Errno 98] Address already in use\n")


def test_a_process_that_goes_on_without_its_stack_ends_without_a_crash() -> None:
    """Other threads come after the stack's, and use what memory they find."""
    words = [sys.executable, "-m", "tests.voice.sip.ending"]
    ending = [subprocess.Popen([*words, str(free_port())], cwd=ROOT) for _ in range(4)]

    assert [process.wait() for process in ending] == [0] * len(ending)


def test_a_stack_without_its_thread_ends_with_it() -> None:
    """Somebody starts the process again: better than to be deaf."""
    host = Host()
    host.expect("ready")
    host.do("die")
    host.wait()

    assert "SippyDied" in host.close()
