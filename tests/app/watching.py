"""A reception over a database that is watched: what it hears, and what is counted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import storage
from app.metered_units import MeteredUnits
from app.meters import Meters
from app.reception_desk import open_reception
from clinic.reception import Reception
from storage.kept import Kept
from storage.sqlite import SqliteDatabase
from storage.unit import SqlUnits
from tests.clinic.usecases.desk import Desk, TurnedClock
from tests.clinic.usecases.test_answered_alike import RecordingDatabase
from tests.keys import KEY


@dataclass(frozen=True, slots=True)
class Watched:
    """`clinic` is another way to the same database, which is not watched."""

    clinic: Desk
    reception: Reception
    meters: Meters
    heard: list[str]

    def counted(self) -> list[bytes]:
        return [line for line in self.meters.page().splitlines() if line.startswith(b"qabyldau_")]


@asynccontextmanager
async def watched(sqlite_url: str) -> AsyncIterator[Watched]:
    clock, meters = TurnedClock(), Meters()
    async with storage.open_store(sqlite_url, clock, KEY) as store:
        clinic = Desk(sqlite_url, store, clock)
        database = await SqliteDatabase.open(Path(sqlite_url.partition("///")[2]))
        recording = RecordingDatabase(database)
        units = SqlUnits(recording, Kept(clock), store.keyring.cipher())
        reception = open_reception(MeteredUnits(units, meters), clock, clinic.dice, clinic.vault)
        yield Watched(clinic, reception, meters, recording.said)
        await recording.close()
