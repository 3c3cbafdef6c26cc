"""What can be read on a PDF that reportlab wrote without compression."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
FONT = re.compile(rb"/Name /(\S+) .*?/ToUnicode (\d+) 0 R", re.DOTALL)
LETTER = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>")
SHOWN = re.compile(rb"/(\S+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", re.DOTALL)
SQUARE = re.compile(rb"0 0 0 rg\n[^q]*?n ([\d.]+) ([\d.]+) ([\d.]+) \3 re B\*")
ESCAPE = re.compile(rb"\\(\d{3}|.)", re.DOTALL)
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Read:
    """`text`: every piece of text in the order in which it was drawn."""

    pages: int
    text: str


def read(pdf: bytes) -> Read:
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    alphabets = dict(_alphabets(objects))
    pieces = [piece for body in objects.values() for piece in _pieces(body, alphabets)]
    pages = sum(b"/Type /Page\n" in body for body in objects.values())
    return Read(pages, " ".join(" ".join(pieces).split()))


def squares(pdf: bytes) -> list[tuple[float, float, float]]:
    """What is filled with black: its left and lower edge within its drawing, and its side."""
    return [(float(x), float(y), float(side)) for x, y, side in SQUARE.findall(pdf)]


def _alphabets(objects: Mapping[int, bytes]) -> Iterator[tuple[bytes, Mapping[int, str]]]:
    for body in objects.values():
        font = FONT.search(body)
        if font:
            letters = LETTER.findall(objects[int(font[2])].partition(b"beginbfchar")[2])
            yield font[1], {int(code, 16): chr(int(letter, 16)) for code, letter in letters}


def _pieces(body: bytes, alphabets: Mapping[bytes, Mapping[int, str]]) -> Iterator[str]:
    letters: Mapping[int, str] = {}
    for font, said in SHOWN.findall(body.partition(b"stream")[2]):
        if font:
            letters = alphabets.get(font, {})
        elif letters:
            codes = ESCAPE.sub(_unescaped, said)
            yield "".join(letters.get(code, "?") for code in codes)


def _unescaped(escape: re.Match[bytes]) -> bytes:
    named = escape[1]
    return bytes([int(named, 8)]) if named.isdigit() else PLAIN.get(named, named)
