"""Is my certificate ready: by number and code, three words and never why (B6)."""

import logging

import pytest
import structlog

from clinic.acting import Role
from clinic.reception import SlipPrinted
from storage import tables
from tests.clinic.usecases.town import kept
from tests.journeys.dispensary import DOCTORS, marked_in_chat, moved, registered
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, opened, verified
from tests.journeys.working import at_work


async def asked(story: Story, slip: SlipPrinted, code: str = "") -> str:
    """From the menu, by the slip."""
    await story.press("menu-claim")
    await story.say(slip.number)
    await story.say(code or slip.code)
    text = story.screen.text
    await story.press("main-menu")
    return text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_1_by_number_and_code_without_any_consent(house: House, language: str) -> None:
    story = await opened(house, "kulash", language)
    slip = await registered(house)
    text = await asked(story, slip)
    assert text == story.words("claim-registered", number=slip.number)
    said = [message.text for message in story.hand.messages]
    assert slip.code not in said
    assert slip.number not in said
    story.check_transcript("claim_by_slip")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_2_the_qr_opens_the_bot_and_the_code_is_asked_for(
    house: House, language: str
) -> None:
    slip = await registered(house)
    story = Story(house, "kulash", language)
    await story.say(f"/start c-{slip.token}")
    await story.tap({"kk": "Қазақша", "ru": "Русский"}[language])
    assert story.screen.text.endswith(story.words("claim-code-question"))
    await story.say(f"{slip.code[:4]} {slip.code[4:]}")
    assert story.screen.text == story.words("claim-registered", number=slip.number)


