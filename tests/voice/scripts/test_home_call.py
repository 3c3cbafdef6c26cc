"""A doctor is called home by keypad: the answer, the window, the address (R3, B3.3 to B3.6)."""

import pytest

from clinic.intake.forms import HOME_CALL
from clinic.intake.questions import NOTHING
from clinic.refusals import Refusal
from storage import tables
from tests.clinic.usecases.town import AIGUL, NOBODY, STRANGER, VILLAGER, kept, settle, village
from tests.voice.calls import OPERATOR, SILENCE, Barge, HangUp
from tests.voice.ringing import KEY_OF, Ringing, said, told
from tests.voice.scripts.calling_home import LANGUAGES, REGISTERED, SPOKEN, keys, until
from voice.scripts.home_call import ASKED, HANDED_OVER

# ---- the answer (R3.3, I5)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_i5_the_answer_says_day_and_time_and_is_told_when_it_was_heard(
    clinic: Ringing, language: str
) -> None:
    line = await clinic.ring(*keys(language=KEY_OF[language]))
    (entry,) = await clinic.entries()
    (mark,) = told(entry)
    assert SPOKEN[language] in mark.facts["wording"]
    assert f"☎ {mark.facts['wording']}" in line.heard
    assert (mark.facts["language"], mark.channel) == (language, "phone")
    assert dict(entry.columns) | {
        "channel": "phone", "iin": AIGUL.digits, "relation": "self", "kind": "first",
        "address": REGISTERED, "address_differs": "no", "contact": "+77011234567",
        "temperature": "38.7", "indication": "fever", "red_flags": "none", "level": "L1",
        "complaint": said(language, "call-indication-fever"), "promised_date": "2026-11-23",
        "window_from": "13:00", "window_to": "18:00",
    } == dict(entry.columns)  # fmt: skip
    assert entry.made_by == "tel:+77011234567"


async def test_r3_7_an_answer_that_was_not_heard_to_its_end_is_not_told(clinic: Ringing) -> None:
    """The entry stands, and becomes a call back (B2.1)."""
    await clinic.ring(*keys(after=HangUp(listening=True)))
    (entry,) = await clinic.entries()
    assert told(entry) == []


async def test_r3_7_cut_short_by_a_key_it_is_said_again(clinic: Ringing) -> None:
    line = await clinic.ring(*keys(after=(Barge("*"), SILENCE)))
    (entry,) = await clinic.entries()
    assert len(told(entry)) == 1
    assert line.texts.count(said("kk", "phone-call-accepted")) == 2


async def test_b0_8_heard_in_the_other_language_told_once(clinic: Ringing) -> None:
    line = await clinic.ring(*keys(after=("9", SILENCE)))
    (entry,) = await clinic.entries()
    (mark,) = told(entry)
    assert mark.facts["language"] == "kk"
    assert SPOKEN["ru"] in line.texts


async def test_b3_1_a_feldsher_is_named_as_such(clinic: Ringing) -> None:
    await settle(clinic.clinic.url, village())
    line = await clinic.ring(*keys(iin=VILLAGER.digits))
    assert "фельдшер" in line.texts


async def test_a_child_is_not_left_alone(clinic: Ringing) -> None:
    line = await clinic.ring(*keys(relation="2", age="3"))
    assert said("kk", "phone-call-adult-there") in line.texts


async def test_not_confirmed_nothing_is_written(clinic: Ringing) -> None:
    line = await clinic.ring(*keys(confirm="2"))
    assert said("kk", "phone-call-not-made") in line.texts
    assert await clinic.entries() == []


async def test_nothing_is_confirmed_unheard(clinic: Ringing) -> None:
    """Neither the call nor where to, by a key that was pressed for the question before."""
    line = await clinic.ring(*keys(contact=Barge("11"), confirm=HangUp()))
    assert said("kk", "phone-call-confirm") in line.texts
    line = await clinic.ring(
        *keys(consent=None, temperature_right=Barge("111"), address=HangUp(), contact=None)
    )
    assert line.texts.endswith(said("kk", "phone-address"))
    assert await clinic.entries() == []


# ---- when nobody comes today, or not at all (B3.4 to B3.6)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_4_after_hours_the_next_day_is_said_and_103(
    clinic: Ringing, language: str
) -> None:
    clinic.clinic.clock.turn(hours=9)
    line = await clinic.ring(*keys(language=KEY_OF[language]))
    assert said(language, "phone-call-after-hours") in line.texts
    (entry,) = await clinic.entries()
    assert entry.columns["promised_date"] == "2026-11-24"


