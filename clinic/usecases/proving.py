"""Which proofs of an account still hold (B0.2, L2)."""

from collections.abc import Sequence
from datetime import date

from clinic.acting import Account, Asker, Proof, Verified
from clinic.people import Iin, Patient
from clinic.ports import Clock, Link, Unit
from clinic.refusals import NotYours

REPRESENTED_UNDER = 16  # full years; from then on the person alone reads the record (B2.10)
GROWN_UP = 18
KAZAKHSTAN = "+77"  # a Russian mobile number (+79…) is a contact, never a proof (§3.2)


async def sole_owner(unit: Unit, phone: str, today: date) -> Patient | None:
    """The one person whom this number verifies: a number in two adults' rows verifies none.

    A parent's number also stands in the children's rows, so rows of minors count only where
    no adult has the number, and never under 16.
    """
    if not phone.startswith(KAZAKHSTAN):
        return None
    rows = await unit.register.by_phone(phone)
    grown_up = [row for row in rows if row.age_on(today) >= GROWN_UP]
    own_right = [row for row in rows if row.age_on(today) >= REPRESENTED_UNDER]
    candidates = grown_up or own_right
    return candidates[0] if len(candidates) == 1 else None


async def holding_links(unit: Unit, account: Account, clock: Clock) -> Sequence[Link]:
    """The links whose proof would be given again today."""
    links = await unit.proofs.links(account, clock.now())
    return [link for link in links if await holds(unit, link, clock)]


async def holds(unit: Unit, link: Link, clock: Clock) -> bool:
    """Whether this proof would be given again today."""
    if link.proof is Proof.PIN:
        return await unit.register.find(link.iin) is not None
    owner = await sole_owner(unit, link.phone or "", clock.today())
    return owner is not None and owner.iin == link.iin


async def wards(unit: Unit, guardian: Iin, today: date) -> Sequence[Patient]:
    """The children under 16 whom the register entrusts to this person."""
    rows = await unit.register.wards_of(guardian)
    return [row for row in rows if row.age_on(today) < REPRESENTED_UNDER]


async def ensure_proved(unit: Unit, asker: Asker, person: Iin, clock: Clock) -> None:
    """Raises NotYours where an L2 asker names another person or the link no longer holds."""
    if not isinstance(asker, Verified):
        return
    links = await holding_links(unit, asker.account, clock)
    if asker.person != person or asker.proved_by not in {link.iin for link in links}:
        raise NotYours
    if asker.for_ward:
        children = await wards(unit, asker.proved_by, clock.today())
        if person not in {child.iin for child in children}:
            raise NotYours
