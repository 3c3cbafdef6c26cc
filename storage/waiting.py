"""The waiting list, oldest place first (B2.8)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, null, or_, select, update

from clinic.acting import Account
from clinic.notices import WaitingPlace
from clinic.people import DoctorId, ProviderId
from clinic.refusals import NotFound
from clinic.schedule import Slot
from storage.marshal import instant, maybe_instant, maybe_moment, moment
from storage.statements import Statement, given, row_of
from storage.tables import waiting
from storage.transaction import Row, Transaction

_places = select(*waiting.columns).order_by(waiting.c.since, waiting.c.place)

JOIN = Statement(row_of(waiting))
OF_ACCOUNT = Statement(_places.where(waiting.c.account == given("account")))
FIND = Statement(_places.where(waiting.c.place == given("place")))
NEXT_FOR = Statement(
    _places.where(
        waiting.c.state == "waiting",
        waiting.c.provider == given("provider"),
        waiting.c.specialty == given("specialty"),
        or_(waiting.c.doctor.is_(None), waiting.c.doctor == given("doctor")),
        waiting.c.until > given("now"),
    )
    .limit(1)
    .with_for_update(skip_locked=True)
)
OFFER = Statement(
    update(waiting)
    .where(waiting.c.place == given("the_place"))
    .values(
        state="offered",
        offered_at=given("offered_at"),
        offered_doctor=given("offered_doctor"),
        offered_start=given("offered_start"),
        answer_by=given("answer_by"),
    )
)
SETTLE = Statement(
    update(waiting)
    .where(waiting.c.place == given("the_place"), waiting.c.state.in_(["waiting", "offered"]))
    .values(state=given("settled"))
    .returning(waiting.c.place)
)
LAPSED = Statement(
    _places.where(waiting.c.state == "offered", waiting.c.answer_by <= given("now"))
)
OFFERED = Statement(
    _places.where(
        waiting.c.state == "offered",
        waiting.c.offered_doctor == given("doctor"),
        waiting.c.offered_start >= given("since"),
        waiting.c.offered_start < given("until"),
    )
)
WAIT_AGAIN = Statement(
    update(waiting)
    .where(waiting.c.place == given("the_place"), waiting.c.state == "offered")
    .values(
        state="waiting",
        offered_at=null(),
        offered_doctor=null(),
        offered_start=null(),
        answer_by=null(),
    )
)
NEXT_LAPSE = Statement(
    select(func.min(waiting.c.answer_by)).where(
        waiting.c.state == "offered", waiting.c.answer_by > given("after")
    )
)


class SqlWaiting:
    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def join(self, place: WaitingPlace) -> None:
        instants = {
            "since": instant(place.since),
            "until": instant(place.until),
            "offered_at": maybe_instant(place.offered_at),
            "offered_start": maybe_instant(place.offered_start),
            "answer_by": maybe_instant(place.answer_by),
        }
        self._transaction.write(JOIN, **(asdict(place) | instants))

    async def of_account(self, account: Account) -> Sequence[WaitingPlace]:
        return [_place(row) for row in await self._transaction.rows(OF_ACCOUNT, account=account)]

    async def find(self, place: str) -> WaitingPlace:
        found = await self._transaction.row(FIND, place=place)
        if found is None:
            raise NotFound
        return _place(found)

    async def next_for(
        self, provider: ProviderId, specialty: str, doctor: DoctorId, now: datetime
    ) -> WaitingPlace | None:
        found = await self._transaction.row(
            NEXT_FOR, provider=provider, specialty=specialty, doctor=doctor, now=instant(now)
        )
        return None if found is None else _place(found)

    async def offer(self, place: str, slot: Slot, at: datetime, answer_by: datetime) -> None:
        self._transaction.write(
            OFFER,
            the_place=place,
            offered_at=instant(at),
            offered_doctor=slot.doctor,
            offered_start=instant(slot.starts_at),
            answer_by=instant(answer_by),
        )

    async def offered(
        self, doctor: DoctorId, since: datetime, until: datetime
    ) -> Sequence[WaitingPlace]:
        rows = await self._transaction.rows(
            OFFERED, doctor=doctor, since=instant(since), until=instant(until)
        )
        return [_place(row) for row in rows]

    async def wait_again(self, place: str) -> None:
        self._transaction.write(WAIT_AGAIN, the_place=place)

    async def settle(self, place: str, state: str) -> bool:
        return await self._transaction.row(SETTLE, the_place=place, settled=state) is not None

    async def next_lapse(self, after: datetime) -> datetime | None:
        rows = await self._transaction.rows(NEXT_LAPSE, after=instant(after))
        return maybe_moment(rows[0][0])

    async def lapsed(self, now: datetime) -> Sequence[WaitingPlace]:
        return [_place(row) for row in await self._transaction.rows(LAPSED, now=instant(now))]


def _place(row: Row) -> WaitingPlace:
    """The columns are named as the noun's fields."""
    values: dict[str, Any] = dict(zip(waiting.columns.keys(), row, strict=True))
    values["since"], values["until"] = moment(values["since"]), moment(values["until"])
    for name in ("offered_at", "offered_start", "answer_by"):
        values[name] = maybe_moment(values[name])
    return WaitingPlace(**values)
