"""The seven services are told by phone to anybody, before consent, in words (B0.1, B4.1)."""

import pytest

from clinic.information import LEAFLETS
from storage import tables
from tests.clinic.usecases.town import everything, kept
from tests.journeys.house import House
from tests.journeys.phoning import KEY_OF, ring
from tests.journeys.telling import LANGUAGES
from tests.voice.calls import SILENCE
from tests.voice.ringing import check_transcript, said
from voice.scripts.information import TOPICS

KEYS = dict(zip(TOPICS, ("1", "2", "3", "41", "42", "43", "441", "442"), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_seven_services_and_the_clinics_in_one_call(house: House, language: str) -> None:
    """And nothing is kept of it."""
    before = await everything(house.url)
    script: list[str] = []
    for topic in TOPICS:
        script += ["5", KEYS[topic], *(["2"] if topic == "clinics" else []), "1"]
    line = await ring(house, KEY_OF[language], *script[:-1], SILENCE)
    check_transcript(line, "information", language)
    for topic in TOPICS:
        if topic in LEAFLETS:
            continue
        key = f"phone-info-{topic}-what"
        assert topic == "clinics" or said(language, key) in line.texts
    assert await everything(house.url) == before
    assert await kept(house.url, tables.accounts) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_of_several_places_the_hours_and_the_number_are_said(
    house: House, language: str
) -> None:
    line = await ring(house, KEY_OF[language], "5", "2", "2", "1", SILENCE)
    check_transcript(line, "information_places", language)
    number = {"kk": "сегіз, жеті екі алты екі", "ru": "восемь, семь два шесть два"}
    assert number[language] in line.texts
