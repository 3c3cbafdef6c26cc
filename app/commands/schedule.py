"""`qabyldau schedule close`: a doctor's hours are called off, and everyone is told (B5.5)."""

import argparse
import re
import sys
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.commands.parts import confirmed, reception_of
from app.failures import CommandFailed
from app.settings import Settings
from app.stores import opened
from clinic.acting import Manager
from clinic.people import DoctorId
from clinic.reception import Closing
from clinic.refusals import NotFound, NotYours, Refused

HOURS = re.compile(r"(\d{2}:\d{2})-(\d{2}:\d{2})")
NO_MANAGER = "--staff: no confirmed manager of that name: `qabyldau staff list`"


def hours(text: str) -> tuple[time, time]:
    """Reads `14:00-18:00`; raises ValueError."""
    found = HOURS.fullmatch(text)
    if not found:
        raise ValueError(text)
    since, until = (time.fromisoformat(part) for part in found.groups())
    if since >= until:
        raise ValueError(text)
    return since, until


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["close"])
    parser.add_argument("--doctor", required=True, metavar="ID")
    parser.add_argument(
        "--from", dest="first", type=date.fromisoformat, required=True, metavar="DAY"
    )
    parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DAY",
                        help="the last day, included (default: the first)")  # fmt: skip
    parser.add_argument(
        "--hours", type=hours, metavar="14:00-18:00", help="only these, of one day"
    )
    parser.add_argument("--reason", required=True, help="for the history; nobody else reads it")
    parser.add_argument(
        "--staff", required=True, metavar="STAFF", help="a manager of the provider"
    )


async def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prints how many visits were called off."""
    closing = _closing(args, settings.zone)
    async with opened(settings) as (store, clock):
        reception = reception_of(store, clock)
        manager = await confirmed(Manager, args.staff, reception, clock)
        if manager is None:
            raise CommandFailed(NO_MANAGER)
        try:
            closed = await reception.close_schedule(closing, manager)
        except (NotFound, NotYours):
            message = "--doctor: there is no such doctor at the manager's provider"
            raise CommandFailed(message) from None
        except Refused:
            raise CommandFailed("these hours are past") from None
    sys.stdout.write(f"{len(closed)} visits called off\n")
    return 0


def _closing(args: argparse.Namespace, zone: ZoneInfo) -> Closing:
    last = args.last or args.first
    if last < args.first or (args.hours and last != args.first):
        raise CommandFailed("--to: not before --from, and no other day where --hours are given")
    since, until = args.hours or (time.min, None)
    ends = (
        datetime.combine(last, until, zone)
        if until
        else datetime.combine(last + timedelta(days=1), time.min, zone)
    )
    starts = datetime.combine(args.first, since, zone)
    return Closing(DoctorId(args.doctor), starts, ends, args.reason)
