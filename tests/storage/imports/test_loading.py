"""A set of files is loaded whole or not at all, on SQLite and on PostgreSQL (issue 2)."""

from pathlib import Path

import pytest
from sqlalchemy import Table, select

from storage.bulk import opened
from storage.imports.loading import Order, load
from storage.imports.problems import MOST_SHOWN, ImportRefused
from storage.statements import Statement
from storage.tables import doctors, guardians, history, register, revisions, shifts, windows
from tests.storage.imports.writing import (
    AIGUL,
    CHILD,
    FILES,
    NOW,
    SERGEI,
    imported,
    refused,
    write,
)

REGISTER_HEAD = "iin,last_name,first_name,birth_date,sex,provider\n"


async def kept(url: str, table: Table) -> list[tuple[object, ...]]:
    query = Statement(select(table).order_by(*table.columns))
    async with opened(url, write=False) as bulk:
        return [tuple(row) for row in await bulk.run(query)]


async def test_a_folder_is_loaded_and_loading_it_again_changes_nothing(
    database_url: str, tmp_path: Path
) -> None:
    folder = write(tmp_path / "set")
    first = await imported(database_url, folder)
    again = await imported(database_url, folder)
    assert {file: str(tally) for file, tally in first.tallies.items()} == {
        "providers.csv": "2 added, 0 changed, 0 unchanged",
        "doctors.csv": "1 added, 0 changed, 0 unchanged",
        "shifts.csv": "1 added, 0 changed, 0 unchanged",
        "register.csv": "3 added, 0 changed, 0 unchanged",
    }
    assert not any(tally.touched for tally in again.tallies.values())
    people = {row[0]: row for row in await kept(database_url, register)}
    assert people[SERGEI][1:8] == ("Волков", "Сергей", "", "1981-10-14", "m", "", "+77710000002")
    assert await kept(database_url, guardians) == [(CHILD, AIGUL)]
    assert await kept(database_url, shifts) == [("d1", "2026-11-24", "08:00", "14:00", 15)]


async def test_a_changed_row_is_updated_by_its_key(database_url: str, tmp_path: Path) -> None:
    await imported(database_url, write(tmp_path / "set"))
    text = FILES["register.csv"].replace(",t1,6,", ",t2,1,").replace(f"5,{AIGUL}", f"5,{SERGEI}")
    report = await imported(database_url, write(tmp_path / "set", register=text))
    assert str(report.tallies["register.csv"]) == "0 added, 2 changed, 1 unchanged"
    assert await kept(database_url, guardians) == [(CHILD, SERGEI)]


async def test_a_column_that_the_file_lacks_keeps_what_is_stored(
    database_url: str, tmp_path: Path
) -> None:
    await imported(database_url, write(tmp_path / "set"))
    path = tmp_path / "doctors.csv"
    path.write_text("doctor,provider,name,specialty\nd1,t1,Ахметова А.С.,therapist\n", "utf-8")
    await imported(database_url, path)
    assert (await kept(database_url, doctors))[0][3:6] == ("therapist", "", '["5","6"]')


async def test_a_bad_row_refuses_the_whole_set_and_changes_nothing(
    database_url: str, tmp_path: Path
) -> None:
    bad = FILES["register.csv"] + "900101300008,Есенова,Зарина,1998-02-30,f,,t9,,\n"
    problems = await refused(database_url, write(tmp_path / "set", register=bad))
    assert problems == [
        "register.csv, line 5, column iin: the IIN's check digit does not fit",
        "register.csv, line 5, column birth_date: expected a date such as 2026-11-23",
        "register.csv, line 5, column provider: unknown provider",
    ]
    for table in (doctors, register, guardians, shifts, revisions, history):
        assert await kept(database_url, table) == []


