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
    statement = f"INSERT INTO register VALUES ({', '.join('?' * PERSON)})"  # noqa: S608
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")  # the same for both
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(statement, (row[:PERSON] for row in rows))
        connection.execute("COMMIT")
    connection.close()


async def bare_postgresql(url: str, file: Path) -> None:
    connection = await asyncpg.connect(url.replace("+asyncpg", "", 1))
    marks = ", ".join(f"${number}" for number in range(1, PERSON + 1))
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        async with connection.transaction():
            statement = f"INSERT INTO register VALUES ({marks})"  # noqa: S608
            await connection.executemany(statement, (row[:PERSON] for row in rows))
    await connection.close()


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
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603
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
