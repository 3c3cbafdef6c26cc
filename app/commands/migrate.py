"""`qabyldau migrate`: brings the database's schema up to this version."""

import argparse
import sys

from app.settings import Settings
from app.stores import prepare


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser


async def run(args: argparse.Namespace, settings: Settings) -> int:
    del args
    await prepare(settings)
    sys.stdout.write("the schema is up to date\n")
    return 0
