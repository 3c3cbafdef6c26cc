"""`python -m fuzz.engine ENTRANCE FOLDER DISK SECONDS`: one entrance under libFuzzer.

libFuzzer ends the process by itself: with 0 after that time, with another status at a finding.
"""

import sys
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Final

import atheris

from fuzz.found import Entrance

MEASURED: Final = ["app", "bot", "clinic", "locales", "sippy", "storage", "voice"]
"""Packages whose branches guide it; of others' only sippy, which reads what comes first."""
LEFT_OUT: Final = ["locales.matching"]
"""The innermost loop of all hearing: its branches say little and would take half of the time."""
BLIND: Final = 0.5
SLOWEST: Final = 20  # seconds for one input: more is a finding
MOST_MEMORY: Final = 4096  # MiB
LONGEST_WORD: Final = 128


def run(name: str, folder: Path, disk: Path, seconds: int) -> None:
    """New inputs go to `corpus` in that folder, a finding into the folder itself."""
    with atheris.instrument_imports(include=MEASURED, exclude=LEFT_OUT):
        entrances = import_module("fuzz.entrances")
    with entrances.opened(name, disk) as entrance:
        seeds, words = _write_seeds(entrance, folder), _write_words(entrance, folder)
        flags = {
            "max_total_time": seconds,
            "max_len": entrance.longest,
            "len_control": 0,
            "timeout": SLOWEST,
            "rss_limit_mb": MOST_MEMORY,
            "dict": words,
            "artifact_prefix": f"{folder}/",
            "print_final_stats": 1,
        }
        given = [f"-{flag}={value}" for flag, value in flags.items()]
        atheris.Setup(
            [name, *given, str(_made(folder / "corpus")), str(seeds)],
            entrance.attempt,
            custom_mutator=_changing(entrance),
        )
        atheris.Fuzz()


def _changing(entrance: Entrance) -> Callable[[bytes, int, int], bytes]:
    """Half of the changes are blind, the others keep the form."""

    def change(data: bytes, most: int, seed: int) -> bytes:
        dice = Random(seed)  # noqa: S311 - the seed is the engine's, so that it can draw the same again
        if dice.random() < BLIND:
            blind: bytes = atheris.Mutate(data, most)
            return blind
        return entrance.changed(data, dice)[:most]

    return change


def _write_seeds(entrance: Entrance, folder: Path) -> Path:
    seeds = _made(folder / "seeds")
    for seed in entrance.seeds():
        (seeds / sha256(seed).hexdigest()).write_bytes(seed)
    return seeds


def _write_words(entrance: Entrance, folder: Path) -> Path:
    """In libFuzzer's own form of a dictionary."""
    path = folder / "words"
    words = {word.encode()[:LONGEST_WORD] for word in entrance.words() if word}
    quoted = ["".join(f"\\x{byte:02x}" for byte in word) for word in sorted(words)]
    path.write_text("".join(f'"{word}"\n' for word in quoted))
    return path


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
