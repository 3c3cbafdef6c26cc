"""`qabyldau check` warns of what works and is not safe; a warning is no failure."""

import argparse
from pathlib import Path

import pytest

from app.cautions import cautions
from app.commands import check
from app.commands.demo import TOKEN
from app.settings import Settings
from playground import Playground, serve
from tests.app.office import NOW
from tests.keys import KEY

DATABASE_TLS = (
    "database tls",
    "warning, not demanded: say sslmode=verify-full in QABYLDAU_DATABASE_URL",
)
DOT_ENV = (".env", "warning, others may read it: chmod 600 .env")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one in which the command is called."""
    monkeypatch.chdir(tmp_path)
    for name in ("PGHOST", "PGSSLMODE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def on(url: str) -> list[tuple[str, str]]:
    return list(cautions(Settings(database_url=url)))


@pytest.mark.parametrize(
    "place",
    ["u:p@10.0.0.5/q", "db.clinic.kz:5432/q", "u@/q?host=db.clinic.kz", "u@127.0.0.1,10.0.0.5/q"],
)
def test_a_database_elsewhere_is_to_demand_tls(place: str) -> None:
    assert on(f"postgresql+asyncpg://{place}") == [DATABASE_TLS]


@pytest.mark.parametrize(
    "url",
    [
        "sqlite+aiosqlite:///q.db",
        "postgresql+asyncpg://u@localhost/q",
        "postgresql+asyncpg://u@127.0.0.1:5432/q",
        "postgresql+asyncpg://u@[::1]:5432/q",
        "postgresql+asyncpg:///q",
        "postgresql+asyncpg://u@/q?host=/run/postgresql",
        "postgresql+asyncpg://u@%2Frun%2Fpostgresql/q",
        "postgresql+asyncpg://u@10.0.0.5/q?sslmode=verify-full",
        "postgresql+asyncpg://u@10.0.0.5/q?sslmode=disable",
    ],
)
def test_a_database_here_or_with_a_word_on_tls_is_not_warned_of(url: str) -> None:
    assert on(url) == []


def test_what_the_drivers_own_environment_says_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "db.clinic.kz")
    assert on("postgresql+asyncpg:///q") == [DATABASE_TLS]
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    assert on("postgresql+asyncpg:///q") == []


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o640, True), (0o604, True)])
def test_settings_that_others_may_read_are_warned_of(
    folder: Path, mode: int, *, warned: bool
) -> None:
    (folder / ".env").touch()
    (folder / ".env").chmod(mode)
    assert on("sqlite+aiosqlite:///q.db") == ([DOT_ENV] if warned else [])


async def test_a_warning_is_a_line_of_check_and_no_failure(
    folder: Path, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / ".env").touch()
    (folder / ".env").chmod(0o644)
    async with await serve(Playground(TOKEN, [], now=lambda: NOW)) as served:
        settings = Settings(
            database_url=sqlite_url, data_key=KEY, bot_token=TOKEN, telegram_api_url=served.url
        )
        assert await check.run(argparse.Namespace(), settings) == 0
    assert ": ".join(DOT_ENV) in capsys.readouterr().out.splitlines()
