"""The questions of a home call by keypad, one by one (R3, §2.3, §3.9, B3.3)."""

from collections.abc import Sequence

import pytest

from clinic.home_calls import AgeGroup
from storage import tables
from tests.clinic.usecases.town import AIGUL
from tests.voice.calls import SILENCE, Act
from tests.voice.ringing import KEY_OF, Ringing, said
from tests.voice.scripts.calling_home import LANGUAGES, REGISTERED, keys, until
from voice.desk import Conversation

TEMPERATURES: Sequence[tuple[tuple[Act, ...], str | None]] = [
    (("366", "1"), "36.6"),
    (("40#", "1"), "40.0"),
    (("38", SILENCE, "1"), "38.0"),
    (("#",), None),
    (("999", "387", "1"), "38.7"),
    (("386", "2", "387", "1"), "38.7"),
    (("3*387", "1"), "38.7"),
    (("9#", "387", "1"), "38.7"),
]


async def test_a_temperature_is_keyed_as_it_stands_on_the_thermometer(clinic: Ringing) -> None:
    for number, (keyed, kept_as) in enumerate(TEMPERATURES):
        script = keys(temperature=keyed, temperature_right=None, indication="43")
        await clinic.ring(*script, number=f"+7701000000{number}")
        columns = (await clinic.entries())[-1].columns
        assert (columns["temperature"], columns["indication"]) == (kept_as, "bedridden")
    assert len(await clinic.entries()) == len(TEMPERATURES)


async def test_b0_10_three_temperatures_that_are_none_lead_to_a_person(clinic: Ringing) -> None:
    await clinic.ring(*until("temperature"), "999", "111", "222", SILENCE)
    (task,) = await clinic.tasks()
    assert task.why == "three_failures"


async def test_three_temperatures_that_are_not_right_too(clinic: Ringing) -> None:
    await clinic.ring(*until("temperature"), "385", "2", "386", "2", "387", "2", SILENCE)
    (task,) = await clinic.tasks()
    assert task.draft["indication"] == "fever"


REASONS = {
    "1": "fever", "3": "stool", "42": "nausea", "43": "bedridden", "441": "infection",
    "4441": "fever",
}  # fmt: skip


async def test_2_3_the_indications_are_a_list(clinic: Ringing) -> None:
    for number, (key, indication) in enumerate(REASONS.items()):
        await clinic.ring(*keys(indication=key), number=f"+7701000000{number}")
        assert (await clinic.entries())[-1].columns["indication"] == indication


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b3_1_outside_the_list_it_is_said_what_else_there_is(
    clinic: Ringing, language: str
) -> None:
    """Nobody is refused: who cannot come is called on."""
    fact = {
        "provider": "*", "topic": "filter_room", "regulation": "", "valid_from": "2026-01-01",
        "value_kk": "№ 5 бөлме, 08:00–20:00", "value_ru": "кабинет 5, 08:00–20:00", "source": "т",
    }  # fmt: skip
    await clinic.clinic.add(tables.facts, fact)
    line = await clinic.ring(*keys(language=KEY_OF[language], indication=("442", "1")))
    assert said(language, "phone-ill-elsewhere") in line.texts
    spoken = {
        "kk": "бесінші бөлме, сағат сегізден жиырмаға дейін",
        "ru": "кабинет пять, с восьми до двадцати часов",
    }
    assert spoken[language] in line.texts
    (entry,) = await clinic.entries()
    assert entry.columns["indication"] == "other"


async def test_b3_1_who_can_come_is_booked_instead(
    clinic: Ringing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who it is for need not be keyed again."""
    drafts: list[dict[str, str]] = []

    async def book(conversation: Conversation) -> None:
        drafts.append(dict(conversation.draft))

    monkeypatch.setattr("voice.scripts.booking.go_on", book)
    await clinic.ring(*until("indication"), "442", "2")
    assert drafts == [
        {"wish": "book", "relation": "self", "patient": AIGUL.digits, "provider": "taraz-4"}
    ]


@pytest.mark.parametrize(("key", "age"), list(zip("1234", AgeGroup, strict=True)))
async def test_3_9_the_age_is_asked_where_it_may_be_an_infants(
    clinic: Ringing, key: str, age: AgeGroup
) -> None:
    clinic.clinic.clock.turn(hours=3)
    temperature = {"temperature": "372", "indication": "3"}
    await clinic.ring(*keys(relation="4", age=key, **temperature))
    (entry,) = await clinic.entries()
    infant = age in {AgeGroup.NEWBORN, AgeGroup.INFANT}
    assert (entry.columns["urgency"] == "infant") is infant
    assert entry.columns["window_from"] == ("18:00" if infant else "09:00")


async def test_of_several_clinics_one_is_asked_for(ringing: Ringing) -> None:
    await ringing.clinic.change(tables.register, {}, address=REGISTERED)
    line = await ringing.ring(*until("indication", clinic="1"))
    assert said("kk", "phone-ill-clinic") in line.texts


CONTACTS: Sequence[tuple[str | None, tuple[Act, ...], str]] = [
    ("+77011234567", ("1",), "+77011234567"),
    ("+77011234568", ("2", "87772223344", "1"), "+77772223344"),
    (None, ("87262431212", "1"), "+77262431212"),
    ("+79161234567", ("87772223342", "1"), "+77772223342"),
    (None, ("89161234567", "87772223343", "1"), "+77772223343"),
    (None, ("87772223344", "2", "87772223345", "1"), "+77772223345"),
]


async def test_b3_3_the_contact_is_the_calling_number_or_one_of_kazakhstan(
    clinic: Ringing,
) -> None:
    """Said back figure by figure; a number of another country is never rung."""
    for number, contact, kept_as in CONTACTS:
        line = await clinic.ring(*keys(contact=contact), number=number)
        assert (await clinic.entries())[-1].columns["contact"] == kept_as
        assert len(contact) == 1 or said("kk", "phone-contact-check") in line.texts
