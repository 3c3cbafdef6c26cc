"""`qabyldau visit-list`: whom a doctor visits at home, or who is expected, on one day."""

import argparse
import getpass
from datetime import date, datetime
from pathlib import Path

from app.failures import CommandFailed
from app.papers.day_list import DayList, NotThere, day_list
from app.papers.home_list import HomeList, day_of_calls
from app.papers.pages import Printing
from app.papers.sheets import CSV, PDF, XLSX
from app.settings import Settings
from app.stores import opened as opened_store
from app.stores import told
from locales.language import Language
from storage.bulk import Bulk, opened


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--provider", required=True, metavar="P")
    parser.add_argument(
        "--appointments",
        action="store_true",
        help="the list of appointments (default: of home visits)",
    )
    parser.add_argument("--precinct", metavar="N", help="home visits in this precinct only")
    parser.add_argument("--doctor", metavar="ID", help="appointments of this doctor only")
    parser.add_argument(
        "--date",
        dest="day",
        type=date.fromisoformat,
        metavar="D",
        help="such as 2026-11-24, in the clinic's zone (default: today)",
    )
    parser.add_argument("--format", choices=[PDF, XLSX, CSV], default=PDF)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--language", type=Language, choices=[*Language], default=Language.KK)


async def run(args: argparse.Namespace, settings: Settings) -> int:
    _check(args)
    async with opened_store(settings) as (store, clock):
        now, cipher = clock.now(), store.keyring.cipher()
    day = args.day or now.astimezone(settings.zone).date()
    try:
        with told():
            async with opened(settings.database_url, write=False, cipher=cipher) as bulk:
                listed = await _listed(bulk, args, settings, day, now)
        listed.write(args.out, args.format)
    except NotThere as missing:
        of = "" if str(missing) == "provider" else " at this provider"
        message = f"--{missing}: there is no such {missing}{of}"
        raise CommandFailed(message) from None
    except OSError as trouble:
        raise CommandFailed(f"--out: {trouble.strerror}") from None
    return 0


def _check(args: argparse.Namespace) -> None:
    if args.doctor is not None and not args.appointments:
        raise CommandFailed("--doctor: only with --appointments")
    if args.precinct is not None and args.appointments:
        raise CommandFailed("--precinct: not with --appointments")


def _who() -> str | None:
    """Who runs the command; an account may have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None


async def _listed(
    bulk: Bulk, args: argparse.Namespace, settings: Settings, day: date, now: datetime
) -> DayList | HomeList:
    """Raises NotThere."""
    printing = Printing(settings.zone, args.language, now, _who())
    if args.appointments:
        return await day_list(bulk, args.provider, day, printing, args.doctor)
    calls = await day_of_calls(bulk, args.provider, day, printing)
    return calls.whole(args.precinct)
