"""Which of three reasons refuses an unproved asker is not told by the work either (B0.2)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from clinic.acting import Account, Caller, Channel
from clinic.people import Iin, Relation
from clinic.reception import BookVisit, CheckRegister, RegisterCheck, VisitRequest
from clinic.refusals import Refusal
from storage import tables
from storage.cipher import Cipher
from storage.kept import Kept
from storage.sqlite import SqliteDatabase
from storage.statements import Step
from storage.transaction import Hand, Row
from storage.unit import SqlUnits
from tests.clinic.samples import HERE
from tests.clinic.usecases.desk import TOMORROW, TurnedClock, local, refused
from tests.clinic.usecases.town import (
    CAMPAIGN,
    NOBODY,
    STRANGER,
    THERAPIST,
    kept,
    settle,
    town,
)
from tests.keys import KEY

REASONS = (NOBODY, STRANGER, CAMPAIGN)
"""Not in the register, attached elsewhere, attached later."""


@dataclass
class RecordingHand:
    """Hands on, and keeps what was said in which way."""

    hand: Hand
    said: list[str]

    async def read(self, step: Step) -> Sequence[Row]:
        self.said.append(f"read {step[0].sqlite.sql}")
        return await self.hand.read(step)

    async def apply(self, steps: Sequence[Step], *, begin: bool, commit: bool) -> Sequence[Row]:
        words = "; ".join(statement.sqlite.sql for statement, _ in steps)
        self.said.append(f"apply {begin} {commit} {words}")
        return await self.hand.apply(steps, begin=begin, commit=commit)

    async def release(self) -> None:
        self.said.append("release")
        await self.hand.release()


@dataclass
class RecordingDatabase:
    database: SqliteDatabase
    said: list[str] = field(default_factory=list)

    def hand(self) -> RecordingHand:
        return RecordingHand(self.database.hand(), self.said)

    async def close(self) -> None:
        await self.database.close()


@pytest.fixture
async def town_url(sqlite_url: str) -> str:
    await settle(sqlite_url, town())
    return sqlite_url


async def refuse(url: str, deed: str, patient: Iin) -> list[str]:
    """All that the database hears until a fresh chat is refused, and what is kept of it."""
    clock = TurnedClock()
    recording = RecordingDatabase(await SqliteDatabase.open(Path(url.partition("///")[2])))
    units = SqlUnits(recording, Kept(clock), Cipher(KEY))
    asker = Caller(Account(f"telegram:{patient.digits}"), Channel.CHAT, "kk")
    try:
        with refused(Refusal.NOT_ATTACHED_HERE) as caught:
            if deed == "check":
                await CheckRegister(units, clock)(
                    RegisterCheck(patient, HERE, Relation.SELF), asker
                )
            else:
                await BookVisit(units, clock)(request(patient), asker)
        assert (caught.value.facts, caught.value.clause) == ({}, "R2.6, B2.4")
    finally:
        await recording.close()
    return recording.said


def request(patient: Iin) -> VisitRequest:
    return VisitRequest(
        window=f"w-{patient.digits}",
        patient=patient,
        provider=HERE,
        doctor=THERAPIST,
        starts_at=local(TOMORROW, 9),
        relation=Relation.SELF,
        holder="telegram:1",
    )


@pytest.mark.parametrize("deed", ["check", "book"])
async def test_b0_2_the_three_reasons_cost_the_same_statements(town_url: str, deed: str) -> None:
    first, *others = [await refuse(town_url, deed, patient) for patient in REASONS]
    assert len(first) > len(REASONS)
    assert others == [first, first]


@pytest.mark.parametrize("deed", ["check", "book"])
async def test_b2_4_the_three_reasons_leave_the_same_row(town_url: str, deed: str) -> None:
    for patient in REASONS:
        await refuse(town_url, deed, patient)
    rows = [
        {name: value for name, value in row.items() if name != "row"}
        for row in await kept(town_url, tables.refusals)
    ]
    assert rows == [rows[0]] * len(REASONS)
    assert rows[0]["refusal"] == Refusal.NOT_ATTACHED_HERE
