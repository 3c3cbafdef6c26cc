"""Exports hold the provider's own rows in the columns of interfaces.md, in local time."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from clinic.journals.pre_appointment import PRE_APPOINTMENT
from storage.bulk import opened
from storage.exports.journal import entries_of
from storage.exports.lists import LISTINGS, Row
from storage.exports.span import Span
from tests.storage.exports.seeding import seed

ZONE = ZoneInfo("Asia/Almaty")


async def listed(url: str, what: str, span: Span | None = None) -> list[Row]:
    async with opened(url, write=False) as bulk:
        return await LISTINGS[what].rows(bulk, span or Span("t1", ZONE))


@pytest.fixture
async def seeded(database_url: str) -> str:
    await seed(database_url)
    return database_url


async def test_tasks_of_the_provider_and_of_none_are_on_its_work_list(seeded: str) -> None:
    assert [row["task"] for row in await listed(seeded, "work")] == ["k1", "k2"]


@pytest.mark.parametrize("what", ["history", "refusals"])
async def test_b07_another_providers_rows_stay_there(seeded: str, what: str) -> None:
    (row,) = await listed(seeded, what)
    assert row["provider"] == "t1"
    assert row["at"] == "2026-11-23T09:00:00+05:00"


async def test_a_notice_is_the_providers_by_its_waiting_place(seeded: str) -> None:
    found = {row["id"]: row["channel"] for row in await listed(seeded, "notices")}
    assert found == {"n1": "chat", "n2": "phone"}


async def test_a_waiting_patient_is_a_masked_iin(seeded: str) -> None:
    (row,) = await listed(seeded, "waiting")
    assert row["patient"] == "••••••••0013"


async def test_days_are_those_of_the_clinics_zone_and_both_ends_count(seeded: str) -> None:
    span = Span("t1", ZONE, date(2026, 11, 21), date(2026, 11, 22))
    async with opened(seeded, write=False) as bulk:
        assert [e.entry for e in await entries_of(bulk, PRE_APPOINTMENT, span)] == ["t1/2026/1"]
    assert await listed(seeded, "history", span) == []


async def test_a_journal_is_in_the_order_of_its_numbers_with_all_marks(seeded: str) -> None:
    async with opened(seeded, write=False) as bulk:
        found = await entries_of(bulk, PRE_APPOINTMENT, Span("t1", ZONE))
    assert [(e.entry, [m.mark.value for m in e.marks]) for e in found] == [
        ("t1/2026/1", ["entered", "told"]),
        ("t1/2026/2", ["entered"]),
        ("t1/2026/3", ["entered"]),
        ("t1/2026/4", ["entered", "cancelled"]),
    ]
