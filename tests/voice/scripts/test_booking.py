"""A visit is booked by keys: every question, every way back, and the answer aloud (R2, B2)."""

import re
from datetime import time, timedelta

import pytest

from storage import tables
from tests.clinic.samples import HERE, iin_of
from tests.clinic.usecases.desk import TOMORROW, local
from tests.clinic.usecases.town import AIGUL, CHILD, SECOND, STRANGER, THERAPIST
from tests.voice.calls import SILENCE, Barge, HangUp, Meanwhile
from tests.voice.ringing import KEY_OF, Ringing, said, told
from tests.voice.scripts.booking_by_keys import (
    BOOKED,
    NUMBER,
    OWN,
    PLACED,
    SELF,
    UP_TO_WHO,
    away,
    ring,
)

LANGUAGES = ["kk", "ru"]


async def test_the_precinct_doctors_earliest_time_is_booked(one: Ringing) -> None:
    """R2.3, R2.7: the journal first, then the word, and *told* with the wording."""
    line = await ring(one, *BOOKED, SILENCE)

    (entry,) = await one.entries()
    (mark,) = told(entry)
    assert entry.columns["doctor"] == THERAPIST
    assert entry.columns["starts_at"] == local(TOMORROW, 9).isoformat()
    assert entry.columns["channel"] == "phone"
    assert entry.columns["contact"] == NUMBER
    assert entry.made_by == f"tel:{NUMBER}"
    assert mark.facts["wording"] in line.texts
    assert "во вторник, двадцать четвёртого ноября, в девять ноль-ноль" in mark.facts["wording"]
    assert (mark.channel, mark.facts["language"]) == ("phone", "ru")
    assert line.texts.endswith(said("ru", "phone-goodbye"))
    assert await one.held() == []


async def test_no_figure_is_ever_said_as_a_figure(one: Ringing) -> None:
    """§4.1: a speech engine reads figures in its own way."""
    for language in LANGUAGES:
        line = await ring(one, KEY_OF[language], *PLACED[1:], "4", HangUp())
        assert not re.search("[0-9]", line.texts)
        await one.clinic.change(tables.accounts, {}, consented_at=None)


async def test_consent_is_asked_once_for_a_number_b0_1(one: Ringing) -> None:
    await ring(one, *UP_TO_WHO)
    line = await ring(one, "2", "1", "1")

    assert said("ru", "phone-consent") not in line.texts
    assert said("ru", "phone-iin-self") in line.texts


async def test_a_doubled_key_consents_to_nothing_unheard_b0_1(one: Ringing) -> None:
    line = await ring(one, "2", Barge("11"), HangUp())

    assert line.texts.endswith(said("ru", "phone-consent"))
    assert await one.clinic.rows(tables.accounts) == []


async def test_without_consent_nothing_personal_is_asked_b0_1(one: Ringing) -> None:
    line = await ring(one, "2", "1", "2")

    assert said("ru", "phone-consent-refused") in line.texts
    assert line.texts.endswith(said("ru", "phone-menu"))


@pytest.mark.parametrize("wrong", ["943101000012", "12#", "1234567890#"])
async def test_a_wrong_iin_never_reaches_the_register_b2_3(one: Ringing, wrong: str) -> None:
    """The check digit comes before any look-up; three failures lead to a person (B0.10)."""
    line = await ring(one, *UP_TO_WHO, "1", wrong, wrong, wrong, SILENCE)

    assert await one.clinic.rows(tables.lookups) == []
    (task,) = await one.tasks()
    assert task.why == "three_failures"
    assert task.draft == {"wish": "book", "relation": "self"}
    assert said("ru", "phone-person-instead") in line.texts


async def test_three_silences_where_the_iin_is_asked_lead_to_a_person_b0_10(one: Ringing) -> None:
    await ring(one, *UP_TO_WHO, "1", SILENCE, SILENCE, SILENCE, SILENCE)

    assert [task.why for task in await one.tasks()] == ["three_failures"]


async def test_the_iin_is_read_back_and_may_be_keyed_again_b2_3(one: Ringing) -> None:
    other = iin_of(2)
    line = await ring(one, *UP_TO_WHO, "1", other.digits, "2", AIGUL.digits, "1", HangUp())

    assert "девять ноль ноль один ноль один" in line.texts
    assert len(await one.clinic.rows(tables.lookups)) == 1


async def test_the_language_changes_and_nothing_is_lost_b0_8(one: Ringing) -> None:
    """9 at any menu: the same prompt in the other language, and what was entered stays."""
    script = ("1", "9", "9", "1", "9", "1", "9", "1", AIGUL.digits, "9", "1", "9", "1", "5#")
    await ring(one, *script, "9", "1", "9", "1", "9", "9", SILENCE)

    (entry,) = await one.entries()
    (mark,) = told(entry)
    assert entry.columns["iin"] == AIGUL.digits
    assert mark.facts["language"] == "kk"


