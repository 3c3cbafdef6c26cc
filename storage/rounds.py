"""Which daily job has been begun and done where, so that a restart repeats and skips none."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Executable, delete, or_, select, update

from storage.marshal import instant
from storage.statements import Inserting, Statement, given, upsert
from storage.tables import rounds
from storage.transaction import Database, transaction_on

_this = (
    (rounds.c.job == given("the_job"))
    & (rounds.c.provider == given("the_provider"))
    & (rounds.c.day == given("the_day"))
)


def _begin(insert: Inserting) -> Executable:
    names = ("job", "provider", "day", "begun_at")
    row = insert(rounds).values({name: given(name) for name in names})
    left_off = rounds.c.done_at.is_(None) & (rounds.c.begun_at < given("left_off"))
    return row.on_conflict_do_update(
        index_elements=names[:3], set_={"begun_at": row.excluded.begun_at}, where=left_off
    ).returning(rounds.c.job)


BEGIN = upsert(_begin)
DONE = Statement(update(rounds).where(_this).values(done_at=given("at")))
GIVE_UP = Statement(delete(rounds).where(_this, rounds.c.done_at.is_(None)))
IN_HAND = Statement(
    select(rounds.c.job, rounds.c.provider).where(
        rounds.c.day == given("day"),
        or_(rounds.c.done_at.is_not(None), rounds.c.begun_at >= given("left_off")),
    )
)
DONE_ON = Statement(
    select(rounds.c.job, rounds.c.provider).where(
        rounds.c.day == given("day"), rounds.c.done_at.is_not(None)
    )
)
FORGET = Statement(delete(rounds).where(rounds.c.day < given("before")))


class SqlRounds:
    """A round that was begun before `left_off` and is not done was left off by a dead process."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self, job: str, provider: str, day: date, at: datetime, left_off: datetime
    ) -> bool:
        """False: it is done, or another process is at it."""
        async with transaction_on(self._database) as transaction:
            found = await transaction.row(
                BEGIN,
                job=job,
                provider=provider,
                day=day.isoformat(),
                begun_at=instant(at),
                left_off=instant(left_off),
            )
            await transaction.commit()
        return found is not None

    async def done(self, job: str, provider: str, day: date, at: datetime) -> None:
        await self._write(DONE, job, provider, day, at=instant(at))

    async def give_up(self, job: str, provider: str, day: date) -> None:
        """It may be begun again at once."""
        await self._write(GIVE_UP, job, provider, day)

    async def in_hand(self, day: date, left_off: datetime) -> Collection[tuple[str, str]]:
        """Job and provider of what is done, or that a process is at."""
        async with transaction_on(self._database) as transaction:
            rows = await transaction.rows(IN_HAND, day=day.isoformat(), left_off=instant(left_off))
        return {(job, provider) for job, provider in rows}

    async def done_on(self, day: date) -> Collection[tuple[str, str]]:
        """Job and provider of what is done."""
        async with transaction_on(self._database) as transaction:
            rows = await transaction.rows(DONE_ON, day=day.isoformat())
        return {(job, provider) for job, provider in rows}

    async def forget(self, before: date) -> None:
        async with transaction_on(self._database) as transaction:
            transaction.write(FORGET, before=before.isoformat())
            await transaction.commit()

    async def _write(
        self, statement: Statement, job: str, provider: str, day: date, **values: str
    ) -> None:
        keys = {"the_job": job, "the_provider": provider, "the_day": day.isoformat()}
        async with transaction_on(self._database) as transaction:
            transaction.write(statement, **keys, **values)
            await transaction.commit()