async def test_refusals_name_no_person(database_url: str, tmp_path: Path) -> None:
    personal = "900101300008,Құпияева,Сыр,1998-99-99,q,+7000,t1,,\n"
    told = "\n".join(
        await refused(
            database_url, write(tmp_path / "set", register=FILES["register.csv"] + personal)
        )
    )
    assert not [cell for cell in personal.strip().split(",") if len(cell) > 2 and cell in told]


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("shifts", "doctor,date,start,end,slot_minutes\nd9,2026-11-24,08:00,14:00,15\n",
         "shifts.csv, line 2, column doctor: unknown doctor"),
        ("shifts", "doctor,date,start,end,slot_minutes\nd1,2026-11-24,14:00,08:00,15\n",
         "shifts.csv, line 2, column end: the shift is shorter than one time of slot_minutes"),
        ("doctors", "doctor,provider,name,specialty\nd1,t1,А,gp\nd1,t1,Ә,gp\n",
         "doctors.csv, line 3, column doctor: the same key stands in an earlier row"),
        ("doctors", "doctor,provider,name,specialty\nd1,t1,А,shaman\n",
         "doctors.csv, line 2, column specialty: unknown specialty"),
        ("doctors", f"doctor,provider,name,specialty\nd1,t1,{'А' * 251},gp\n",
         "doctors.csv, line 2, column name: expected at most 250 characters"),
        ("doctors", "doctor,provider,name\nd1,t1,А\n",
         "doctors.csv, line 1, column specialty: the column is missing"),
        ("doctors", "doctor,provider,name,specialty,colour\nd1,t1,А,gp,red\n",
         "doctors.csv, line 1, column colour: unknown column"),
        ("doctors", "doctor,provider,name,specialty,Түсі\nd1,t1,А,gp,қызыл\n",
         "doctors.csv, line 1, column 5: unknown column"),
        ("doctors", "doctor,provider,name,specialty,name\nd1,t1,А,gp,А\n",
         "doctors.csv, line 1, column name: the column stands here twice"),
        ("doctors", "doctor,provider,name,specialty\nd1,t1,А,gp,red\n",
         "doctors.csv, line 2: more cells than the header has columns"),
        ("doctors", "doctor,provider,name,specialty\nd1,t1,,gp\n",
         "doctors.csv, line 2, column name: must not be empty"),
        ("register", f"{REGISTER_HEAD}{AIGUL},А,А,1990-01-01,f,t1\n{AIGUL},А,А,1990-01-01,f,t1\n",
         "register.csv, line 3, column iin: the same IIN stands in an earlier row"),
        ("register", f"{REGISTER_HEAD[:-1]},next_provider\n{AIGUL},А,А,1990-01-01,f,t1,t2\n",
         "register.csv, line 2, column next_from: next_provider and next_from belong together"),
        ("register", f"{REGISTER_HEAD[:-1]},guardian_iins\n{AIGUL},А,А,1990-01-01,f,t1,{AIGUL}\n",
         "register.csv, line 2, column guardian_iins: nobody is their own guardian"),
    ],
)  # fmt: skip
async def test_every_fault_is_told_with_file_line_and_column(
    sqlite_url: str, tmp_path: Path, file: str, text: str, expected: str
) -> None:
    assert expected in await refused(sqlite_url, write(tmp_path / "set", **{file: text}))


async def test_a_file_without_its_header_repeats_nobody(sqlite_url: str, tmp_path: Path) -> None:
    """Its first row is a person, not names of columns."""
    rows = "\n".join(FILES["register.csv"].splitlines()[1:])
    told = await refused(sqlite_url, write(tmp_path / "set", register=rows))
    assert told == ["register.csv, line 1: the header row is missing"]


async def test_a_byte_that_no_text_holds_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    """PostgreSQL keeps none, and would say so without a line."""
    text = FILES["register.csv"].replace("Сергей", "Сер\0гей")
    told = await refused(sqlite_url, write(tmp_path / "set", register=text))
    assert len(told) == 1
    assert told[0].startswith("register.csv, line 3: the file holds a zero byte")


async def test_a_number_longer_than_a_key_may_be_is_refused(
    database_url: str, tmp_path: Path
) -> None:
    """PostgreSQL puts no more than 2,700 bytes into an index, and would say so without a line."""
    path = tmp_path / "referrals.csv"
    number = "".join(f"{each:08x}" for each in range(9_000))
    row = f"{AIGUL},{number},gp,2026-11-01\n"
    path.write_text(f"iin,number,specialty,issued_on\n{row}", encoding="utf-8")
    told = await refused(database_url, path)
    assert told == ["referrals.csv, line 2, column number: expected at most 64 characters"]


async def test_no_more_than_twenty_faults_are_listed(sqlite_url: str, tmp_path: Path) -> None:
    text = FILES["register.csv"] + "1,А,А,1990-01-01,f,,t1,,\n" * 30
    assert len(await refused(sqlite_url, write(tmp_path / "set", register=text))) == MOST_SHOWN


async def test_a_dry_run_counts_and_keeps_nothing(database_url: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "set")
    report = await load(database_url, Order([folder], NOW, dry_run=True))
    assert report.tallies["register.csv"].added == 3
    assert await kept(database_url, register) == []


async def test_an_import_raises_the_revision_and_is_noted_in_the_history(
    database_url: str, tmp_path: Path
) -> None:
    await imported(database_url, write(tmp_path / "set"))
    await imported(database_url, write(tmp_path / "set"))
    assert await kept(database_url, revisions) == [("directory", 1)]
    noted = [(row[5], row[6]) for row in await kept(database_url, history)]
    assert ("import", "register.csv") in noted
    assert len(noted) == len(FILES)


async def test_empty_rows_are_passed_over_and_windows_keep_their_order(
    sqlite_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "windows.csv"
    path.write_text(
        "provider,called_from,called_to,only,day,window_from,window_to,valid_from\n"
        "*,12:00,18:00,infant,same,18:00,20:00,2026-01-01\n"
        ",,,,,,,\n"
        "*,00:00,12:00,,same,13:00,18:00,2026-01-01\n",
        encoding="utf-8",
    )
    await imported(sqlite_url, path)
    found = {(row[1], row[3]): row[4] for row in await kept(sqlite_url, windows)}
    assert found == {("12:00", "infant"): 1, ("00:00", "any"): 2}


async def test_strange_files_of_a_folder_are_skipped_and_given_ones_refused(
    sqlite_url: str, tmp_path: Path
) -> None:
    folder = write(tmp_path / "set")
    strange = folder / "registers.csv"
    strange.write_text("x\n", encoding="utf-8")
    assert (await imported(sqlite_url, folder)).skipped == ["registers.csv"]
    for paths in ([strange], [tmp_path / "doctors.csv"], [folder, write(tmp_path / "other")]):
        with pytest.raises(ImportRefused):
            await imported(sqlite_url, *paths)
    with pytest.raises(ImportRefused, match="none of"):
        await imported(sqlite_url, tmp_path)
