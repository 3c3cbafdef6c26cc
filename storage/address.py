"""DATABASE_URL: which database, and where (interfaces.md "Settings")."""

from pathlib import Path

SQLITE = "sqlite+aiosqlite:///"
POSTGRESQL = "postgresql+asyncpg://"


def sqlite_path(url: str) -> Path | None:
    """None: the URL names a PostgreSQL database. Raises ValueError for anything else."""
    if url.startswith(SQLITE):
        return Path(url.removeprefix(SQLITE))
    if url.startswith(POSTGRESQL):
        return None
    raise ValueError(f"a database is given as {SQLITE}… or {POSTGRESQL}…")


def driver_url(url: str) -> str:
    """The URL as asyncpg reads it."""
    return url.replace("+asyncpg", "", 1)
