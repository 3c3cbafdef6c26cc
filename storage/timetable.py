"""Times that are held or booked. The conditional write decides (B2.5, house.md "Storage")."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Executable, and_, bindparam, delete, func, null, or_, select

from clinic.acting import Level
from clinic.people import DoctorId, Iin
from clinic.schedule import Absence, Shift, Slot, Taken
from clinic.visits import EntryNo
from storage.kept import Kept
from storage.marshal import clock_time, instant, listed, moment
from storage.statements import AnyOf, Inserting, Statement, given, upsert
from storage.tables import entries, shifts, takings
from storage.transaction import Transaction

CLOSED = "closed"
FOR_EVER = "9999-12-31T23:59:59.999999Z"


def _open_to(holder: str) -> ColumnElement[bool]:
    """Not booked, and held by nobody else now."""
    return takings.c.entry.is_(None) & or_(
        takings.c.held_until <= given("now"), takings.c.holder == given(holder)
    )


def _holding(insert: Inserting) -> Executable:
    names = ("doctor", "starts_at", "ends_at", "holder", "held_until")
    row = insert(takings).values({name: bindparam(name) for name in names})
    return row.on_conflict_do_update(
        index_elements=["doctor", "starts_at"],
        set_={name: row.excluded[name] for name in ("ends_at", "holder", "held_until")},
        where=_open_to("asking"),
    ).returning(takings.c.doctor)


def _taking(insert: Inserting) -> Executable:
    names = ("doctor", "starts_at", "ends_at", "entry", "iin", "day")
    row = insert(takings).values({name: bindparam(name) for name in names} | {"holder": ""})
    changed = {name: row.excluded[name] for name in ("ends_at", "holder", "entry", "iin", "day")}
    return row.on_conflict_do_update(
        index_elements=["doctor", "starts_at"],
        set_={**changed, "held_until": null()},
        where=_open_to("asking"),
    ).returning(takings.c.doctor)


def _closing(insert: Inserting) -> Executable:
    """A hold of nobody's that never ends, over whatever hold there is."""
    names = ("doctor", "starts_at", "ends_at", "holder", "held_until")
    row = insert(takings).values({name: bindparam(name) for name in names})
    return row.on_conflict_do_update(
        index_elements=["doctor", "starts_at"],
        set_={name: row.excluded[name] for name in ("ends_at", "holder", "held_until")},
        where=takings.c.entry.is_(None),
    ).returning(takings.c.doctor)


_held = delete(takings).where(takings.c.holder == given("holder"), takings.c.entry.is_(None))

TAKEN = Statement(
    select(takings.c.doctor, takings.c.starts_at, takings.c.ends_at)
    .where(
        AnyOf(takings.c.doctor, "doctors"),
        takings.c.starts_at >= given("since"),
        takings.c.starts_at < given("until"),
        or_(
            takings.c.entry.is_not(None),
            (takings.c.held_until > given("now")) & (takings.c.holder != given("but_held_by")),
        ),
    )
    .order_by(takings.c.doctor, takings.c.starts_at)
)
HOLD = upsert(_holding)
TAKE = upsert(_taking)
RELEASE = Statement(_held)
RELEASE_OTHERS = Statement(
    _held.where(
        or_(takings.c.doctor != given("doctor"), takings.c.starts_at != given("starts_at"))
    )
)
CLOSE = upsert(_closing)
REOPEN = Statement(
    delete(takings)
    .where(
        takings.c.doctor == given("doctor"),
        takings.c.holder == CLOSED,
        takings.c.entry.is_(None),
        takings.c.starts_at < given("until"),
        takings.c.ends_at > given("since"),
    )
    .returning(takings.c.starts_at, takings.c.ends_at)
)
ADD_SHIFT = upsert(
    lambda insert: (
        insert(shifts)
        .values({column.name: bindparam(column.name) for column in shifts.columns})
        .on_conflict_do_nothing(index_elements=["doctor", "day", "starts"])
        .returning(shifts.c.doctor)
    )
)
BOOKED = Statement(
    select(takings.c.entry)
    .where(
        takings.c.doctor == given("doctor"),
        takings.c.starts_at >= given("since"),
        takings.c.starts_at < given("until"),
        takings.c.entry.is_not(None),
    )
    .order_by(takings.c.starts_at)
)
_booked = and_(
    AnyOf(takings.c.doctor, "doctors"),
    takings.c.starts_at >= given("since"),
    takings.c.starts_at < given("until"),
    takings.c.entry.is_not(None),
)
VISITS = Statement(
    select(takings.c.doctor, takings.c.starts_at, takings.c.ends_at)
    .where(_booked)
    .order_by(takings.c.doctor, takings.c.starts_at)
)
COUNTED = Statement(
    select(takings.c.doctor, func.count()).where(_booked).group_by(takings.c.doctor)
)
FREE = Statement(
    delete(takings).where(takings.c.entry == given("entry")).returning(takings.c.doctor)
)
UNVERIFIED = Statement(
    select(func.count())
    .select_from(takings.join(entries, entries.c.entry == takings.c.entry))
    .where(
        takings.c.doctor == given("doctor"),
        takings.c.day == given("day"),
        entries.c.level == Level.CALLER.value,
    )
)


