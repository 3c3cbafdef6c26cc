"""`qabyldau key new`: the data key."""

import argparse
import base64
import secrets
import sys

from app.settings import KEY_BYTES, Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["new"], help="print a new key for QABYLDAU_DATA_KEY")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    del args, settings
    sys.stdout.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() + "\n")
    return 0
