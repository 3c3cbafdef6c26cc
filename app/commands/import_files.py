"""`qabyldau import`: a clinic's own files, all of them or none."""

import argparse
import sys
from pathlib import Path

from app.failures import CommandFailed
from app.regulated import noting
from app.settings import Settings
from app.stores import opened as opened_store
from app.stores import told
from storage.imports.loading import Order, Report, load
from storage.imports.problems import ImportRefused


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", type=Path, nargs="*", metavar="PATH", help="files and folders")
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.add_argument(
        "--whole",
        type=Path,
        metavar="register.csv",
        help="the complete register of its providers: who is absent from it is detached today",
    )
    parser.add_argument("--yes", action="store_true", help="detach more than 5 percent, too")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    async with opened_store(settings) as (store, clock):
        now, cipher = clock.now(), store.keyring.cipher()
    whole = [] if args.whole is None else [args.whole]
    order = Order(
        paths=[*args.paths, *whole],
        now=now,
        dry_run=args.dry_run,
        whole=bool(whole),
        yes=args.yes,
        zone=settings.zone,
        noting=noting,
        cipher=cipher,
    )
    try:
        with told():
            report = await load(settings.database_url, order)
    except ImportRefused as refused:
        for problem in refused.problems:
            sys.stderr.write(f"{problem}\n")
        raise CommandFailed("import refused, nothing was changed") from None
    sys.stdout.write(_report(report, dry_run=args.dry_run))
    return 0


def _report(report: Report, *, dry_run: bool) -> str:
    lines = [f"{file}: {tally}" for file, tally in report.tallies.items()]
    lines += [f"{name}: skipped, not a file of the import format" for name in report.skipped]
    lines += [
        f"{one.doctor} is away on {one.day}, and {one.visits} visits stay booked:"
        " `qabyldau schedule close` calls them off and tells everyone"
        for one in report.stranded
    ]
    if dry_run:
        lines.append("dry run: nothing was changed")
    return "".join(f"{line}\n" for line in lines)
