"""`qabyldau generate-register`: an invented region of any size in the import format."""

import argparse
from datetime import date
from pathlib import Path

from app.clock import SystemClock
from app.data.region import write_region
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, required=True, metavar="N")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument(
        "--from",
        dest="first",
        type=date.fromisoformat,
        metavar="DAY",
        help="the day of the register and of the first shifts (default: today)",
    )


async def run(args: argparse.Namespace, settings: Settings) -> int:
    now = settings.now or SystemClock(settings.zone).now()
    first = args.first or now.astimezone(settings.zone).date()
    write_region(args.out, args.people, args.seed, first)
    return 0