async def test_a_star_begins_an_iin_again(one: Ringing) -> None:
    await ring(one, *UP_TO_WHO, "1", "9431*", AIGUL.digits, "1", *BOOKED[6:])

    assert len(await one.entries()) == 1


async def test_two_stars_lead_one_question_back(one: Ringing) -> None:
    """To whom it is for, and from the confirmation to the time, which is free again."""
    script = (*UP_TO_WHO, "2", CHILD.digits, "*", "*", "1", AIGUL.digits, "1", "1", "5#")
    await ring(one, *script, "1", "*", "*", "2", "1")

    (entry,) = await one.entries()
    assert entry.columns["relation"] == "self"
    assert entry.columns["starts_at"] == local(TOMORROW, 9, 15).isoformat()
    assert await one.held() == []


async def test_two_stars_at_the_first_question_lead_to_the_menu(one: Ringing) -> None:
    line = await ring(one, *UP_TO_WHO, "*", "*", HangUp())

    assert line.texts.count(said("ru", "phone-menu")) == 2


async def test_later_times_and_another_day(one: Ringing) -> None:
    """Three at a time: 4 goes on, 5 asks for another day."""
    line = await ring(one, *OWN, "4", "5", "2", "2", "1")

    (entry,) = await one.entries()
    assert entry.columns["starts_at"] == local(TOMORROW + timedelta(days=1), 9, 15).isoformat()
    assert "в девять сорок пять" in line.texts


async def test_two_at_the_confirmation_chooses_another_time(one: Ringing) -> None:
    await ring(one, *PLACED, "2", "3", "1")

    (entry,) = await one.entries()
    assert entry.columns["starts_at"] == local(TOMORROW, 9, 30).isoformat()
    assert await one.held() == []


async def test_hanging_up_before_confirming_books_nothing_and_frees_the_time(
    one: Ringing,
) -> None:
    """B2.5: at once, and not only when the three minutes are over."""
    for hang_up in (HangUp(), HangUp(listening=True)):
        await ring(one, *PLACED, hang_up)

        assert await one.entries() == []
        assert await one.held() == []


async def test_a_key_pressed_before_the_confirmation_confirms_nothing(one: Ringing) -> None:
    await ring(one, *OWN, Barge("111"), HangUp())

    assert await one.entries() == []


async def test_a_time_is_held_when_it_is_chosen_b2_5(one: Ringing) -> None:
    held: list[object] = []

    async def look() -> None:
        held.append(len(await one.held()))

    back = ("*", "*", Meanwhile(look))
    await ring(one, *OWN, Meanwhile(look), "1", Meanwhile(look), "2", Meanwhile(look), "1", *back)
    assert held == [0, 1, 0, 0]


async def test_who_is_not_attached_hears_one_and_the_same_b0_2(one: Ringing) -> None:
    """B2.4: a reasoned refusal with the way on, and 103."""
    line = await ring(one, *UP_TO_WHO, "1", STRANGER.digits, "1", SILENCE)

    assert said("ru", "phone-refusal-not-attached-here") in line.texts
    assert "сто три" in line.texts
    assert len(await one.clinic.rows(tables.refusals)) == 1


async def test_after_five_look_ups_a_person_goes_on_b0_2(one: Ringing) -> None:
    for _ in range(5):
        await ring(one, *UP_TO_WHO, "1", STRANGER.digits, "1")
        await one.clinic.change(tables.accounts, {}, consented_at=None)
    line = await ring(one, *SELF, SILENCE)

    (task,) = await one.tasks()
    assert task.why == "cannot_decide"
    assert said("ru", "phone-refusal-too-many-lookups") in line.texts


async def test_where_the_patient_has_a_visit_already_a_person_decides_b0_2(
    one: Ringing,
) -> None:
    await ring(one, *BOOKED)
    line = await ring(one, *BOOKED[:2], *BOOKED[3:], SILENCE)

    assert len(await one.entries()) == 1
    assert said("ru", "phone-refusal-ask-a-person") in line.texts


async def taken(one: Ringing) -> None:
    """Somebody else holds tomorrow's first time."""
    offered = await one.reception.show_free_times.times(THERAPIST, TOMORROW)
    await one.reception.hold_time(offered[0], "telegram:9")


