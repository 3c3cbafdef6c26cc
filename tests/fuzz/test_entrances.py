"""What `make fuzz` begins with, tried once at each entrance, with all that was ever found."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest
import structlog

from bot.dialogs.citizen import front_door
from fuzz import datagrams
from fuzz.acts import joined
from fuzz.entrances import ENTRANCES, opened
from fuzz.found import Entrance, Found
from fuzz.paths import PATHS
from fuzz.sip import SipEntrance
from storage.imports import rows
from tests.fuzz.found import IN_FILES, IN_PACKETS, IN_TALKS
from voice.media import rtp
from voice.sip.thread.dialog import SippyDialog

EVERY = {"import": 1, "rtp": 1, "sip": 1, "text": 9}
"""Of the inputs to begin with, so many-th: a talk takes longer than a file."""
DANGER = ".Отец потерял сознание, не дышит".encode()
WISH = "=aigul\n.дәрігерге жазылғым келеді, 77012345678".encode()


@pytest.fixture(scope="module")
def entrances(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Entrance]]:
    folder = tmp_path_factory.mktemp("fuzz")
    with (
        opened("import", folder / "import") as imports,
        opened("sip", folder / "sip") as sip,
        opened("text", folder / "text") as text,
        opened("rtp", folder / "rtp") as sound,
    ):
        yield {"import": imports, "rtp": sound, "sip": sip, "text": text}


@pytest.mark.parametrize("name", ENTRANCES)
def test_every_promise_is_kept_with_what_a_run_begins_with(
    entrances: dict[str, Entrance], name: str
) -> None:
    seeds = list(entrances[name].seeds())
    assert len(seeds) > 200
    for seed in seeds[:: EVERY[name]]:
        entrances[name].attempt(seed)


@pytest.mark.parametrize("name", PATHS)
def test_every_promise_is_kept_on_the_way_through_the_windows(
    entrances: dict[str, Entrance], name: str
) -> None:
    entrances["text"].attempt(joined(*PATHS[name]))


@pytest.mark.parametrize("data", IN_FILES)
def test_what_was_found_in_files_is_mended(entrances: dict[str, Entrance], data: bytes) -> None:
    entrances["import"].attempt(data)


@pytest.mark.parametrize("data", IN_TALKS)
def test_what_was_found_in_talks_is_mended(entrances: dict[str, Entrance], data: bytes) -> None:
    entrances["text"].attempt(data)


@pytest.mark.parametrize("data", IN_PACKETS)
def test_what_was_found_in_packets_is_mended(entrances: dict[str, Entrance], data: bytes) -> None:
    entrances["sip"].attempt(data)


def test_a_call_that_is_lost_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sip = SipEntrance(tmp_path)
    monkeypatch.setattr(SippyDialog, "_within", lambda *_: None)
    with pytest.raises(Found, match="no call is lost"):
        sip.attempt(b"")


def test_what_is_left_of_a_call_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sip = SipEntrance(tmp_path)
    monkeypatch.setattr(SippyDialog, "hang_up", lambda _: None)
    with pytest.raises(Found, match="nothing is left behind"):
        sip.attempt(b"dial")


def test_what_is_raised_through_the_loop_of_sippy_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> NoReturn:
        raise ZeroDivisionError

    sip = SipEntrance(tmp_path)
    monkeypatch.setattr("voice.sip.thread.transport.bad_request", failing)
    with pytest.raises(Found, match="nothing is raised"):
        sip.attempt(b"OPTIONS sip:x SIP/2.0\r\n\r\n" + bytes(32))


def test_a_refusal_that_names_somebody_is_seen(
    entrances: dict[str, Entrance], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_sayable", lambda title, _: title)
    with pytest.raises(Found, match="does not repeat"):
        entrances["import"].attempt("@doctors.csv\ndoctor,Ахметова\n".encode())


def test_a_set_that_is_accepted_and_cannot_be_shown_is_seen(
    entrances: dict[str, Entrance], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuzz.showing.LONGEST_LABEL", 3)
    with pytest.raises(Found, match="a label is short"):
        entrances["import"].attempt(b"@calendar.csv\ndate,kind\n2026-11-24,holiday\n")


def test_danger_without_103_is_seen(
    entrances: dict[str, Entrance], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def deaf(*_: object) -> None:
        return None

    monkeypatch.setattr(front_door, "urgent", deaf)
    with pytest.raises(Found, match="103 first"):
        entrances["text"].attempt(DANGER)


def test_a_turn_that_fails_is_seen_though_it_is_answered(
    entrances: dict[str, Entrance], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(*_: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(front_door, "wanted", failing)
    with pytest.raises(Found, match="ZeroDivisionError"):
        entrances["text"].attempt(WISH)


def test_a_log_that_names_somebody_is_seen(
    entrances: dict[str, Entrance], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = structlog.get_logger()

    async def telling(_: object, text: str, *__: object) -> None:
        log.info("heard", words=text)

    monkeypatch.setattr(front_door, "wanted", telling)
    with pytest.raises(Found, match="a log names nobody"):
        entrances["text"].attempt(WISH)


def test_a_key_that_is_none_is_seen(
    entrances: dict[str, Entrance], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice.media.keys.KEYS", "ABCDEFGHIJKL")
    key = rtp.written(rtp.Packet(101, 0, 0, 1, b"\5\0\0\0"))
    call = datagrams.joined([datagrams.Act("c", b"\0"), datagrams.Act("s", key)])
    with pytest.raises(Found, match="a key is one of a telephone's"):
        entrances["rtp"].attempt(call)


@pytest.mark.parametrize("name", ENTRANCES)
def test_the_same_draw_makes_the_same_change(entrances: dict[str, Entrance], name: str) -> None:
    """An input is found again by its seed."""
    some = list(entrances[name].seeds())[:60]
    drawn = [
        [entrances[name].changed(seed, Random(at)) for at, seed in enumerate(some)]  # noqa: S311 - the same draws twice are what is tested
        for _ in range(2)
    ]
    assert drawn[0] == drawn[1]
    assert drawn[0] != some
