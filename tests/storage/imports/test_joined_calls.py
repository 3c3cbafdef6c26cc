"""visits.csv: one visit answers all calls that were joined, on paper as in the chat (B3.6)."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.regulated import noting
from clinic.journals.book import Entry, Mark, Marked
from clinic.journals.home_calls import HOME_CALLS, row
from storage.bulk import opened
from storage.cipher import Cipher
from storage.exports.journal import entries_of
from storage.exports.span import Span
from storage.imports.loading import Order, load
from storage.imports.problems import ImportRefused
from storage.marshal import instant
from storage.statements import Statement
from storage.tables import history, notices, tasks
from tests.clinic.calls import call, number_of
from tests.clinic.samples import HERE, MOTHER
from tests.keys import KEY
from tests.storage.exports.seeding import AT, NOW, keep, put, seed

ZONE = ZoneInfo("Asia/Almaty")
LATER = NOW + timedelta(days=2)
FIRST, SECOND = call(7), call(8, minutes=30, joins=7)
"""At nine, and once more at half past nine; both are promised 13 to 18 o'clock."""
AT_THREE = "visited,2026-11-23T15:10,r7,d1,J06.9,парацетамол"
VISITED = f"{HERE}/2026/7,{AT_THREE}\n"
CALLED_OFF = Marked(Mark.CANCELLED, NOW, "telegram:1", "chat")
OVERDUE = Marked(Mark.OVERDUE, NOW + timedelta(hours=9), "clock", "desk")
NOTED = Statement(select(history.c.outcome).where(history.c.act == "import"))
NOTICES = Statement(select(notices.c.notice, notices.c.state).where(notices.c.subject != "w1"))
TASKS = Statement(select(tasks.c.task, tasks.c.done_at).where(tasks.c.entry.is_not(None)))


@pytest.fixture
async def url(database_url: str) -> str:
    await seed(database_url)
    return database_url


async def write(url: str, *calls: Entry) -> None:
    async with opened(url, write=True) as bulk:
        await keep(bulk, *calls)
        await bulk.commit()


async def imported(url: str, folder: Path, text: str, *, dry_run: bool = False) -> str:
    """What is told of the file."""
    path = folder / "visits.csv"
    path.write_text(f"entry,mark,at,staff,done_by,diagnosis,help\n{text}", encoding="utf-8")
    order = Order([path], LATER, dry_run=dry_run, zone=ZONE, noting=noting, cipher=Cipher(KEY))
    return str((await load(url, order)).tallies["visits.csv"])


async def rows(url: str) -> Mapping[int, Mapping[str, str]]:
    """The call journal by number."""
    async with opened(url, write=False, cipher=Cipher(KEY)) as bulk:
        entries = await entries_of(bulk, HOME_CALLS, Span(HERE, ZONE))
        return {int(each.entry.split("/")[-1]): row(each, ZONE) for each in entries}


async def states(url: str) -> Mapping[int, str]:
    return {number: shown["state"] for number, shown in (await rows(url)).items()}


async def marks_of(url: str) -> Mapping[int, list[str]]:
    async with opened(url, write=False, cipher=Cipher(KEY)) as bulk:
        entries = await entries_of(bulk, HOME_CALLS, Span(HERE, ZONE))
        return {
            int(each.entry.split("/")[-1]): [mark.mark.value for mark in each.marks]
            for each in entries
        }


async def kept(url: str, query: Statement) -> list[tuple[Any, ...]]:
    async with opened(url, write=False) as bulk:
        return [tuple(each) for each in await bulk.run(query)]


# ------------------------------------------------------------ ended together


@pytest.mark.parametrize("named", [7, 8])
async def test_b3_6_one_line_ends_all_that_the_visit_answers(
    url: str, tmp_path: Path, named: int
) -> None:
    """Whichever of them stands on paper; the medical words are of the entry that it names."""
    await write(url, FIRST, SECOND)
    told = await imported(url, tmp_path, f"{HERE}/2026/{named},{AT_THREE}\n")
    assert told == "2 added, 0 changed, 0 unchanged, 1 joined"
    shown = await rows(url)
    for each in shown.values():
        assert (each["state"], each["done_by"]) == ("visited", "d1")
        assert (each["done_at"], each["changed_by"]) == ("2026-11-23T15:10:00+05:00", "staff:r7")
    diagnoses = {number: (each["diagnosis"], each["help"]) for number, each in shown.items()}
    assert diagnoses == {named: ("J06.9", "парацетамол"), 15 - named: ("", "")}
    assert await kept(url, NOTED) == [(told,)]


