"""`qabyldau pin issue|revoke`: the PIN of a person who showed an ID at the desk (B0.2)."""

import argparse
import sys

from app.commands.parts import reception_of
from app.failures import CommandFailed
from app.settings import Settings
from app.stores import opened
from clinic.acting import Channel, Registrar
from clinic.people import Iin, ProviderId, Unfit
from clinic.refusals import ClinicError
from locales.language import Language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["issue", "revoke"])
    parser.add_argument("--iin", required=True, help="the person's IIN, 12 digits")
    parser.add_argument("--provider", required=True, help="the provider whose desk this is")
    parser.add_argument("--staff", required=True, help="who saw the ID")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prints the PIN once."""
    try:
        iin = Iin.parse(args.iin)
    except Unfit as unfit:
        message = f"--iin: wrong {unfit.flaw}; expected 12 digits with a right check digit"
        raise CommandFailed(message) from None
    staff = Registrar(args.staff, ProviderId(args.provider), Channel.DESK, Language.KK)
    async with opened(settings) as (store, clock):
        try:
            if args.act == "issue":
                pin = await reception_of(store, clock).issue_pin(iin, staff)
                sys.stdout.write(f"{pin}\n")
            elif not await reception_of(store, clock).revoke_pin(iin, staff):
                message = "no PIN is in force for this person"
                raise CommandFailed(message)
        except ClinicError as error:
            message = f"refused: {error}"
            raise CommandFailed(message) from None
    return 0
