"""The morning's lists: files in the clinic's folder, written by a process of its own."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.lists import Lists, Order, write
from app.settings import Settings
from clinic.people import ProviderId
from storage.bulk import opened
from storage.tables import rehearsal
from tests.app.modes import mode, open_to_all
from tests.storage.exports.seeding import NOW, enter, put, seed

DAY = date(2026, 11, 24)
CLINIC = ProviderId("t1")


@pytest.fixture
async def settings(database_url: str, tmp_path: Path) -> Settings:
    await seed(database_url)
    async with opened(database_url, write=True) as bulk:
        await enter(bulk, 5, NOW - timedelta(hours=3), "told")
        await put(bulk, rehearsal, mark=1, ahead_us=0)
        await bulk.commit()
    return Settings(
        database_url=database_url, now=NOW.replace(year=2090), lists_dir=tmp_path / "new" / "lists"
    )


def found(settings: Settings) -> list[str]:
    assert settings.lists_dir is not None
    return sorted(file.name for file in settings.lists_dir.iterdir())


async def test_the_days_appointments_on_paper_and_as_a_table(settings: Settings) -> None:
    assert settings.lists_dir is not None
    with Lists(settings, settings.lists_dir).appointments() as work:
        await work(CLINIC, DAY)
        await work(CLINIC, DAY + timedelta(days=1))
    assert found(settings) == [
        f"2026-11-{day}-t1-appointments.{form}" for day in (24, 25) for form in ("pdf", "xlsx")
    ]
    paper, table = (settings.lists_dir / name for name in found(settings)[:2])
    assert paper.read_bytes().startswith(b"%PDF")
    sheet = load_workbook(table).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["1", "2", "3", "4"]


async def test_new_lists_and_their_new_folder_are_for_their_owner_alone(
    settings: Settings,
) -> None:
    assert settings.lists_dir is not None
    with open_to_all(), Lists(settings, settings.lists_dir).appointments() as work:
        await work(CLINIC, DAY)
    assert mode(settings.lists_dir) == 0o700
    assert [mode(settings.lists_dir / name) for name in found(settings)] == [0o600, 0o600]


async def test_a_folder_that_is_there_keeps_its_mode(settings: Settings) -> None:
    assert settings.lists_dir is not None
    settings.lists_dir.mkdir(parents=True)
    settings.lists_dir.chmod(0o750)
    with Lists(settings, settings.lists_dir).appointments() as work:
        await work(CLINIC, DAY)
    assert mode(settings.lists_dir) == 0o750


async def test_what_a_process_of_its_own_raises_is_raised(settings: Settings) -> None:
    assert settings.lists_dir is not None
    settings.lists_dir.parent.mkdir(parents=True)
    settings.lists_dir.touch()
    with (
        Lists(settings, settings.lists_dir).appointments() as work,
        pytest.raises(FileExistsError),
    ):
        await work(CLINIC, DAY)


def test_no_code_of_a_provider_leads_out_of_the_folder(settings: Settings) -> None:
    assert settings.lists_dir is not None
    order = Order(settings, ProviderId("../../etc/x"), DAY, settings.lists_dir)
    assert order.file("pdf").parent == settings.lists_dir
    with pytest.raises(Exception, match="provider"):
        write(order)
