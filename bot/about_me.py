"""How people find the bot. Plain HTTP: a command need not wait for all that the chat stands on."""

from http import HTTPStatus
from typing import Final

import aiohttp

ANSWERED_WITHIN: Final = aiohttp.ClientTimeout(total=10)


async def username(token: str, api_url: str) -> str | None:
    """None where the Bot API is not reached, or knows no such bot."""
    try:
        async with (
            aiohttp.ClientSession(timeout=ANSWERED_WITHIN) as session,
            session.get(f"{api_url}/bot{token}/getMe", allow_redirects=False) as response,
        ):
            if response.status != HTTPStatus.OK:
                return None
            answer = await response.json()
            return str(answer["result"]["username"])
    except (TimeoutError, aiohttp.ClientError, ValueError, KeyError):
        return None
