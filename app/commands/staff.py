"""`qabyldau staff invite|confirm|list|revoke`: who acts for a provider (B0.7)."""

import argparse
import sys
from collections.abc import Awaitable, Callable, Mapping
from io import StringIO
from typing import Final

import segno

from app.commands.parts import reception_of
from app.failures import CommandFailed
from app.settings import Settings
from app.stores import opened
from bot.about_me import username
from bot.dialogs.citizen.commands import INVITATION
from clinic.acting import CHATS, Role
from clinic.people import DoctorId, ProviderId
from clinic.ports import Clock
from clinic.reception import Invited, Reception, StaffRequest
from clinic.refusals import NotFound
from clinic.staffing import Invitation

BY: Final = "command"
NOBODY: Final = "there is no such member of the staff: `qabyldau staff list` names them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    invite = acts.add_parser("invite", help="print a one-time link and its QR code")
    invite.add_argument("--role", type=Role, choices=[*Role], required=True)
    invite.add_argument("--provider", metavar="P", help="needed for every role but admin")
    invite.add_argument("--doctor", metavar="ID", help="needed for the role doctor")
    for act, what in (
        ("confirm", "the account that has used the link is the person who was invited"),
        ("revoke", "end a role, or an invitation, at once"),
    ):
        one = acts.add_parser(act, help=what)
        one.add_argument("staff", metavar="STAFF", help="as `staff invite` has named it")
    listed = acts.add_parser("list", help="who was invited, and what became of it")
    listed.add_argument("--provider", metavar="P", help="left out: the admins")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    async with opened(settings) as (store, clock):
        reception = reception_of(store, clock)
        try:
            if args.act == "list":
                await _list(args, reception, clock)
            elif args.act == "invite":
                await _invite(args, reception, settings)
            else:
                await ACTS[args.act](reception, args.staff)
        except NotFound:
            raise CommandFailed(NOBODY) from None
    return 0


async def _invite(args: argparse.Namespace, reception: Reception, settings: Settings) -> None:
    """Without the Bot API, or before there is one, the command to type in the chat is printed."""
    if (args.role is Role.ADMIN) != (args.provider is None):
        raise CommandFailed("--provider: expected for every role but admin, and for no admin")
    if (args.role is Role.DOCTOR) != (args.doctor is not None):
        raise CommandFailed("--doctor: expected for the role doctor, and for no other")
    request = StaffRequest(
        args.role,
        ProviderId(args.provider) if args.provider else None,
        DoctorId(args.doctor) if args.doctor else None,
        BY,
    )
    try:
        invited = await reception.invite_staff(request)
    except NotFound:
        raise CommandFailed("there is no such provider, or no such doctor there") from None
    sys.stdout.write(f"{invited.staff}\n{await _link(invited, settings)}")


async def _link(invited: Invited, settings: Settings) -> str:
    payload = f"{INVITATION}{invited.token}"
    name = await username(settings.bot_token, settings.telegram_api_url)
    if name is None:
        return f"/start {payload}\n"
    link = f"https://t.me/{name}?start={payload}"
    drawn = StringIO()
    segno.make(link).terminal(drawn, compact=True)
    return f"{link}\n{drawn.getvalue()}"


async def _confirm(reception: Reception, staff: str) -> None:
    if not await reception.confirm_staff(staff, BY):
        raise CommandFailed("nobody has used this invitation yet, or it was revoked")


async def _revoke(reception: Reception, staff: str) -> None:
    if not await reception.revoke_staff(staff, BY):
        raise CommandFailed("it was revoked before")


ACTS: Final[Mapping[str, Callable[[Reception, str], Awaitable[None]]]] = {
    "confirm": _confirm,
    "revoke": _revoke,
}


async def _list(args: argparse.Namespace, reception: Reception, clock: Clock) -> None:
    provider = ProviderId(args.provider) if args.provider else None
    for invitation in await reception.show_staff(provider):
        sys.stdout.write(f"{_line(invitation, clock)}\n")


def _line(invitation: Invitation, clock: Clock) -> str:
    """The account's number is what the invited person reads out from the chat."""
    account = (invitation.account or "").removeprefix(CHATS)
    invited_at = invitation.invited_at.astimezone(clock.zone).isoformat("T", "minutes")
    return "  ".join((
        invitation.staff, invitation.role.value, invitation.doctor or "-",
        invitation.state(clock.now()).value, account or "-", invited_at,
    ))  # fmt: skip
