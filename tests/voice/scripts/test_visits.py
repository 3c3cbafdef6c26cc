"""My visits by phone: only the PIN proves, and it proves for one call (B0.2, B2.9)."""

from datetime import timedelta

import pytest

from clinic.acting import Account, Anyone, Channel
from storage import tables
from tests.clinic.usecases.desk import TOMORROW, local
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AIGUL, MOTHER, NOBODY
from tests.voice.calls import SILENCE, Act, Barge, FakeLine, HangUp
from tests.voice.ringing import Ringing, said, told

NUMBER = "+77011234567"
VISITS = ("2", "3", "1")
"""Russian, my visits, agreed."""


class Known:
    """Aigül, whom the desk has given a PIN, and whose visit is tomorrow at nine."""

    def __init__(self, ringing: Ringing, pin: str) -> None:
        self.ringing, self.pin = ringing, pin

    async def ring(self, *script: Act, number: str | None = NUMBER) -> FakeLine:
        return await self.ringing.ring(*VISITS, *script, number=number)

    @property
    def proof(self) -> tuple[str, ...]:
        return (AIGUL.digits, "1", self.pin)


@pytest.fixture
async def known(ringing: Ringing) -> Known:
    pin = await ringing.reception.issue_pin(AIGUL, registrar())
    await ringing.clinic.book()
    return Known(ringing, pin)


async def test_the_visit_is_said_to_who_has_the_pin(known: Known) -> None:
    line = await known.ring(*known.proof, HangUp())

    assert "во вторник, двадцать четвёртого ноября, в девять ноль-ноль" in line.texts
    assert said("ru", "phone-visit-acts") in line.texts


@pytest.mark.parametrize(
    "number", [NUMBER, "+77012223344", None], ids=["own", "another's", "withheld"]
)
async def test_caller_id_and_iin_prove_nothing_b0_2(known: Known, number: str | None) -> None:
    """Wrong PIN, no PIN and unknown IIN get one answer, from the register's number too."""
    heard = set()
    for person in (AIGUL, MOTHER, NOBODY):
        line = await known.ring(person.digits, "1", "000000", HangUp(), number=number)
        await known.ringing.clinic.change(tables.accounts, {}, consented_at=None)
        heard.add(line.texts.split("\n")[-2])
        assert "девять ноль-ноль" not in line.texts
    assert heard == {said("ru", "phone-refusal-wrong-pin")}


async def test_what_the_pin_proves_ends_with_the_call_b0_2(known: Known) -> None:
    """The next call from the same number is a stranger's."""
    await known.ring(*known.proof, HangUp())

    assert await known.ringing.clinic.rows(tables.links) == []
    household = await known.ringing.reception.show_household(
        Anyone(Account(f"tel:{NUMBER}"), Channel.PHONE, "ru")
    )
    assert household.members == ()


async def test_three_wrong_pins_are_enough_for_an_hour_b0_2(known: Known) -> None:
    """Of one number, in however many calls."""
    await known.ring(AIGUL.digits, "1", "000000", HangUp())
    again = [*VISITS[:2], AIGUL.digits, "1", "000000"]
    await known.ringing.ring(*again, AIGUL.digits, "1", "000000", HangUp(), number=NUMBER)
    line = await known.ringing.ring(*VISITS[:2], *known.proof, SILENCE, number=NUMBER)

    assert said("ru", "phone-refusal-pin-locked") in line.texts


async def test_three_wrong_pins_in_a_call_lead_to_a_person_b0_10(known: Known) -> None:
    wrong = (AIGUL.digits, "1", "000000")
    await known.ring(*wrong, *wrong, *wrong, SILENCE)

    (task,) = await known.ringing.tasks()
    assert (task.why, task.draft) == ("three_failures", {"wish": "visits"})


async def test_it_is_confirmed(known: Known) -> None:
    line = await known.ring(*known.proof, "1", SILENCE)

    (entry,) = await known.ringing.entries()
    assert entry.marks[-1].mark == "confirmed"
    assert said("ru", "phone-goodbye") in line.texts


async def test_it_is_cancelled_after_one_question_b2_9(known: Known) -> None:
    """The row stays, marked, and the number is said."""
    line = await known.ring(*known.proof, "3", "1", SILENCE)

    (entry,) = await known.ringing.entries()
    assert (entry.marks[-1].mark, entry.marks[-1].channel) == ("cancelled", "phone")
    assert said("ru", "phone-visit-cancelled", entry="1") in line.texts


async def test_which_visit_is_given_up_is_said_before_the_question(ringing: Ringing) -> None:
    """Also by figures, where its time sounds like another: the question stays the last."""
    known = Known(ringing, await ringing.reception.issue_pin(AIGUL, registrar()))
    await ringing.clinic.book(at=local(TOMORROW, 10, 15))
    line = await known.ring(*known.proof, "3", HangUp())

    asked = f"один ноль один пять {said('ru', 'phone-notice-cancel')} "
    assert asked + said("ru", "phone-yes-or-no") in line.texts


async def test_nothing_is_cancelled_unheard(known: Known) -> None:
    await known.ring(*known.proof, Barge("31"), HangUp())

    (entry,) = await known.ringing.entries()
    assert entry.marks[-1].mark == "entered"


async def test_who_thinks_better_of_it_keeps_the_visit(known: Known) -> None:
    line = await known.ring(*known.proof, "3", "2", SILENCE)

    assert said("ru", "phone-visit-kept") in line.texts
    (entry,) = await known.ringing.entries()
    assert entry.marks[-1].mark == "entered"


async def test_it_is_moved_and_the_new_time_is_told_b2_9(known: Known) -> None:
    await known.ring(*known.proof, "2", "2", "2", "3", "1", SILENCE)

    old, new = await known.ringing.entries()
    assert old.marks[-1].mark == "moved"
    assert new.columns["starts_at"] == local(TOMORROW, 9, 45).isoformat()
    assert len(told(new)) == 1


async def test_hanging_up_before_confirming_moves_nothing(known: Known) -> None:
    await known.ring(*known.proof, "2", "2", HangUp())

    assert len(await known.ringing.entries()) == 1
    assert await known.ringing.held() == []
    assert await known.ringing.clinic.rows(tables.links) == []


async def test_of_several_one_is_chosen(known: Known) -> None:
    await known.ringing.clinic.book(window="w2", at=local(TOMORROW, 10), doctor="d2")
    line = await known.ring(*known.proof, "2", "1", SILENCE)

    assert said("ru", "phone-visits") in line.texts
    _, second = await known.ringing.entries()
    assert second.marks[-1].mark == "confirmed"


async def test_where_there_is_none_it_is_said(ringing: Ringing) -> None:
    pin = await ringing.reception.issue_pin(AIGUL, registrar())
    line = await Known(ringing, pin).ring(AIGUL.digits, "1", pin, SILENCE)

    assert said("ru", "phone-visits-none") in line.texts


async def test_where_no_other_time_is_free_the_visit_stays(known: Known) -> None:
    await known.ringing.clinic.change(tables.shifts, {}, ends="09:15")
    await known.ringing.clinic.add(
        tables.absences,
        {
            "doctor": "d1",
            "first": (TOMORROW + timedelta(days=1)).isoformat(),
            "last": "2027-01-01",
            "reason": "",
        },
    )
    line = await known.ring(*known.proof, "2", SILENCE)

    assert said("ru", "phone-visit-kept") in line.texts
