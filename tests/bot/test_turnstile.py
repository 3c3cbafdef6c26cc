"""One turn at a time for each account, here and over all processes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.turnstile import Turnstile
from clinic.acting import Account

ME, OTHER = Account("telegram:1"), Account("telegram:2")


async def test_the_turn_over_all_processes_is_asked_for_by_one_at_a_time() -> None:
    """Whoever waits here holds nothing that other processes wait for."""
    asked: list[Account] = []
    under_way = 0

    @asynccontextmanager
    async def across(account: Account) -> AsyncIterator[None]:
        nonlocal under_way
        asked.append(account)
        under_way += account == ME
        assert under_way <= 1
        await asyncio.sleep(0)
        yield
        under_way -= account == ME

    turnstile = Turnstile(across)

    async def turn(account: Account) -> None:
        async with turnstile.turn(account):
            await asyncio.sleep(0)

    await asyncio.gather(*(turn(account) for account in (ME, ME, OTHER, ME)))
    assert sorted(asked) == [ME, ME, ME, OTHER]


async def test_accounts_do_not_wait_for_each_other() -> None:
    turnstile = Turnstile()
    async with asyncio.timeout(5), turnstile.turn(ME), turnstile.turn(OTHER):
        pass
