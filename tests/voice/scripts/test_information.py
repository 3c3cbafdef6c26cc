"""What anybody may hear by phone of the seven services, before consent (B0.1, B1.1)."""

from datetime import date

import pytest

from clinic.information import LEAFLETS, SERVICES
from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.town import PSYCHIATRIC, TB, dispensaries, everything, settle
from tests.voice.calls import SILENCE, FakeLine, HangUp
from tests.voice.ringing import KEY_OF, Ringing, said
from tests.voice.scripts.calling_home import LANGUAGES
from voice.scripts.information import AT_ONCE, CLINICS, TOPICS

KEYS = dict(zip(TOPICS, ("1", "2", "3", "41", "42", "43", "441", "442"), strict=True))
OPEN = {
    "kk": "Жұмыс уақыты: дүйсенбіден жұмаға дейін сағат сегізден жиырмаға дейін, "
    "сенбі күні сағат тоғыздан он төртке дейін.",
    "ru": "Часы работы: с понедельника по пятницу с восьми до двадцати часов, "
    "в субботу с девяти до четырнадцати часов.",
}
NUMBER = {
    "kk": "сегіз, жеті екі алты екі, төрт үш, бір екі, бір екі",
    "ru": "восемь, семь два шесть два, четыре три, один два, один два",
}


async def told(ringing: Ringing, topic: str, language: str = "kk", *further: str) -> FakeLine:
    return await ringing.ring(KEY_OF[language], "5", KEYS[topic], *further, SILENCE)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_topics_are_told_in_words_and_leave_nothing(
    ringing: Ringing, language: str
) -> None:
    """B0.1: no consent, no row; and 103 in each that tells of a service of ours."""
    await settle(ringing.clinic.url, dispensaries())
    before = await everything(ringing.clinic.url)
    for topic in TOPICS:
        line = await told(ringing, topic, language, *(["1"] if topic == CLINICS else []))
        spoken = [text for text in line.heard if text.startswith("☎")]
        assert not any(mark.isdecimal() for text in spoken for mark in text)
        if topic in SERVICES:
            assert said(language, f"phone-info-{topic}-what") in line.texts
        if topic not in LEAFLETS:
            assert said(language, "phone-info-urgent") in line.texts
        norms = said(language, "phone-info-how-long") in line.texts
        assert norms == (topic in SERVICES and topic not in AT_ONCE)
    assert await everything(ringing.clinic.url) == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_single_place_is_told_at_once(clinic: Ringing, language: str) -> None:
    """By its address, its hours by days alike, and the number in the groups that one dials."""
    line = await told(clinic, "r2", language)
    assert OPEN[language] in line.texts
    assert NUMBER[language] in line.texts
    assert said(language, "phone-info-places") not in line.texts


@pytest.mark.parametrize("language", LANGUAGES)
async def test_of_several_places_one_is_chosen(ringing: Ringing, language: str) -> None:
    """With the hours in which it takes home calls, where it does."""
    line = await told(ringing, "r1", language, "2", "1")
    assert said(language, "phone-info-which-place") in line.texts
    assert OPEN[language] in line.texts
    lines = [await told(ringing, CLINICS, language, key) for key in "12"]
    takes = [said(language, "phone-info-call-hours") in line.texts for line in lines]
    assert sorted(takes) == [False, True]


async def test_back_from_a_topic_is_the_main_menu(clinic: Ringing) -> None:
    line = await clinic.ring("1", "5", "1", "1", HangUp())
    assert line.texts.count(said("kk", "phone-menu")) == 2
    line = await clinic.ring("1", "5", "**", HangUp())
    assert line.texts.count(said("kk", "phone-menu")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_a_place_lacks_is_said(ringing: Ringing, language: str) -> None:
    """Its hours, its address, its number; the town stands in for a street."""
    await settle(ringing.clinic.url, dispensaries())
    bare = {"open": "[]", "address_kk": "", "address_ru": "", "phone": None}
    await ringing.clinic.change(tables.providers, {"provider": TB}, **bare)
    nowhere = bare | {"place": ""}
    await ringing.clinic.change(tables.providers, {"provider": PSYCHIATRIC}, **nowhere)
    line = await told(ringing, "r5", language)
    assert "Тараз" in line.texts
    for topic in ("r5", "r6"):
        line = await told(ringing, topic, language)
        assert said(language, "phone-info-open-unknown") in line.texts
        assert NUMBER[language] not in line.texts
    assert "Тараз" not in line.texts.split("\n")[-2]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_where_nobody_gives_a_service_its_facts_are_told(
    ringing: Ringing, language: str
) -> None:
    """Else whom to ask."""
    line = await told(ringing, "r7", language)
    assert said(language, "phone-info-no-places") in line.texts
    await add_fact(ringing, "where", "r7", "Абай 1, 2-қабат")
    line = await told(ringing, "r7", language)
    assert said(language, "phone-info-no-places") not in line.texts
    assert {"kk": "Абай бір, екінші қабат", "ru": "Абай один, два қабат"}[language] in line.texts


@pytest.mark.parametrize("language", LANGUAGES)
async def test_dated_facts_stand_before_our_own_words(ringing: Ringing, language: str) -> None:
    """What to bring, the price of a certificate, the filter room (B3.1)."""
    line = await told(ringing, "r5", language)
    assert said(language, "phone-info-r5-bring") in line.texts
    assert said(language, "phone-info-price-unknown") in line.texts
    await add_fact(ringing, "what_to_bring", "r5", "2 сурет")
    await add_fact(ringing, "certificate_price", "r5", "1500 теңге")
    await add_fact(ringing, "filter_room", "", "5-бөлме")
    line = await told(ringing, "r5", language)
    assert said(language, "phone-info-r5-bring") not in line.texts
    assert said(language, "phone-info-price", words="1500 теңге") in line.texts
    line = await told(ringing, "r3", language)
    assert said(language, "phone-info-fact", words="5-бөлме") in line.texts


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b1_2_a_campaign_is_told_of_while_it_runs(clinic: Ringing, language: str) -> None:
    """A year is not said aloud."""
    started = said(language, "phone-info-campaign", last=date(2026, 11, 1), effective=NEW_YEAR)
    assert started not in (await told(clinic, "r1", language)).texts
    clinic.clinic.clock.turn(days=(date(2027, 10, 5) - TODAY).days)
    last, effective = date(2027, 11, 1), date(2028, 1, 1)
    running = said(language, "phone-info-campaign", last=last, effective=effective)
    assert running in (await told(clinic, "r1", language)).texts


NEW_YEAR = date(2027, 1, 1)


async def add_fact(ringing: Ringing, topic: str, regulation: str, words: str) -> None:
    fact = {
        "provider": "*", "topic": topic, "regulation": regulation, "valid_from": "2026-01-01",
        "value_kk": words, "value_ru": words, "source": "test",
    }  # fmt: skip
    await ringing.clinic.add(tables.facts, fact)
