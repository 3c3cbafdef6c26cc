"""People, a clinic and moments of a made-up town: what the clinic's tests have in common."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from clinic.acting import Account, Caller, Channel, Verified
from clinic.calendar import CalendarDay, DayKind, ProductionCalendar
from clinic.journals.book import Entry, Mark, Marked
from clinic.people import BookingRule, Doctor, DoctorId, Iin, Patient, ProviderId, Referral
from clinic.people import check_digit as last_figure
from clinic.providers import Provider, parse_hours
from clinic.rules.facts import BookingFacts
from clinic.visits import EntryNo

ZONE = ZoneInfo("Asia/Almaty")
TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # 10:00 in the clinic
HERE = ProviderId("taraz-4")
ELSEWHERE = ProviderId("merke")
ACCOUNT = Account("telegram:1")
NO_DAYS = ProductionCalendar({})


def iin_of(number: int) -> Iin:
    """The number-th IIN that can be issued."""
    eleven = f"{90010130000 + number:011d}"
    figure = last_figure(eleven)
    return iin_of(number + 500) if figure is None else Iin(f"{eleven}{figure}")


AIGUL = iin_of(1)
MOTHER = iin_of(2)


def patient(**changes: Any) -> Patient:
    known: dict[str, Any] = {
        "iin": AIGUL,
        "last_name": "Сейтқали",
        "first_name": "Айгүл",
        "middle_name": "",
        "birth_date": date(1990, 1, 1),
        "sex": "f",
        "address": "Төле би 1",
        "phone": "+77011234567",
        "provider": HERE,
        "precinct": "5",
        "attached_from": None,
        "next_provider": None,
        "next_from": None,
        "home_care": "inside",
        "disability_group": None,
        "guardians": (),
    }
    return Patient(**known | changes)


def aged(years: int, **changes: Any) -> Patient:
    """Had that birthday today."""
    return patient(birth_date=TODAY.replace(year=TODAY.year - years), **changes)


def provider(hours: str = "mon-fri 08:00-20:00; sat 09:00-14:00", **changes: Any) -> Provider:
    known: dict[str, Any] = {
        "provider": HERE,
        "kind": "clinic",
        "regulation": None,
        "name_kk": "№ 4 емхана",
        "name_ru": "Поликлиника № 4",
        "place": "Тараз",
        "address_kk": "",
        "address_ru": "",
        "phone": None,
        "open": parse_hours(hours),
        "home_calls": (),
        "operator_uri": None,
    }
    return Provider(**known | changes)


def doctor(booking: str = "direct", specialty: str = "therapist") -> Doctor:
    rule = BookingRule.parse(booking)
    return Doctor(DoctorId("d1"), HERE, "А. Дәрігер", specialty, "12", ("5",), rule)


def referral(**changes: Any) -> Referral:
    known: dict[str, Any] = {
        "iin": AIGUL,
        "number": "R-7",
        "specialty": "cardiologist",
        "issued_by": "d1",
        "issued_on": TODAY - timedelta(days=3),
        "valid_until": TODAY + timedelta(days=10),
    }
    return Referral(**known | changes)


def caller() -> Caller:
    return Caller(ACCOUNT, Channel.CHAT, "kk")


def verified(person: Iin = AIGUL, proved_by: Iin | None = None) -> Verified:
    until = NOW + timedelta(days=365)
    return Verified(ACCOUNT, Channel.CHAT, "kk", person, proved_by or person, until)


def facts(**changes: Any) -> BookingFacts:
    """An adult, attached here, asking at L1 for tomorrow 10:00."""
    day = changes.get("day", TODAY + timedelta(days=1))
    known: dict[str, Any] = {
        "patient": patient(),
        "provider": provider(),
        "day": day,
        "now": NOW,
        "today": TODAY,
        "asker": caller(),
        "doctor": doctor(),
        "starts_at": datetime.combine(day, time(10), ZONE).astimezone(UTC),
    }
    return BookingFacts(**known | changes)


def listed(*days: tuple[date, DayKind]) -> ProductionCalendar:
    lines = {day: CalendarDay(day, kind, "мереке", "праздник", "тест") for day, kind in days}
    return ProductionCalendar(lines)


def marked(mark: Mark, minutes: int, by: str = ACCOUNT, **said: str) -> Marked:
    return Marked(mark, NOW + timedelta(minutes=minutes), by, "chat", said)


def entry(*marks: Marked, columns: Mapping[str, str | None] | None = None) -> Entry:
    """Aigül at the therapist's tomorrow at 10:00, written at L1."""
    written: dict[str, str | None] = {
        "channel": "chat",
        "iin": AIGUL.digits,
        "patient": "Сейтқали Айгүл",
        "birth_year": "1990",
        "precinct": "5",
        "doctor": "d1",
        "specialty": "therapist",
        "room": "12",
        "starts_at": "2026-11-24T05:00:00+00:00",
        "ends_at": "2026-11-24T05:15:00+00:00",
        "basis": "direct",
        "register_checked_at": NOW.isoformat(),
        "applicant": None,
        "relation": "self",
        "contact": None,
        "staff": None,
        "level": "L1",
    }
    return Entry(
        entry=EntryNo("taraz-4/2026/17"),
        book="pre_appointment",
        provider=HERE,
        written_at=NOW,
        window="w1",
        made_by=ACCOUNT,
        columns=written | dict(columns or {}),
        marks=(marked(Mark.ENTERED, 0), *marks),
    )


