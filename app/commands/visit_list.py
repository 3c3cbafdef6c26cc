"""`qabyldau visit-list`: who is expected at a provider on one day."""

import argparse
from datetime import date
from pathlib import Path

from app.failures import CommandFailed
from app.papers.day_list import NotThere, day_list
from app.papers.sheets import CSV, PDF, XLSX
from app.settings import Settings
from app.stores import opened as opened_store
from app.stores import told
from locales.language import Language
from storage.bulk import opened


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--provider", required=True, metavar="P")
    parser.add_argument(
        "--appointments",
        action="store_true",
        required=True,
        help="the list of appointments; required, as lists of home visits are not made yet",
    )
    parser.add_argument("--doctor", metavar="ID", help="of this doctor only")
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
    async with opened_store(settings) as (store, clock):
        day, cipher = args.day or clock.today(), store.keyring.cipher()
    try:
        with told():
            async with opened(settings.database_url, write=False, cipher=cipher) as bulk:
                listed = await day_list(
                    bulk, args.provider, day, settings.zone, args.language, args.doctor
                )
        listed.write(args.out, args.format)
    except NotThere as missing:
        of = " at this provider" if str(missing) == "doctor" else ""
        message = f"--{missing}: there is no such {missing}{of}"
        raise CommandFailed(message) from None
    except OSError as trouble:
        raise CommandFailed(f"--out: {trouble.strerror}") from None
    return 0
