"""An input of the import: files one after the other, each under a line with its name.

`@register.csv whole yes` is such a line; what stands below it, up to the next one, are the bytes
of the file. A byte 1A stands for seventy thousand repetitions of the one before it, so that an
input stays small where a line is long.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_HEAD: Final = re.compile(rb"^@([a-z_]{1,20}\.csv)((?: [a-z]{1,8})*)\r?\n", re.MULTILINE)
_LONG: Final = re.compile(rb"(.)(\x1a{1,3})", re.DOTALL)
REPEATED: Final = 70_000
MOST_REPEATED: Final = 2
UNNAMED: Final = "register.csv"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files by name, and what the command is told besides."""

    files: Mapping[str, bytes]
    options: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, data: bytes) -> "Bundle":
        """Of two files of one name the later counts; bytes without a name are a register."""
        files: dict[str, bytes] = {}
        options: set[str] = set()
        for name, told, content in _parts(data):
            files[name] = _spread(content)
            options |= set(told)
        return cls(files, frozenset(options))

    def write(self, folder: Path) -> None:
        """In place of whatever was there."""
        for old in folder.iterdir():
            old.unlink()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


def joined(files: Mapping[str, bytes], *options: str) -> bytes:
    """The input that `Bundle.parse` reads so, where each file but the last ends its line."""
    told = "".join(f" {option}" for option in options)
    return b"".join(b"@%s%s\n%s" % (name.encode(), told.encode(), files[name]) for name in files)


def _parts(data: bytes) -> Iterator[tuple[str, list[str], bytes]]:
    heads = list(_HEAD.finditer(data))
    if not heads:
        yield UNNAMED, [], data
        return
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        content = data[head.end() : following.start() if following else len(data)]
        yield head[1].decode(), head[2].decode().split(), content


def _spread(content: bytes) -> bytes:
    def spread(found: re.Match[bytes]) -> bytes:
        return found[1] * (REPEATED * len(found[2]))

    return _LONG.sub(spread, content, count=MOST_REPEATED)
