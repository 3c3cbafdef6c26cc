"""What the deeds about certificates share: whose desk, which table, who acts (R5 to R7)."""

from dataclasses import dataclass
from datetime import datetime

from clinic.acting import Manager, Practitioner, Registrar
from clinic.certificates import Certificate, ClaimNo
from clinic.journals.book import Entry
from clinic.journals.certificates import CERTIFICATES
from clinic.people import Iin
from clinic.ports import Clock, Dice, Overtaken, Slip, Unit, Vault
from clinic.procedure import Case, case_of
from clinic.refusals import NotFound, NotYours
from clinic.regulations.grammar import Actor, Regulation
from clinic.regulations.r5_tb_certificate import R5
from clinic.regulations.r6_psychoneurological_certificate import R6
from clinic.regulations.r7_narcological_certificate import R7
from clinic.rules.retention import KEPT_FOR, Kept
from clinic.visits import EntryNo

OF_A_DISPENSARY = {regulation.code: regulation for regulation in (R5, R6, R7)}
SIGNERS = {
    "phthisiatrician": Actor.PHTHISIATRICIAN,
    "psychiatrist": Actor.PSYCHIATRIST,
    "narcologist": Actor.NARCOLOGIST,
}
"""By the doctor's specialty."""

CODE_FIGURES = 8
NUMBER_FIGURES = 7
SLIP_LASTS = KEPT_FOR[Kept.SLIPS]

Certifying = Registrar | Practitioner | Manager
"""Who moves a request along."""


@dataclass(frozen=True, slots=True, repr=False)
class SlipPrinted:
    """What the slip carries, given out once (B6.2): the code and the token are kept sealed."""

    entry: EntryNo
    number: ClaimNo
    code: str
    token: str
    until: datetime


async def issue_slip(
    unit: Unit, clock: Clock, dice: Dice, vault: Vault, about: Certificate, person: Iin
) -> SlipPrinted:
    """Raises Overtaken where the number is another entry's; the caller's unit commits."""
    code, token, until = dice.figures(CODE_FIGURES), dice.token(), clock.now() + SLIP_LASTS
    printed = SlipPrinted(about.entry, about.number, code, token, until)
    slip = Slip(
        number=printed.number,
        entry=printed.entry,
        sealed=await vault.seal(printed.code),
        token=vault.fingerprint(printed.token),
        until=until,
    )
    if not await unit.slips.issue(slip, person):
        raise Overtaken
    return printed


async def own_request(unit: Unit, number: EntryNo, staff: Certifying) -> Entry:
    """Raises NotYours for another provider's, for an entry of another book, and for none alike."""
    try:
        entry = await unit.journals.find(number)
    except NotFound:
        raise NotYours from None
    if (entry.book, entry.provider) != (CERTIFICATES.code, staff.provider):
        raise NotYours
    return entry


def regulation_of(entry: Entry) -> Regulation:
    return OF_A_DISPENSARY[entry.columns["regulation"] or ""]


def standing(entry: Entry) -> Case:
    return case_of(regulation_of(entry), entry)


async def actor_of(unit: Unit, staff: Certifying) -> Actor | None:
    """In the tables; None: a doctor who signs no certificates."""
    if isinstance(staff, Practitioner):
        doctor = await unit.directory.doctor(staff.doctor)
        return SIGNERS.get(doctor.specialty)
    return Actor.MANAGEMENT if isinstance(staff, Manager) else Actor.REGISTRAR
