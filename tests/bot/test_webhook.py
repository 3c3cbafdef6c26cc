"""Anything but 200 makes Telegram bring the update again (house.md)."""

from collections.abc import Mapping
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.webhook import SECRET_HEADER, webhook_app


async def failing(update: Mapping[str, Any]) -> None:
    raise OSError(update["update_id"])


async def test_what_was_not_done_is_brought_again() -> None:
    async with TestClient(TestServer(webhook_app(failing, "/hook", "s3cret"))) as client:
        answer = await client.post(
            "/hook", json={"update_id": 1}, headers={SECRET_HEADER: "s3cret"}
        )
        assert answer.status == 503


async def test_a_stranger_is_refused_whatever_the_secret_looks_like() -> None:
    """Bytes that are no text are no failure of ours."""
    async with TestClient(TestServer(webhook_app(failing, "/hook", "s3cret"))) as client:
        answer = await client.post("/hook", json={}, headers={SECRET_HEADER: "\udcff\udcfe"})
        assert answer.status == 401


@pytest.mark.parametrize("body", [b"", b"{", b'{"text": "\xff"}', b"[" * 100_000])
async def test_what_is_no_json_is_refused_and_no_failure(
    body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever knows the secret: no library's log may quote it."""
    async with TestClient(TestServer(webhook_app(failing, "/hook", "s3cret"))) as client:
        answer = await client.post("/hook", data=body, headers={SECRET_HEADER: "s3cret"})
        assert answer.status == 400
    assert caplog.text == ""
