"""What the deeds about certificates share: whose desk, which table, who acts (R5 to R7)."""

from dataclasses import dataclass
from datetime import datetime

from clinic.acting import Manager, Practitioner, Registrar
from clinic.certificates import CODE_FIGURES, Certificate, ClaimNo
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


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What a new slip keeps from everybody but its holder."""

    code: str
    token: str
    sealed: str
    fingerprint: str


async def draw_secrets(dice: Dice, vault: Vault) -> Secrets:
    """Before the unit that writes: sealing takes long, and nobody else can write meanwhile."""
    code, token = dice.figures(CODE_FIGURES), dice.token()
    return Secrets(code, token, await vault.seal(code), vault.fingerprint(token))


async def issue_slip(
    unit: Unit, clock: Clock, secrets: Secrets, about: Certificate, person: Iin
) -> SlipPrinted:
    """Raises Overtaken where the number is another entry's; the caller's unit commits."""
    until = clock.now() + SLIP_LASTS
    slip = Slip(about.number, about.entry, secrets.sealed, secrets.fingerprint, until)
    if not await unit.slips.issue(slip, person):
        raise Overtaken
    return SlipPrinted(about.entry, about.number, secrets.code, secrets.token, until)


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


async def acts_as(unit: Unit, staff: Certifying) -> Actor | None:
    """In the tables; None: a doctor who signs no certificates."""
    if isinstance(staff, Practitioner):
        doctor = await unit.directory.doctor(staff.doctor)
        return SIGNERS.get(doctor.specialty)
    return Actor.MANAGEMENT if isinstance(staff, Manager) else Actor.REGISTRAR
