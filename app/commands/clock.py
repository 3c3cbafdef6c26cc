"""`qabyldau clock`: in a rehearsal, turns the shared clock forward."""

import argparse
import asyncio
import re
import sys
from datetime import datetime, timedelta

from app.daily import daily_rounds
from app.failures import CommandFailed
from app.rehearsing import ahead_of_machine, anything_due, walk
from app.rounds import Rounds
from app.settings import Settings
from app.stores import opened
from app.waiter import RealTime
from clinic.ports import Clock, Units

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
PATIENCE = 60.0
LOOK_EVERY = 0.25


def span(text: str) -> timedelta:
    """Reads `90m`, `2h`, `1d`; raises ValueError."""
    found = re.fullmatch(r"(\d+)([smhd])", text)
    if not found:
        raise ValueError(text)
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def moment(text: str) -> datetime:
    """Reads an ISO time with offset; raises ValueError."""
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        raise ValueError(text)
    return read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--to", type=moment, metavar="ISO", help="2026-11-24T09:00+05:00")
    how.add_argument("--by", type=span, metavar="SPAN", help="90m, 2h, 1d")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    if not settings.rehearsal:
        raise CommandFailed("only a rehearsal's clock can be turned: set QABYLDAU_NOW")
    async with opened(settings) as (store, clock):
        by = args.by or ahead_of_machine(args.to, clock) - clock.offset

        rounds = daily_rounds(settings, store, clock)

        async def handled() -> None:
            await _until_handled(store.units, rounds, clock)

        await walk(store, clock, rounds, by, handled)
        sys.stdout.write(f"{clock.now().astimezone(settings.zone).isoformat('T', 'minutes')}\n")
    return 0


async def _until_handled(units: Units, rounds: Rounds, clock: Clock) -> None:
    """The running bot handles what is due; raises CommandFailed when nothing does."""
    waiter = RealTime()
    patience = waiter.now() + PATIENCE
    while await anything_due(units, rounds, clock):
        if waiter.now() > patience:
            raise CommandFailed("the clock is turned, but what is due waits: is a bot running?")
        await asyncio.sleep(LOOK_EVERY)
