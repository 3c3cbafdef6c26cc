"""A small clinic for the storage tests: one provider, two doctors, a family."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clinic.acting import Account
from clinic.journals.book import Entry
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.people import BookingRule, Doctor, DoctorId, Iin, Patient, ProviderId
from clinic.providers import Opening, Provider
from clinic.schedule import Shift, Slot
from storage.unit import SqlUnit

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
LATER = NOW + timedelta(minutes=3)

CLINIC = ProviderId("p1")
AKHMETOV = DoctorId("d1")
SERIKOVA = DoctorId("d2")
CHAT = Account("telegram:100")
OTHER_CHAT = Account("telegram:200")

MOTHER = Iin("880101400017")
CHILD = Iin("150505500028")
PHONE = "+77010000001"


@dataclass
class TurnedClock:
    """Stands still until it is turned."""

    moment: datetime = NOW
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Almaty"))

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(self.zone).date()


FIXED = TurnedClock()

WEEKDAYS = tuple(Opening(day, time(8), time(20)) for day in range(5))
PROVIDER = Provider(
    provider=CLINIC,
    kind="clinic",
    regulation=None,
    name_kk="№ 1 емхана",
    name_ru="Поликлиника № 1",
    place="Тараз",
    address_kk="Абай көшесі, 1",
    address_ru="улица Абая, 1",
    phone="+77262000001",
    open=WEEKDAYS,
    home_calls=(),
    operator_uri=None,
    booking_days=14,
    lead_minutes=30,
)


def doctor(number: DoctorId, specialty: str = "gp") -> Doctor:
    return Doctor(number, CLINIC, "Ахметов А.", specialty, "101", ("5",), BookingRule("direct"))


def patient(
    iin: Iin, phone: str | None = None, guardians: tuple[Iin, ...] = (), born: int = 1988
) -> Patient:
    return Patient(
        iin=iin,
        last_name="Сейтқали",
        first_name="Айгүл",
        middle_name="",
        birth_date=date(born, 1, 1),
        sex="f",
        address="Тараз, Абай көшесі, 5",
        phone=phone,
        provider=CLINIC,
        precinct="5",
        attached_from=date(2020, 1, 1),
        next_provider=None,
        next_from=None,
        home_care="no",
        disability_group=None,
        guardians=guardians,
    )


NOUNS = (
    PROVIDER,
    doctor(AKHMETOV),
    doctor(SERIKOVA, "ent"),
    Shift(AKHMETOV, TOMORROW, time(9), time(12), 15),
    Shift(SERIKOVA, TOMORROW, time(14), time(18), 20),
    patient(MOTHER, PHONE),
    patient(CHILD, PHONE, (MOTHER,), born=2015),
)


def slot(number: int = 0, doctor: DoctorId = AKHMETOV) -> Slot:
    """The doctor's times of tomorrow, from 09:00 on, by their number."""
    starts_at = datetime(2026, 11, 24, 4, 0, tzinfo=UTC) + number * timedelta(minutes=15)
    return Slot(starts_at, starts_at + timedelta(minutes=15), doctor)


async def write_entry(
    unit: SqlUnit, window: str, *, iin: Iin = MOTHER, at: Slot | None = None, level: str = "L1"
) -> Entry:
    place = at or slot()
    return await unit.journals.write(
        PRE_APPOINTMENT,
        CLINIC,
        year=2026,
        at=NOW,
        window=window,
        made_by=CHAT,
        columns={
            "iin": iin,
            "doctor": place.doctor,
            "starts_at": place.starts_at.isoformat(),
            "channel": "chat",
            "level": level,
            "staff": None,
        },
    )


async def book(unit: SqlUnit, window: str, place: Slot, iin: Iin, holder: str = "") -> bool:
    """Entry and time in one unit, as BookVisit does; not committed."""
    entry = await write_entry(unit, window, iin=iin, at=place)
    return await unit.timetable.take(place, holder, entry.entry, iin, TOMORROW, NOW)
