"""Who may read a file, under a umask that leaves everything open."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def open_to_all() -> Iterator[None]:
    """What is made can be read by everybody, unless whoever makes it sees to it."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)
