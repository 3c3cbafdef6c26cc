"""The demo region with a crowd of verified citizens, as a database to take copies of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import cycle, islice
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from app.clock import RehearsalClock, SystemClock
from app.data import sheets
from app.data.numbers import invented_iins, invented_phones
from app.demo_region import write_region
from app.dice import SystemDice
from app.reception_desk import open_reception
from app.vault import KeyedVault
from bench.databases import Databases
from clinic.acting import Account, Anyone, Channel, Verified
from clinic.people import Iin, ProviderId, Relation
from clinic.ports import Units
from clinic.reception import Reception, VisitRequest
from clinic.schedule import Slot
from storage import migrate, open_store
from storage.imports.loading import Order, load

ZONE: Final = ZoneInfo("Asia/Almaty")
KEY: Final = bytes(range(32))
REGION: Final = 20_000
CROWD: Final = 1_000
SEED: Final = 77  # the region has another
CLINIC: Final = ProviderId("taraz-1")
PRECINCT: Final = "5"
OPEN_TO_ALL: Final = ("gp", "therapist", "dentist")
FIRST_ACCOUNT: Final = 500_000
REMINDED: Final = 900
"""The first of the crowd; the others talk while these hear."""


def morning() -> RehearsalClock:
    """It is always ten in the morning when a bench begins: at night no notice is sent."""
    now = SystemClock(ZONE).now()
    ten = datetime.combine(now.astimezone(ZONE).date(), time(10), ZONE)
    return RehearsalClock(ZONE, ten - now)


CLOCK: Final = morning()
BEGAN: Final = CLOCK.now()
"""In every process of a bench about the same moment."""


@dataclass(frozen=True, slots=True)
class Citizen:
    """A grown-up attached to the first clinic, with a phone of their own."""

    number: int
    iin: Iin
    phone: str

    @property
    def account(self) -> Account:
        return Account(f"telegram:{self.number}")

    def register_row(self) -> Sequence[str]:
        name = ("Серіков", f"Азамат{self.number}", "")
        about = ("1986-04-12", "m", "", self.phone)
        return (self.iin.digits, *name, *about, CLINIC, PRECINCT, "2020-01-01", *("",) * 2,
                "inside", "", "")  # fmt: skip


def crowd(size: int) -> list[Citizen]:
    numbers = zip(invented_iins(SEED), invented_phones(SEED), strict=False)
    return [
        Citizen(FIRST_ACCOUNT + at, Iin(iin), phone)
        for at, (iin, phone) in enumerate(islice(numbers, size))
    ]


def reception_over(units: Units) -> Reception:
    return open_reception(units, CLOCK, SystemDice(), KeyedVault(KEY))


async def build(databases: Databases, folder: Path) -> str:
    """The URL of a database with the region, and the crowd in its register, each verified."""
    region = folder / "region"
    if not region.exists():
        write_region(region, CLOCK.today(), REGION)
        (folder / "crowd").mkdir()
        rows = [citizen.register_row() for citizen in crowd(CROWD)]
        sheets.write(folder / "crowd" / "register.csv", sheets.REGISTER, rows)
    url = await databases.empty()
    await migrate(url, ahead=CLOCK.offset)
    for part in ("region", "crowd"):
        await load(url, Order([folder / part], CLOCK.now()))
    await _verify(url, crowd(CROWD))
    return url


async def _verify(url: str, citizens: Sequence[Citizen]) -> None:
    """Each has chosen a language, agreed, and shared the own number."""
    async with open_store(url, CLOCK, KEY) as store:
        reception = reception_over(store.units)
        for citizen in citizens:
            anyone = Anyone(citizen.account, Channel.CHAT, "kk")
            await reception.give_consent.choose_language(citizen.account, "kk")
            caller = await reception.give_consent(anyone)
            await reception.verify_by_phone(citizen.phone, own=True, caller=caller)


async def proofs(reception: Reception, citizens: Sequence[Citizen]) -> list[Verified]:
    """As whom each asks."""
    households = [
        await reception.show_household(Anyone(citizen.account, Channel.CHAT, "kk"))
        for citizen in citizens
    ]
    return [member.proof for household in households for member in household.members]


async def free_slots(reception: Reception, wanted: int) -> list[Slot]:
    """Of the doctors whom every grown-up may book, from tomorrow on; raises ValueError."""
    free = reception.show_free_times
    found: list[Slot] = []
    for specialty in OPEN_TO_ALL:
        for offer in await free.doctors(CLINIC, specialty):
            for day in (await free.days(offer.doctor.doctor))[1:]:
                if day.free:
                    found.extend(await free.times(offer.doctor.doctor, day.day))
    if len(found) < wanted:
        raise ValueError("there are too few free times in these two weeks")
    return found[:wanted]


def requests(
    asking: Sequence[Verified], slots: Sequence[Slot]
) -> Iterator[tuple[VisitRequest, Verified]]:
    """Each asks for one time; the times are dealt out in turn."""
    for number, (asker, slot) in enumerate(zip(asking, cycle(slots), strict=False)):
        yield (
            VisitRequest(
                window=f"bench.{number}",
                patient=asker.person,
                provider=CLINIC,
                doctor=slot.doctor,
                starts_at=slot.starts_at,
                relation=Relation.SELF,
                holder=asker.account,
            ),
            asker,
        )
