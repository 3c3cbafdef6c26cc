"""Noted on paper alone, a visit ends what it ends when it is noted in the chat (B3.6, B3.8)."""

from pathlib import Path

import pytest

from app.regulated import noting
from clinic.notices import NoticeKind
from clinic.reception import VisitOutcome
from clinic.tasks import TaskKind
from clinic.usecases.record_home_visit import MARKS
from clinic.visits import EntryNo
from storage import tables
from storage.imports.loading import Order, load
from storage.marshal import instant
from tests.clinic.samples import TODAY, ZONE
from tests.clinic.usecases.at_home import call, call_off, note, state
from tests.clinic.usecases.desk import Desk, local
from tests.clinic.usecases.posts import operator
from tests.clinic.usecases.telling import heard, rechecked
from tests.clinic.usecases.town import AIGUL

OVERDUE, PASSED = NoticeKind.HOME_VISIT_OVERDUE, TaskKind.HOME_VISIT_OVERDUE
SIX = local(TODAY, 18)


async def noted(desk: Desk, way: str, entry: EntryNo, outcome: VisitOutcome, to: Path) -> None:
    """Now, in the chat or by a file."""
    if way == "chat":
        await note(desk, entry, outcome)
        return
    now, path = desk.clock.now(), to / "visits.csv"
    line = f"{entry},{MARKS[outcome]},{now.astimezone(ZONE).isoformat()}"
    path.write_text(f"entry,mark,at\n{line}\n", encoding="utf-8")
    await load(desk.url, Order([path], now, zone=ZONE, noting=noting))


async def called_three_times(desk: Desk) -> tuple[EntryNo, EntryNo, EntryNo]:
    """On one day; the third was called off."""
    proof = await desk.verified(AIGUL)
    first, second, third = [
        (await call(desk, window, proof)).call.entry for window in ("h1", "h2", "h3")
    ]
    await call_off(desk, third)
    return first, second, third


async def overdue_states(desk: Desk) -> set[object]:
    return {row["state"] for row in await desk.rows(tables.notices) if row["kind"] == OVERDUE}


@pytest.mark.parametrize("way", ["chat", "paper"])
@pytest.mark.parametrize("outcome", VisitOutcome)
async def test_b3_6_all_that_are_awaited_are_ended_together(
    home: Desk, tmp_path: Path, way: str, outcome: VisitOutcome
) -> None:
    first, second, third = await called_three_times(home)
    home.clock.moment = SIX
    await rechecked(home)
    late = [task for task in await home.reception.show_work(operator()) if task.kind is PASSED]
    assert [task.entry for task in late] == [first]
    await noted(home, way, first, outcome, tmp_path)
    assert {row["done_at"] for row in await home.rows(tables.tasks)} == {instant(SIX)}
    assert await home.reception.show_work(operator()) == []
    assert await overdue_states(home) == {"withdrawn"}
    ends = [await state(home, entry) for entry in (first, second, third)]
    assert ends == [MARKS[outcome], MARKS[outcome], "cancelled"]
    assert OVERDUE not in await heard(home)


@pytest.mark.parametrize("way", ["chat", "paper"])
async def test_b3_8_ended_in_time_no_promise_passes(home: Desk, tmp_path: Path, way: str) -> None:
    """Whichever of the calls it is that is noted."""
    first, second, _ = await called_three_times(home)
    home.clock.moment = local(TODAY, 14)
    await noted(home, way, second, VisitOutcome.VISITED, tmp_path)
    home.clock.moment = SIX
    assert OVERDUE not in await heard(home)
    assert await home.rows(tables.tasks) == []
    assert [await state(home, entry) for entry in (first, second)] == ["visited", "visited"]
