"""`qabyldau backup FILE`: a copy of everything that only the data key opens."""

import argparse
import sys
from pathlib import Path

from app.failures import CommandFailed
from app.settings import Settings
from app.stores import moment, told
from storage import back_up


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    """An older file of that name is replaced once the new one is whole."""
    now = await moment(settings)
    try:
        with told():
            copied = await back_up(settings.database_url, args.file, settings.key(), now)
    except OSError as trouble:
        raise CommandFailed(f"FILE: {trouble.strerror}") from None
    sys.stdout.write(f"{copied.rows} rows as of {copied.at}\n")
    return 0
