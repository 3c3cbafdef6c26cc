"""The files that git keeps."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("app", "bot", "clinic", "locales", "playground", "storage", "voice")


@cache
def tracked() -> tuple[Path, ...]:
    """Relative to the root; tracked files that still exist."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - whichever git there is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = (Path(name) for name in listed.stdout.split("\0") if name)
    return tuple(name for name in names if (ROOT / name).is_file())


def modules(*folders: str) -> list[Path]:
    return [
        name
        for name in tracked()
        if name.suffix == ".py" and (not folders or name.parts[0] in folders)
    ]
