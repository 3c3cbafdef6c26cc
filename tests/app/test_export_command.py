"""`qabyldau export`, from the store to the file."""

import argparse
import csv
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from reportlab import rl_config
from sqlalchemy import Column, MetaData, Table, Text, select

from app.commands import export
from app.failures import CommandFailed
from app.settings import Settings
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.people import ProviderId
from clinic.tasks import Task, TaskKind
from storage import marshal
from storage.bulk import Bulk, opened
from storage.exports.lists import Listing, Row, with_call_backs
from storage.exports.span import Span
from storage.statements import Statement
from storage.tables import history, rehearsal, tasks
from tests.app.modes import mode, open_to_all
from tests.storage.exports.seeding import AT, IIN, NOW, put, seed

JOURNAL = ("journal", "--book", "pre_appointment")
FULL_NOTED = Statement(select(history.c.act, history.c.object).where(history.c.role == "admin"))


async def noted(settings: Settings) -> list[tuple[str, str]]:
    """What the history says of exports with full IINs."""
    async with opened(settings.database_url, write=False) as bulk:
        return [(act, what) for act, what in await bulk.run(FULL_NOTED)]


@pytest.fixture
async def settings(database_url: str) -> Settings:
    await seed(database_url)
    return Settings(database_url=database_url)


async def exported(settings: Settings, out: Path, *words: str, provider: str = "t1") -> Path:
    parser = argparse.ArgumentParser()
    export.add_arguments(parser)
    args = parser.parse_args([*words, "--provider", provider, "--out", str(out)])
    assert await export.run(args, settings) == 0
    return out


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


async def test_the_journals_csv_has_its_columns_in_order_and_masks_iins(
    settings: Settings, tmp_path: Path
) -> None:
    rows = read(await exported(settings, tmp_path / "j.csv", *JOURNAL))
    assert list(rows[0]) == [column.code for column in PRE_APPOINTMENT.columns]
    assert {row["iin"] for row in rows} == {"••••••••0013"}
    assert rows[0]["starts_at"] == "2026-11-24T14:30:00+05:00"
    assert [row["state"] for row in rows] == ["active", "active", "active", "cancelled"]
    assert rows[0]["applicant"] == "'=1+1"
    assert rows[0]["contact"] == "+77710000001"


async def test_full_iins_are_exported_only_with_a_note_in_the_history(
    settings: Settings, tmp_path: Path
) -> None:
    await exported(settings, tmp_path / "masked.csv", *JOURNAL)
    assert await noted(settings) == []
    rows = read(await exported(settings, tmp_path / "full.csv", *JOURNAL, "--full"))
    assert {row["iin"] for row in rows} == {IIN}
    assert await noted(settings) == [("export_full", "pre_appointment")]


