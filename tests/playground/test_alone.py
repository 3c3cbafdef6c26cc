"""`python -m playground`: in a process of its own, for a bench or a bot of one's own."""

import asyncio
import sys

import aiohttp


async def test_it_starts_alone_and_answers() -> None:
    command = (sys.executable, "-m", "playground", "--token", "43:ALONE", "--port", "0")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    async with asyncio.timeout(30):
        line = (await process.stdout.readline()).decode()
        url = line.split()[4]
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"{url}/bot43:ALONE/getMe") as response,
        ):
            assert (await response.json())["result"]["id"] == 43
        process.terminate()
        assert await process.wait() == 0
