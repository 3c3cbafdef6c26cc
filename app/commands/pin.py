"""`qabyldau pin issue|revoke`: the PIN of a person who showed an ID at the desk (B0.2)."""

import argparse
import sys

from app.commands.parts import person_of, reception_of, registrar_at
from app.failures import CommandFailed
from app.settings import Settings
from app.stores import opened
from clinic.people import ProviderId
from clinic.refusals import NotFound


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["issue", "revoke"])
    parser.add_argument("--iin", required=True, help="the person's IIN, 12 digits")
    parser.add_argument("--provider", required=True, help="the provider whose desk this is")
    parser.add_argument(
        "--staff", required=True, metavar="STAFF", help="a registrar of the provider: saw the ID"
    )


async def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prints the PIN once."""
    iin = person_of(args.iin)
    async with opened(settings) as (store, clock):
        reception = reception_of(store, clock)
        registrar = await registrar_at(ProviderId(args.provider), args.staff, reception, clock)
        try:
            if args.act == "issue":
                pin = await reception.issue_pin(iin, registrar)
                sys.stdout.write(f"{pin}\n")
            elif not await reception.revoke_pin(iin, registrar):
                message = "no PIN is in force for this person"
                raise CommandFailed(message)
        except NotFound:
            raise CommandFailed("--iin: there is no such person in the register") from None
    return 0
