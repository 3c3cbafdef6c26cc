"""Every way out of a home call by keypad: back, a person, a hung up phone, any keys."""

from datetime import timedelta
from random import Random

import pytest
import structlog

from clinic.visits import EntryNo
from storage import tables
from tests.clinic.usecases.town import AIGUL, NOBODY, kept
from tests.voice.calls import OPERATOR, SILENCE, Act, Barge, FakeLine, HangUp
from tests.voice.ringing import Ringing, said, told
from tests.voice.scripts.calling_home import LANGUAGES, REGISTERED, STEPS, keys, until


async def test_a_star_twice_is_one_question_back_and_loses_nothing_else(clinic: Ringing) -> None:
    await clinic.ring(*keys(address=("**", "379", "1", "1")))
    (entry,) = await clinic.entries()
    assert (entry.columns["temperature"], entry.columns["indication"]) == ("37.9", "fever")


async def test_back_from_the_confirmation_is_the_contact(clinic: Ringing) -> None:
    await clinic.ring(*keys(confirm=("**", "2", "87772223344", "1", "1")))
    (entry,) = await clinic.entries()
    assert entry.columns["contact"] == "+77772223344"


async def test_back_from_a_question_about_danger_is_what_led_to_it(clinic: Ringing) -> None:
    await clinic.ring(*keys(indication=("2", "**", "3")))
    (entry,) = await clinic.entries()
    assert (entry.columns["indication"], entry.columns["red_flags"]) == ("stool", "none")


async def test_back_from_the_first_question_is_the_menu(clinic: Ringing) -> None:
    line = await clinic.ring(*until("relation"), "**", HangUp())
    assert line.texts.endswith(said("kk", "phone-menu"))


async def test_r3_6_another_person_is_looked_up_anew(clinic: Ringing) -> None:
    """The check belongs to who was keyed, and each is a look-up (B0.4)."""
    again = ("**", NOBODY.digits, "1", SILENCE)
    await clinic.ring(*until("indication"), *again)
    assert len(await kept(clinic.clinic.url, tables.lookups)) == 2


async def test_b0_8_the_language_changes_and_nothing_is_lost(clinic: Ringing) -> None:
    line = await clinic.ring(*keys(address=("9", "1")))
    (entry,) = await clinic.entries()
    assert said("ru", "phone-address") in line.texts
    assert told(entry)[0].facts["language"] == "ru"
    assert entry.columns["temperature"] == "38.7"


async def test_digits_may_be_keyed_before_the_prompt_ends(clinic: Ringing) -> None:
    """interfaces.md."""
    barged = keys(iin=Barge(AIGUL.digits), temperature=Barge("387"))
    await clinic.ring(*barged)
    (entry,) = await clinic.entries()
    assert entry.columns["iin"] == AIGUL.digits


async def test_hanging_up_at_any_step_leaves_nothing(clinic: Ringing) -> None:
    for number, step in enumerate(list(STEPS)[1:-1], start=10):
        await clinic.ring(*until(step), HangUp(), number=f"+770100000{number}")
    of_a_call = (tables.entries, tables.tasks, tables.notices, tables.takings, tables.refusals)
    assert [await kept(clinic.clinic.url, table) for table in of_a_call] == [[]] * len(of_a_call)


PEOPLE_WANTED = {
    "safe": "0", "consent": "0", "relation": "0", "indication": "0", "temperature": "0#",
    "address": "0", "contact": "0", "confirm": "0",
}  # fmt: skip


async def test_b0_10_zero_is_a_person_everywhere(clinic: Ringing) -> None:
    """Also where a number is keyed, if it is the only figure."""
    clinic = clinic.with_operator()
    for number, (step, key) in enumerate(PEOPLE_WANTED.items()):
        line = await clinic.ring(*until(step), key, number=f"+7701000000{number}")
        assert line.transferred_to == [OPERATOR]


KEYS = [*"0123456789*#", SILENCE]


def drawn(random: Random) -> list[Act]:
    """As far as somebody comes who knows the way, and then whatever is under the fingers."""
    whole = keys()
    far = random.randrange(1, len(whole) + 1)
    return [*whole[:far], *random.choices(KEYS, k=random.randrange(12)), HangUp()]


async def test_whatever_is_pressed_the_journal_and_the_words_agree(clinic: Ringing) -> None:
    """Every call ends; an entry is one that was confirmed; nothing of the register is said."""
    random = Random(20)  # noqa: S311 - the same keys each time
    written: set[EntryNo] = set()
    with structlog.testing.capture_logs() as logged:
        for _ in range(60):
            line = await clinic.ring(*drawn(random), number=f"+7701{random.randrange(10**7):07}")
            assert line.over
            agrees(line, {entry.entry for entry in await clinic.entries()} - written)
            written |= {entry.entry for entry in await clinic.entries()}
            clinic.clinic.clock.turn(hours=1)
    assert [row for row in logged if row["event"] in {"script failed", "call failed"}] == []


def agrees(line: FakeLine, entered: set[EntryNo]) -> None:
    heard = "\n".join(line.heard)
    accepted = any(said(each, "phone-call-accepted") in heard for each in LANGUAGES)
    assert accepted == bool(entered)
    assert REGISTERED not in heard
    clinic_says = [text for text in line.heard if text.startswith("☎")]
    assert not any(mark.isdecimal() for text in clinic_says for mark in text)


async def test_what_was_keyed_and_said_reaches_no_log(
    clinic: Ringing, caplog: pytest.LogCaptureFixture
) -> None:
    """§3.10: also where the register cannot be asked."""
    caplog.set_level("DEBUG")
    with structlog.testing.capture_logs() as logged:
        await clinic.ring(*keys())
        await clinic.clinic.change(tables.windows, {}, window_from="no time")
        clinic.clinic.clock.turn(days=1)
        await clinic.ring(*keys(consent=None))
    written = f"{logged} {caplog.text}"
    assert "script failed" in written
    for secret in (AIGUL.digits, "77011234567", REGISTERED, "Сейтқали", "38.7"):
        assert secret not in written


async def test_b0_2_three_open_entries_and_a_person(clinic: Ringing) -> None:
    """A fourth from the same number is refused at the look-up."""
    for day in range(3):
        await clinic.ring(*keys(consent="1" if day == 0 else None))
        clinic.clinic.clock.moment += timedelta(minutes=1)
    line = await clinic.ring(*until("indication", consent=None), SILENCE)
    assert said("kk", "phone-refusal-too-many-open") in line.texts
    assert len(await clinic.entries()) == 3
