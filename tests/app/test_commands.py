"""Commands as an administrator meets them: what they print, and how they end."""

import base64
import re
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from app.commands.demo import TOKEN, people
from app.demo_region import PLAYERS, write_region
from clinic.acting import Role
from playground import Playground, Served, serve
from tests.app.office import NOW, Office, hire, press, shows

AIGUL = PLAYERS[0]
KEY = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with await serve(Playground(TOKEN, people(), now=lambda: NOW)) as served:
        yield served


@pytest.fixture
def office(served: Served, tmp_path: Path) -> Office:
    return Office(f"sqlite+aiosqlite:///{tmp_path / 'clinic.db'}", served.url, tmp_path)


async def test_without_a_schema_every_command_says_migrate(office: Office) -> None:
    done = await office.command("run")

    assert (done.status, done.said) == (1, "")
    assert "run `qabyldau migrate`" in done.complained
    assert len(done.complained.splitlines()) == 1


async def test_check_names_everything_and_every_job(office: Office) -> None:
    await office.command("migrate")
    done = await office.command("check")

    assert done.status == 0
    assert {"settings: ok", "database: ok", "bot api: ok"} <= set(done.said.splitlines())
    assert sum(line.startswith("job ") for line in done.said.splitlines()) == 6
    assert "job notices that are due: every 1 s" in done.said
    assert "job what is past its promise: every 10 s" in done.said
    assert "job list of appointments: off, as QABYLDAU_LISTS_DIR is not set" in done.said


async def test_the_clock_turned_overnight_brings_the_lists_at_the_clinics_own_hours(
    office: Office,
) -> None:
    lists = office.folder / "lists"
    office.environment["QABYLDAU_LISTS_DIR"] = str(lists)
    write_region(office.folder / "region", NOW.date(), people=50)
    await office.command("migrate")
    await office.command("import", str(office.folder / "region"))
    checked = await office.command("check")
    async with office.bot():
        turned = await office.command("clock", "--by", "1d")

    assert "job list of appointments, taraz-1: 2026-11-25 07:30" in checked.said
    assert turned.status == 0, turned.complained
    assert "2026-11-25-taraz-1-appointments.pdf" in {file.name for file in lists.iterdir()}
    assert not list(lists.glob("*.unfinished"))


async def test_check_says_what_is_not_reached(office: Office, served: Served) -> None:
    await office.command("migrate")
    await served.close()
    done = await office.command("check")

    assert done.status == 1
    assert "bot api: not reached (TelegramNetworkError)" in done.said


@pytest.mark.parametrize(
    ("token", "reason"),
    [("100:other", "TelegramUnauthorizedError"), ("no token", "TokenValidationError")],
)
async def test_run_with_a_wrong_token_ends_with_one_line(
    office: Office, token: str, reason: str
) -> None:
    await office.command("migrate")
    office.environment["QABYLDAU_BOT_TOKEN"] = token
    done = await office.command("run")

    assert done.status == 1
    assert reason in done.complained
    assert len(done.complained.splitlines()) == 1


async def test_a_port_in_use_ends_with_one_line(office: Office, served: Served) -> None:
    port = served.url.rpartition(":")[2]
    folder = str(office.folder / "demo")
    done = await office.command("demo", "--folder", folder, "--port", port, "--people", "50")

    assert done.status == 1
    assert "already in use" in done.complained
    assert len(done.complained.splitlines()) == 1


async def test_a_real_database_refuses_now_and_a_rehearsal_needs_it(
    office: Office, served: Served, tmp_path: Path
) -> None:
    await office.command("migrate")
    url = office.environment["QABYLDAU_DATABASE_URL"]
    real = Office(url, served.url, tmp_path, QABYLDAU_NOW=None, QABYLDAU_DATA_KEY=KEY)
    assert "needs QABYLDAU_NOW" in (await real.command("run")).complained

    (tmp_path / "clinic.db").unlink()
    await real.command("migrate")
    assert "refuses QABYLDAU_NOW" in (await office.command("run")).complained


async def test_a_pin_is_printed_once_and_can_be_revoked(office: Office, tmp_path: Path) -> None:
    write_region(tmp_path / "region", NOW.date(), people=50)
    await office.command("migrate")
    await office.command("import", str(tmp_path / "region"))
    registrar = await hire(office.settings, Role.REGISTRAR)
    person = ("--iin", AIGUL.iin, "--provider", "taraz-1", "--staff", registrar)

    issued = await office.command("pin", "issue", *person)
    revoked = await office.command("pin", "revoke", *person)
    again = await office.command("pin", "revoke", *person)

    assert issued.status == 0
    assert re.fullmatch(r"\d{6}\n", issued.said)
    assert (revoked.status, again.status) == (0, 1)
    assert AIGUL.iin not in issued.complained + again.complained


