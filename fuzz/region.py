"""The region that every input finds: forty people, some known to the bot, one visit booked."""

import hashlib
import hmac
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from app.demo_region import PLAYERS, write_region
from app.reception_desk import open_reception
from clinic.acting import Account, Anyone, Channel, Registrar, Role, Verified
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import Reception, StaffRequest, VisitRequest
from storage import Store, migrate, open_store
from storage.address import SQLITE
from storage.imports.loading import Order, load

ZONE: Final = ZoneInfo("Asia/Almaty")
MONDAY: Final = datetime(2026, 11, 23, 4, tzinfo=UTC)
KEY: Final = bytes(32)
PEOPLE: Final = 40
FIRST_ACCOUNT: Final = 7001
CLINIC: Final = ProviderId("taraz-1")
KNOWN: Final = ("aigul", "sergei", "olga")
"""They have shared their own number; the others write for the first time."""
WITH_PIN: Final = "kulash"
NUMBERS: Final[Mapping[str, int]] = {
    player.key: FIRST_ACCOUNT + at for at, player in enumerate(PLAYERS)
}


@dataclass
class Clock:
    """Stands still until an input turns it."""

    moment: datetime = MONDAY
    zone: ZoneInfo = ZONE

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(self.zone).date()


@dataclass
class Dice:
    """Throws one number after the other, so that an input always meets the same."""

    thrown: int

    def token(self) -> str:
        self.thrown += 1
        return f"{self.thrown:06d}-0123456789abcdef"

    def figures(self, length: int) -> str:
        self.thrown += 1
        return f"{self.thrown:0{length}d}"


class Vault:
    """As the product's, without the work that is slow on purpose."""

    def fingerprint(self, token: str) -> str:
        return hmac.digest(KEY, token.encode(), hashlib.sha256).hex()

    async def seal(self, secret: str) -> str:
        return self.fingerprint(secret)

    async def fits(self, secret: str, sealed: str | None) -> bool:
        return sealed == self.fingerprint(secret)


def reception_over(store: Store, clock: Clock, dice: Dice) -> Reception:
    return open_reception(store.units, clock, dice, Vault())


def account(key: str) -> Account:
    return Account(f"telegram:{NUMBERS[key]}")


@dataclass(frozen=True, slots=True)
class Region:
    """A folder with the import files and a database to take copies of."""

    folder: Path
    invited: str
    """The payload of a link that gives a role."""
    pin: str

    @property
    def files(self) -> Path:
        return self.folder / "files"

    def copy(self, name: str) -> str:
        """The URL of a database as it was at first; whoever had it open has closed it."""
        path = self.folder / f"{name}.db"
        for rest in self.folder.glob(f"{name}.db-*"):
            rest.unlink()
        shutil.copyfile(self.folder / "template.db", path)
        return f"{SQLITE}{path}"


async def build(folder: Path) -> Region:
    files, url = folder / "files", f"{SQLITE}{folder / 'template.db'}"
    write_region(files, Clock().today(), PEOPLE)
    await migrate(url)
    await load(url, Order([files], MONDAY))
    clock = Clock()
    async with open_store(url, clock, KEY) as store:
        reception = reception_over(store, clock, Dice(0))
        for key in KNOWN:
            await _verify(reception, key)
        await _book(reception)
        invited = await reception.invite_staff(
            StaffRequest(Role.REGISTRAR, CLINIC, None, "command")
        )
        desk = Registrar("r-1", CLINIC, Channel.DESK, "kk")
        pin = await reception.issue_pin(_iin(WITH_PIN), desk)
    return Region(folder, f"s-{invited.token}", pin)


async def _verify(reception: Reception, key: str) -> None:
    player = next(one for one in PLAYERS if one.key == key)
    anyone = Anyone(account(key), Channel.CHAT, player.language)
    await reception.give_consent.choose_language(anyone.account, player.language)
    caller = await reception.give_consent(anyone)
    await reception.verify_by_phone(player.phone or "", own=True, caller=caller)


async def _book(reception: Reception) -> None:
    """Aigül's at her own doctor, tomorrow, and told."""
    anyone = Anyone(account("aigul"), Channel.CHAT, "kk")
    asker = (await reception.show_household(anyone)).members[0].proof
    free = reception.show_free_times
    (doctor, *_) = await free.doctors(CLINIC, "gp")
    tomorrow = Clock().today() + timedelta(days=1)
    slot = (await free.times(doctor.doctor.doctor, tomorrow))[0]
    booked = await reception.book_visit(_request(asker, slot.doctor, slot.starts_at), asker)
    await reception.record_told(booked.visit.entry, "kk", "told", Channel.CHAT)


def _request(asker: Verified, doctor: DoctorId, starts_at: datetime) -> VisitRequest:
    return VisitRequest(
        window="template.1",
        patient=asker.person,
        provider=CLINIC,
        doctor=doctor,
        starts_at=starts_at,
        relation=Relation.SELF,
        holder=asker.account,
    )


def _iin(key: str) -> Iin:
    return Iin(next(player.iin for player in PLAYERS if player.key == key))
