"""Calls from end to end: real UDP, the real engine, scripts, speech and databases.

A call lasts as long as it takes to hear it. So all of them are made at once, on two telephones,
and judged one after the other.
"""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest

from locales.language import Language
from tests.databases import PostgresDatabases
from tests.voice.caller import telephone
from tests.voice.conversations import PATIENCE, STEPS, Town
from tests.voice.listening import Heard, listen
from tests.voice.switchboard import (
    OPERATOR,
    desk_with_phone,
    known_prompts,
    prepare,
    switchboard,
)
from tests.voice.wishes import Wish, wishes
from voice.line import RATE
from voice.phrases import Phrases
from voice.speech.start import find_phrases

pytestmark = [
    pytest.mark.unfollowed,
    *map(pytest.mark.needs, ("espeak-ng", "sox", "sip-tester", "baresip-core")),
]

AT_ONCE: Final = 60
AUDIBLE: Final = 0.02
BOOKED: Final = "Запись на приём внесена в журнал."
OUTCOMES: Final = {
    "486 Busy Here": "phone-operator-busy.ru",
    "404 Not Found": "phone-operator-out-of-reach.ru",
    "603 Decline": "phone-operator-out-of-reach.ru",
    None: "phone-operator-silent.ru",
}


@dataclass(frozen=True)
class Day:
    """All that was heard on it."""

    wanted: Sequence[Wish]
    heard: Mapping[str, Any]
    big: Town
    small: Town
    welcome: float

    def __getitem__(self, what: str) -> Any:
        """Raises what went wrong with that."""
        found = self.heard[what]
        if isinstance(found, BaseException):
            raise found
        return found


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, postgres: PostgresDatabases) -> Day:
    """What is spoken, is spoken once for all processes of this run."""
    speech = tmp_path_factory.getbasetemp().parent / "speech"
    return asyncio.run(_day(tmp_path_factory.mktemp("day"), speech, postgres))


async def _day(folder: Path, speech: Path, postgres: PostgresDatabases) -> Day:
    phrases = await find_phrases(speech)
    await phrases.check()
    known = await known_prompts(phrases)
    urls = {"big": f"sqlite+aiosqlite:///{folder / 'big.db'}", "small": await postgres.empty()}
    towns: dict[str, Town] = {}
    with ExitStack() as stack:
        for name, url in urls.items():
            (folder / name).mkdir()
            office = desk_with_phone(url, folder / name, speech)
            await prepare(office)
            towns[name] = Town(stack.enter_context(switchboard(office)), office, known)
        wanted = wishes(folder / "big" / "region", AT_ONCE)
        heard = await _all(towns["big"], towns["small"], wanted, folder)
    return Day(wanted, heard, towns["big"], towns["small"], await _welcome(phrases))


async def _all(
    big: Town, small: Town, wanted: Sequence[Wish], folder: Path
) -> Mapping[str, object]:
    """Whatever fails leaves the others alone."""
    one, *others = wanted
    free = await small.free_times(others[0].doctor)
    calls: dict[str, Awaitable[object]] = {
        "sixty": big.book_all(wanted, folder / "big"),
        "one": small.book_all([one], folder / "small"),
        "recorded": listen(small.board.address, folder / "baresip", seconds=28),
        "hung up": small.hang_up_at_each_step(
            [replace(others[0], place=place) for place in range(len(STEPS))]
        ),
        "reached": small.reach_a_person(),
        "held": small.hold(),
        **{f"operator {status}": small.ask_for_a_person(status) for status in OUTCOMES},
    }
    ending = (asyncio.wait_for(call, PATIENCE) for call in calls.values())
    found = await asyncio.gather(*ending, return_exceptions=True)
    heard = dict(zip(calls, found, strict=True))
    heard["free"] = (free, await small.free_until(others[0].doctor, free))
    return heard


