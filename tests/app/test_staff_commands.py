"""`qabyldau staff` and `qabyldau schedule`, as an administrator meets them."""

import base64
from collections.abc import AsyncIterator
from datetime import time
from pathlib import Path

import pytest

from app.commands.demo import TOKEN, people
from app.commands.schedule import hours
from app.demo_region import write_region
from playground import Playground, Served, serve
from tests.app.office import NOW, Office, press, shows

SERGEI = people()[1].id
KEY = base64.b64encode(bytes(range(32))).decode()
GIVEN = ("--doctor", "d-den-1", "--from", "2026-11-25", "--reason", "ill", "--staff", "m1")


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with await serve(Playground(TOKEN, people(), now=lambda: NOW)) as served:
        yield served


@pytest.fixture
async def office(served: Served, sqlite_url: str, tmp_path: Path) -> Office:
    return Office(sqlite_url, served.url, tmp_path, QABYLDAU_NOW=None, QABYLDAU_DATA_KEY=KEY)


async def staff(office: Office, *arguments: str) -> list[str]:
    done = await office.command("staff", *arguments)
    assert (done.status, done.complained) == (0, "")
    return done.said.splitlines()


async def test_from_the_link_to_the_role_and_the_closing(office: Office, served: Served) -> None:
    write_region(office.folder / "region", NOW.date(), people=100)
    assert (await office.command("import", str(office.folder / "region"))).status == 0
    name, link, *code = await staff(office, "invite", "--role", "manager", "--provider", "taraz-1")
    assert name == "taraz-1-manager-1"
    assert link.startswith("https://t.me/qabyldau_bot?start=s-")
    assert len(code) > 10, "the QR code"
    hand = served.playground.person(SERGEI)
    async with office.bot():
        await hand.say(f"/start {link.partition('start=')[2]}")
        await shows(hand, str(SERGEI))
        await press(hand, "Русский")
    [line] = await staff(office, "list", "--provider", "taraz-1")
    assert line.split()[:5] == [name, "manager", "-", "used", str(SERGEI)]
    closing = ("schedule", "close", "--doctor", "d-den-1", "--from", "2099-11-25",
               "--reason", "ill", "--staff", name)  # fmt: skip
    early = await office.command(*closing)
    assert (early.status, early.said) == (1, "")
    assert "no confirmed manager" in early.complained
    await staff(office, "confirm", name)
    done = await office.command(*closing)
    assert (done.status, done.said) == (0, "0 visits called off\n")
    await staff(office, "revoke", name)
    assert (await office.command(*closing)).status == 1
    [line] = await staff(office, "list", "--provider", "taraz-1")
    assert line.split()[3] == "revoked"


WRONG = (
    (("staff", "invite", "--role", "manager"), "--provider"),
    (("staff", "invite", "--role", "admin", "--provider", "taraz-1"), "--provider"),
    (("staff", "invite", "--role", "doctor", "--provider", "taraz-1"), "--doctor"),
    (("staff", "invite", "--role", "manager", "--provider", "nowhere"), "no such provider"),
    (("staff", "revoke", "nobody"), "no such member"),
    (("schedule", "close", *GIVEN, "--to", "2026-11-24"), "--to"),
    (("schedule", "close", *GIVEN, "--to", "2026-11-26", "--hours", "14:00-18:00"), "--to"),
)


async def test_what_is_wrong_is_said_in_one_line(office: Office) -> None:
    for arguments, reason in WRONG:
        done = await office.command(*arguments)
        assert (done.status, done.said) == (1, "")
        assert reason in done.complained
        assert len(done.complained.splitlines()) == 1


async def test_without_the_bot_api_the_command_to_type_is_printed(
    office: Office, served: Served
) -> None:
    await served.close()
    name, command = await staff(office, "invite", "--role", "admin")
    assert (name, command[:9]) == ("admin-1", "/start s-")
    done = await office.command("staff", "confirm", name)
    assert "nobody has used" in done.complained
    await staff(office, "revoke", name)
    assert "before" in (await office.command("staff", "revoke", name)).complained


@pytest.mark.parametrize("text", ["18:00-14:00", "14:00", "2pm-6pm", "14:00-14:00"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        hours(text)


def test_hours_are_read() -> None:
    assert hours("08:30-14:00") == (time(8, 30), time(14))