@pytest.mark.parametrize("mark", ["visited", "not_at_home", "handed_to_103"])
async def test_b3_6_every_mark_that_ends_a_call_ends_them_all(
    url: str, tmp_path: Path, mark: str
) -> None:
    await write(url, FIRST, SECOND, call(9, minutes=50, joins=7))
    told = await imported(url, tmp_path, f"{HERE}/2026/7,{mark},2026-11-23T15:10,,,,\n")
    assert told == "3 added, 0 changed, 0 unchanged, 2 joined"
    assert set((await states(url)).values()) == {mark}


async def test_b3_6_the_same_file_once_more_changes_nothing(url: str, tmp_path: Path) -> None:
    await write(url, FIRST, SECOND)
    await imported(url, tmp_path, VISITED)
    before = await marks_of(url)
    assert await imported(url, tmp_path, VISITED) == "0 added, 0 changed, 1 unchanged"
    assert await marks_of(url) == before == {7: ["entered", "visited"], 8: ["entered", "visited"]}
    assert len(await kept(url, NOTED)) == 1


async def test_b3_6_a_dry_run_counts_them_and_keeps_nothing(url: str, tmp_path: Path) -> None:
    await write(url, FIRST, SECOND)
    told = await imported(url, tmp_path, VISITED, dry_run=True)
    assert told == await imported(url, tmp_path, VISITED, dry_run=True)
    assert await states(url) == {7: "accepted", 8: "accepted"}
    assert told == await imported(url, tmp_path, VISITED)


# ------------------------------------------------------------ a file that names both


@pytest.mark.parametrize("order", [(7, 8), (8, 7)])
async def test_b3_6_whichever_is_named_has_its_own_line(
    url: str, tmp_path: Path, order: tuple[int, int]
) -> None:
    await write(url, FIRST, SECOND)
    lines = {
        7: f"{HERE}/2026/7,not_at_home,2026-11-23T14:00,r7,d1,,\n",
        8: f"{HERE}/2026/8,visited,2026-11-23T17:00,r7,d1,J06.9,\n",
    }
    text = "".join(lines[number] for number in order)
    assert await imported(url, tmp_path, text) == "2 added, 0 changed, 0 unchanged"
    assert await states(url) == {7: "not_at_home", 8: "visited"}
    assert await imported(url, tmp_path, text) == "0 added, 0 changed, 2 unchanged"


async def test_b3_6_a_third_that_is_not_named_is_ended_once(url: str, tmp_path: Path) -> None:
    """With the line that comes first."""
    await write(url, FIRST, SECOND, call(9, minutes=50, joins=7))
    text = f"{VISITED}{HERE}/2026/8,visited,2026-11-23T17:00,r7,d1,,\n"
    assert await imported(url, tmp_path, text) == "3 added, 0 changed, 0 unchanged, 1 joined"
    shown = await rows(url)
    assert {number: each["done_at"][11:16] for number, each in shown.items()} == {
        7: "15:10", 8: "17:00", 9: "15:10",
    }  # fmt: skip
    assert await imported(url, tmp_path, text) == "0 added, 0 changed, 2 unchanged"


@pytest.mark.parametrize("words", ["r7,d1,J06.9,парацетамол", "r7,d1,,", "r8,,,"])
async def test_b3_6_the_row_of_a_joined_call_may_follow_in_a_later_file(
    url: str, tmp_path: Path, words: str
) -> None:
    """What it says besides is filled in, what is said already changes nothing."""
    await write(url, FIRST, SECOND)
    await imported(url, tmp_path, VISITED)
    second = f"{HERE}/2026/8,visited,2026-11-23T15:10,{words}\n"
    added = int("J06.9" in words)
    told = await imported(url, tmp_path, VISITED + second)
    assert told == f"{added} added, 0 changed, {2 - added} unchanged"
    again = await imported(url, tmp_path, VISITED + second)
    assert again == "0 added, 0 changed, 2 unchanged"
    assert (await rows(url))[8]["diagnosis"] == ("J06.9" if added else "")


async def test_24_another_end_of_what_is_ended_is_refused(url: str, tmp_path: Path) -> None:
    await write(url, FIRST, SECOND)
    await imported(url, tmp_path, VISITED)
    for other in ("not_at_home,2026-11-23T15:10", "visited,2026-11-23T15:20"):
        with pytest.raises(ImportRefused, match="not allowed by the regulation"):
            await imported(url, tmp_path, f"{HERE}/2026/8,{other},r7,,,\n")


# ------------------------------------------------------------ what stays as it is


