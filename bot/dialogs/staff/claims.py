"""A dispensary at work: requests by their journal number, and never a name (B0.9, R5 to R7)."""

from typing import Final

from bot.dialogs.core import Choice, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk, OffDuty
from bot.dialogs.pages import page_of, turned
from bot.dialogs.window import Answer, Chosen, Window, decided, staff_footer, take_nothing
from clinic.acting import Manager, Practitioner, Registrar
from clinic.reception import Certifying, ClaimCard
from clinic.refusals import Refused
from clinic.staffing import StaffRole
from clinic.visits import EntryNo, spoken_number

CLAIMS: Final = "staff_claims"
SLIPS: Final = "slips"
ON_ONE_PAGE: Final = 16


async def certifying(session: Session, desk: Desk) -> Certifying:
    """Raises OffDuty for roles that move no requests."""
    role = await desk.at_work(session)
    if not isinstance(role, Registrar | Practitioner | Manager):
        raise OffDuty
    return role


async def gives_certificates(role: StaffRole, desk: Desk) -> bool:
    """Whether this role's provider has such a desk."""
    if not isinstance(role, Registrar | Practitioner | Manager):
        return False
    return await desk.reception.show_claims.regulation_here(role) is not None


async def late(role: StaffRole, desk: Desk) -> int:
    """How many stand past their limit: the head of the dispensary is told, and nobody else."""
    if not isinstance(role, Manager) or not await gives_certificates(role, desk):
        return 0
    now = desk.clock.now()
    return sum(card.overdue(now) for card in await desk.reception.show_claims(role))


async def show_claims(session: Session, desk: Desk) -> View:
    """First what waits for this role, each in the order of the journal."""
    role = await certifying(session, desk)
    cards = await desk.reception.show_claims(role)
    desk_acts = ((Choice(SLIPS, say("claim-slips")),),) if isinstance(role, Registrar) else ()
    if not cards:
        return View((say("claims-empty"),), (*desk_acts, *staff_footer()))
    page = page_of(session, sorted(cards, key=lambda card: not card.may), ON_ONE_PAGE)
    shown = [_choice(card, desk) for card in page.shown]
    head = (say("claims-head", count=len(cards)), say("claims-pick"))
    return View((head,), (*column(shown), *page.more, *desk_acts, *staff_footer()))


async def take_claims(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("slips"):
            return Step(session.at("staff_slips"))
        case Chosen(value):
            return turned(session, value) or Step(session.noting(claim=value).at("staff_claim"))
    return None


async def show_claim(session: Session, desk: Desk) -> View:
    card = await _card(session, desk)
    lines = _about(card, desk)
    if not card.may:
        return View((lines, say("claim-no-move")), staff_footer())
    moves = [Choice(step, say(f"claim-to-{step}")) for step in card.may]
    return View((lines, say("claim-next")), (*column(moves), *staff_footer()))


async def take_claim(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(step):
            return Step(session.noting(claim_to=step).at("staff_claim_sure"))
    return None


async def show_sure(session: Session, _: Desk) -> View:
    """Marks are never taken back, so each is asked once more."""
    step = say(f"claim-to-{session.draft['claim_to']}")
    yes = Choice("yes", say("claim-sure-yes"), "primary")
    question = say("claim-sure", entry=spoken_number(_entry(session)), step=step)
    return View((question,), ((yes,), *staff_footer()))


async def take_sure(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """What cannot be noted is said, and the request is shown as it stands now."""
    if not decided(answer, desk):
        return None
    entry, role = _entry(session), await certifying(session, desk)
    try:
        await desk.reception.move_certificate(entry, session.draft["claim_to"], role)
    except Refused as refused:
        return Step(session.back(), lead=(say(f"refusal-{refused.refusal}"),))
    noted = say("claim-noted", entry=spoken_number(entry))
    return Step(session.back().back(), lead=(noted,))


async def show_slips(session: Session, desk: Desk) -> View:
    """Neither an IIN nor a code goes through a chat: both stay at the dispensary's machine."""
    role = await desk.acting(session, Registrar)
    regulation = await desk.reception.show_claims.regulation_here(role)
    if regulation is None:
        return View((say("claims-empty"),), staff_footer())
    checks = desk.reception.show_claims.checks(regulation)
    named = tuple(say("claim-check", check=say(f"check-{check}")) for check in checks)
    register = say(
        "claim-command-register",
        provider=role.provider,
        regulation=regulation,
        staff=role.staff,
    )
    again = say("claim-command-slip", staff=role.staff)
    return View(((say("claim-slips-how"), *named), register, again), staff_footer())


def _entry(session: Session) -> EntryNo:
    return EntryNo(session.draft.get("claim", ""))


async def _card(session: Session, desk: Desk) -> ClaimCard:
    """Raises NotYours for what is no request of this dispensary."""
    role = await certifying(session, desk)
    return await desk.reception.show_claims.one(_entry(session), role)


def _about(card: ClaimCard, desk: Desk) -> tuple[Text, ...]:
    about = card.certificate
    key = "claim-overdue" if card.overdue(desk.clock.now()) else "claim-due"
    return (
        say("claim-entry", entry=spoken_number(about.entry)),
        say("claim-step", step=say(f"step-{about.step}"), **desk.when(about.since)),
        *((say(key, **desk.when(card.due)),) if card.due else ()),
    )


def _choice(card: ClaimCard, desk: Desk) -> Choice:
    key = "claim-choice-late" if card.overdue(desk.clock.now()) else "claim-choice"
    about = card.certificate
    step = say(f"step-{about.step}")
    return Choice(about.entry, say(key, entry=spoken_number(about.entry), step=step))


WINDOWS: Final = {
    CLAIMS: Window(show_claims, take_claims),
    "staff_claim": Window(show_claim, take_claim),
    "staff_claim_sure": Window(show_sure, take_sure),
    "staff_slips": Window(show_slips, take_nothing),
}
