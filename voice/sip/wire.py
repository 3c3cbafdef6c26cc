"""Packets as text that sippy cannot damage, and the answer to what it cannot read.

Bytes beyond ASCII may be a name in UTF-8 or in Windows-1251; some of them part lines or words as
sippy sees them. Each becomes one letter of private use, and the same byte again on its way out.
"""

import re
from typing import Final
from zlib import crc32

_FIRST: Final = 0xF700
_HIDDEN: Final = {byte: _FIRST + byte for byte in (0x00, 0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F)} | {
    byte: _FIRST + byte for byte in range(0x80, 0x100)
}
_SHOWN: Final = {letter: byte for byte, letter in _HIDDEN.items()}
_HEADER: Final = re.compile(r"([A-Za-z-]{1,20})[ \t]*:[ \t]*(.*)")
_FOLD: Final = re.compile(r"\r?\n[ \t]+")
ONCE: Final = ("from", "to", "call-id", "cseq")
"""Of each there is one in every message."""
_SHORT: Final = {"v": "via", "f": "from", "t": "to", "i": "call-id"}


def read(packet: bytes) -> str:
    return packet.decode("latin-1").translate(_HIDDEN)


def write(text: str) -> bytes:
    return text.translate(_SHOWN).encode("latin-1", "replace")


def bad_request(text: str) -> str | None:
    """400 to a request that says how to answer it; None: not to be answered."""
    first, *lines = _FOLD.sub(" ", _head(text)).split("\n")
    if first.startswith(("SIP/2.0 ", "ACK ")):
        return None
    headers = [(_name(found[1]), found[2].strip()) for line in lines if (found := _match(line))]
    vias = [value for name, value in headers if name == "via"]
    once = {name: [value for other, value in headers if other == name] for name in ONCE}
    if not vias or any(len(values) != 1 for values in once.values()):
        return None
    answered = [f"Via: {via}" for via in vias]
    answered += [f"{name.title()}: {value}" for name, (value,) in once.items()]
    tagged = [f"{line};tag={crc32(text.encode()):08x}" if _lacks_tag(line) else line
              for line in answered]  # fmt: skip
    return "\r\n".join(["SIP/2.0 400 Bad Request", *tagged, "Content-Length: 0", "", ""])


def _head(text: str) -> str:
    return re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]


def _match(line: str) -> re.Match[str] | None:
    return _HEADER.fullmatch(line.rstrip("\r"))


def _name(written: str) -> str:
    name = written.lower()
    return _SHORT.get(name, name)


def _lacks_tag(line: str) -> bool:
    return line.startswith("To: ") and ";tag=" not in line.lower()
