"""Importing the register beside a bare csv reader with executemany of the same rows.

`python -m bench.import_bench --people 1200000` prints one row of a table: rows a second of both,
their ratio in this run, and the peak memory of the import's process.
"""

import argparse
import asyncio
import csv
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import asyncpg

import storage
from app.data.region import write_region
from storage.bulk import CACHE_KIB, SQLITE
from storage.imports.loading import Order, load
from storage.sqlite import open_connection
from storage.tables import register

BATCH = 5_000
FIRST = date(2026, 11, 23)
PERSON = len(register.columns)
LOADERS = ("bare", "ours")


def bare_sqlite(url: str, file: Path) -> None:
    connection = open_connection(Path(url.removeprefix(SQLITE)), 0)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")  # the same for both
    connection.execute("BEGIN IMMEDIATE")
    for table, columns, rows in bare_rows(file):
        statement = f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - the names are our own tables
        connection.executemany(statement, rows)
    connection.execute("COMMIT")
    connection.close()


async def bare_postgresql(url: str, file: Path) -> None:
    connection = await asyncpg.connect(url.replace("+asyncpg", "", 1))
    async with connection.transaction():
        for table, columns, rows in bare_rows(file):
            marks = ", ".join(f"${number}" for number in range(1, columns + 1))
            statement = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - the names are our own tables
            await connection.executemany(statement, rows)
    await connection.close()


def bare_rows(file: Path) -> Iterator[tuple[str, int, Iterator[list[str]]]]:
    """The rows that an import writes, unchecked: people, and then who is whose guardian."""
    pairs: list[list[str]] = []

    def people(rows: Iterator[list[str]]) -> Iterator[list[str]]:
        for row in rows:
            if row[PERSON]:
                pairs.extend([row[0], guardian] for guardian in row[PERSON].split(";"))
            yield row[:PERSON]

    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        yield "register", PERSON, people(rows)
    yield "guardians", 2, iter(pairs)


async def run_one(loader: str, url: str, folder: Path) -> None:
    """In a process of its own: prints seconds and peak memory in MiB."""
    start = perf_counter()
    if loader == "ours":
        await load(url, Order([folder / "register.csv"], datetime(2026, 11, 23, 4, tzinfo=UTC)))
    elif url.startswith(SQLITE):
        bare_sqlite(url, folder / "register.csv")
    else:
        await bare_postgresql(url, folder / "register.csv")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(perf_counter() - start, peak)


def measured(loader: str, url: str, folder: Path) -> tuple[float, float]:
    words = [sys.executable, "-m", "bench.import_bench", "--only", loader, url, str(folder)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 - our own program
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


async def fresh(base: str, name: str, folder: Path) -> str:
    """A migrated database with the region's providers; `base` is SQLite's or a server's URL."""
    if base.startswith(SQLITE):
        url = f"{SQLITE}{folder / name}.db"
    else:
        server = await asyncpg.connect(base.replace("+asyncpg", "", 1))
        await server.execute(f'DROP DATABASE IF EXISTS "bench_{name}"')
        await server.execute(f'CREATE DATABASE "bench_{name}"')
        await server.close()
        head, question, query = base.partition("?")
        url = f"{head.rpartition('/')[0]}/bench_{name}{question}{query}"
    await storage.migrate(url)
    await load(url, Order([folder / "providers.csv"], datetime(2026, 11, 23, 4, tzinfo=UTC)))
    return url


async def compare(base: str, people: int) -> None:
    with tempfile.TemporaryDirectory(prefix="import-bench-") as path:
        folder = Path(path)
        start = perf_counter()
        write_region(folder, people, 1, FIRST)
        wrote = perf_counter() - start
        results = {
            loader: measured(loader, await fresh(base, loader, folder), folder)
            for loader in LOADERS
        }
    (bare, _), (ours, peak) = results["bare"], results["ours"]
    kind = base.partition("+")[0]
    print("| store | people | generate s | bare rows/s | import rows/s | ratio | peak MiB |")
    print(
        f"| {kind} | {people} | {wrote:.1f} | {people / bare:.0f} | {people / ours:.0f} "
        f"| {ours / bare:.2f} | {peak:.0f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1_200_000)
    parser.add_argument("--database-url", default=SQLITE)
    parser.add_argument("--only", nargs=3, metavar=("LOADER", "URL", "FOLDER"))
    args = parser.parse_args()
    if args.only:
        loader, url, folder = args.only
        asyncio.run(run_one(loader, url, Path(folder)))
    else:
        asyncio.run(compare(args.database_url, args.people))


if __name__ == "__main__":
    main()