class SqlTimetable:
    __slots__ = ("_kept", "_transaction")

    def __init__(self, transaction: Transaction, kept: Kept) -> None:
        self._transaction = transaction
        self._kept = kept

    async def shifts(
        self, doctors: Sequence[DoctorId], first: date, last: date
    ) -> Sequence[Shift]:
        return await self._kept.shifts(self._transaction, doctors, first, last)

    async def absences(
        self, doctors: Sequence[DoctorId], first: date, last: date
    ) -> Sequence[Absence]:
        return await self._kept.absences(self._transaction, doctors, first, last)

    async def taken(
        self,
        doctors: Sequence[DoctorId],
        since: datetime,
        until: datetime,
        now: datetime,
        but_held_by: str,
    ) -> Sequence[Taken]:
        rows = await self._transaction.rows(
            TAKEN,
            doctors=listed(doctors),
            since=instant(since),
            until=instant(until),
            now=instant(now),
            but_held_by=but_held_by,
        )
        return [Taken(DoctorId(row[0]), moment(row[1]), moment(row[2])) for row in rows]

    async def hold(self, slot: Slot, holder: str, until: datetime, now: datetime) -> bool:
        starts_at = instant(slot.starts_at)
        held = await self._transaction.row(
            HOLD,
            doctor=slot.doctor,
            starts_at=starts_at,
            ends_at=instant(slot.ends_at),
            holder=holder,
            asking=holder,
            held_until=instant(until),
            now=instant(now),
        )
        if held is not None:
            self._transaction.write(
                RELEASE_OTHERS, holder=holder, doctor=slot.doctor, starts_at=starts_at
            )
        return held is not None

    async def take(
        self,
        slot: Slot,
        holder: str,
        entry: EntryNo,
        patient: Iin,
        day: date,
        now: datetime,
    ) -> bool:
        taken = await self._transaction.row(
            TAKE,
            doctor=slot.doctor,
            starts_at=instant(slot.starts_at),
            ends_at=instant(slot.ends_at),
            entry=entry,
            iin=patient,
            day=day.isoformat(),
            asking=holder,
            now=instant(now),
        )
        return taken is not None

    async def release(self, holder: str) -> None:
        self._transaction.write(RELEASE, holder=holder)

    async def free(self, entry: EntryNo) -> bool:
        return await self._transaction.row(FREE, entry=entry) is not None

    async def close(self, doctor: DoctorId, since: datetime, until: datetime) -> bool:
        closed = await self._transaction.row(
            CLOSE,
            doctor=doctor,
            starts_at=instant(since),
            ends_at=instant(until),
            holder=CLOSED,
            held_until=FOR_EVER,
        )
        return closed is not None

    async def reopen(self, doctor: DoctorId, since: datetime, until: datetime) -> bool:
        """What was closed before and after the stretch stays closed."""
        opens, ends = instant(since), instant(until)
        rows = await self._transaction.rows(REOPEN, doctor=doctor, since=opens, until=ends)
        for began, ended in rows:
            if began < opens:
                await self.close(doctor, moment(began), since)
            if ended > ends:
                await self.close(doctor, until, moment(ended))
        return bool(rows)

    async def add_shift(self, shift: Shift) -> bool:
        added = await self._transaction.row(
            ADD_SHIFT,
            doctor=shift.doctor,
            day=shift.day.isoformat(),
            starts=clock_time(shift.start),
            ends=clock_time(shift.end),
            slot_minutes=shift.slot_minutes,
        )
        self._kept.revise(self._transaction)
        return added is not None

    async def booked(
        self, doctor: DoctorId, since: datetime, until: datetime
    ) -> Sequence[EntryNo]:
        rows = await self._transaction.rows(
            BOOKED, doctor=doctor, since=instant(since), until=instant(until)
        )
        return [EntryNo(entry) for (entry,) in rows]

    async def visits(
        self, doctors: Sequence[DoctorId], since: datetime, until: datetime
    ) -> Sequence[Taken]:
        rows = await self._transaction.rows(
            VISITS, doctors=listed(doctors), since=instant(since), until=instant(until)
        )
        return [Taken(DoctorId(row[0]), moment(row[1]), moment(row[2])) for row in rows]

    async def counted(
        self, doctors: Sequence[DoctorId], since: datetime, until: datetime
    ) -> Mapping[DoctorId, int]:
        rows = await self._transaction.rows(
            COUNTED, doctors=listed(doctors), since=instant(since), until=instant(until)
        )
        return {DoctorId(doctor): int(count) for doctor, count in rows}

    async def unverified(self, doctor: DoctorId, day: date) -> int:
        rows = await self._transaction.rows(UNVERIFIED, doctor=doctor, day=day.isoformat())
        found: int = rows[0][0]
        return found