async def test_a_wrong_iin_is_refused_without_being_repeated(office: Office) -> None:
    done = await office.command(
        "pin", "issue", "--iin", "943101000014", "--provider", "taraz-1", "--staff", "s-1"
    )

    assert done.status == 1
    assert "943101000014" not in done.complained


async def test_the_clock_is_turned_in_a_rehearsal_only_forward(office: Office) -> None:
    await office.command("migrate")
    forward = await office.command("clock", "--by", "2h")
    back = await office.command("clock", "--to", "2026-11-24T08:00+05:00")

    assert forward.said.startswith("2026-11-24T11:0")
    assert back.said >= forward.said


@pytest.mark.parametrize("wrong", [("--by", "two hours"), ("--to", "2026-11-24T08:00"), ()])
async def test_a_wrong_span_is_a_matter_of_usage(office: Office, wrong: tuple[str, ...]) -> None:
    assert (await office.command("clock", *wrong)).status == 2


async def test_key_new_prints_a_key_that_the_settings_take(office: Office) -> None:
    assert len((await office.command("key", "new")).said.strip()) == 44


async def test_a_running_bot_is_watched_over_http(office: Office, served: Served) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    office.environment["QABYLDAU_HTTP_LISTEN"] = address
    await office.command("migrate")
    hand = served.playground.person(people()[0].id)
    async with office.bot(), aiohttp.ClientSession(f"http://{address}") as watching:
        await hand.say("/start")
        await press(hand, "Қазақша")
        await shows(hand, "Бұдан былай қазақша жауап береміз.")
        async with watching.get("/health/ready") as ready:
            told = await ready.json()
        async with watching.get("/metrics") as metrics:
            page = await metrics.text()
        taken = await office.command("run")

    assert (ready.status, told["status"]) == (200, "ok")
    assert "qabyldau_updates_total 2.0" in page
    assert (taken.status, "already in use" in taken.complained) == (1, True)


async def test_by_webhook_and_ended_by_sigterm(office: Office, served: Served) -> None:
    """Updates come to the address of the setting, with the secret; SIGTERM ends with 0."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hooked = Office(
        office.environment["QABYLDAU_DATABASE_URL"], served.url, office.folder,
        QABYLDAU_WEBHOOK_URL=f"http://127.0.0.1:{port}/hook",
        QABYLDAU_WEBHOOK_LISTEN=f"127.0.0.1:{port}",
        QABYLDAU_WEBHOOK_SECRET="0123456789abcdef0123456789abcdef",
    )  # fmt: skip
    await hooked.command("migrate")
    hand = served.playground.person(people()[0].id)
    async with hooked.bot() as process:
        await hand.say("/start")
        await press(hand, "Қазақша")
        await shows(hand, "Бұдан былай қазақша жауап береміз.")
        process.terminate()
        assert await process.wait() == 0


def another_database(office: Office, name: str, **settings: str | None) -> Office:
    url, api = f"sqlite+aiosqlite:///{office.folder / name}", "QABYLDAU_TELEGRAM_API_URL"
    return Office(url, office.environment[api], office.folder, **settings)


async def test_a_backup_is_restored_into_a_new_database(office: Office) -> None:
    await office.command("migrate")
    copy = str(office.folder / "copy")
    made = await office.command("backup", copy)
    fresh = another_database(office, "fresh.db")
    restored = await fresh.command("restore", copy)

    assert made.status == restored.status == 0
    assert restored.said == made.said
    assert "2026-11-24T04:0" in made.said
    assert (await fresh.command("check")).status == 0


async def test_what_is_not_restored_is_said_in_one_line(office: Office) -> None:
    await office.command("migrate")
    copy = str(office.folder / "copy")
    await office.command("backup", copy)
    over = await office.command("restore", copy)
    real = another_database(office, "real.db", QABYLDAU_NOW=None, QABYLDAU_DATA_KEY=KEY)
    other_key = await real.command("restore", copy)
    nowhere = await office.command("backup", str(office.folder / "no" / "copy"))
    nothing = await office.command("restore", str(office.folder / "none"))

    assert "not empty" in over.complained
    assert "another data key" in other_key.complained
    for refused in (over, other_key, nowhere, nothing):
        assert refused.status == 1
        assert len(refused.complained.splitlines()) == 1


async def test_a_rotated_key_opens_and_the_old_one_no_longer_does(office: Office) -> None:
    old = another_database(office, "real.db", QABYLDAU_NOW=None, QABYLDAU_DATA_KEY=KEY)
    await old.command("migrate")
    rotated = await old.command("key", "rotate")
    fresh = rotated.said.strip()
    new = another_database(office, "real.db", QABYLDAU_NOW=None, QABYLDAU_DATA_KEY=fresh)

    assert rotated.status == 0
    assert (await new.command("check")).status == 0
    refused = await old.command("check")
    assert "database: QABYLDAU_DATA_KEY: it does not open this database" in refused.said
