"""Programs that call each other over UDP of this machine: our host, and sipp."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Self

from tests.house.tracked import ROOT
from tests.voice.sip.messages import written
from tests.voice.sip.scenarios import CALLED, CALLERS, TRANSFERRING

LOCAL = "127.0.0.1"
SCENARIOS = {**CALLERS, **TRANSFERRING, **CALLED}
PATIENCE = 60.0
"""Seconds for what takes a fraction of one on an idle machine."""
NOTHING: Mapping[str, str] = {}
GIVEN = {"repeat": "500"}
"""Milliseconds until sipp repeats what has had no answer."""

NUMBERS = count(1)
SIPP = shutil.which("sipp") or "sipp"
Event = dict[str, Any]


def free_port(host: str = LOCAL) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as held:
        held.bind((host, 0))
        port: int = held.getsockname()[1]
        return port


class Host:
    """Our stack. Events are kept: each is found whenever it is asked for."""

    def __init__(self, environment: Mapping[str, str] = NOTHING, **settings: object) -> None:
        self.port = free_port()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.voice.sip.host", self.words(self.port, **settings)],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._events: list[Event] = []
        self._news = threading.Condition()
        self._errors = ""
        self._readers = [
            threading.Thread(target=self._read, daemon=True),
            threading.Thread(target=self._complain, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    @staticmethod
    def words(port: int, **settings: object) -> str:
        words = {"host": LOCAL, "port": port, "advertise": LOCAL, "allow": [f"{LOCAL}/32"]}
        return json.dumps(words | settings)

    @classmethod
    @contextmanager
    def open(cls, environment: Mapping[str, str] = NOTHING, **settings: object) -> Iterator[Self]:
        """Neither a traceback nor a crash, whatever has come: its standard error stays empty."""
        host = cls(environment, **settings)
        try:
            host.expect("ready")
            yield host
        finally:
            errors = host.close()
        assert (errors, host.status) == ("", 0)

    def do(self, act: str, **words: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": act, **words}) + "\n")
        self._process.stdin.flush()

    def expect(self, what: str, **having: object) -> Event:
        """Takes the oldest such event."""
        with self._news:
            assert self._news.wait_for(lambda: self._found(what, having), PATIENCE), (
                what, having, self._events, self._errors,
            )  # fmt: skip
            event = self._found(what, having)
            assert event is not None
            self._events.remove(event)
            return event

    def state(self) -> Event:
        self.do("state")
        return self.expect("state")

    def dialled(self, within: float = 20) -> Event:
        """What became of a call of ours."""
        number = f"+7701{next(NUMBERS):07}"
        self.do("dial", number=number, within=within)
        return self.expect("dialled", number=number)

    def call_of(self, number: str | None) -> str:
        call: str = self.expect("call", number=number)["call"]
        return call

    def events_of(self, what: str) -> list[Event]:
        with self._news:
            return [event for event in self._events if event["what"] == what]

    def events(self, call: str) -> list[Event]:
        with self._news:
            return [event for event in self._events if event.get("call") == call]

    def finish(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()

    def wait(self) -> None:
        self._process.wait(PATIENCE)

    @property
    def status(self) -> int | None:
        return self._process.returncode

    def close(self) -> str:
        """What it has complained of."""
        self.finish()
        self.wait()
        for reader in self._readers:
            reader.join(PATIENCE)
        for pipe in (self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()
        return self._errors

    def _found(self, what: str, having: Mapping[str, object]) -> Event | None:
        wanted = {"what": what, **having}.items()
        return next((event for event in self._events if wanted <= event.items()), None)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._news:
                self._events.append(json.loads(line))
                self._news.notify_all()

    def _complain(self) -> None:
        assert self._process.stderr is not None
        self._errors = self._process.stderr.read()


@contextmanager
def sipp(
    name: str, *words: str, port: int, given: Mapping[str, str] = GIVEN, **environment: str
) -> Iterator[None]:
    """One scenario, as caller or as called; at its end every call has gone as it says.

    `given`: what stands for the words in brackets that are not sipp's own.
    """
    with tempfile.TemporaryDirectory(prefix="sipp-") as folder:
        scenario, errors = Path(folder) / "scenario.xml", Path(folder) / "errors"
        text = written(name, SCENARIOS[name])
        for word, meant in {**GIVEN, **given}.items():
            text = text.replace(f"[{word}]", meant)
        scenario.write_text(text)
        errors.touch()
        process = subprocess.Popen(
            [SIPP, "-sf", str(scenario), "-i", LOCAL, "-p", str(port), "-nostdin",
             "-timeout", str(int(PATIENCE)), "-timeout_error", "-trace_err",
             "-error_file", str(errors), *words],
            env={**os.environ, "TERM": "dumb", **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            yield
            assert process.wait(PATIENCE * 2) == 0
        except BaseException as error:
            error.add_note(errors.read_text(errors="replace")[-3000:])
            raise
        finally:
            process.kill()
            process.wait()


def calling(
    host: Host, name: str, number: str, *words: str, **given: str
) -> AbstractContextManager[None]:
    """One call from that number."""
    given["number"] = number
    return sipp(
        name, f"{LOCAL}:{host.port}", "-s", "desk", "-m", "1", *words,
        port=free_port(), given=given,
    )  # fmt: skip


def called(name: str, *, port: int, **given: str) -> AbstractContextManager[None]:
    return sipp(name, "-m", "1", port=port, given=given)
