"""PINs under the data key (B0.2); detached work is watched."""

import asyncio

import pytest

from app.dice import SystemDice
from app.nursery import Nursery
from app.vault import KeyedVault

VAULT = KeyedVault(b"a" * 32)


async def test_only_the_right_pin_under_the_right_key_fits() -> None:
    sealed = await VAULT.seal("123456")

    assert await VAULT.fits("123456", sealed)
    assert not await VAULT.fits("123457", sealed)
    assert not await VAULT.fits("123456", None)
    assert not await KeyedVault(b"b" * 32).fits("123456", sealed)
    assert "123456" not in sealed


def test_tokens_differ_and_figures_are_figures() -> None:
    dice = SystemDice()

    assert dice.token() != dice.token()
    assert len(dice.figures(6)) == 6
    assert dice.figures(6).isdigit()


async def test_the_nursery_waits_for_its_work() -> None:
    done: list[str] = []

    async def work() -> None:
        await asyncio.sleep(0)
        done.append("work")

    async with Nursery() as nursery:
        nursery.start("work", work())

    assert done == ["work"]


async def test_failed_work_is_logged_by_kind_and_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    async def fails() -> None:
        message = "900101300007"
        raise ValueError(message)

    async with Nursery() as nursery:
        nursery.start("fails", fails())

    printed = capsys.readouterr()
    assert "ValueError" in printed.out + printed.err
    assert "900101300007" not in printed.out + printed.err


async def test_an_error_in_the_block_ends_endless_work() -> None:
    async def endless() -> None:
        await asyncio.Event().wait()

    with pytest.raises(KeyError):
        async with Nursery() as nursery:
            task = nursery.start("endless", endless())
            raise KeyError

    assert task.cancelled()
