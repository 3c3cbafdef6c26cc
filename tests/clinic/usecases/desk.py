"""The reception over a real database, with a clock to turn and dice that do not surprise."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Table

from app.reception_desk import open_reception
from clinic.acting import Account, Anyone, Caller, Channel, Verified
from clinic.people import Iin, Relation
from clinic.ports import Units
from clinic.reception import Booked, Reception, VisitRequest
from clinic.refusals import Refusal, Refused
from storage import Store, tables
from tests.clinic.samples import ACCOUNT, HERE, NOW, TODAY, ZONE
from tests.clinic.usecases.town import (
    AIGUL,
    NOBODY,
    PHONES,
    THERAPIST,
    Rows,
    change,
    kept,
    referral,
    settle,
)

TOMORROW = TODAY + timedelta(days=1)


@dataclass
class TurnedClock:
    """Stands still until it is turned."""

    moment: datetime = NOW
    zone: ZoneInfo = ZONE

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(self.zone).date()

    def turn(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class CountedDice:
    """Throws 1, then 2, then 3."""

    thrown: Any = field(default_factory=lambda: count(1))

    def token(self) -> str:
        return f"token-{next(self.thrown)}"

    def figures(self, length: int) -> str:
        return f"{next(self.thrown):0{length}d}"


@dataclass
class QuickVault:
    """Seals at once, and still never says yes to what is not sealed."""

    meanwhile: Callable[[], Awaitable[None]] | None = None  # happens while a secret is judged
    judged: int = 0

    def fingerprint(self, token: str) -> str:
        return f"fingerprint:{token[::-1]}"

    async def seal(self, secret: str) -> str:
        return f"sealed:{secret[::-1]}"

    async def fits(self, secret: str, sealed: str | None) -> bool:
        self.judged += 1
        if self.meanwhile:
            await self.meanwhile()
        return sealed == await self.seal(secret)


@dataclass
class Desk:
    """What a test says to the reception, and what it then finds in the database."""

    url: str
    store: Store
    clock: TurnedClock
    dice: CountedDice = field(default_factory=CountedDice)
    vault: QuickVault = field(default_factory=QuickVault)

    @property
    def units(self) -> Units:
        return self.store.units

    @property
    def reception(self) -> Reception:
        return open_reception(self.units, self.clock, self.dice, self.vault)

    def anyone(self, account: str = ACCOUNT) -> Anyone:
        return Anyone(Account(account), Channel.CHAT, "kk")

    async def caller(self, account: str = ACCOUNT) -> Caller:
        return await self.reception.give_consent(self.anyone(account))

    async def verified(
        self, person: Iin = AIGUL, account: str = ACCOUNT, phone: str | None = None
    ) -> Verified:
        """The person shares the contact that the register has."""
        caller = await self.caller(account)
        household = await self.reception.verify_by_phone(
            phone or PHONES[person], own=True, caller=caller
        )
        member = household.member(person)
        assert member is not None
        return member.proof

    def request(
        self, window: str = "w1", at: datetime | None = None, **changes: Any
    ) -> VisitRequest:
        """Aigül at the therapist's tomorrow at nine, held by nobody."""
        asked = VisitRequest(
            window=window,
            patient=AIGUL,
            provider=HERE,
            doctor=THERAPIST,
            starts_at=at or local(TOMORROW, 9),
            relation=Relation.SELF,
            holder="telegram:1",
        )
        return replace(asked, **changes)

    async def book(self, window: str = "w1", **changes: Any) -> Booked:
        """At L1, unless `asker` is given."""
        asker = changes.pop("asker", None) or await self.caller()
        return await self.reception.book_visit(self.request(window, **changes), asker)

    async def refer(self, iin: Iin, specialty: str, number: str) -> None:
        await self.add(tables.referrals, referral(iin, specialty, number))

    async def reregister(self, iin: Iin, **to: object) -> None:
        """Changes the person's row in the register."""
        await self.change(tables.register, {"iin": iin.digits}, **to)

    async def strike_off(self, iin: Iin) -> None:
        """The person is in the register no longer."""
        await self.change(tables.register, {"iin": iin.digits}, iin=NOBODY.digits)

    async def rows(self, table: Table) -> list[Mapping[str, object]]:
        return await kept(self.url, table)

    async def add(self, table: Table, *rows: Mapping[str, object]) -> None:
        await self.settle([(table, rows)])

    async def settle(self, rows: Sequence[tuple[Table, Rows]]) -> None:
        """A part of the town that was not there before."""
        await settle(self.url, rows)
        self.store.kept.forget()

    async def change(self, table: Table, key: Mapping[str, object], **to: object) -> None:
        """Writes these values into the rows with that key."""
        await change(self.url, table, key, to)
        self.store.kept.forget()


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant, by the clinic's clock on the wall."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


@contextmanager
def refused(refusal: Refusal) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """What is done inside is refused with this code and no other."""
    with pytest.raises(Refused) as caught:
        yield caught
    assert caught.value.refusal is refusal
