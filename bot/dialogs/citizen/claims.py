"""Is my certificate ready: by the slip's number and code, or one's own without it (B6.1, B6.2).

Whatever is typed here is deleted from the chat, and nothing of it is kept.
"""

import re
from typing import Final

from bot.dialogs.citizen import wishes
from bot.dialogs.core import Choice, Said, Session, Step, Text, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import PROVE, Answer, Chosen, footer
from clinic.certificates import CODE_FIGURES, NUMBER_FIGURES, ClaimNo, Shown
from clinic.reception import ClaimAsked, ClaimShown

CLAIM: Final = "claim"
CLAIMS: Final = "claims"
CODE: Final = "claim_code"
SLIP: Final = "c-"
"""How the payload of the link begins that the slip's QR carries."""
FIGURES: Final = re.compile(r"\D")
WITHOUT: Final = Choice("without", say("claim-without-slip"))
BY_SLIP: Final = Choice("slip", say("claim-by-slip"))


async def show_number(_: Session, __: Desk) -> View:
    return View((say("claim-number-question"),), ((WITHOUT,), *footer()))


async def take_number(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Both may be typed at once, the number first."""
    match answer:
        case Chosen("without"):
            return await wishes.follow(session.noting(wish=CLAIMS), desk)
        case Said(text):
            typed = FIGURES.sub("", text)
            if len(typed) == NUMBER_FIGURES + CODE_FIGURES:
                number = session.noting(claim_no=typed[:NUMBER_FIGURES])
                return await _asked(number, typed[NUMBER_FIGURES:], desk)
            if len(typed) == NUMBER_FIGURES:
                return Step(session.noting(claim_no=typed).at(CODE))
            return _unclear(session, "claim-number-unclear", typed)
    return None


async def show_code(_: Session, __: Desk) -> View:
    return View((say("claim-code-question"),), footer())


async def take_code(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Said(text):
            typed = FIGURES.sub("", text)
            if len(typed) == CODE_FIGURES:
                return await _asked(session, typed, desk)
            return _unclear(session, "claim-code-unclear", typed)
    return None


async def scanned(session: Session, token: str, desk: Desk) -> Step:
    """The slip's QR stands for its number; a token of no slip is asked for a code all the same."""
    number = await desk.reception.show_certificate.number_of(token)
    return await wishes.follow(session.noting(wish=CLAIM, claim_no=number or ""), desk)


async def show_own(session: Session, desk: Desk) -> View:
    """Of the verified person alone; their children's stand on the children's slips."""
    household = await desk.household(session)
    proofs = [each.proof for each in household.members if not each.proof.for_ward]
    if not proofs:
        return View((say("claims-prove"),), ((PROVE,), (BY_SLIP,), *footer()))
    known = [shown for one in proofs for shown in await desk.reception.show_certificate.own(one)]
    lines = tuple(_worded(shown) for shown in known) or (say("claims-none"),)
    return View((lines,), ((BY_SLIP,), *footer()))


async def take_own(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen("prove"):
            return Step(session.noting(wish=CLAIMS).at("prove"))
        case Chosen("slip"):
            return Step(session.dropping("claim_no").at(CLAIM))
    return None


async def _asked(session: Session, code: str, desk: Desk) -> Step:
    """Raises Refused(WRONG_CLAIM)."""
    asked = ClaimAsked(ClaimNo(session.draft.get("claim_no", "")), code)
    shown = await desk.reception.show_certificate(asked, desk.anyone(session))
    return Step(session.home(), answer=View((_worded(shown),), footer(back=False)))


def _unclear(session: Session, key: str, typed: str) -> Step | None:
    """Words without a figure are another wish."""
    return Step(session, lead=(say(key),)) if typed else None


def _worded(shown: ClaimShown) -> Text:
    """The three words; no name and no service."""
    if shown.shown is Shown.HANDED_OVER and shown.on:
        return say("claim-handed-over", number=shown.number, day=shown.on)
    return say(f"claim-{shown.shown}", number=shown.number)
