"""Programs are given words by their input, have their time, and end with whoever began them."""

import asyncio
import os
from pathlib import Path

import pytest

from voice.speech.port import SpeechFailed
from voice.speech.programs import output

WORDS = "Ахметова Айгүл"


def written(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def program(folder: Path, script: str) -> str:
    path = folder / "speaker"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return str(path)


async def test_what_it_writes_comes_back_and_words_go_in_by_its_input(tmp_path: Path) -> None:
    asked = program(tmp_path, 'echo "$@" >"$0.arguments"; exec tr -d "\\n"')

    made = await output((asked, "--quiet"), f"{WORDS}\n".encode())

    assert made == WORDS.encode()
    assert written(f"{asked}.arguments") == "--quiet\n"


@pytest.mark.parametrize(
    ("script", "reason"),
    [("cat >&2; exit 3", "speaker: exit status 3"), ("kill -9 $$", "speaker: exit status -9")],
)
async def test_a_failure_names_the_program_and_never_the_words_3_10(
    tmp_path: Path, script: str, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SpeechFailed) as raised:
        await output((program(tmp_path, script),), WORDS.encode())

    assert str(raised.value) == reason
    assert capfd.readouterr() == ("", "")


async def test_a_program_that_is_missing_is_named() -> None:
    with pytest.raises(SpeechFailed, match=r"^no-such-program: cannot be started"):
        await output(("no-such-program",), b"")


async def test_it_has_its_time_and_no_more(tmp_path: Path) -> None:
    asked = program(tmp_path, 'echo $$ >"$0.number"; exec sleep 600')

    with pytest.raises(SpeechFailed, match=r"^speaker: not ready after 0.5 s$"):
        await output((asked,), WORDS.encode(), within=0.5)

    assert not _lives(int(written(f"{asked}.number")))


async def test_it_ends_with_the_call_that_was_hung_up(tmp_path: Path) -> None:
    asked = program(tmp_path, 'echo $$ >"$0.number"; exec sleep 600')
    os.mkfifo(f"{asked}.number")

    async with asyncio.TaskGroup() as group:
        speaking = group.create_task(output((asked,), b""))
        number = int(await asyncio.to_thread(written, f"{asked}.number"))
        assert _lives(number)
        speaking.cancel()

    assert not _lives(number)


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


async def test_whoever_is_cancelled_in_the_middle_of_much_sound_is_not_kept() -> None:
    """Barge-in: what a program has written already is in the way of hearing of its end."""
    much = ("head", "-c", "3000000", "/dev/zero")
    for turns in range(0, 400, 10):
        async with asyncio.timeout(20), asyncio.TaskGroup() as group:
            speaking = group.create_task(output(much, b""))
            for _ in range(turns):
                await asyncio.sleep(0)
            speaking.cancel()
