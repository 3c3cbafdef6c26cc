"""`qabyldau key new|rotate`: the data key."""

import argparse
import base64
import secrets
import sys

from app.clock import SystemClock
from app.settings import KEY_BYTES, Settings
from app.stores import ensure_current, told
from storage import rotate_data_key


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "act",
        choices=["new", "rotate"],
        help="print a new key for QABYLDAU_DATA_KEY; rotate: from now on it opens the database "
        "instead of the one that is set",
    )


async def run(args: argparse.Namespace, settings: Settings) -> int:
    """A rotated key is printed before it counts: nobody is locked out by a closed terminal."""
    new = secrets.token_bytes(KEY_BYTES)
    sys.stdout.write(base64.b64encode(new).decode() + "\n")
    sys.stdout.flush()
    if args.act == "rotate":
        await ensure_current(settings)
        with told():
            clock = SystemClock(settings.zone)
            await rotate_data_key(settings.database_url, clock, settings.key(), new)
    return 0