async def test_the_work_list_masks_the_iins_of_its_drafts_but_for_full_which_is_noted(
    settings: Settings, tmp_path: Path
) -> None:
    said = {"patient": IIN, "doctor": "d1", "wish": f"{IIN}, ертең"}
    async with opened(settings.database_url, write=True) as bulk:
        await put(
            bulk, tasks, task="k4", kind="person_asked", provider="t1", why="asked",
            draft=marshal.mapping(said), since=AT, due=AT,
        )  # fmt: skip
        await bulk.commit()

    async def draft(*words: str) -> object:
        rows = read(await exported(settings, tmp_path / "w.csv", "work", *words))
        [found] = [row["draft"] for row in rows if row["task"] == "k4"]
        return json.loads(found)

    masked = "••••••••0013"
    assert await draft() == {"patient": masked, "doctor": "d1", "wish": f"{masked}, ертең"}
    assert await noted(settings) == []
    assert await draft("--full") == said
    assert await noted(settings) == [("export_full", "work")]


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_paper_is_a_pdf_with_kazakh_letters_and_marked_in_a_rehearsal(
    settings: Settings, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    words = (*JOURNAL, "--format", "pdf", "--language", language)
    plain = (await exported(settings, tmp_path / "p.pdf", *words)).read_bytes()
    async with opened(settings.database_url, write=True) as bulk:
        await put(bulk, rehearsal, mark=1, ahead_us=0)
        await bulk.commit()
    rehearsing = settings.model_copy(update={"now": NOW})
    marked = (await exported(rehearsing, tmp_path / "r.pdf", *words)).read_bytes()
    assert plain.startswith(b"%PDF")
    assert b"NotoSans" in plain
    assert len(marked) > len(plain)


async def test_a_journal_as_xlsx_and_an_empty_one_as_pdf(
    settings: Settings, tmp_path: Path
) -> None:
    xlsx = await exported(settings, tmp_path / "j.xlsx", *JOURNAL, "--format", "xlsx")
    assert xlsx.read_bytes().startswith(b"PK")
    days = ("--from", "2030-01-01", "--to", "2030-01-02")
    empty = await exported(settings, tmp_path / "e.pdf", *JOURNAL, "--format", "pdf", *days)
    assert empty.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
async def test_a_new_file_is_for_its_owner_alone(
    settings: Settings, tmp_path: Path, form: str
) -> None:
    with open_to_all():
        written = await exported(settings, tmp_path / "j", *JOURNAL, "--format", form)
    assert mode(written) == 0o600


async def test_lists_are_csv_and_nothing_else(settings: Settings, tmp_path: Path) -> None:
    rows = read(await exported(settings, tmp_path / "w.csv", "work"))
    assert "person_asked" in {row["kind"] for row in rows}
    with pytest.raises(CommandFailed, match="csv only"):
        await exported(settings, tmp_path / "w.pdf", "work", "--format", "pdf")


async def test_b2_1_an_entry_not_told_after_ten_minutes_is_a_call_back(
    settings: Settings, tmp_path: Path
) -> None:
    """NOW is the seeded moment: of the visits ahead one was not told for an hour."""
    async with opened(settings.database_url, write=True) as bulk:
        await put(bulk, rehearsal, mark=1, ahead_us=-(10**15))
        await bulk.commit()
    rehearsing = settings.model_copy(update={"now": NOW})
    rows = read(await exported(rehearsing, tmp_path / "w.csv", "work"))
    [found] = [row for row in rows if row["kind"] == "call_back"]
    assert found == {
        "task": "call_back:t1/2026/2",
        "kind": "call_back",
        "entry": "t1/2026/2",
        "since": "2026-11-23T08:00:00+05:00",
        "due": "2026-11-23T08:10:00+05:00",
        "why": "not_told",
        "language": "ru",
        "taken_by": "",
        "done_at": "",
        "asker": "telegram:1",
        "draft": "",
    }
    later = await exported(rehearsing, tmp_path / "l.csv", "work", "--from", "2026-11-24")
    assert read(later) == []


def a_call_back(entry: str) -> Task:
    """Computed at that moment."""
    return Task(
        f"call_back:{entry}", TaskKind.CALL_BACK, ProviderId("t1"), entry, "not_told", {}, None,
        "kk", NOW, NOW,
    )  # fmt: skip


def test_a_call_back_that_was_taken_stands_once_and_one_that_is_over_nowhere() -> None:
    span = Span("t1", ZoneInfo("Asia/Almaty"), None, None)
    known = {"kind": "call_back", "done_at": ""}
    taken, over = (known | {"task": f"call_back:{entry}"} for entry in ("e1", "e2"))
    done = known | {"task": "call_back:e3", "done_at": "2026-11-23T10:00:00+05:00"}
    other = {"kind": "dispute", "task": "dispute:e1", "done_at": ""}
    rows = with_call_backs(
        [taken, over, done, other], [a_call_back("e1"), a_call_back("e4")], span
    )
    assert [row["task"] for row in rows] == [
        "call_back:e1", "call_back:e3", "dispute:e1", "call_back:e4",
    ]  # fmt: skip


async def test_a_wrong_provider_and_a_missing_book_are_said(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(CommandFailed, match="no such provider"):
        await exported(settings, tmp_path / "x.csv", "work", provider="t9")
    with pytest.raises(CommandFailed, match="--book"):
        await exported(settings, tmp_path / "x.csv", "journal")


async def test_a_file_that_cannot_be_written_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="--out: No such file or directory"):
        await exported(settings, tmp_path / "nowhere" / "x.csv", "work")


async def test_a_database_that_cannot_answer_is_said(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "LISTINGS", {"work": Listing((), _ask_for_nothing)})
    with pytest.raises(CommandFailed, match=r"the database failed \("):
        await exported(settings, tmp_path / "x.csv", "work")


async def _ask_for_nothing(bulk: Bulk, span: Span) -> list[Row]:
    del span
    await bulk.run(Statement(select(Table("nothing", MetaData(), Column("at", Text)).c.at)))
    return []