async def test_a_lost_race_offers_the_nearest_others_b2_5(one: Ringing) -> None:
    line = await ring(one, *OWN, Meanwhile(lambda: taken(one)), "1", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["starts_at"] == local(TOMORROW, 9, 15).isoformat()
    assert said("ru", "phone-refusal-slot-taken") in line.texts


async def test_a_time_that_was_held_too_long_may_be_lost_b2_5(one: Ringing) -> None:
    """Three minutes have passed at the confirmation, and somebody else has it."""

    async def later() -> None:
        one.clinic.clock.turn(minutes=4)
        await taken(one)

    line = await ring(one, *PLACED, Meanwhile(later), "1", "2", "1")

    (entry,) = await one.entries()
    assert entry.columns["starts_at"] == local(TOMORROW, 9, 30).isoformat()
    assert said("ru", "phone-refusal-slot-taken") in line.texts


async def test_after_a_lost_race_a_colleague_may_be_the_nearest_b2_5(one: Ringing) -> None:
    """The doctor's only time is lost: the colleague is named with the time."""
    await one.clinic.change(tables.shifts, {"doctor": THERAPIST}, ends="09:15")
    await away(one, THERAPIST, first=TOMORROW + timedelta(days=1))
    line = await ring(one, *OWN, Meanwhile(lambda: taken(one)), "1", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["doctor"] == SECOND
    assert (
        said("ru", "phone-option-colleague", name="Ахметова", press=1, day=TOMORROW, time=time(9))
        in line.texts
    )


async def test_where_no_time_is_free_one_may_wait_b2_8(one: Ringing) -> None:
    await away(one, THERAPIST, SECOND)
    line = await ring(one, *SELF, "1", "#", "1", SILENCE)

    (place,) = await one.clinic.rows(tables.waiting)
    assert said("ru", "phone-waiting") in line.texts
    assert place["specialty"] == "therapist"


async def test_where_no_time_is_free_there_are_other_specialties_b2_8(one: Ringing) -> None:
    await away(one, THERAPIST, SECOND)
    await ring(one, *SELF, "1", "#", "2", "2", "3", "1", "1", "1")

    (entry,) = await one.entries()
    assert entry.columns["specialty"] == "surgeon"


async def test_who_cannot_be_called_is_offered_no_list_b2_8(one: Ringing) -> None:
    await away(one, THERAPIST, SECOND)
    line = await ring(one, *SELF, "1", "#", "2", HangUp(), number=None)

    assert said("ru", "phone-no-free-time") in line.texts
    assert said("ru", "phone-wait") not in line.texts


async def test_a_time_that_sounds_like_another_is_repeated_by_figures(one: Ringing) -> None:
    """§4.2, trap 3: «он он бесте» is not «он бесте». In the confirmation and in the answer."""
    line = await ring(one, *OWN, "4", "3", "1", SILENCE)

    (entry,) = await one.entries()
    (mark,) = told(entry)
    assert line.texts.count("Цифрами: один ноль один пять") == 2
    assert "Цифрами: один ноль один пять" in mark.facts["wording"]


async def test_a_withheld_number_keys_a_contact(one: Ringing) -> None:
    await ring(one, *OWN, "1", "87017654321", "1", "1", number=None)

    (entry,) = await one.entries()
    assert entry.columns["contact"] == "+77017654321"
    assert entry.made_by.startswith("call:")


async def test_the_answer_cut_short_is_not_told(one: Ringing) -> None:
    """R2.7: the entry stands, and is on the list of those to be called back."""
    await ring(one, *BOOKED, HangUp(listening=True))

    (entry,) = await one.entries()
    assert told(entry) == []


async def test_a_key_in_the_answer_keeps_it_untold_until_it_is_heard(one: Ringing) -> None:
    """R2.7; and whoever is asked for then knows what stands in the journal (B0.10)."""
    await ring(one, *BOOKED, Barge("0"), SILENCE)

    (entry,) = await one.entries()
    (task,) = await one.tasks()
    assert told(entry) == []
    assert task.draft == {"entry": entry.entry, "provider": HERE}


async def test_a_stray_key_does_not_end_the_call_before_the_answer_is_heard(one: Ringing) -> None:
    """B0.10: three failures do, and then somebody calls back (R2.7)."""
    line = await ring(one, *BOOKED, Barge("5"), Barge("7"), SILENCE)

    (entry,) = await one.entries()
    assert len(told(entry)) == 1
    assert line.texts.count(said("ru", "phone-no-such-key")) == 2
    assert line.texts.endswith(said("ru", "phone-goodbye"))


async def test_three_stray_keys_end_the_call_with_a_good_bye(one: Ringing) -> None:
    line = await ring(one, *BOOKED, Barge("5"), Barge("7"), Barge("8"), SILENCE)

    (entry,) = await one.entries()
    assert told(entry) == []
    assert line.texts.count(said("ru", "phone-no-such-key")) == 2
    assert line.texts.endswith(said("ru", "phone-goodbye"))


async def test_the_answer_is_heard_again_and_then_it_is_told(one: Ringing) -> None:
    await ring(one, *BOOKED, Barge("*"), SILENCE)

    (entry,) = await one.entries()
    assert len(told(entry)) == 1


async def test_the_clinic_is_asked_for_where_there_are_several(ringing: Ringing) -> None:
    await ring(ringing, *SELF, "2", *BOOKED[len(SELF) :])

    (entry,) = await ringing.entries()
    assert entry.provider == HERE