@pytest.mark.parametrize(
    "ended", [CALLED_OFF, Marked(Mark.NOT_AT_HOME, NOW, "staff:d7", "chat", {"done_by": "d1"})]
)
async def test_b3_7_what_has_ended_otherwise_stays_so(
    url: str, tmp_path: Path, ended: Marked
) -> None:
    await write(url, FIRST, call(8, ended, minutes=30, joins=7))
    assert await imported(url, tmp_path, VISITED) == "1 added, 0 changed, 0 unchanged"
    assert (await marks_of(url))[8] == ["entered", ended.mark]


async def test_b3_6_a_call_after_the_visit_is_not_answered_by_it(url: str, tmp_path: Path) -> None:
    """Nobody came since: it goes on being waited for, and is overdue in its time."""
    await write(url, FIRST, call(8, minutes=6 * 60 + 20, joins=7))
    assert await imported(url, tmp_path, VISITED) == "1 added, 0 changed, 0 unchanged"
    assert await states(url) == {7: "visited", 8: "accepted"}


async def test_b3_6_nobody_elses_call_is_ended(url: str, tmp_path: Path) -> None:
    """Of another person, for another window, at another provider."""
    others = (
        call(8, iin=MOTHER.digits),
        call(9, starts_at="2026-11-24T04:00:00+00:00", ends_at="2026-11-24T08:00:00+00:00"),
    )
    await write(url, FIRST, *others)
    assert await imported(url, tmp_path, VISITED) == "1 added, 0 changed, 0 unchanged"
    assert await states(url) == {7: "visited", 8: "accepted", 9: "accepted"}


async def test_a_file_that_is_refused_ends_nothing(url: str, tmp_path: Path) -> None:
    await write(url, FIRST, SECOND)
    with pytest.raises(ImportRefused, match="there is no such entry"):
        await imported(url, tmp_path, f"{VISITED}{HERE}/2026/99,visited,2026-11-23T15:10,,,,\n")
    assert await states(url) == {7: "accepted", 8: "accepted"}


# ------------------------------------------------------------ what waits for them (B3.8)


async def waiting(url: str) -> None:
    """Calls 7, 8 and 10 are overdue: a word to each is not said yet, the clinic has a task."""
    await write(
        url,
        call(7, OVERDUE),
        call(8, OVERDUE, minutes=30, joins=7),
        call(10, OVERDUE, iin=MOTHER.digits),
    )
    async with opened(url, write=True) as bulk:
        for number in (7, 8, 10):
            entry = number_of(number)
            await put(
                bulk, notices, notice=f"n{number}", kind="home_visit_overdue", entry=entry,
                subject=entry, due_at=AT, state="waiting", tries=0,
            )  # fmt: skip
        await put(
            bulk, notices, notice="called", kind="home_called_by_another", entry=number_of(7),
            subject=number_of(7), due_at=AT, state="waiting", tries=0,
        )  # fmt: skip
        overdue = "home_visit_overdue"
        for kind, number in ((overdue, 7), (overdue, 10), ("dispute", 7)):
            await put(
                bulk, tasks, task=f"{kind}:{number_of(number)}", kind=kind, provider=HERE,
                entry=number_of(number), why=kind, draft="{}", language="kk", since=AT, due=AT,
            )  # fmt: skip
        await bulk.commit()


@pytest.mark.parametrize("named", [7, 8])
async def test_b3_8_nobody_need_be_told_or_deal_with_it_any_more(
    url: str, tmp_path: Path, named: int
) -> None:
    await waiting(url)
    text = f"{HERE}/2026/{named},{AT_THREE}\n"
    await imported(url, tmp_path, text, dry_run=True)
    assert {state for _, state in await kept(url, NOTICES)} == {"waiting"}
    assert {done for _, done in await kept(url, TASKS)} == {None}
    await imported(url, tmp_path, text)
    assert dict(await kept(url, NOTICES)) == {
        "n7": "withdrawn", "n8": "withdrawn", "n10": "waiting", "called": "waiting",
    }  # fmt: skip
    assert dict(await kept(url, TASKS)) == {
        f"home_visit_overdue:{number_of(7)}": instant(LATER),
        f"home_visit_overdue:{number_of(10)}": None,
        f"dispute:{number_of(7)}": None,
    }


async def test_b3_8_what_was_done_before_is_not_done_again(url: str, tmp_path: Path) -> None:
    await waiting(url)
    await imported(url, tmp_path, VISITED)
    before = await kept(url, TASKS)
    more = VISITED.replace("парацетамол", "кеңес")
    assert await imported(url, tmp_path, more) == "1 added, 0 changed, 0 unchanged"
    assert await kept(url, TASKS) == before
