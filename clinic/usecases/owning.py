"""Which entries an asker may see and change (B0.2): the patient's own, or what this chat made."""

from clinic.acting import Account, Asker, Level, Operator, Rung, Verified
from clinic.journals.book import Book, Entry
from clinic.journals.certificates import CERTIFICATES
from clinic.journals.pre_appointment import PRE_APPOINTMENT, visit_of
from clinic.people import Doctor, DoctorId, Iin, ProviderId
from clinic.ports import Clock, Unit
from clinic.procedure import case_of
from clinic.refusals import MoveNotAllowed, NotFound, NotYours, Refusal, Refused
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2
from clinic.rules.facts import BookingFacts
from clinic.usecases.proving import ensure_proved
from clinic.visits import EntryNo, Visit


def provider_of(entry: EntryNo) -> ProviderId:
    return ProviderId(entry.rsplit("/", 2)[0])


def ensure_own_provider(asker: Asker, provider: str) -> None:
    """Raises NotYours where the staff asks for another provider than its own (B0.7)."""
    if isinstance(asker, Operator) and asker.provider != provider:
        raise NotYours


async def own_doctor(unit: Unit, doctor: DoctorId, provider: ProviderId) -> Doctor:
    """Raises NotYours for a doctor of another provider."""
    found = await unit.directory.doctor(doctor)
    if found.provider != provider:
        raise NotYours
    return found


async def own_entry(
    unit: Unit, clock: Clock, number: EntryNo, asker: Asker, book: Book | None = None
) -> Entry:
    """Raises NotYours for somebody else's entry, for one of another book, and for none alike.

    Whoever was rung has the entry that they were rung about.

    A request for a certificate is reached by its own deeds only (clinic.usecases.certifying).
    """
    try:
        entry = await unit.journals.find(number)
    except NotFound:
        raise NotYours from None
    if entry.book == CERTIFICATES.code or (book is not None and entry.book != book.code):
        raise NotYours
    if isinstance(asker, Verified):
        await ensure_proved(unit, asker, Iin(entry.columns["iin"] or ""), clock)
    elif isinstance(asker, Operator):
        ensure_own_provider(asker, entry.provider)
    elif isinstance(asker, Rung):
        if asker.entry != entry.entry:
            raise NotYours
    elif not await made_here(unit, entry, asker):
        raise NotYours
    return entry


async def made_here(unit: Unit, entry: Entry, asker: Asker) -> bool:
    """Whether this chat made it at L1, and was not forgotten since (B0.1, B0.2)."""
    if (entry.made_by, entry.columns["level"]) != (asker.account, Level.CALLER):
        return False
    return await remembered(unit, entry)


async def remembered(unit: Unit, entry: Entry) -> bool:
    """Whether the account that made the entry was not forgotten since.

    Being forgotten ends the consent: what was written before the present one is a stranger's.
    """
    consented_at = await unit.accounts.consented_at(Account(entry.made_by))
    return consented_at is not None and consented_at <= entry.written_at


async def changeable(unit: Unit, clock: Clock, number: EntryNo, asker: Asker, act: str) -> Visit:
    """The asker's own visit; raises Refused where the regulation's table allows no such act."""
    entry = await own_entry(unit, clock, number, asker, PRE_APPOINTMENT)
    visit = visit_of(entry)
    facts = BookingFacts(
        patient=None,
        provider=await unit.directory.provider(visit.provider),
        day=visit.starts_at.astimezone(clock.zone).date(),
        now=clock.now(),
        today=clock.today(),
        asker=asker,
        starts_at=visit.starts_at,
    )
    try:
        case = case_of(R2, entry)
        case.advance(act, actor_of(asker), facts)
    except MoveNotAllowed:
        raise Refused(Refusal.NO_LONGER_ACTIVE, "B2.9") from None
    return visit


def actor_of(asker: Asker) -> Actor:
    """In the tables: the desk acts on behalf of whoever calls."""
    return Actor.REGISTRAR if isinstance(asker, Operator) else Actor.APPLICANT
