"""The seven services are told to anybody, before consent, in both languages (B0.1, B1.1, B4.1)."""

import pytest

from clinic.information import LEAFLETS, SERVICES
from storage import tables
from tests.clinic.usecases.town import change, everything, kept
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import FIRST_CLINIC, LANGUAGES, ON_BOTH, agreed, opened

HOW_TO_ATTACH = {"kk": "емханаға қалай тіркелуге болады?", "ru": "как прикрепиться?"}
NOBODY_KNOWN = (tables.entries, tables.lookups, tables.tasks, tables.refusals)
"""Whoever only asks leaves nothing in these."""


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_seven_services_before_any_consent(house: House, language: str) -> None:
    """B0.1: 103 stands in each, and nothing is kept of who asked."""
    story = await opened(house, "kulash", language)
    await story.press("menu-information")
    for code in sorted((*SERVICES, *LEAFLETS)):
        said = (await story.press(f"information-{code}")).text
        if code in LEAFLETS:
            before_facts, _ = story.words("hiv-answer", places="|", counsellor="").split("|")
            assert said.startswith(before_facts)
            continue
        assert story.words(f"service-{code}-what") in said
        assert story.words("urgent-103") in said
        await story.press("back")
        assert story.screen.text == story.words("information-question")
    story.check_transcript("information")
    assert [await kept(house.url, table) for table in NOBODY_KNOWN] == [[]] * len(NOBODY_KNOWN)
    [row] = await kept(house.url, tables.accounts)
    assert row["consented_at"] is None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_where_a_service_is_given_and_where_it_begins(house: House, language: str) -> None:
    story = await opened(house, "kulash", language)
    await story.press("menu-information")
    await story.press("information-r2")
    await story.press("button-places")
    await story.tap_starting(FIRST_CLINIC[language])
    assert "8 7262 00 00 01" in story.screen.text
    assert "08:00–20:00" in story.screen.text
    assert story.words("week-kind-home_calls") in story.screen.text
    await story.press("back")
    await story.press("back")
    await story.press("menu-book")
    assert story.screen.text.endswith(story.words("consent-ask"))
    story.check_transcript("information_places")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_from_what_is_told_of_the_home_call_danger_is_asked_about_first(
    house: House, language: str
) -> None:
    """B3.2."""
    story = await opened(house, "kulash", language)
    await story.press("menu-information")
    await story.press("information-r3")
    await story.press("menu-call")
    assert story.screen.text.startswith("Алдымен" if language == "kk" else "Сначала")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_dispensary_of_a_certificate_by_its_regulation(
    house: House, language: str
) -> None:
    """With its lunch break; and where none is known, that is said, and whom to ask."""
    await change(house.url, tables.providers, {"provider": "psy"}, {"regulation": None})
    await house.restart()
    story = await opened(house, "kulash", language)
    await story.press("menu-information")
    for code, there in (("r5", True), ("r6", False)):
        await story.press(f"information-{code}")
        assert ("08:00–13:00, 14:00–18:00" in story.screen.text) is there
        assert ("8 7262 00 00 91" in story.screen.text) is there
        assert (story.words("service-no-places") in story.screen.text) is not there
        assert story.words("menu-claim") in story.screen.labels
        await story.press("back")
    await story.press("information-r5")
    await story.press("menu-claim")
    assert story.screen.text == story.words("claim-number-question")
    story.check_transcript("information_dispensary")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_whoever_is_not_attached_here_reads_the_guide_and_goes_on(
    house: House, language: str
) -> None:
    """B1.1, B2.4."""
    story = await opened(house, "bolat", language)
    await story.press("menu-book")
    await agreed(story, "self", "iin")
    await story.say(PEOPLE["bolat"].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    assert story.screen.text.startswith(story.words("refusal-not-attached-here"))
    assert story.screen.labels[0] == story.words("button-guide")
    await story.press("button-guide")
    assert story.words("service-r1-what") in story.screen.text
    await story.press("back")
    assert story.screen.text == story.words("provider-question")
    story.check_transcript("not_attached")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_guide_is_a_first_message_away(house: House, language: str) -> None:
    """B0.1: before the choice of a language."""
    story = Story(house, "kulash", language)
    await story.say(HOW_TO_ATTACH[language])
    assert story.words("service-r1-what") in story.screen.text


async def test_b4_1_of_the_hiv_question_only_that_there_was_a_turn_is_kept(house: House) -> None:
    """As of a greeting: the conversation, and which update was answered."""
    story = await opened(house, "kulash", "kk")
    await story.press("menu-information")
    for said in ("сәлем", "АИТВ нәтижесі дайын ба?", None):
        before = await everything(house.url)
        await (story.say(said) if said else story.press("information-r4"))
        after = await everything(house.url)
        assert {name for name in after if after[name] != before[name]} == {"sessions", "handled"}
        assert len(after["sessions"]) == len(before["sessions"])
        assert len(after["handled"]) == len(before["handled"]) + 1
