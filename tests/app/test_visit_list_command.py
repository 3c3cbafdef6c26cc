"""`qabyldau visit-list`, from the store to the file."""

import argparse
import csv
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from reportlab import rl_config

from app.commands import visit_list
from app.failures import CommandFailed
from app.settings import Settings
from clinic.journals.visit_list import APPOINTMENTS
from storage.bulk import opened
from storage.tables import doctors, rehearsal
from tests.app.modes import mode, open_to_all
from tests.clinic.usecases.town import change
from tests.storage.exports.seeding import IIN, NOW, enter, put, seed

DAY = "2026-11-24"


@pytest.fixture
async def settings(database_url: str) -> Settings:
    """A rehearsal on the day before the visits; entry 5 came, entry 4 is cancelled."""
    await seed(database_url)
    async with opened(database_url, write=True) as bulk:
        await enter(bulk, 5, NOW - timedelta(hours=3), "told", "came")
        await put(
            bulk,
            doctors,
            doctor="d2",
            provider="t1",
            name="Ким В.",
            specialty="ent",
            precincts="[]",
        )
        await put(bulk, rehearsal, mark=1, ahead_us=0)
        await bulk.commit()
    return Settings(database_url=database_url, now=NOW.replace(year=2090))


async def listed(settings: Settings, out: Path, *words: str, provider: str = "t1") -> Path:
    parser = argparse.ArgumentParser()
    visit_list.add_arguments(parser)
    given = ["--appointments", "--provider", provider, "--out", str(out), *words]
    assert await visit_list.run(parser.parse_args(given), settings) == 0
    return out


async def paper(settings: Settings, out: Path, *words: str) -> bytes:
    return (await listed(settings, out, *words)).read_bytes()


async def test_the_list_of_a_day_as_csv(settings: Settings, tmp_path: Path) -> None:
    path = await listed(settings, tmp_path / "l.csv", "--format", "csv", "--date", DAY)
    text = path.read_text(encoding="utf-8")
    assert IIN not in text
    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == APPOINTMENTS
    assert [(row["no"], row["entry"], row["told"], row["state"]) for row in rows] == [
        ("1", "t1/2026/1", "yes", "active"),
        ("2", "t1/2026/2", "no", "active"),
        ("3", "t1/2026/3", "no", "active"),
        ("4", "t1/2026/5", "yes", "came"),
    ]
    assert rows[0]["starts_at"] == "2026-11-24T14:30:00+05:00"


async def test_other_days_and_other_doctors_have_lists_of_their_own(
    settings: Settings, tmp_path: Path
) -> None:
    for words in (("--date", "2026-11-25"), ("--date", DAY, "--doctor", "d2"), ()):
        path = await listed(settings, tmp_path / "l.csv", "--format", "csv", *words)
        assert path.read_text(encoding="utf-8").splitlines() == [",".join(APPOINTMENTS)]


async def test_xlsx_is_in_words(settings: Settings, tmp_path: Path) -> None:
    words = ("--format", "xlsx", "--date", DAY, "--language", "ru")
    sheet = load_workbook(await listed(settings, tmp_path / "l.xlsx", *words)).worksheets[0]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert lines[0][:2] == ["№ п/п", "Время приёма"]
    assert lines[1][:8] == [
        "1", "14:30", "Ахметова Айгүл", "1994", "Омаров Н.Б. · gp", "12", "Без направления", "дан",
    ]  # fmt: skip
    assert lines[4][-1] == "явка"


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_paper_has_a_page_for_each_doctor_and_one_for_an_empty_day(
    settings: Settings, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    async with opened(settings.database_url, write=True) as bulk:
        await enter(bulk, 6, NOW, "told", doctor="d2")
        await bulk.commit()
    said = ("--language", language)
    both = await paper(settings, tmp_path / "b.pdf", "--date", DAY, *said)
    assert both.count(b"/Type /Page\n") == 2
    one = await paper(settings, tmp_path / "o.pdf", "--date", DAY, "--doctor", "d1", *said)
    empty = await paper(settings, tmp_path / "e.pdf", "--doctor", "d1", *said)
    assert one.count(b"/Type /Page\n") == empty.count(b"/Type /Page\n") == 1
    assert len(empty) < len(one)


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
async def test_a_new_file_is_for_its_owner_alone(
    settings: Settings, tmp_path: Path, form: str
) -> None:
    with open_to_all():
        written = await listed(settings, tmp_path / "l", "--format", form)
    assert mode(written) == 0o600


async def test_what_is_not_there_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="--provider: there is no such provider"):
        await listed(settings, tmp_path / "x.pdf", provider="t9")
    with pytest.raises(CommandFailed, match="--doctor: there is no such doctor"):
        await listed(settings, tmp_path / "x.pdf", "--doctor", "d9")
    with pytest.raises(CommandFailed, match="--out: No such file or directory"):
        await listed(settings, tmp_path / "nowhere" / "x.pdf")


async def test_what_belongs_to_the_other_list_is_refused(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(CommandFailed, match="--precinct: not with --appointments"):
        await listed(settings, tmp_path / "x.pdf", "--precinct", "5")


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
async def test_a_control_character_in_a_name_spoils_no_list(
    settings: Settings, tmp_path: Path, form: str
) -> None:
    """Files of other programs have them; a list that cannot be written is worse."""
    await change(settings.database_url, doctors, {"provider": "t1"}, {"name": "Ли\x01 В\x0b."})
    words = ("--format", form, "--date", DAY)
    path = await listed(settings, tmp_path / f"l.{form}", *words)
    assert path.stat().st_size > 0
