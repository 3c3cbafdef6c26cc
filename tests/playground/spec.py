"""A judge of requests, answers and updates: the published description of the Bot API as data.

The data (Bot API 10.1) is PaulSonOfLars/telegram-bot-api-spec, MIT, its licence beside it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playground import Call

DATA = Path(__file__).parent / "data" / "api.min.json"
ARRAY = "Array of "
INTEGER = re.compile(r"-?\d+")
PRIMITIVES: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
}


class Spec:
    """Each check yields what is wrong, as a path and a sentence; silence means conforming."""

    def __init__(self) -> None:
        described = json.loads(DATA.read_text(encoding="utf-8"))
        self._types: dict[str, Any] = described["types"]
        self._methods = {name.lower(): about for name, about in described["methods"].items()}

    def knows(self, method: str) -> bool:
        return method.lower() in self._methods

    def check_call(self, call: Call) -> Iterator[str]:
        """Yield what is wrong with a request and with its answer."""
        about = self._methods.get(call.method.lower())
        if about is None:
            yield f"{call.method}: no such method"
            return
        yield from self._check_request(about, call)
        if not call.answer["ok"]:
            yield from self._check_refusal(call)
            return
        yield from self._any_of(call.method, call.answer["result"], about["returns"])

    def check_update(self, update: Any) -> Iterator[str]:
        yield from self._check(f"update {update.get('update_id')}", update, "Update")

    def _check_request(self, about: Any, call: Call) -> Iterator[str]:
        fields = {field["name"]: field for field in about.get("fields", ())}
        given = {name: value for name, value in call.params.items() if name != "method"}
        for name in given.keys() - fields.keys():
            yield f"{call.method}: unknown parameter {name}"
        for name, field in fields.items():
            if name in given:
                value = _from_form(given[name], field["types"])
                yield from self._any_of(f"{call.method}.{name}", value, field["types"])
            elif field["required"] and name not in call.files:
                yield f"{call.method}: {name} is required"

    def _check_refusal(self, call: Call) -> Iterator[str]:
        for name, kind in (("error_code", int), ("description", str)):
            if not isinstance(call.answer.get(name), kind):
                yield f"{call.method}: refusal without {name}"
        if "parameters" in call.answer:
            yield from self._check(call.method, call.answer["parameters"], "ResponseParameters")

    def _any_of(self, path: str, value: Any, kinds: list[str]) -> Iterator[str]:
        complaints = [list(self._check(path, value, kind)) for kind in kinds]
        if all(complaints):
            yield from min(complaints, key=len)

    def _check(self, path: str, value: Any, kind: str) -> Iterator[str]:
        if kind.startswith(ARRAY):
            yield from self._check_array(path, value, kind.removeprefix(ARRAY))
        elif kind in PRIMITIVES:
            if not isinstance(value, PRIMITIVES[kind]) or (kind != "Boolean" and value is True):
                yield f"{path}: {kind} expected, not {type(value).__name__}"
        elif kind == "InputFile":
            if not isinstance(value, str):
                yield f"{path}: a file expected"
        else:
            yield from self._check_object(path, value, self._types[kind])

    def _check_array(self, path: str, value: Any, kind: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{path}: Array expected"
            return
        for index, item in enumerate(value):
            yield from self._check(f"{path}[{index}]", item, kind)

    def _check_object(self, path: str, value: Any, about: Any) -> Iterator[str]:
        if "subtypes" in about:
            yield from self._any_of(path, value, about["subtypes"])
            return
        if not isinstance(value, dict):
            yield f"{path}: {about['name']} expected"
            return
        fields = {field["name"]: field for field in about.get("fields", ())}
        for name in value.keys() - fields.keys():
            yield f"{path}: unknown field {name} of {about['name']}"
        for name, field in fields.items():
            if name in value:
                yield from self._any_of(f"{path}.{name}", value[name], field["types"])
            elif field["required"]:
                yield f"{path}: {name} of {about['name']} is required"


def _from_form(value: Any, kinds: list[str]) -> Any:
    """Read a form's string as what the parameter should be."""
    if not isinstance(value, str) or "String" in kinds:
        return int(value) if "Integer" in kinds and INTEGER.fullmatch(str(value)) else value
    try:
        return json.loads(value.lower() if "Boolean" in kinds else value)
    except ValueError:
        return value
