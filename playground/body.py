"""Reads a request's parameters: JSON, form or multipart body, and the query string."""

from __future__ import annotations

from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from playground.errors import bad_request
from playground.params import Params, Upload


async def read_params(request: web.Request) -> Params:
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        values |= await _json(request)
        return Params(values)
    files: dict[str, Upload] = {}
    for name, field in (await request.post()).items():
        if isinstance(field, FileField):
            files[name] = Upload(field.filename, field.content_type, field.file.read())
        else:
            values[name] = field
    return Params(values, files)


async def _json(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        raise bad_request("can't parse request JSON") from None
    if not isinstance(body, dict):
        raise bad_request("object expected as request JSON")
    return body
