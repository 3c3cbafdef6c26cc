"""A made-up town in a fresh database: two clinics, their doctors, and people of every kind."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import create_async_engine

from app.data import sheets
from clinic.people import DoctorId, Iin, ProviderId
from storage import tables
from storage.marshal import instant
from tests.clinic.samples import ELSEWHERE, HERE, TODAY, ZONE, iin_of

THERAPIST, SECOND, PAEDIATRICIAN, CARDIOLOGIST, SURGEON, AWAY = (
    DoctorId(name) for name in ("d1", "d2", "d3", "d4", "d5", "m1")
)
AIGUL, MOTHER, CHILD, TEEN, STRANGER, LATER, HUSBAND, WIFE, CAMPAIGN = (
    iin_of(number) for number in range(1, 10)
)
VILLAGER, INFANT, ELDER, DISABLED, OUTSIDE, STIPULATED = (
    iin_of(number) for number in range(21, 27)
)
FELDSHER = DoctorId("f1")
NOBODY = iin_of(99)
DISPENSARY = ProviderId("tb")
TB, PSYCHIATRIC, NARCOLOGICAL = (ProviderId(name) for name in ("tb-1", "psy-1", "narco-1"))
GIVES: Mapping[ProviderId, str] = {TB: "r5", PSYCHIATRIC: "r6", NARCOLOGICAL: "r7"}
SIGNERS: Mapping[ProviderId, DoctorId] = {
    TB: DoctorId("phthisiatrician"),
    PSYCHIATRIC: DoctorId("psychiatrist"),
    NARCOLOGICAL: DoctorId("narcologist"),
}
"""Each is named as their specialty is."""
PHONES: Mapping[Iin, str] = {
    AIGUL: "+77011234567",
    MOTHER: "+77012223344",
    CHILD: "+77012223344",
    TEEN: "+77013334455",
    STRANGER: "+77014445566",
    HUSBAND: "+77015556677",
    WIFE: "+77015556677",
}
SHIFT_DAYS = 6
Rows = Sequence[Mapping[str, object]]

OPEN = (
    '[[0,"08:00","20:00"],[1,"08:00","20:00"],[2,"08:00","20:00"],'
    '[3,"08:00","20:00"],[4,"08:00","20:00"],[5,"09:00","14:00"]]'
)
HOME_CALLS = OPEN.replace('"20:00"', '"18:00"').replace('"14:00"', '"12:00"')
"""Calls are accepted until two hours before the end (§2.2)."""


def _provider(provider: str, kind: str = "clinic", **changes: object) -> Mapping[str, object]:
    return {
        "provider": provider,
        "kind": kind,
        "regulation": None,
        "name_kk": "Емхана",
        "name_ru": "Поликлиника",
        "place": "Тараз",
        "address_kk": "Төле би 1",
        "address_ru": "Толе би 1",
        "phone": "+77262431212",
        "open": OPEN,
        "home_calls": "[]",
        "operator_uri": None,
        "booking_days": 14,
        "lead_minutes": 30,
    } | changes


def _doctor(
    doctor: str,
    specialty: str,
    booking: str = "direct",
    provider: str = HERE,
    precincts: str = "[]",
    role: str = "doctor",
) -> Mapping[str, object]:
    return {
        "doctor": doctor,
        "provider": provider,
        "name": f"Дәрігер {doctor}",
        "specialty": specialty,
        "room": "12",
        "precincts": precincts,
        "booking": booking,
        "role": role,
    }


def person(iin: Iin, age: int = 36, **changes: object) -> Mapping[str, object]:
    """A row of the register: attached here, precinct 5, that birthday today."""
    return {
        "iin": iin.digits,
        "last_name": "Сейтқали",
        "first_name": "Айгүл",
        "middle_name": "",
        "birth_date": TODAY.replace(year=TODAY.year - age).isoformat(),
        "sex": "f",
        "address": "Төле би 1",
        "phone": PHONES.get(iin),
        "provider": HERE,
        "precinct": "5",
        "attached_from": None,
        "next_provider": None,
        "next_from": None,
        "home_care": "inside",
        "disability_group": None,
    } | changes


def shift(
    doctor: str, day: date, start: time = time(9), end: time = time(12)
) -> Mapping[str, object]:
    return {
        "doctor": doctor,
        "day": day.isoformat(),
        "starts": start.strftime("%H:%M"),
        "ends": end.strftime("%H:%M"),
        "slot_minutes": 15,
    }


def booked_time(iin: Iin, starts_at: datetime, minutes: int) -> Mapping[str, object]:
    """A taken time without its entry, at the therapist's."""
    return {
        "doctor": THERAPIST,
        "starts_at": instant(starts_at),
        "ends_at": instant(starts_at + timedelta(minutes=minutes)),
        "holder": "telegram:77",
        "held_until": None,
        "entry": "taraz-4/2026/77",
        "iin": iin.digits,
        "day": starts_at.astimezone(ZONE).date().isoformat(),
    }