def call_entry(*marks: Marked, columns: Mapping[str, str | None] | None = None) -> Entry:
    """A doctor is called home to Aigül today between 13:00 and 18:00, at L1."""
    written: dict[str, str | None] = {
        "precinct": "5",
        "called_at": (NOW - timedelta(minutes=3)).isoformat(),
        "channel": "chat",
        "iin": AIGUL.digits,
        "patient": "Сейтқали Айгүл",
        "birth_year": "1990",
        "register_checked_at": NOW.isoformat(),
        "address": "Абай 7",
        "address_differs": "yes",
        "entrance": "2",
        "floor": "3",
        "door_code": "17К",
        "landmark": "дүкен",
        "contact": "+77017654321",
        "caller": "Дана",
        "relation": "self",
        "kind": "first",
        "entry_joined": None,
        "complaint": "басы ауырады",
        "red_flags": "breathing chest",
        "urgency": "ordinary",
        "promised_date": "2026-11-23",
        "window_from": "13:00",
        "window_to": "18:00",
        "handed_to": "d1",
        "staff": None,
        "starts_at": "2026-11-23T08:00:00+00:00",
        "ends_at": "2026-11-23T13:00:00+00:00",
        "age": "36",
        "temperature": "38.2",
        "indication": "fever",
        "level": "L1",
        "basis": None,
    }
    return Entry(
        entry=EntryNo("taraz-4/2026/18"),
        book="home_calls",
        provider=HERE,
        written_at=NOW,
        window="h1",
        made_by=ACCOUNT,
        columns=written | dict(columns or {}),
        marks=(marked(Mark.ENTERED, 0), *marks),
    )


def certificate_entry(*marks: Marked, columns: Mapping[str, str | None] | None = None) -> Entry:
    """Aigül asks the psychoneurological dispensary for a certificate today."""
    checked = NOW.isoformat()
    written: dict[str, str | None] = {
        "regulation": "r6",
        "claim_no": "4821937",
        "patient": "Сейтқали Айгүл",
        "iin": AIGUL.digits,
        "staff": "s-reg",
        "identity_checked_at": checked,
        "tb_register_checked_at": None,
        "service_area_checked_at": checked,
        "observation_checked_at": checked,
    }
    return Entry(
        entry=EntryNo("psy-1/2026/3"),
        book="certificates",
        provider=ProviderId("psy-1"),
        written_at=NOW,
        window="claim:1",
        made_by="staff:s-reg",
        columns=written | dict(columns or {}),
        marks=(marked(Mark.ENTERED, 0), *marks),
    )
