"""Anything but 200 makes Telegram bring the update again (house.md)."""

from collections.abc import Mapping
from typing import Any

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
