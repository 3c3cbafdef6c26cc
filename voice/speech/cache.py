"""Sounds kept on disk: fixed prompts, digits, days and times. Nothing of anybody comes here.

A file is named by a digest of who says what in which language, and begins with a digest of itself:
one that was damaged is as if it were not there.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from locales.language import Language

MEGABYTES: Final = 256
"""Four and a half hours of speech; the prompts of both languages are about fifty megabytes."""
_MEGABYTE: Final = 1_000_000
_DIGEST: Final = hashlib.sha256().digest_size


class CacheUnusable(Exception):  # noqa: N818 - the reason a start is refused
    """Names the folder and what hinders."""


class Cache:
    """Its methods wait for the disk: call them in a thread."""

    def __init__(self, folder: Path, megabytes: float = MEGABYTES) -> None:
        """Raises CacheUnusable."""
        self._folder = folder
        self._room = megabytes * _MEGABYTE
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise CacheUnusable(f"{folder}: {error.strerror}") from None

    def find(self, voice: str, words: str, language: Language) -> bytes | None:
        path = self._path(voice, words, language)
        try:
            found = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        digest, samples = found[:_DIGEST], found[_DIGEST:]
        return samples if digest == hashlib.sha256(samples).digest() else None

    def keep(self, voice: str, words: str, language: Language, samples: bytes) -> None:
        """Whole or not at all. A full disk keeps nobody from being heard."""
        with suppress(OSError):
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as new:
                new.write(hashlib.sha256(samples).digest() + samples)
            Path(new.name).replace(self._path(voice, words, language))
            self._make_room()

    def _make_room(self) -> None:
        """Whatever was not heard for longest goes first, remains of a broken writing too."""
        known = sorted(self._files())
        surplus = sum(size for _, size, _ in known) - self._room
        for _, size, path in known:
            if surplus <= 0:
                break
            path.unlink(missing_ok=True)
            surplus -= size

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):
                known = path.stat()
                yield known.st_mtime, known.st_size, path

    def _path(self, voice: str, words: str, language: Language) -> Path:
        asked = f"{voice}\0{language}\0{words}"
        return self._folder / hashlib.sha256(asked.encode()).hexdigest()
