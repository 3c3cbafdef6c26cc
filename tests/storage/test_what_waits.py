"""The waiting list, the work list, the outbox, and entries nobody was told of."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

from clinic.acting import Channel
from clinic.journals.book import Mark
from clinic.notices import Notice, NoticeKind, NoticeState, WaitingPlace
from clinic.people import ProviderId
from clinic.ports import Delivery
from clinic.tasks import Task, TaskKind
from storage.address import sqlite_path
from storage.journals import UNTOLD
from storage.store import Store
from tests.storage.clinic_at_work import (
    AKHMETOV,
    CHAT,
    CHILD,
    CLINIC,
    LATER,
    MOTHER,
    NOW,
    OTHER_CHAT,
    SERIKOVA,
    slot,
    write_entry,
)

PLACE = WaitingPlace(
    place="a",
    provider=CLINIC,
    specialty="gp",
    doctor=None,
    patient=MOTHER,
    account=CHAT,
    language="kk",
    level="L1",
    relation="self",
    since=NOW,
    until=NOW + timedelta(days=14),
)
NOTICE = Notice("n1", NoticeKind.OFFER, CHAT, None, "a", "kk", LATER)
TASK = Task(
    "t1", TaskKind.PERSON_ASKED, CLINIC, None, "asked", {"said": "жоқ"}, CHAT, "kk", NOW, LATER
)


async def test_the_oldest_place_that_fits_is_next(store: Store) -> None:
    """B2.8: for this doctor or any of the specialty, in order, not past its end."""
    ended = replace(PLACE, place="0", since=NOW - timedelta(days=20), until=NOW)
    other = replace(PLACE, place="b", doctor=SERIKOVA, since=NOW - timedelta(days=1))
    async with store.units(writing=True) as unit:
        for place in (PLACE, ended, other, replace(PLACE, place="c", since=LATER)):
            await unit.waiting.join(place)
        assert await unit.waiting.next_for(CLINIC, "gp", AKHMETOV, NOW) == PLACE
        assert await unit.waiting.next_for(CLINIC, "gp", SERIKOVA, NOW) == other
        assert await unit.waiting.next_for(CLINIC, "ent", AKHMETOV, NOW) is None
        await unit.waiting.offer("a", slot(), NOW, LATER)
        following = await unit.waiting.next_for(CLINIC, "gp", AKHMETOV, NOW)
        assert following is not None
        assert following.place == "c"
        offered = await unit.waiting.find("a")
        assert (offered.state, offered.offered_start) == ("offered", slot().starts_at)
        assert await unit.waiting.lapsed(NOW) == []
        assert await unit.waiting.lapsed(LATER) == [offered]
        assert await unit.waiting.settle("a", "lapsed")
        assert not await unit.waiting.settle("a", "accepted")
        assert len(await unit.waiting.of_account(CHAT)) == 4


async def test_a_task_stands_once_and_keeps_its_draft(store: Store) -> None:
    async with store.units(writing=True) as unit:
        await unit.work.add(TASK)
        await unit.work.add(replace(TASK, why="three_failures"))
        assert await unit.work.find("t1") == TASK
        assert await unit.work.find("t2") is None
        await unit.work.add(replace(TASK, task="t3", done_at=LATER))
        assert await unit.work.open_of(CHAT) == [TASK]
        assert await unit.work.open_of(OTHER_CHAT) == []


async def test_a_notice_is_due_until_it_is_sent_failed_or_withdrawn(store: Store) -> None:
    async with store.units(writing=True) as unit:
        for number in range(1, 4):
            await unit.outbox.add(replace(NOTICE, notice=f"n{number}", subject=f"s{number}"))
        assert await unit.outbox.due(NOW, 10) == []
        assert len(await unit.outbox.due(LATER, 2)) == 2
        await unit.outbox.sent([Delivery("n1", CHAT, 77)], LATER)
        await unit.outbox.withdraw("s2", [NoticeKind.OFFER])
        await unit.outbox.withdraw("s3", [NoticeKind.MOVED])
        await unit.outbox.try_again("n3", LATER + timedelta(minutes=1))
        assert await unit.outbox.due(LATER, 10) == []
        assert await unit.outbox.still_waiting(["n1", "n2", "n3", "n4"]) == {"n3"}
        assert await unit.outbox.next_due(LATER) == LATER + timedelta(minutes=1)
        (again,) = await unit.outbox.due(LATER + timedelta(minutes=1), 10)
        assert (again.notice, again.due_at, again.tries) == ("n3", LATER, 1)
        await unit.outbox.end("n3", NoticeState.FAILED, tried=True)
        assert await unit.outbox.due(LATER + timedelta(days=1), 10) == []
        assert await unit.outbox.next_due(NOW) is None


async def test_a_notice_is_passed_on_to_the_telephone_and_put_off_without_a_try(
    store: Store,
) -> None:
    async with store.units(writing=True) as unit:
        await unit.outbox.add(NOTICE)
        await unit.outbox.pass_on("n1", Channel.PHONE, LATER + timedelta(minutes=1), tried=True)
        assert await unit.outbox.due(LATER, 10) == []
        await unit.outbox.try_again("n1", LATER + timedelta(minutes=2), tried=False)
        (passed,) = await unit.outbox.due(LATER + timedelta(minutes=2), 10)
        assert passed == replace(NOTICE, channel=Channel.PHONE, tries=1)
        await unit.outbox.sent([Delivery("n1", CHAT, None)], LATER)
        assert await unit.outbox.due(LATER + timedelta(days=1), 10) == []


async def test_a_notice_stands_once_and_stays_as_it_was(store: Store) -> None:
    """A look that is repeated, or made by two processes, tells nobody twice (B5.4)."""
    async with store.units(writing=True) as unit:
        await unit.outbox.add(NOTICE)
        await unit.outbox.sent([Delivery(NOTICE.notice, CHAT, 77)], LATER)
        await unit.outbox.add(NOTICE)
        await unit.commit()
    async with store.units() as unit:
        assert await unit.outbox.due(LATER, 10) == []


async def test_the_newest_notice_about_something_is_found_by_its_state(store: Store) -> None:
    sent, waiting = NoticeState.SENT, NoticeState.WAITING
    hours = [NOW + timedelta(hours=ahead) for ahead in range(4)]
    async with store.units(writing=True) as unit:
        for number, due_at in enumerate(hours):
            await unit.outbox.add(replace(NOTICE, notice=f"n{number}", due_at=due_at))
        await unit.outbox.add(replace(NOTICE, notice="other", subject="other"))
        await unit.outbox.sent([Delivery(f"n{number}", CHAT, 77) for number in (0, 1)], LATER)
        assert await unit.outbox.newest(NOTICE.subject, [sent]) == hours[1]
        assert await unit.outbox.newest(NOTICE.subject, [sent, waiting]) == hours[3]
        assert await unit.outbox.newest(NOTICE.subject, [NoticeState.FAILED]) is None
        assert await unit.outbox.newest("nothing", [sent, waiting]) is None


async def test_untold_entries_are_found(store: Store) -> None:
    """An entry without *told* waits to be called back; a told or cancelled one does not."""
    async with store.units(writing=True) as unit:
        told = await write_entry(unit, "w1")
        untold = await write_entry(unit, "w2", iin=CHILD, at=slot(1))
        ended = await write_entry(unit, "w3", iin=CHILD, at=slot(2))
        await unit.journals.mark(told.entry, Mark.TOLD, at=NOW, by=CHAT, channel="chat")
        await unit.journals.mark(ended.entry, Mark.CANCELLED, at=NOW, by=CHAT, channel="chat")
        assert await unit.journals.untold(CLINIC, NOW) == [untold]
        assert await unit.journals.untold(CLINIC, slot(1).starts_at) == [untold]
        assert await unit.journals.untold(CLINIC, slot(2).starts_at) == []
        assert await unit.journals.untold(ProviderId("p2"), NOW) == []


async def test_entries_are_found_by_patient_and_by_maker(store: Store) -> None:
    async with store.units(writing=True) as unit:
        late = await write_entry(unit, "w1", at=slot(5))
        early = await write_entry(unit, "w2", at=slot(1), level="L2")
        await unit.journals.answered("w3", late.entry, NOW)
        assert await unit.journals.of_patient(MOTHER, NOW) == [early, late]
        assert await unit.journals.of_patient(MOTHER, slot(2).starts_at) == [late]
        assert await unit.journals.made_by(CHAT, NOW) == [late], "at L1 only"
        assert await unit.journals.by_window("w3") == late.entry


async def test_untold_entries_are_found_among_those_ahead_by_an_index(sqlite_url: str) -> None:
    """However many years of entries lie behind (B2.1)."""
    path = sqlite_path(sqlite_url)
    assert path is not None
    with closing(sqlite3.connect(path)) as connection:
        values = UNTOLD.sqlite.arguments({"book": "home_calls", "provider": CLINIC, "since": ""})
        plan = connection.execute(f"EXPLAIN QUERY PLAN {UNTOLD.sqlite.sql}", values).fetchall()
    assert any("entries_ahead (provider=? AND starts_at>?)" in step[-1] for step in plan)
