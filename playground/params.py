"""A request's parameters, whichever of the three body forms they came in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.errors import bad_request

TRUE = frozenset({"true", "True", "1", "yes"})


@dataclass(frozen=True)
class Upload:
    """A file sent with the request."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True)
class Params:
    """Forms carry strings and JSON in strings, JSON bodies carry values: both read the same."""

    values: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return None if value is None else str(value)

    def integer(self, name: str) -> int | None:
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            reason = f'invalid parameter "{name}" specified: an integer is expected'
            raise bad_request(reason) from None

    def flag(self, name: str) -> bool:
        value = self.values.get(name)
        return value is True or (isinstance(value, str) and value in TRUE) or value == 1

    def parsed(self, name: str, complaint: str) -> Any:
        """Read a JSON-serialised parameter; None when absent, `complaint` when broken."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(complaint) from None

    def upload(self, name: str) -> Upload | None:
        """Find a file given directly in its own field or by `attach://`."""
        if name in self.files:
            return self.files[name]
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return None
