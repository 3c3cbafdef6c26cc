"""`qabyldau claim register|move|slip|show`: certificates at a dispensary's own machine (R5 to R7).

An IIN and a code go through no chat (B0.9): they are typed and printed here.
"""

import argparse
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final

from app.commands.parts import confirmed, held, person_of, reception_of, registrar_at
from app.failures import CommandFailed
from app.papers.slip_pdf import SlipPage, write_slip
from app.settings import Settings
from app.stores import opened
from bot.about_me import username
from bot.dialogs.citizen.claims import SLIP
from clinic.acting import Channel, Manager, Practitioner, Registrar, Staff
from clinic.people import DoctorId, ProviderId
from clinic.ports import Clock
from clinic.reception import CertificateRequest, Certifying, Reception, SlipPrinted
from clinic.refusals import NotFound, NotYours, Refusal, Refused
from clinic.usecases.owning import provider_of
from clinic.visits import EntryNo
from locales.language import Language

AT_THE_MACHINE: Final = (Channel.DESK, Language.KK)
NOBODY: Final = "--staff: nobody confirmed of that name there: `qabyldau staff list`"
NO_ENTRY: Final = "ENTRY: there is no such request at the provider of --staff"
ON_SCREEN: Final = "the number and the code above hold"
REFUSED: Final = {
    Refusal.NO_SUCH_CERTIFICATE: "--regulation: this provider gives no such certificate",
    Refusal.NOT_THIS_STEP: "--to: not allowed from where it stands, or not for this role",
}
Done = tuple[str, SlipPage | None]
"""What is printed, and the paper of it, if it is asked for."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    register = acts.add_parser("register", help="register a request; prints number and code once")
    register.add_argument("--provider", required=True, metavar="P")
    register.add_argument("--regulation", required=True, choices=["r5", "r6", "r7"])
    register.add_argument("--iin", required=True, help="the person's IIN, 12 digits")
    register.add_argument("--name", default="", help="for who is not in the register")
    move = acts.add_parser("move", help="move a case along its regulation")
    move.add_argument("--to", required=True, metavar="STEP")
    slip = acts.add_parser("slip", help="a new code for who has lost the slip; the old one ends")
    show = acts.add_parser("show", help="what a citizen would see")
    for one in (move, slip, show):
        one.add_argument("entry", metavar="ENTRY", type=EntryNo)
    for one in (register, slip):
        one.add_argument("--slip", type=Path, metavar="FILE", help="write the slip as PDF, too")
    for one in (register, move, slip):
        one.add_argument("--staff", required=True, metavar="STAFF", help="who does it")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    async with opened(settings) as (store, clock):
        reception = reception_of(store, clock)
        try:
            said, paper = await ACTS[args.act](args, reception, clock, settings)
        except Refused as refused:
            reason = REFUSED.get(refused.refusal, refused.refusal.value)
            raise CommandFailed(reason) from None
        except (NotYours, NotFound):
            raise CommandFailed(NO_ENTRY) from None
    sys.stdout.write(said)
    if paper and args.slip:
        try:
            write_slip(args.slip, paper)
        except OSError as trouble:
            raise CommandFailed(f"--slip: {trouble.strerror}; {ON_SCREEN}") from None
    return 0


async def _register(
    args: argparse.Namespace, reception: Reception, clock: Clock, settings: Settings
) -> Done:
    """The checks that the regulation names were made by whoever types this."""
    person, provider = person_of(args.iin), ProviderId(args.provider)
    registrar = await registrar_at(provider, args.staff, reception, clock)
    request = CertificateRequest(args.regulation, person, args.name)
    printed = await reception.register_certificate(request, registrar)
    checks = " ".join(reception.show_claims.checks(args.regulation))
    said, paper = await _slip(printed, clock, settings)
    return f"{said}checked: {checks}\n", paper


async def _renew(
    args: argparse.Namespace, reception: Reception, clock: Clock, settings: Settings
) -> Done:
    registrar = await registrar_at(provider_of(args.entry), args.staff, reception, clock)
    printed = await reception.renew_slip(args.entry, registrar)
    return await _slip(printed, clock, settings)


async def _move(args: argparse.Namespace, reception: Reception, clock: Clock, _: Settings) -> Done:
    who = await _whose_turn(args, reception, clock)
    await reception.move_certificate(args.entry, args.to, who)
    return f"{args.entry}  {args.to}\n", None


async def _whose_turn(args: argparse.Namespace, reception: Reception, clock: Clock) -> Certifying:
    """Somebody of the staff; before anybody is, the one whose turn it is, a doctor by the code."""
    provider = provider_of(args.entry)
    known = (args.staff, provider, *AT_THE_MACHINE)
    if await held(Staff, provider, reception, clock):
        member = await confirmed(Staff, args.staff, reception, clock)
        if not isinstance(member, Registrar | Practitioner | Manager):
            raise CommandFailed(NOBODY)
        return member
    doctors = {each.doctor for each in await reception.show_directory.doctors(provider)}
    if args.staff in doctors:
        return Practitioner(*known, DoctorId(args.staff))
    card = await reception.show_claims.one(args.entry, Manager(*known))
    return Manager(*known) if args.to in card.may else Registrar(*known)


async def _show(args: argparse.Namespace, reception: Reception, __: Clock, _: Settings) -> Done:
    shown = await reception.show_certificate.as_seen(args.entry)
    return f"{shown.number}  {shown.shown}{f'  {shown.on}' if shown.on else ''}\n", None


async def _slip(printed: SlipPrinted, clock: Clock, settings: Settings) -> Done:
    """Given out once: what is lost is renewed."""
    payload = f"{SLIP}{printed.token}"
    name = await username(settings.bot_token, settings.telegram_api_url)
    link = f"https://t.me/{name}?start={payload}" if name else None
    until = printed.until.astimezone(clock.zone).date()
    paper = SlipPage(printed.number, printed.code, until, link, settings.now is not None)
    how = link or f"/start {payload}"
    return f"{printed.entry}\nnumber: {printed.number}\ncode: {printed.code}\n{how}\n", paper


Act = Callable[[argparse.Namespace, Reception, Clock, Settings], Awaitable[Done]]
ACTS: Final[Mapping[str, Act]] = {
    "register": _register,
    "move": _move,
    "slip": _renew,
    "show": _show,
}
