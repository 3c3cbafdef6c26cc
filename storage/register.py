"""The register of attached population, as uploaded (interfaces.md register.csv, referrals.csv)."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Select, select

from clinic.people import Iin, Patient, ProviderId, Referral
from storage.marshal import day, listed, maybe_day
from storage.statements import AnyOf, Statement, given
from storage.tables import guardians, referrals, register
from storage.transaction import Row, Transaction


def _people() -> Select[tuple[str, ...]]:
    """A row per person and guardian: one statement, the same on both databases."""
    return (
        select(*register.columns, guardians.c.guardian)
        .select_from(register.outerjoin(guardians, guardians.c.ward == register.c.iin))
        .order_by(register.c.iin, guardians.c.guardian)
    )


_wards = select(guardians.c.ward).where(guardians.c.guardian == given("guardian"))

FIND = Statement(_people().where(register.c.iin == given("iin")))
FIND_ALL = Statement(_people().where(AnyOf(register.c.iin, "people")))
BY_PHONE = Statement(_people().where(register.c.phone == given("phone")))
BY_PHONES = Statement(_people().where(AnyOf(register.c.phone, "phones")))
BY_NAME = Statement(
    _people().where(
        AnyOf(register.c.last_name, "last_names"),
        register.c.birth_date >= given("first"),
        register.c.birth_date <= given("last"),
    )
)
WARDS_OF = Statement(_people().where(register.c.iin.in_(_wards)))
REFERRALS = Statement(
    select(*referrals.columns)
    .where(referrals.c.iin == given("iin"))
    .order_by(referrals.c.issued_on, referrals.c.number)
)


class UploadedRegister:
    """Remembers whom this unit has read: a turn asks for the same person several times."""

    __slots__ = ("_phones", "_seen", "_transaction")

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._seen: dict[str, Patient | None] = {}
        self._phones: dict[str, Sequence[Patient]] = {}

    async def look_at(self, people: Sequence[Iin]) -> None:
        self._seen.update(dict.fromkeys(people))
        if people:
            await self._people(FIND_ALL, people=listed([person.digits for person in people]))

    async def look_at_phones(self, phones: Sequence[str]) -> None:
        if not phones:
            return
        owners: dict[str, list[Patient]] = {phone: [] for phone in phones}
        for patient in await self._people(BY_PHONES, phones=listed(phones)):
            owners[patient.phone or ""].append(patient)
        self._phones.update(owners)

    async def find(self, iin: Iin) -> Patient | None:
        if iin not in self._seen:
            found = await self._people(FIND, iin=iin)
            self._seen[iin] = found[0] if found else None
        return self._seen[iin]

    async def by_phone(self, phone: str) -> Sequence[Patient]:
        if phone not in self._phones:
            self._phones[phone] = await self._people(BY_PHONE, phone=phone)
        return self._phones[phone]

    async def by_name(self, last_names: Collection[str], born_in: int) -> Sequence[Patient]:
        first, last = date(born_in, 1, 1).isoformat(), date(born_in, 12, 31).isoformat()
        names = listed(sorted(last_names))
        return await self._people(BY_NAME, last_names=names, first=first, last=last)

    async def wards_of(self, guardian: Iin) -> Sequence[Patient]:
        return await self._people(WARDS_OF, guardian=guardian)

    async def referrals(self, iin: Iin) -> Sequence[Referral]:
        return [_referral(row) for row in await self._transaction.rows(REFERRALS, iin=iin)]

    async def _people(self, statement: Statement, **values: object) -> Sequence[Patient]:
        rows = await self._transaction.rows(statement, **values)
        people = [
            self._seen.get(iin) or _patient(list(same))
            for iin, same in groupby(rows, key=itemgetter(0))
        ]
        self._seen.update({patient.iin: patient for patient in people})
        return people


def _patient(rows: Sequence[Row]) -> Patient:
    """Rows of one person, each with a guardian or None in the last column."""
    iin, last, first, middle, born, sex, address, phone, provider, precinct, *later = rows[0]
    attached_from, next_provider, next_from, home_care, disability_group, _ = later
    return Patient(
        iin=Iin(iin),
        last_name=last,
        first_name=first,
        middle_name=middle,
        birth_date=day(born),
        sex=sex,
        address=address,
        phone=phone,
        provider=None if provider is None else ProviderId(provider),
        precinct=precinct,
        attached_from=maybe_day(attached_from),
        next_provider=None if next_provider is None else ProviderId(next_provider),
        next_from=maybe_day(next_from),
        home_care=home_care,
        disability_group=disability_group,
        guardians=tuple(Iin(row[-1]) for row in rows if row[-1] is not None),
    )


def _referral(row: Row) -> Referral:
    iin, number, specialty, issued_by, issued_on, valid_until = row
    return Referral(Iin(iin), number, specialty, issued_by, day(issued_on), maybe_day(valid_until))
