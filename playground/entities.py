"""Formatted text: Telegram's HTML to plain text and entities, with Telegram's complaints."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any

from playground.chats import Json
from playground.errors import ApiError, bad_request

PLAIN_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")


def utf16_length(text: str) -> int:
    """Telegram counts offsets in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def commands_in(text: str) -> list[Json]:
    """Find the bot commands a Telegram app marks in what a person writes."""
    return [
        {
            "type": "bot_command",
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in COMMAND.finditer(text)
    ]


def with_commands(text: str, entities: list[Json]) -> list[Json]:
    """Add the commands that stand outside of all given entities, as Telegram's servers do."""
    if "/" not in text:
        return entities
    taken = [(one["offset"], one["offset"] + one["length"]) for one in entities]
    free = [
        one
        for one in commands_in(text)
        if all(
            one["offset"] + one["length"] <= start or one["offset"] >= end for start, end in taken
        )
    ]
    return sorted(entities + free, key=lambda one: (one["offset"], -one["length"]))


def formatted(
    text: str, parse_mode: str | None, entities: list[Json] | None
) -> tuple[str, list[Json]]:
    """Give the text as it is shown, trimmed, and its entities. Raises ApiError when unparsable."""
    if not parse_mode:
        return _trimmed(text, entities or [])
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    if "<" not in text and "&" not in text:
        return _trimmed(text, [])
    return _trimmed(*_Reader(text).read())


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    shown = text.strip()
    if len(shown) == len(text):
        return text, entities
    cut = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(shown)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] - cut + entity["length"], end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return shown, kept


@dataclass
class _Open:
    tag: str
    entity: Json
    start: int  # in UTF-16 units of the text read so far


@dataclass
class _Reader:
    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def read(self) -> tuple[str, list[Json]]:
        at = 0
        while at < len(self.source):
            if self.source[at] == "<":
                at = self._tag(at)
            elif self.source[at] == "&":
                at = self._reference(at)
            else:
                at = self._plain(at)
        if self.open:
            tag = self.open[-1].tag
            raise self._complaint(f'Can\'t find end tag corresponding to start tag "{tag}"')
        self.entities.sort(key=lambda one: (one["offset"], -one["length"]))
        return "".join(self.text), self.entities

    def _add(self, piece: str) -> None:
        self.text.append(piece)
        self.length += utf16_length(piece)

    def _plain(self, at: int) -> int:
        ends = [end for end in (self.source.find(mark, at) for mark in "<&") if end >= 0]
        end = min(ends, default=len(self.source))
        self._add(self.source[at:end])
        return end

    def _reference(self, at: int) -> int:
        match = REFERENCE.match(self.source, at)
        self._add(html.unescape(match.group()) if match else "&")
        return match.end() if match else at + 1

    def _tag(self, at: int) -> int:
        match = TAG.match(self.source, at)
        if match is None:
            raise self._complaint("Unclosed start tag", at)
        closing, name, rest = match.group(1), match.group(2).lower(), match.group(3)
        if closing:
            self._close(name, at)
        else:
            self.open.append(_Open(name, self._entity(name, rest, at), self.length))
        return match.end()

    def _close(self, name: str, at: int) -> None:
        if not self.open:
            raise self._complaint("Unexpected end tag", at)
        opened = self.open.pop()
        if opened.tag != name:
            place = self._bytes_before(at)
            text = f'Unmatched end tag at byte offset {place}, expected "</{opened.tag}>"'
            raise self._complaint(f'{text}, found "</{name}>"')
        language = opened.entity.pop("language", "") if name == "code" else ""
        length = self.length - opened.start
        if language and self._fills_pre(opened):
            self.open[-1].entity["language"] = language
        elif length:
            self.entities.append({**opened.entity, "offset": opened.start, "length": length})

    def _fills_pre(self, opened: _Open) -> bool:
        """`<pre><code class="language-x">` is one entity: the inner tag names the language."""
        outer = self.open[-1] if self.open else None
        return outer is not None and outer.tag == "pre" and outer.start == opened.start

    def _entity(self, name: str, rest: str, at: int) -> Json:
        given = {
            match.group(1).lower(): html.unescape(next(filter(None, match.groups()[1:]), ""))
            for match in ATTRIBUTE.finditer(rest)
        }
        entity = _entity_of(name, given)
        if entity is None:
            raise self._complaint(f'Unsupported start tag "{name}"', at)
        return entity

    def _complaint(self, what: str, at: int | None = None) -> ApiError:
        place = "" if at is None else f" at byte offset {self._bytes_before(at)}"
        return bad_request(f"can't parse entities: {what}{place}")

    def _bytes_before(self, at: int) -> int:
        return len(self.source[:at].encode())


def _entity_of(name: str, given: dict[str, str]) -> dict[str, Any] | None:
    """Say which entity a start tag begins; None when Telegram does not know the tag."""
    if name == "code" and given.get("class", "").startswith("language-"):
        return {"type": "code", "language": given["class"].removeprefix("language-")}
    if name in PLAIN_TAGS:
        return {"type": PLAIN_TAGS[name]}
    if name == "span" and given.get("class") == "tg-spoiler":
        return {"type": "spoiler"}
    if name == "blockquote":
        return {"type": "expandable_blockquote" if "expandable" in given else "blockquote"}
    if name == "a":
        return {"type": "text_link", "url": given.get("href", "")}
    return None
