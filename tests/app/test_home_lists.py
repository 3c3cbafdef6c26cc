"""The morning's lists of home visits and their additions, from the clock to the folder."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.daily import daily_rounds
from app.home_lists import named, paper_of
from app.lists import Order
from app.rounds import Rounds
from app.settings import Settings
from clinic.home_calls import CallState, Issue
from clinic.journals.book import Mark
from clinic.journals.brief_list import Carried
from clinic.journals.home_calls import call_of
from storage import tables
from tests.app.modes import mode, open_to_all
from tests.clinic.samples import HERE, NOW, TODAY
from tests.clinic.usecases.desk import Desk, local
from tests.clinic.usecases.listing import DOCTOR, Listing
from tests.keys import KEY

HALF_PAST_SEVEN, TEN, EIGHT_PM = local(TODAY, 7, 30), NOW, local(TODAY, 20)
STEM = f"{TODAY}-{HERE}-home-visits-5"


@dataclass
class Morning:
    """The rounds of the process whose store the desk has open."""

    listing: Listing
    settings: Settings

    @property
    def rounds(self) -> Rounds:
        desk = self.listing.desk
        return daily_rounds(self.settings, desk.store, desk.clock)

    async def at(self, moment: datetime) -> list[str]:
        """Files of precinct 5 after all that is due then."""
        self.listing.desk.clock.moment = moment
        await self.rounds()
        return self.files()

    def files(self) -> list[str]:
        folder = self.settings.lists_dir
        assert folder is not None
        return sorted(file.name for file in folder.glob(f"{TODAY}-{HERE}-home-visits-5[.-]*"))

    def rows(self, name: str) -> list[tuple[object, ...]]:
        """Number, kind and state of each line."""
        assert self.settings.lists_dir is not None
        sheet = load_workbook(self.settings.lists_dir / name).worksheets[0]
        lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
        return [(line[0], line[11], line[22]) for line in lines]


@pytest.fixture
async def morning(desk: Desk, tmp_path: Path) -> Morning:
    """The clinic alone is open today."""
    for row in await desk.rows(tables.providers):
        if row["provider"] != HERE:
            await desk.change(tables.providers, {"provider": row["provider"]}, open="[]")
    settings = Settings(database_url=desk.url, data_key=KEY, lists_dir=tmp_path / "new" / "lists")
    return Morning(Listing(desk), settings)


async def test_the_morning_the_additions_and_a_strike(morning: Morning) -> None:
    """Nothing is written twice, and nothing that a printer may have taken is changed."""
    first = await morning.listing.call()
    assert await morning.at(HALF_PAST_SEVEN) == [f"{STEM}.pdf", f"{STEM}.xlsx"]
    assert morning.rows(f"{STEM}.xlsx") == [("1", "алғашқы", "тізімде")]
    assert call_of(await morning.listing.entry(first)).state is CallState.ON_LIST
    before = {name: morning.rows(name) for name in morning.files() if name.endswith("xlsx")}
    await morning.at(TEN)
    assert len(morning.files()) == 2

    await morning.listing.mark(first, Mark.CANCELLED)
    second = await morning.listing.call()
    added = await morning.at(TEN)
    assert added[:2] == [f"{STEM}-addition-1.pdf", f"{STEM}-addition-1.xlsx"]
    assert morning.rows(f"{STEM}-addition-1.xlsx") == [
        ("1", "алғашқы", "шақырудан бас тартты"),
        ("2", "алғашқы", "тізімде"),
    ]
    assert call_of(await morning.listing.entry(second)).state is CallState.ON_LIST

    await morning.listing.call()
    assert f"{STEM}-addition-2.pdf" in await morning.at(TEN)
    assert {name: morning.rows(name) for name in before} == before
    await morning.listing.call()
    assert len(await morning.at(EIGHT_PM)) == 6


async def test_an_empty_morning_has_a_page_that_says_so_for_its_owner_alone(
    morning: Morning,
) -> None:
    with open_to_all():
        assert await morning.at(HALF_PAST_SEVEN) == [f"{STEM}.pdf", f"{STEM}.xlsx"]
    folder = morning.settings.lists_dir
    assert folder is not None
    assert mode(folder) == 0o700
    assert {mode(folder / name) for name in morning.files()} == {0o600}
    assert morning.rows(f"{STEM}.xlsx") == []
    await morning.listing.call()
    assert f"{STEM}-addition-1.pdf" in await morning.at(TEN)


async def test_a_file_that_a_dead_process_left_unwritten_is_written_by_the_next(
    morning: Morning,
) -> None:
    await morning.listing.call()
    await morning.listing.put()
    assert await morning.at(HALF_PAST_SEVEN) == [f"{STEM}.pdf", f"{STEM}.xlsx"]
    assert morning.rows(f"{STEM}.xlsx") == [("1", "алғашқы", "тізімде")]


async def test_without_a_folder_the_doctor_is_told_all_the_same(desk: Desk) -> None:
    settings = Settings(database_url=desk.url, data_key=KEY)
    listing = Listing(desk)
    await listing.employ()
    call = await listing.call()
    desk.clock.moment = HALF_PAST_SEVEN
    await daily_rounds(settings, desk.store, desk.clock)()
    assert [mark for mark, _ in await listing.marks(call)] == [Mark.ON_LIST]
    assert [row["account"] for row in await desk.rows(tables.notices)] == [DOCTOR]


async def test_an_empty_day_is_told_in_the_morning_once_and_not_on_a_closed_day(
    desk: Desk,
) -> None:
    settings = Settings(database_url=desk.url, data_key=KEY)
    await Listing(desk).employ()
    rounds = daily_rounds(settings, desk.store, desk.clock)
    desk.clock.moment = local(TODAY - timedelta(days=1), 10)  # a Sunday
    await rounds()
    assert await desk.rows(tables.notices) == []
    for moment in (HALF_PAST_SEVEN, TEN):
        desk.clock.moment = moment
        await rounds()
    [row] = await desk.rows(tables.notices)
    assert (row["kind"], row["account"]) == ("visit_list_empty", DOCTOR)


async def test_b0_6_a_holiday_is_no_empty_day(desk: Desk) -> None:
    settings = Settings(database_url=desk.url, data_key=KEY)
    await Listing(desk).employ()
    named = {"name_kk": "", "name_ru": "", "source": ""}
    await desk.add(tables.calendar, {"day": TODAY.isoformat(), "kind": "holiday"} | named)
    desk.clock.moment = TEN
    await daily_rounds(settings, desk.store, desk.clock)()
    assert await desk.rows(tables.notices) == []


async def test_a_call_after_an_empty_morning_is_told_as_an_addition(desk: Desk) -> None:
    settings = Settings(database_url=desk.url, data_key=KEY)
    listing = Listing(desk)
    await listing.employ()
    rounds = daily_rounds(settings, desk.store, desk.clock)
    desk.clock.moment = HALF_PAST_SEVEN
    await rounds()
    await listing.call()
    desk.clock.moment = TEN
    await rounds()
    assert {str(row["notice"]) for row in await desk.rows(tables.notices)} == {
        f"visit_list_empty:{Issue(HERE, TODAY, '', 1)}:{DOCTOR}",
        f"visit_list:{Issue(HERE, TODAY, '5', 2)}:{DOCTOR}",
    }


async def test_with_neither_folder_nor_chats_there_are_no_lists(desk: Desk) -> None:
    settings = Settings(database_url=desk.url, lists_in_telegram=Carried.OFF)
    assert daily_rounds(settings, desk.store, desk.clock).jobs == []


async def test_the_paper_that_is_sent_is_the_one_in_the_folder(morning: Morning) -> None:
    morning.settings = morning.settings.model_copy(update={"lists_in_telegram": Carried.FULL})
    settings, issue = morning.settings, Issue(HERE, TODAY, "5", 1)
    await morning.listing.employ()
    await morning.listing.call()
    assert paper_of(settings, issue) is None
    await morning.at(HALF_PAST_SEVEN)
    paper = paper_of(settings, issue)
    assert paper is not None
    assert paper.startswith(b"%PDF")
    assert paper_of(settings.model_copy(update={"lists_dir": None}), issue) is None
    rows = await morning.listing.desk.rows(tables.notices)
    assert {row["kind"] for row in rows} == {"visit_list", "visit_list_paper"}


async def test_with_a_folder_and_no_chats_nobody_is_told(morning: Morning) -> None:
    morning.settings = morning.settings.model_copy(update={"lists_in_telegram": Carried.OFF})
    await morning.listing.employ()
    await morning.listing.call()
    assert await morning.at(HALF_PAST_SEVEN) == [f"{STEM}.pdf", f"{STEM}.xlsx"]
    assert await morning.listing.desk.rows(tables.notices) == []


@pytest.mark.parametrize(
    ("precinct", "name"),
    [("5", "home-visits-5"), ("", "home-visits-without-precinct"), ("../x", "home-visits-..%2Fx")],
)
def test_no_code_of_a_precinct_leads_out_of_the_folder(
    tmp_path: Path, precinct: str, name: str
) -> None:
    file = Order(Settings(), HERE, TODAY, tmp_path).file("pdf", named(precinct, 1))
    assert file == tmp_path / f"{TODAY}-{HERE}-{name}.pdf"