@pytest.mark.parametrize("nobody", [NOBODY, STRANGER])
async def test_b3_5_not_attached_here_is_one_answer_with_103(clinic: Ringing, nobody: str) -> None:
    """Which of the reasons it is, is not said (B0.2); the refusal is recorded."""
    line = await clinic.ring(*until("indication", iin=str.__str__(nobody)), SILENCE)
    assert said("kk", "phone-refusal-not-attached-here") in line.texts
    (row,) = await kept(clinic.clinic.url, tables.refusals)
    assert row["refusal"] == Refusal.NOT_ATTACHED_HERE
    assert await clinic.entries() == []


async def test_b3_5_outside_the_zone_a_person_decides_and_no_reason_is_said(
    clinic: Ringing,
) -> None:
    await clinic.clinic.change(tables.register, {"iin": AIGUL.digits}, home_care="no")
    line = await clinic.ring(*until("indication"), SILENCE)
    assert said("kk", "phone-refusal-ask-a-person") in line.texts
    (task,) = await clinic.tasks()
    assert (task.why, task.draft["patient"]) == ("cannot_decide", AIGUL.digits)


async def test_b3_6_a_second_call_of_the_day_joins_the_first_in_the_same_words(
    clinic: Ringing,
) -> None:
    """The contact is added, the entry is a repeat, the window is the first one's (B0.2)."""
    first = await clinic.ring(*keys())
    clinic.clinic.clock.turn(hours=2)
    line = await clinic.ring(*keys(), number="+77019998877")
    one, other = await clinic.entries()
    assert (other.columns["kind"], other.columns["entry_joined"]) == ("repeat", one.entry)
    assert other.columns["contact"] == "+77019998877"
    promised = [
        [text for text in call.texts.split("\n") if SPOKEN["kk"] in text] for call in (first, line)
    ]
    assert promised[0][0].replace("нөмірі: бір", "") == promised[1][0].replace("нөмірі: екі", "")


# ---- what no key can say (B3.3)


def test_every_question_of_the_form_is_asked_or_handed_over_on_purpose() -> None:
    """House.md "One form, two scripts". `worse` and `pregnant` hang on what the desk alone knows.

    The doctor hears the complaint in the patient's own words, finds the way to the door, and
    meets who has called: the contact is rung where it is not known. Nothing is recorded.
    """
    questions = {question.key for question in HOME_CALL.questions}
    assert questions == {*ASKED, *HANDED_OVER, "worse", "pregnant"}
    assert set(HANDED_OVER) == {
        "complaint", "house", "entrance", "floor", "door_code", "landmark", "caller",
    }  # fmt: skip
    for key, value in HANDED_OVER.items():
        assert HOME_CALL.answer({}, key, value)[key] == NOTHING


async def test_b3_3_the_registers_address_is_never_said(clinic: Ringing) -> None:
    line = await clinic.ring(*keys())
    (entry,) = await clinic.entries()
    assert entry.columns["address"] == REGISTERED
    assert REGISTERED not in "\n".join(line.heard)
    assert REGISTERED not in told(entry)[0].facts["wording"]


async def test_b3_3_elsewhere_a_person_writes_the_address_down(clinic: Ringing) -> None:
    """In hours they are connected; nothing of the call is recorded."""
    line = await clinic.with_operator().ring(*until("contact", address="2"))
    assert line.transferred_to == [OPERATOR]
    assert await clinic.entries() == []


async def test_b3_3_elsewhere_out_of_hours_it_is_a_task_with_all_that_was_said(
    clinic: Ringing,
) -> None:
    """B0.10: nobody gives the facts twice."""
    clinic.clinic.clock.turn(hours=13)
    line = await clinic.with_operator().ring(*until("contact", address="2"), SILENCE)
    assert line.transferred_to == []
    (task,) = await clinic.tasks()
    assert dict(task.draft) == {
        "wish": "call", "relation": "self", "patient": AIGUL.digits, "provider": "taraz-4",
        "indication": "fever", "temperature": "38.7",
    }  # fmt: skip
    assert await clinic.entries() == []


async def test_b3_3_where_the_register_has_no_address_a_person_asks(clinic: Ringing) -> None:
    await clinic.clinic.change(tables.register, {}, address="")
    line = await clinic.ring(*keys(after=SILENCE))
    assert said("kk", "phone-refusal-ask-a-person") in line.texts
    assert await clinic.entries() == []
    (task,) = await clinic.tasks()
    assert task.draft["contact"] == "+77011234567"
