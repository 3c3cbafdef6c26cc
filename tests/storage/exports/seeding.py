"""A provider with a few entries, marks and waiting things, written as the deeds write them."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Table

from clinic.journals.book import Entry
from clinic.visits import spoken_number
from storage import marshal
from storage.bulk import Bulk, opened
from storage.statements import Statement, row_of
from storage.tables import (
    accounts,
    doctors,
    entries,
    history,
    marks,
    notices,
    providers,
    refusals,
    tasks,
    waiting,
)

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
IIN = "943101000013"
AT = marshal.instant(NOW)


async def put(bulk: Bulk, table: Table, **values: object) -> None:
    """Columns that are not given stay empty."""
    row: dict[str, object] = {
        column.name: None if column.nullable else "" for column in table.columns
    }
    await bulk.run(Statement(row_of(table)), **{**row, **values})


async def enter(
    bulk: Bulk, number: int, written: datetime, *marked: str, doctor: str = "d1"
) -> None:
    entry = f"t1/2026/{number}"
    columns = {
        "channel": "chat", "iin": IIN, "patient": "Ахметова Айгүл", "birth_year": "1994",
        "precinct": "5", "doctor": doctor, "specialty": "gp", "room": "12",
        "starts_at": "2026-11-24T09:30:00+00:00", "ends_at": "2026-11-24T09:45:00+00:00",
        "basis": "direct", "register_checked_at": written.isoformat(), "relation": "self",
        "contact": "+77710000001", "level": "L1", "applicant": "=1+1", "staff": None,
    }  # fmt: skip
    await put(
        bulk, entries, entry=entry, book="pre_appointment", provider="t1", year=2026,
        number=number, written_at=marshal.instant(written), window=entry, made_by="telegram:1",
        columns=marshal.mapping(columns), starts_at="2026-11-24T09:30:00.000000Z",
    )  # fmt: skip
    for seq, mark in enumerate(("entered", *marked), start=1):
        facts = {"language": "kk", "wording": "сағат он төрт отызда"} if mark == "told" else {}
        await put(
            bulk, marks, entry=entry, seq=seq, mark=mark, at=marshal.instant(written),
            marked_by="telegram:1", channel="chat", facts=marshal.mapping(facts),
        )  # fmt: skip


async def keep(bulk: Bulk, *written: Entry) -> None:
    """Entries as they are."""
    for entry in written:
        starts_at = datetime.fromisoformat(entry.columns["starts_at"] or "")
        await put(
            bulk, entries, entry=entry.entry, book=entry.book, provider=entry.provider, year=2026,
            number=int(spoken_number(entry.entry)), written_at=marshal.instant(entry.written_at),
            window=entry.window, made_by=entry.made_by, columns=marshal.mapping(entry.columns),
            starts_at=marshal.instant(starts_at), iin=entry.columns["iin"],
        )  # fmt: skip
        for seq, marked in enumerate(entry.marks, start=1):
            await put(
                bulk, marks, entry=entry.entry, seq=seq, mark=marked.mark.value,
                at=marshal.instant(marked.at), marked_by=marked.by, channel=marked.channel,
                facts=marshal.mapping(marked.facts),
            )  # fmt: skip


async def seed(url: str) -> None:
    """Entries 1 told, 2 untold for an hour, 3 untold for a minute, 4 cancelled untold."""
    async with opened(url, write=True) as bulk:
        await put(
            bulk, providers, provider="t1", kind="clinic", name_kk="№ 1 қалалық емхана",
            name_ru="Городская поликлиника № 1", open="[]", home_calls="[]", booking_days=30,
            lead_minutes=30,
        )  # fmt: skip
        await put(
            bulk, doctors, doctor="d1", provider="t1", name="Омаров Н.Б.", specialty="gp",
            precincts="[]", booking="direct",
        )  # fmt: skip
        await put(bulk, accounts, account="telegram:1", language="ru")
        await enter(bulk, 1, NOW - timedelta(days=2), "told")
        await enter(bulk, 2, NOW - timedelta(hours=1))
        await enter(bulk, 3, NOW - timedelta(minutes=1))
        await enter(bulk, 4, NOW - timedelta(hours=2), "cancelled")
        for provider in ("t1", "t2", None):
            await put(
                bulk, history, at=AT, actor="telegram:1", role="caller", provider=provider,
                act="look", object="••••••••0013", outcome="done",
            )  # fmt: skip
            await put(bulk, refusals, at=AT, provider=provider, refusal="slot-taken")
        for task, provider in (("k1", "t1"), ("k2", None), ("k3", "t2")):
            await put(
                bulk, tasks, task=task, kind="person_asked", provider=provider, why="asked",
                draft='{"specialty":"gp"}', asker="telegram:1", language="kk", since=AT, due=AT,
            )  # fmt: skip
        await put(
            bulk, waiting, place="w1", provider="t1", specialty="gp", patient=IIN,
            account="tel:+77710000001", since=AT, until=AT, state="waiting",
        )  # fmt: skip
        for notice, channel in (("n1", "chat"), ("n2", "phone")):
            await put(
                bulk, notices, notice=notice, kind="offer", channel=channel, subject="w1",
                due_at=AT, state="waiting", tries=0,
            )  # fmt: skip
        await bulk.commit()
