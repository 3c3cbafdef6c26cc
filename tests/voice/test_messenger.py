"""Calls that the clinic makes: each outcome with its rule, the hours, and limits that hold."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
import structlog

import storage
from clinic.acting import Account
from clinic.reception import Sent, SettleNotices
from clinic.rules.retention import KEPT_FOR, Kept
from storage import StorageBusy, tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.desk import TOMORROW, local
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AIGUL, HUSBAND, MOTHER, WIFE
from tests.keys import KEY
from tests.voice.calls import SILENCE, Act, Barge, HangUp
from tests.voice.outbound import ELEVEN, NUMBER, SIX, Calling
from tests.voice.ringing import said
from voice.dialling import Ceilings
from voice.media.port import NoPorts
from voice.messenger import PhoneMessenger
from voice.sip.port import Unanswered

COMES: Sequence[Act] = ("1", "1")
BUSY, SILENT, DECLINED = Unanswered(486), Unanswered(408), Unanswered(603)
ON_BOTH = pytest.mark.parametrize("databases", ["sqlite_files", "postgres"], indirect=True)
HANDED_OVER = [("undelivered", "reminder_evening")]
TEN_MINUTES, HALF_AN_HOUR, AN_HOUR = (timedelta(minutes=span) for span in (10, 30, 60))


@pytest.mark.parametrize(
    ("answer", "pause"),
    [
        (BUSY, TEN_MINUTES),
        (SILENT, AN_HOUR),
        (Unanswered(480), AN_HOUR),
        ([SILENCE, SILENCE], HALF_AN_HOUR),
        ([HangUp(listening=True)], HALF_AN_HOUR),
        (["1", HangUp(listening=True)], HALF_AN_HOUR),
    ],
)
async def test_who_was_not_told_is_rung_again_after_a_pause(
    calling: Calling, answer: Sequence[Act] | Unanswered, pause: timedelta
) -> None:
    """Busy, no answer, answered without a key, hung up before the end."""
    entry = await calling.booked()
    await calling.evening(answer)
    assert await calling.state() == "waiting"
    await calling.later(pause - timedelta(seconds=1))
    assert len(calling.exchange.rung) == 1
    calling.exchange.answers.append(COMES)
    await calling.later(timedelta(seconds=1))
    assert calling.exchange.rung == [NUMBER] * 2
    assert await calling.marks(entry) == ["entered", "reminded", "confirmed"]


@pytest.mark.parametrize(
    ("answer", "calls", "pause"),
    [
        (BUSY, 3, TEN_MINUTES),
        (SILENT, 2, AN_HOUR),
        ([SILENCE, SILENCE], 2, HALF_AN_HOUR),
        (DECLINED, 1, TEN_MINUTES),
        (Unanswered(403), 1, TEN_MINUTES),
        (Unanswered(404), 1, TEN_MINUTES),
        (Unanswered(410), 1, TEN_MINUTES),
        (Unanswered(484), 1, TEN_MINUTES),
        (Unanswered(302), 1, TEN_MINUTES),
    ],
)
async def test_after_so_many_calls_a_person_is_asked(
    calling: Calling, answer: Sequence[Act] | Unanswered, calls: int, pause: timedelta
) -> None:
    """Refused or no such number: at once. By 20:00 there is no third call after two hours."""
    entry = await calling.booked()
    await calling.evening(*[answer] * calls)
    for _ in range(6):
        await calling.later(pause)
    assert len(calling.exchange.rung) == calls
    assert await calling.tasks() == HANDED_OVER
    assert await calling.state() == "handed_over"
    assert await calling.marks(entry) == ["entered"]


async def test_who_does_not_answer_is_rung_three_times_in_a_day_that_is_long_enough(
    calling: Calling,
) -> None:
    """A visit called off in the morning."""
    await calling.booked(at=local(TOMORROW, 11))
    calling.clinic.clock.moment = local(TODAY, 9)
    await calling.clinic.change(tables.notices, {}, kind="moved", subject="x", due_at="2026-11-23")
    await calling.clinic.change(tables.notices, {}, next_at="2026-11-23T03:00:00.000000Z")
    await calling.rings()
    for _ in range(5):
        await calling.later(AN_HOUR)
    assert len(calling.exchange.rung) == 3
    assert await calling.tasks() == [("undelivered", "moved")]


@pytest.mark.parametrize("trouble", [Unanswered(503), Unanswered(500), NoPorts()])
async def test_trouble_of_the_network_is_tried_soon_and_counts_as_no_call(
    calling: Calling, trouble: Unanswered | Exception
) -> None:
    entry = await calling.booked()
    await calling.evening(trouble, trouble)
    assert await calling.state() == "waiting"
    await calling.later(timedelta(seconds=30))
    calling.exchange.answers.append(COMES)
    await calling.later(timedelta(seconds=60))
    assert await calling.marks(entry) == ["entered", "reminded", "confirmed"]
    assert await calling.calls() == ["trouble", "trouble", "heard"]


async def test_ringing_lasts_less_than_an_answering_service_waits(calling: Calling) -> None:
    await calling.booked()
    await calling.evening(SILENT)
    assert [25 <= within <= 30 for within in calling.exchange.within] == [True]


@pytest.mark.parametrize(
    ("moment", "rings_at"),
    [
        (local(TOMORROW, 8, 30), local(TOMORROW, 9)),
        (local(TOMORROW, 8, 59), local(TOMORROW, 9)),
    ],
)
async def test_b5_1_nobody_is_rung_before_nine(
    calling: Calling, moment: datetime, rings_at: datetime
) -> None:
    await calling.booked(at=local(TOMORROW, 11))
    calling.clinic.clock.moment = moment
    await calling.rings()
    assert calling.exchange.rung == []
    calling.clinic.clock.moment = rings_at
    await calling.rings()
    assert len(calling.exchange.rung) == 1


async def test_b5_1_nobody_is_rung_from_eight_in_the_evening(calling: Calling) -> None:
    """A person is asked: what would be said at nine the next morning is too late."""
    await calling.booked()
    calling.clinic.clock.moment = SIX + 2 * AN_HOUR
    await calling.rings()
    assert calling.exchange.rung == []
    assert await calling.tasks() == HANDED_OVER


async def test_a_new_time_that_was_set_at_night_is_told_in_the_morning(calling: Calling) -> None:
    await calling.booked(at=local(TOMORROW, 11, 15))
    calling.clinic.clock.moment = SIX + 2 * AN_HOUR
    await calling.clinic.change(
        tables.notices, {"kind": "reminder_soon"}, kind="moved",
        next_at="2026-11-23T15:00:00.000000Z",
    )  # fmt: skip
    await calling.rings()
    assert await calling.state("moved") == "waiting"
    assert calling.exchange.rung == []
    calling.clinic.clock.moment = local(TOMORROW, 9)
    await calling.rings()
    assert calling.exchange.rung == [NUMBER]


@pytest.mark.parametrize("number", ["+79161234567", "+996312123456", "+77511234567"])
async def test_no_toll_fraud_other_numbers_are_a_persons(calling: Calling, number: str) -> None:
    await calling.booked(number)
    await calling.evening(COMES)
    assert calling.exchange.rung == []
    assert await calling.calls() == []
    assert await calling.tasks() == HANDED_OVER


async def four_visits(calling: Calling) -> None:
    """Of four people, about whom the desk has written down one number."""
    for number, patient in enumerate((AIGUL, HUSBAND, MOTHER, WIFE)):
        at = local(TOMORROW, 10) + timedelta(minutes=15 * number)
        await calling.clinic.book(
            f"w{number}", at=at, patient=patient, asker=registrar(), contact=NUMBER
        )


@ON_BOTH
async def test_three_calls_a_day_to_one_number_whatever_they_are_about(calling: Calling) -> None:
    """Over a restart, too: the calls are rows."""
    clinic = calling.clinic
    await four_visits(calling)
    calling.exchange.answers.extend([BUSY] * 9)
    await calling.evening()
    await calling.later(timedelta(minutes=2))
    async with storage.open_store(clinic.url, clinic.clock, KEY) as again:
        await clinic.store.phone_claims.close()  # type: ignore[attr-defined]  # the first one ends
        calling.sender = calling.sender_over(again)
        await calling.later(TEN_MINUTES)
        await calling.later(TEN_MINUTES)
    assert calling.exchange.rung == [NUMBER] * 3
    rows = await clinic.rows(tables.notices)
    assert [row["state"] for row in rows if row["kind"] == "reminder_evening"] == [
        "handed_over"
    ] * 4


async def test_whoever_refused_is_rung_about_nothing_more_that_day(calling: Calling) -> None:
    await four_visits(calling)
    await calling.evening(DECLINED, COMES)
    await calling.later(timedelta(minutes=2))
    assert calling.exchange.rung == [NUMBER]
    rows = await calling.clinic.rows(tables.notices)
    evening = [row["state"] for row in rows if row["kind"] == "reminder_evening"]
    assert evening == ["handed_over"] * 4


async def test_one_number_is_not_rung_twice_at_once(calling: Calling) -> None:
    """Of a batch whose calls are made side by side."""
    await four_visits(calling)
    answering = asyncio.Event()

    async def until_the_others_have_tried() -> None:
        async with asyncio.timeout(10):
            while sum(await waits(calling)) < 3:  # noqa: ASYNC110 - the rows say when
                await asyncio.sleep(0)
        answering.set()

    calling.exchange.meanwhile = until_the_others_have_tried
    await calling.evening(COMES)
    assert answering.is_set()
    assert calling.exchange.rung == [NUMBER]


async def waits(calling: Calling) -> Sequence[bool]:
    """Which evening reminders are put off."""
    due = "2026-11-23T13:00:00.000000Z"
    rows = await calling.clinic.rows(tables.notices)
    return [str(row["next_at"]) > due for row in rows if row["kind"] == "reminder_evening"]


async def test_beyond_the_ceilings_a_notice_waits_and_is_then_a_persons(
    calling: Calling,
) -> None:
    await calling.booked()
    messenger = calling.sender.messenger
    assert isinstance(messenger, PhoneMessenger)
    calling.sender.messenger = replace(messenger, ceilings=Ceilings(an_hour=0))
    with structlog.testing.capture_logs() as lines:
        await calling.evening(COMES)
    assert calling.exchange.rung == []
    assert await calling.state() == "waiting"
    assert [line["event"] for line in lines if line["log_level"] == "warning"] == [
        "as many calls as may be"
    ]
    assert (await calling.notice())["tries"] == 0
    for _ in range(12):
        await calling.later(TEN_MINUTES)
    assert await calling.tasks() == HANDED_OVER


async def test_the_second_number_is_rung_where_the_first_is_none(calling: Calling) -> None:
    """By phone proved in a chat that is closed now; then the one that the desk has written."""
    clinic = calling.clinic
    await clinic.verified(AIGUL, "telegram:1")
    await clinic.book(at=ELEVEN, asker=registrar(), contact="+77017654321")
    clinic.clock.moment = SIX
    async with clinic.units() as unit:
        ready = await clinic.reception.recheck_notices(await unit.outbox.due(SIX, 9))
    for one in ready:
        await clinic.reception.settle_notices.unreached(one)
    await calling.evening(Unanswered(404), COMES)
    assert calling.exchange.rung == ["+77011234567", "+77017654321"]
    assert await calling.state() == "sent"


async def test_whom_no_number_is_known_of_a_person_calls(calling: Calling) -> None:
    await calling.clinic.book(at=ELEVEN, asker=registrar())
    await calling.evening(COMES)
    assert calling.exchange.rung == []
    assert await calling.tasks() == HANDED_OVER


@ON_BOTH
async def test_two_processes_race_for_one_notice_and_it_is_rung_once(calling: Calling) -> None:
    clinic = calling.clinic
    await calling.booked()
    async with storage.open_store(clinic.url, clinic.clock, KEY) as other:
        second = calling.sender_over(other)
        clinic.clock.moment = SIX
        async with clinic.units() as unit:
            await clinic.reception.recheck_notices(await unit.outbox.due(SIX, 9))
        calling.exchange.answers.extend([COMES] * 2)
        while sum(await asyncio.gather(calling.sender(), second())):
            pass
    assert calling.exchange.rung == [NUMBER]


async def test_a_call_that_lasts_too_long_is_ended(
    calling: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = await calling.booked()
    limit = asyncio.timeout(60)

    async def until_it_is_too_long() -> None:
        limit.reschedule(asyncio.get_running_loop().time())
        await asyncio.Event().wait()

    monkeypatch.setattr("voice.messenger.timeout", lambda _: limit)
    calling.exchange.meanwhile = until_it_is_too_long
    await calling.evening(["1", "1"])
    assert calling.exchange.lines[-1].over
    assert calling.exchange.lines[-1].texts.endswith(said("kk", "phone-too-long"))
    assert await calling.marks(entry) == ["entered", "reminded"], "it was heard"
    assert await calling.state() == "sent"


@dataclass(frozen=True, slots=True)
class AwayAtFirst(SettleNotices):
    """Its store is away the first time."""

    away: list[bool] = field(default_factory=lambda: [True])

    async def sent(self, sent: Sequence[Sent]) -> None:
        if self.away:
            self.away.pop()
            raise StorageBusy
        await SettleNotices.sent(self, sent)


async def test_what_could_not_be_marked_is_marked_later_and_not_rung_again(
    calling: Calling,
) -> None:
    entry = await calling.booked()
    clinic = calling.clinic
    calling.take(settle_notices=AwayAtFirst(clinic.units, clinic.clock, clinic.dice))
    await calling.evening(COMES)
    await calling.later(HALF_AN_HOUR)
    assert calling.exchange.rung == [NUMBER]
    assert await calling.marks(entry) == ["entered", "reminded"]
    assert await calling.state() == "sent"


async def test_barging_in_with_the_answer_counts_as_heard(calling: Calling) -> None:
    """The first of these presses is the one before it, doubled."""
    entry = await calling.booked()
    await calling.evening(["1", Barge("1"), Barge("1")])
    assert await calling.marks(entry) == ["entered", "reminded", "confirmed"]


@pytest.mark.parametrize("answer", [COMES, BUSY, Unanswered(503), ["0"], [SILENCE, SILENCE]])
async def test_the_log_says_what_became_of_a_call_and_names_nobody(
    calling: Calling, answer: Sequence[Act] | Unanswered
) -> None:
    await calling.booked()
    with structlog.testing.capture_logs() as lines:
        await calling.evening(answer)
    assert [line["case"] for line in lines if line["event"] == "rung"] == [
        "taraz-4/2026/1:reminder_evening"
    ]
    for secret in (NUMBER.removeprefix("+7"), AIGUL.digits, "Айгүл"):
        assert secret not in str(lines)


async def test_calls_are_kept_only_as_long_as_they_count(calling: Calling) -> None:
    await calling.booked()
    await calling.evening(BUSY)
    told, counted = calling.outbound().jobs()
    assert told.every_seconds == 1
    await counted.work()
    assert await calling.calls() == ["busy"]
    calling.clinic.clock.moment += KEPT_FOR[Kept.LIMITS] + timedelta(seconds=1)
    await counted.work()
    assert await calling.calls() == []


async def test_whoever_was_forgotten_before_is_not_rung(calling: Calling) -> None:
    await calling.booked()
    await calling.clinic.reception.forget_me(Account(f"tel:{NUMBER}"))
    await calling.evening(COMES)
    assert calling.exchange.rung == []
    assert await calling.state() == "withdrawn"
