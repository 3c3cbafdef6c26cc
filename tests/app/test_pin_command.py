"""`qabyldau pin`: by whom a PIN is issued and revoked."""

import argparse
from datetime import date
from pathlib import Path

import pytest

from app.commands import pin
from app.commands.parts import reception_of
from app.demo_region import PLAYERS, write_region
from app.failures import CommandFailed
from app.settings import Settings
from app.stores import opened
from clinic.acting import Role
from clinic.people import ProviderId
from clinic.reception import StaffRequest
from storage import tables
from storage.imports.loading import Order, load
from tests.app.office import NOW, hire
from tests.clinic.usecases.town import NOBODY, kept
from tests.keys import KEY

IIN = PLAYERS[0].iin


@pytest.fixture
async def settings(sqlite_url: str, tmp_path: Path) -> Settings:
    write_region(tmp_path, date(2026, 11, 24), people=50)
    await load(sqlite_url, Order([tmp_path], NOW))
    return Settings(database_url=sqlite_url, data_key=KEY)


async def asked(settings: Settings, act: str, staff: str, iin: str = IIN) -> int:
    parser = argparse.ArgumentParser()
    pin.add_arguments(parser)
    words = [act, "--iin", iin, "--provider", "taraz-1", "--staff", staff]
    return await pin.run(parser.parse_args(words), settings)


async def invite(settings: Settings) -> str:
    """Nobody has used the link."""
    async with opened(settings) as (store, clock):
        wanted = StaffRequest(Role.REGISTRAR, ProviderId("taraz-1"), None, "test")
        return (await reception_of(store, clock).invite_staff(wanted)).staff


async def dismissed(settings: Settings) -> str:
    staff = await hire(settings, Role.REGISTRAR)
    async with opened(settings) as (store, clock):
        assert await reception_of(store, clock).revoke_staff(staff, "test")
    return staff


async def test_b0_7_only_a_confirmed_registrar_of_that_provider_issues_and_revokes(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    registrar = await hire(settings, Role.REGISTRAR)
    others = [
        "anybody",
        await invite(settings),
        await dismissed(settings),
        await hire(settings, Role.MANAGER),
        await hire(settings, Role.OPERATOR),
        await hire(settings, Role.REGISTRAR, "taraz-2"),
    ]
    for staff in others:
        for act in ("issue", "revoke"):
            with pytest.raises(CommandFailed, match="--staff: no confirmed registrar"):
                await asked(settings, act, staff)
    assert capsys.readouterr().out == ""
    assert await asked(settings, "issue", registrar) == 0
    assert await asked(settings, "revoke", registrar) == 0
    assert len(capsys.readouterr().out.strip()) == 6


async def test_until_a_registrar_is_confirmed_there_the_name_is_taken_and_noted(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clinic that has invited nobody yet; another clinic's registrars change nothing in that."""
    await hire(settings, Role.REGISTRAR, "taraz-2")
    assert await asked(settings, "issue", "r-1") == 0
    assert len(capsys.readouterr().out.strip()) == 6
    noted = await kept(settings.database_url, tables.history)
    assert [row["actor"] for row in noted if row["act"] == "issue_pin"] == ["staff:r-1"]


async def test_whoever_is_not_in_the_register_gets_no_pin_and_is_not_repeated(
    settings: Settings,
) -> None:
    registrar = await hire(settings, Role.REGISTRAR)
    with pytest.raises(CommandFailed) as failed:
        await asked(settings, "issue", registrar, NOBODY.digits)
    assert str(failed.value) == "--iin: there is no such person in the register"
