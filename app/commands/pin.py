"""`qabyldau pin issue|revoke`: the PIN of a person who showed an ID at the desk (B0.2)."""

import argparse
import sys

from app.commands.parts import confirmed, reception_of
from app.failures import CommandFailed
from app.settings import Settings
from app.stores import opened
from clinic.acting import Channel, Registrar, Role
from clinic.people import Iin, ProviderId, Unfit
from clinic.ports import Clock
from clinic.reception import Reception
from clinic.refusals import NotFound
from clinic.staffing import StaffState
from locales.language import Language

NO_REGISTRAR = "--staff: no confirmed registrar of that name there: `qabyldau staff list`"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["issue", "revoke"])
    parser.add_argument("--iin", required=True, help="the person's IIN, 12 digits")
    parser.add_argument("--provider", required=True, help="the provider whose desk this is")
    parser.add_argument(
        "--staff", required=True, metavar="STAFF", help="a registrar of the provider: saw the ID"
    )


async def registrars(provider: ProviderId, reception: Reception, clock: Clock) -> bool:
    """Whether the provider has any: until then whoever has this machine names who saw the ID."""
    known = await reception.show_staff(provider)
    now = clock.now()
    return any(
        one.role is Role.REGISTRAR and one.state(now) is StaffState.CONFIRMED for one in known
    )


async def run(args: argparse.Namespace, settings: Settings) -> int:
    """Prints the PIN once."""
    try:
        iin = Iin.parse(args.iin)
    except Unfit as unfit:
        message = f"--iin: wrong {unfit.flaw}; expected 12 digits with a right check digit"
        raise CommandFailed(message) from None
    async with opened(settings) as (store, clock):
        reception = reception_of(store, clock)
        provider = ProviderId(args.provider)
        if await registrars(provider, reception, clock):
            registrar = await confirmed(Registrar, args.staff, reception, clock)
        else:
            registrar = Registrar(args.staff, provider, Channel.DESK, Language.KK)
        if registrar is None or registrar.provider != provider:
            raise CommandFailed(NO_REGISTRAR)
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