async def test_b6_2_a_token_of_no_slip_is_asked_for_a_code_all_the_same(house: House) -> None:
    story = await opened(house, "kulash", "ru")
    await story.say("/start c-0123456789abcdef0123456789abcdef")
    assert story.screen.text.endswith(story.words("claim-code-question"))
    await story.say("12345678")
    assert story.screen.text.startswith(story.words("refusal-wrong-claim"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_2_a_wrong_code_and_an_unknown_number_are_answered_alike(
    house: House, language: str
) -> None:
    slip = await registered(house)
    story = await opened(house, "sergei", language)
    await story.press("menu-claim")
    answers = []
    for number, code in ((slip.number, "00000000"), ("7654321", slip.code)):
        await story.say(number)
        await story.say(code)
        answers.append(story.screen.text)
    assert answers[0] == answers[1]
    assert answers[0].startswith(story.words("refusal-wrong-claim"))
    assert answers[0].endswith(story.words("claim-number-question"))
    story.check_transcript("claim_wrong")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_no_number_and_no_code_is_asked_for_again(
    house: House, language: str
) -> None:
    slip = await registered(house)
    story = await opened(house, "sergei", language)
    await story.press("menu-claim")
    await story.say("12345")
    assert story.screen.text.startswith(story.words("claim-number-unclear"))
    await story.say(f"№ {slip.number}")
    await story.say("1234")
    assert story.screen.text.startswith(story.words("claim-code-unclear"))
    await story.say(slip.code)
    assert story.screen.text == story.words("claim-registered", number=slip.number)
    await story.press("main-menu")
    await story.press("menu-claim")
    await story.say(f"{slip.number} {slip.code}")
    assert story.screen.text == story.words("claim-registered", number=slip.number)


async def test_danger_and_another_wish_are_heard_there_too(house: House) -> None:
    story = await opened(house, "sergei", "ru")
    await story.press("menu-claim")
    await story.say("не дышит")
    assert story.screen.text.startswith("103")
    await story.say("запишите к врачу")
    assert story.screen.text == story.words("consent-ask")


async def test_b6_2_after_five_wrong_codes_the_right_one_is_answered_like_them(
    house: House,
) -> None:
    slip = await registered(house)
    story = await opened(house, "sergei", "kk")
    await story.press("menu-claim")
    for code in ("00000000",) * 5 + (slip.code,):
        await story.say(slip.number)
        await story.say(code)
        assert story.screen.text.startswith(story.words("refusal-wrong-claim"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_1_registered_then_ready_then_handed_over_on_its_day(
    house: House, language: str
) -> None:
    slip = await registered(house)
    story = await opened(house, "kulash", language)
    story.lines.clear()
    await asked(story, slip)
    await moved(house, slip, "with_doctor", "signed")
    assert await asked(story, slip) == story.words("claim-answered", number=slip.number)
    house.clock.turn(days=1)
    handed_over = house.clock.today()
    await moved(house, slip, "certified", "received")
    house.clock.turn(days=2)
    told = story.words("claim-handed-over", number=slip.number, day=handed_over)
    assert await asked(story, slip) == told
    assert {"kk": "24 қараша", "ru": "24 ноября"}[language] in told
    story.check_transcript("claim_handed_over")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b6_2_the_verified_person_needs_no_slip(house: House, language: str) -> None:
    story = await verified(house, "aigul", language)
    await story.press("menu-claim")
    await story.press("claim-without-slip")
    assert story.words("claims-none") in story.screen.text
    await story.press("main-menu")
    slip = await registered(house, "aigul")
    await registered(house, "sergei", "tb")
    await story.press("menu-claim")
    await story.press("claim-without-slip")
    assert story.screen.text == story.words("claim-registered", number=slip.number)
    await story.press("claim-by-slip")
    assert story.screen.text == story.words("claim-number-question")
    story.check_transcript("claim_own")


async def test_b6_2_whoever_is_not_verified_is_told_how(house: House) -> None:
    slip = await registered(house, "aigul")
    story = await opened(house, "aigul", "kk")
    await story.press("menu-claim")
    await story.press("claim-without-slip")
    await story.press("consent-yes")
    assert story.words("claims-prove") in story.screen.text
    await story.press("visits-prove")
    await story.press("prove-phone")
    await story.share_contact()
    assert story.words("claim-registered", number=slip.number) in story.screen.text


async def test_b0_9_a_request_for_a_person_says_nothing_of_a_certificate(house: House) -> None:
    story = await opened(house, "kulash", "ru")
    await story.press("menu-claim")
    await story.say("1234567")
    await story.press("ask-operator")
    await story.tap_starting("Тараз: Городская поликлиника № 1")
    [task] = await house.tasks()
    assert "claim" not in str(task)
    assert "1234567" not in str(task)


# ---- secrecy


OUTCOMES = {"kulash": "signed", "aigul": "refused", "dinara": "referred"}
"""Of whose request; all are asked about from one chat."""


@ON_BOTH
async def test_no_message_log_or_row_tells_the_outcome(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """B6.1, B6.2: three requests that differ in the outcome alone; no push message, no notice."""
    caplog.set_level(logging.DEBUG)
    slips = {key: await registered(house, key) for key in OUTCOMES}
    desk = await at_work(house, "sergei", Role.REGISTRAR, "kk", "psy")
    doctor = await at_work(house, "olga", Role.DOCTOR, "kk", "psy", DOCTORS["psy"])
    story = await opened(house, "nurlan", "kk")
    seen, logged = [], []
    for key, outcome in OUTCOMES.items():
        slip = slips[key]
        story.lines.clear()
        with structlog.testing.capture_logs() as lines:
            await marked_in_chat(desk, slip, "registered", "with_doctor")
            await marked_in_chat(doctor, slip, "with_doctor", outcome)
            await asked_with_all_that_goes_wrong(story, slip)
            await story.later(house.clock.now())
        seen.append(story.seen.replace(slip.number, "№").replace(slip.code, "code"))
        logged.append([{name: line[name] for name in line if name != "case"} for line in lines])
    assert seen == [seen[0]] * len(OUTCOMES)
    assert story.words("claim-answered", number="№") in seen[0]
    failed = {"event": "turn failed", "error": "ValueError", "log_level": "warning"}
    assert logged == [[failed]] * len(OUTCOMES)
    house.clock.turn(days=1)
    await house.deliver_notices()
    for table in (tables.notices, tables.tasks, tables.refusals):
        assert await kept(house.url, table) == []
    secrets = [secret for slip in slips.values() for secret in (slip.code, slip.token)]
    for secret in (*secrets, *(PEOPLE[key].iin for key in OUTCOMES), *OUTCOMES.values()):
        assert secret not in caplog.text


async def asked_with_all_that_goes_wrong(story: Story, slip: SlipPrinted) -> None:
    """By a wrong code, by the right one, and once more when the turn fails."""
    await asked(story, slip, "99999999")
    await asked(story, slip)
    with story.house.failing_turns():
        await story.say(f"{slip.number} {slip.code}")
    await story.say("/cancel")
