"""`qabyldau restore FILE`: the database that the settings name is made of a backup."""

import argparse
import sys
from pathlib import Path

from app.failures import CommandFailed
from app.settings import Settings
from app.stores import prepare, told
from storage import FileDamaged, FromLater, NotEmpty, restore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    """The copy's own schema first, then this version's."""
    try:
        with told():
            copied = await restore(
                settings.database_url, args.file, settings.key(), rehearsing=settings.rehearsal
            )
        await prepare(settings)
    except FileDamaged:
        message = f"{args.file.name}: it is no whole backup, or another data key sealed it"
        raise CommandFailed(message) from None
    except FromLater:
        message = f"{args.file.name}: a later version made it; install that one"
        raise CommandFailed(message) from None
    except NotEmpty:
        message = "the database is not empty: a backup is restored into a new one"
        raise CommandFailed(message) from None
    except OSError as trouble:
        raise CommandFailed(f"FILE: {trouble.strerror}") from None
    sys.stdout.write(f"{copied.rows} rows as of {copied.at}\n")
    return 0
