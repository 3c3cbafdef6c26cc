"""The fixtures of tests/conftest.py: every test has a database of its own on both servers."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine


async def test_a_test_writes_into_an_empty_database_of_its_own(empty_database_url: str) -> None:
    engine = create_async_engine(empty_database_url)
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE mine (n INTEGER)"))
        await connection.execute(text("INSERT INTO mine VALUES (1)"))
        assert (await connection.execute(text("SELECT n FROM mine"))).scalar_one() == 1
    await engine.dispose()


async def test_the_next_test_finds_it_empty_again(empty_database_url: str) -> None:
    await test_a_test_writes_into_an_empty_database_of_its_own(empty_database_url)


async def test_the_schema_is_there(database_url: str) -> None:
    engine = create_async_engine(database_url)
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM entries"))).scalar_one() == 0
    await engine.dispose()