async def _welcome(phrases: Phrases) -> float:
    """Seconds of the greeting in both languages."""
    sounds = [await phrases.say("phone-welcome", language) for language in Language]
    return sum(len(sound.samples) for sound in sounds) / 2 / RATE


def test_sixty_callers_at_once_are_in_the_journals_with_their_own_iins(day: Day) -> None:
    """R2.3: and what each heard to its end is marked as told, in its words (R2.7)."""
    assert [prompts for prompts in day["sixty"] if "phone-booked.ru" not in prompts] == []
    rows = asyncio.run(day.big.entries())
    assert {iin: row["provider"] for iin, row in rows.items()} == {
        wish.iin: wish.provider for wish in day.wanted
    }
    assert {(row["channel"], row["told_language"]) for row in rows.values()} == {("phone", "ru")}
    assert [row for row in rows.values() if BOOKED not in row["told_wording"]] == []
    assert len({(row["doctor"], row["starts_at"]) for row in rows.values()}) == AT_ONCE


def test_one_caller_is_in_the_journal_of_postgresql(day: Day) -> None:
    """R2.3; and nobody who hung up before the confirmation."""
    day["one"]
    (row,) = asyncio.run(day.small.entries()).values()
    one = day.wanted[0]
    assert (row["iin"], row["doctor"], row["state"]) == (one.iin, one.doctor, "active")
    assert row["contact"].startswith("+7701")
    assert BOOKED in row["told_wording"]


def test_hanging_up_at_any_step_frees_the_time(day: Day) -> None:
    """B2.5."""
    day["hung up"]
    before, after = day["free"]
    assert after == before


def test_baresip_hears_the_greeting_in_both_languages(day: Day) -> None:
    heard: Heard = day["recorded"]
    assert heard.height > AUDIBLE
    assert heard.length == pytest.approx(day.welcome, abs=1)


@pytest.mark.parametrize("status", OUTCOMES)
def test_where_no_operator_answers_the_caller_is_told_and_asked_on(
    day: Day, status: str | None
) -> None:
    """B0.10: nobody answers within 30 seconds, or at all."""
    to, heard = day[f"operator {status}"]
    assert to == OPERATOR
    assert heard == [OUTCOMES[status], "phone-person-clinic.ru"]


def test_an_operator_who_answers_has_the_line(day: Day) -> None:
    day["reached"]


def test_a_hold_is_answered_and_keys_may_come_by_info(day: Day) -> None:
    held, again, heard = day["held"]
    assert (held.status, again.status) == (200, 200)
    assert "a=recvonly" in held.body
    assert "a=sendrecv" in again.body
    assert heard == ["phone-menu.ru"]


def test_a_log_of_calls_names_nobody(day: Day) -> None:
    for town in (day.big, day.small):
        log = town.board.log.read_text()
        assert town.board.logged("sound")
        assert "+7701" not in log
        assert [wish.iin for wish in day.wanted if wish.iin in log] == []


async def test_one_call_too_many_is_busy_and_the_end_waits_for_who_talks(
    day: Day, tmp_path: Path
) -> None:
    """B0.10: whoever is told nothing by a telephone that ends, calls again."""
    settings = day.big.office.environment
    url, speech = settings["QABYLDAU_DATABASE_URL"], Path(settings["QABYLDAU_SPEECH_DIR"])
    office = desk_with_phone(url, tmp_path, speech, QABYLDAU_VOICE_MAX_CALLS="1")
    async with AsyncExitStack() as stack, asyncio.timeout(PATIENCE):
        board = stack.enter_context(switchboard(office))
        first, second, third = [
            await stack.enter_async_context(telephone(board.address, day.big.known))
            for _ in range(3)
        ]
        assert await first.call() == 200
        assert await second.call() == 486
        board.process.terminate()
        while await third.call() != 503:
            pass
        await first.handset.answers({"phone-welcome.kk": "2"}, "phone-menu.ru")
        assert await first.hang_up() == 200
