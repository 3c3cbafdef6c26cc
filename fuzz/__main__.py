"""`python -m fuzz [ENTRANCE …]`: five minutes at each entrance, with whatever comes (`make fuzz`).

What is found is kept as a file, with the command that meets it again; the exit status is then 1.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fuzz.entrances import ENTRANCES, opened
from fuzz.report import Line, written

SECONDS: Final = 300
ENGINE: Final = "atheris"
FINDINGS: Final = ("crash-*", "timeout-*", "oom-*")
IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - only a folder with a name of its own is made in it


@contextmanager
def disk() -> Iterator[Path]:
    """For databases, in memory where there is a disk in it; gone at the end."""
    memory = IN_MEMORY if IN_MEMORY.is_dir() else None
    with TemporaryDirectory(prefix="qabyldau-fuzz-", dir=memory) as folder:
        yield Path(folder)


def fuzz(name: str, keep: Path, seconds: int) -> tuple[Line, Sequence[Path]]:
    """The figures of a run, and what it has found."""
    folder = keep / name
    folder.mkdir(parents=True, exist_ok=True)
    known = _findings(folder)
    log = folder / "log.txt"
    with disk() as databases, log.open("wb") as told:
        words = [name, str(folder), str(databases), str(seconds)]
        done = subprocess.run(  # noqa: S603 - every word is ours: the interpreter, the engine and checked names
            [sys.executable, "-m", "fuzz.engine", *words], stderr=told, stdout=told, check=False
        )
    found = sorted(_findings(folder) - known)
    if done.returncode and not found:
        raise SystemExit(f"{name}: the engine has stopped, see {log}")
    return Line.read(name, log.read_text(errors="replace"), len(found)), found


def again(name: str, path: Path) -> int:
    """One input once more, without the engine; what it finds is raised."""
    with disk() as databases, opened(name, databases) as entrance:
        entrance.attempt(path.read_bytes())
    print(f"{path}: nothing was found")
    return 0


def _findings(folder: Path) -> set[Path]:
    return {path for pattern in FINDINGS for path in folder.glob(pattern)}


def run(names: Sequence[str], keep: Path, seconds: int) -> int:
    lines: list[Line] = []
    findings: list[str] = []
    for name in names:
        line, found = fuzz(name, keep, seconds)
        lines.append(line)
        findings += [f'make fuzz ARGS="{name} --again {path}"' for path in found]
        sys.stderr.write(f"{name}: {line.runs} inputs, {len(found)} found\n")
    print(f"\n{written(lines)}\n")
    for finding in findings:
        print(f"found; once more: {finding}")
    if not findings:
        print(f"nothing was found; the inputs are kept in {keep}")
    return int(bool(findings))


def parser() -> argparse.ArgumentParser:
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("entrances", nargs="*", metavar="ENTRANCE", help=" or ".join(ENTRANCES))
    asked.add_argument("--seconds", type=int, default=SECONDS, help="at each entrance")
    asked.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="inputs and findings; what is there is gone on from",
    )
    asked.add_argument("--again", type=Path, metavar="FILE", help="only this input, once")
    return asked


def main() -> int:
    asked = parser()
    args = asked.parse_args()
    unknown = set(args.entrances) - set(ENTRANCES)
    if unknown:
        asked.error(
            f"there is no {', '.join(sorted(unknown))}: choose from {', '.join(ENTRANCES)}"
        )
    if args.again:
        if len(args.entrances) != 1:
            asked.error("--again needs the one entrance that the input is for")
        return again(args.entrances[0], args.again)
    if find_spec(ENGINE) is None:
        sys.stderr.write(f"{ENGINE} is not installed: it is made for Python 3.11 to 3.13\n")
        return 1
    keep = args.keep or Path(tempfile.mkdtemp(prefix="qabyldau-findings-"))
    return run(args.entrances or [*ENTRANCES], keep.resolve(), args.seconds)


if __name__ == "__main__":
    sys.exit(main())