def fact(
    provider: str, valid_from: date, words: str, regulation: str = ""
) -> Mapping[str, object]:
    return {
        "provider": provider,
        "topic": "hours",
        "regulation": regulation,
        "valid_from": valid_from.isoformat(),
        "value_kk": words,
        "value_ru": words,
        "source": "test",
    }


def referral(iin: Iin, specialty: str, number: str) -> Mapping[str, object]:
    return {
        "iin": iin.digits,
        "number": number,
        "specialty": specialty,
        "issued_by": THERAPIST,
        "issued_on": TODAY.isoformat(),
        "valid_until": None,
    }


def town() -> Sequence[tuple[Table, Rows]]:
    """Everybody receives from 09:00 to 12:00, from tomorrow for six days; today is a Monday."""
    doctors = [
        _doctor(THERAPIST, "therapist", precincts='["5"]'),
        _doctor(SECOND, "therapist"),
        _doctor(PAEDIATRICIAN, "paediatrician", precincts='["5"]'),
        _doctor(CARDIOLOGIST, "cardiologist", booking="referral"),
        _doctor(SURGEON, "surgeon", booking="direct_if:injury"),
        _doctor(AWAY, "therapist", provider=ELSEWHERE),
    ]
    days = [TODAY + timedelta(days=ahead) for ahead in range(1, SHIFT_DAYS + 1)]
    return [
        (
            tables.providers,
            [
                _provider(HERE, home_calls=HOME_CALLS),
                _provider(ELSEWHERE),
                _provider(DISPENSARY, "dispensary"),
            ],
        ),
        (tables.doctors, doctors),
        (tables.shifts, [shift(str(row["doctor"]), day) for row in doctors for day in days]),
        (tables.windows, windows()),
        (tables.register, people()),
        (tables.guardians, [
            {"ward": CHILD.digits, "guardian": MOTHER.digits},
            {"ward": TEEN.digits, "guardian": MOTHER.digits},
        ]),
    ]  # fmt: skip


def people() -> Rows:
    next_week = (TODAY + timedelta(days=4)).isoformat()
    next_year = (TODAY + timedelta(days=39)).isoformat()
    return [
        person(AIGUL),
        person(MOTHER, 40, first_name="Сәуле"),
        person(CHILD, 9, first_name="Дана"),
        person(TEEN, 16, first_name="Нұр"),
        person(STRANGER, provider=ELSEWHERE),
        person(LATER, provider=ELSEWHERE, next_provider=HERE, next_from=next_week),
        person(HUSBAND, 50),
        person(WIFE, 45),
        person(CAMPAIGN, provider=ELSEWHERE, next_provider=HERE, next_from=next_year),
    ]


def windows() -> Rows:
    """The region's own (§3.8)."""
    rows = enumerate(sheets.read("region/windows.csv"))
    return [{**row, "position": position} for position, row in rows]


def village() -> Sequence[tuple[Table, Rows]]:
    """Precinct 9, which has no doctor but a feldsher (B3.1), and people who cannot come."""
    born = (TODAY - timedelta(days=200)).isoformat()
    return [
        (tables.doctors, [_doctor(FELDSHER, "feldsher", precincts='["9"]', role="feldsher")]),
        (tables.register, [
            person(VILLAGER, precinct="9"),
            person(INFANT, 0, birth_date=born, first_name="Ата", phone=None),
            person(ELDER, 65),
            person(DISABLED, 50, disability_group="2"),
            person(OUTSIDE, home_care="no", phone="+77017778899"),
            person(STIPULATED, home_care="stipulated"),
        ]),
        (tables.guardians, [{"ward": INFANT.digits, "guardian": MOTHER.digits}]),
    ]  # fmt: skip


def dispensaries() -> Sequence[tuple[Table, Rows]]:
    """One of each kind, with the doctor who signs its certificates."""
    return [
        (
            tables.providers,
            [_provider(one, "dispensary", regulation=gives) for one, gives in GIVES.items()],
        ),
        (
            tables.doctors,
            [_doctor(doctor, doctor, provider=one) for one, doctor in SIGNERS.items()],
        ),
    ]


async def settle(url: str, rows: Sequence[tuple[Table, Rows]]) -> None:
    """Writes these rows into the database."""
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            for table, values in rows:
                await connection.execute(table.insert(), list(values))
    finally:
        await engine.dispose()


async def change(
    url: str, table: Table, key: Mapping[str, object], to: Mapping[str, object]
) -> None:
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.execute(table.update().filter_by(**key).values(**to))
    finally:
        await engine.dispose()


async def become_later(url: str) -> None:
    """As if a later version of the product had migrated it."""
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    finally:
        await engine.dispose()


async def kept(url: str, table: Table) -> list[Mapping[str, object]]:
    """All rows of a table, as the database has them."""
    return (await everything(url, table))[table.name]


async def everything(url: str, *of: Table) -> Mapping[str, list[Mapping[str, object]]]:
    """All rows of these tables, or of every one."""
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            return {
                table.name: [
                    dict(row) for row in (await connection.execute(table.select())).mappings()
                ]
                for table in of or tables.metadata.sorted_tables
            }
    finally:
        await engine.dispose()
