"""To whom a notice about a patient may go (B0.2, B2.10): read for many notices together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clinic.acting import Account, reached_by
from clinic.people import Iin, Patient
from clinic.ports import Clock, Unit
from clinic.usecases.proving import GROWN_UP, REPRESENTED_UNDER, holds


@dataclass(frozen=True, slots=True)
class Proved:
    """The accounts that have proved to be each person and still do, the newest first.

    Only those that can be told anything: what a PIN has proved in a call is of that call alone,
    though a process that died in the middle of it has left it standing.

    `numbers`: by which telephone, of those that did it so.
    """

    accounts: Mapping[Iin, Sequence[Account]]
    numbers: Mapping[Account, str]


@dataclass(frozen=True, slots=True)
class Addressee:
    account: Account
    language: str


async def addressee(unit: Unit, account: Account, otherwise: str) -> Addressee:
    """Whoever hears at this account, in the language chosen there."""
    return Addressee(account, await unit.accounts.language(account) or otherwise)


async def proved_accounts(unit: Unit, clock: Clock, patients: Iterable[Patient]) -> Proved:
    """Of these patients and their guardians."""
    people = {one for patient in patients for one in (patient.iin, *patient.guardians)}
    found = await unit.proofs.links_to(sorted(people), clock.now())
    links = [link for link in found if reached_by(link.account)]
    await unit.register.look_at_phones([link.phone for link in links if link.phone])
    proved: dict[Iin, list[Account]] = {}
    numbers: dict[Account, str] = {}
    for link in links:
        if await holds(unit, link, clock):
            proved.setdefault(link.iin, []).append(link.account)
            if link.phone:
                numbers[link.account] = link.phone
    return Proved(proved, numbers)


def readers_of(patient: Patient, proved: Proved, today: date) -> Sequence[Account]:
    """A child's guardians; from 16 to 18 the person alone, not where a guardian reads too."""
    age = patient.age_on(today)
    if age < REPRESENTED_UNDER:
        return list(dict.fromkeys(_of(patient.guardians, proved)))
    own = proved.accounts.get(patient.iin, ())
    if age >= GROWN_UP:
        return own
    shared = set(_of(patient.guardians, proved))
    return [account for account in own if account not in shared]


def kept_from_guardians(patient: Patient, account: Account, proved: Proved, today: date) -> bool:
    """Whether a guardian of a 16- or 17-year-old reads in this chat, which proved nothing."""
    grown_up = not REPRESENTED_UNDER <= patient.age_on(today) < GROWN_UP
    return not grown_up and account in _of(patient.guardians, proved)


def _of(people: Iterable[Iin], proved: Proved) -> list[Account]:
    return [account for person in people for account in proved.accounts.get(person, ())]
