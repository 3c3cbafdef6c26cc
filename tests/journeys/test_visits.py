"""My visits: seen, moved, confirmed, called off, forgotten (B0.1, B0.2, B2.9)."""

from datetime import timedelta

import pytest

from tests.clinic.samples import NOW
from tests.journeys.house import House, account
from tests.journeys.telling import LANGUAGES, ON_BOTH, booked, opened, summary, to_prove, verified


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_chat_that_made_an_entry_moves_it(house: House, language: str) -> None:
    """B0.2 L1, B2.9: the old entry stays, marked."""
    story = await booked(house, "kulash", language)
    await story.press("button-move")
    await story.tap("25")
    await story.tap("15:30")
    await story.press("button-confirm")
    story.check_transcript("move")
    assert story.screen.text.startswith(story.words("booked"))
    old, new = await house.entries()
    assert [marked.mark for marked in old.marks] == ["entered", "told", "moved"]
    assert [marked.mark for marked in new.marks] == ["entered", "told"]


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_called_off_after_one_question(house: House, language: str) -> None:
    story = await booked(house, "kulash", language)
    await story.press("button-cancel-visit")
    await story.press("cancel-yes")
    story.check_transcript("cancel")
    assert story.words("visit-cancelled", entry="1") in story.screen.text
    await story.press("menu-my-visits")
    assert story.words("visits-none") in story.screen.text


async def test_who_thinks_better_of_it_keeps_the_visit(house: House) -> None:
    story = await booked(house, "kulash", "ru")
    await story.press("button-cancel-visit")
    await story.say("нет")
    assert story.screen.text.startswith(story.words("visit-kept"))
    (entry,) = await house.entries()
    assert entry.marks[-1].mark == "told"


async def test_a_visit_is_listed_and_confirmed(house: House) -> None:
    story = await booked(house, "kulash")
    await story.say("/my")
    await story.tap_starting("25 қар.")
    assert "№ 1" in story.screen.text
    await story.press("button-come")
    assert story.screen.text.startswith(
        "Рахмет! Келетініңіз журналда белгіленді: 25 қараша, сәрсенбі, 15:00."
    )
    (entry,) = await house.entries()
    assert entry.marks[-1].mark == "confirmed"


async def test_the_calendar_file_names_no_specialty(house: House) -> None:
    """B5.2."""
    story = await booked(house, "kulash")
    await story.press("button-calendar")
    document = story.hand.last.document
    assert document is not None
    assert document.name.endswith(".ics")
    assert "стоматолог" not in document.content.decode().lower()


async def test_a_stranger_sees_no_visits_and_is_shown_how_to_prove(house: House) -> None:
    await booked(house, "kulash")
    story = await opened(house, "sergei", "ru")
    await story.press("menu-my-visits")
    await story.press("consent-yes")
    assert story.screen.text == story.words("visits-none")
    assert story.words("visits-prove") in story.screen.labels


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_repeat_of_a_deletion_says_that_the_data_are_deleted(
    house: House, language: str
) -> None:
    """B0.1: also when the process was killed between the deed and the word."""
    story = await booked(house, "kulash", language)
    await story.say("/cancel")
    await story.press("menu-forget")
    reached = house.stop_before_showing()
    await story.hand.tap(story.words("forget-yes"))
    await reached.wait()
    await house.kill()
    await house.start()
    await house.settle()
    assert story.screen.text == story.words("forget-done")
    assert await house.now.store.sessions.peek(account("kulash")) is None


@ON_BOTH
async def test_an_abandoned_draft_goes_after_a_day_and_consent_stays(house: House) -> None:
    """A draft holds an IIN; consent is asked once (B0.1) and the language once (B0.8)."""
    story = await summary(house, "kulash", "ru")
    chat = account("kulash")
    sessions = house.now.store.sessions
    await sessions.prune(handled_before=NOW, idle_since=house.clock.now())
    assert await sessions.peek(chat) is not None
    house.clock.turn(hours=25)
    idle_since = house.clock.now() - timedelta(hours=24)
    await sessions.prune(handled_before=idle_since, idle_since=idle_since)
    assert await sessions.peek(chat) is None
    await story.press("button-confirm")
    assert story.notice == story.words("outdated-button")
    assert story.screen.text == story.words("menu-question")
    await story.press("menu-book")
    assert story.screen.text == story.words("who-question")


async def test_somebody_elses_contact_proves_nothing(house: House) -> None:
    """B0.2 L2."""
    story = await opened(house, "kulash", "kk")
    await to_prove(story, "self", "phone")
    await story.hand.share_foreign_contact("+77710000001", 7001)
    await house.settle()
    assert story.words("refusal-not-your-contact") in "\n".join(
        message.text for message in story.hand.messages
    )


async def test_a_phone_of_two_adults_verifies_neither(house: House) -> None:
    """B0.2: couples share phones."""
    story = await opened(house, "bolat", "kk")
    await to_prove(story, "self", "phone")
    await story.share_contact()
    said = "\n".join(message.text for message in story.hand.messages)
    assert story.words("refusal-contact-not-matched") in said


async def test_delete_my_data_says_what_remains_and_forgets(house: House) -> None:
    """B0.1."""
    story = await verified(house, "sergei", "ru")
    await story.press("menu-forget")
    await story.press("forget-yes")
    assert story.screen.text == story.words("forget-done")
    await story.say("/start")
    assert story.words("language-question") in story.screen.text
    await story.tap("Русский")
    await story.press("menu-book")
    assert story.screen.text == story.words("consent-ask")
