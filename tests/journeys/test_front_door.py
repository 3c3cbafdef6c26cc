"""What anybody hears before language and consent, and what is no answer at all (B0.1, B4.1)."""

import pytest

from bot.front import AT_ONCE
from bot.pace import STEPS_ASIDE
from playground import ApiError
from tests.journeys.house import PEOPLE, House, account
from tests.journeys.story import Story
from tests.journeys.telling import FIRST_CLINIC, LANGUAGES, opened, to_prove, typed

DANGER = {"kk": "Әкем есінен танып қалды, оянбай жатыр", "ru": "Отец потерял сознание, не дышит"}
HIV = {"kk": "АИТВ анализінің нәтижесі дайын ба?", "ru": "Готов ли анализ на ВИЧ?"}
WISH = {"kk": "дәрігерге жазылғым келеді", "ru": "хочу записаться к врачу"}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_red_flag_in_the_first_message_is_answered_at_once(
    house: House, language: str
) -> None:
    """§3.9: before language and consent."""
    story = Story(house, "aigul", language)
    answer = await story.say(DANGER[language])
    assert "103" in answer.text
    story.check_transcript("danger")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_hiv_text_is_the_same_in_every_state_and_moves_nothing(
    house: House, language: str
) -> None:
    """B4.1: first message, mid-dialog, verified or not."""
    story = Story(house, "aigul", language)
    first = (await story.say(HIV[language])).text
    await story.say("/start")
    await story.tap({"kk": "Қазақша", "ru": "Русский"}[language])
    await story.press("menu-book")
    window = story.screen
    again = (await story.say(HIV[language])).text
    assert again == first
    await story.tap_old(window, story.words("consent-yes"))
    assert story.words("who-question") in story.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_wish_said_first_goes_on_after_language_and_consent(
    house: House, language: str
) -> None:
    """B0.1: it need not be typed again."""
    story = Story(house, "kulash", language)
    await story.say(WISH[language])
    await story.tap({"kk": "Қазақша", "ru": "Русский"}[language])
    await story.press("consent-yes")
    assert story.screen.text == story.words("who-question")
    story.check_transcript("wish_first")


async def test_refusing_consent_leaves_the_anonymous_part(house: House) -> None:
    story = await opened(house, "kulash", "ru")
    await story.press("menu-book")
    await story.press("consent-no")
    assert story.screen.text.startswith(story.words("consent-refused"))
    await story.press("menu-information")
    await story.press("information-clinics")
    await story.tap_starting(FIRST_CLINIC["ru"])
    assert "8 7262 00 00 01" in story.screen.text
    assert "08:00–20:00" in story.screen.text


async def test_a_bare_number_is_deleted_and_answered_alike_everywhere(house: House) -> None:
    """B4.1."""
    story = Story(house, "aigul", "kk")
    number = PEOPLE["aigul"].iin
    first = (await story.say(number)).text
    await story.say("/start")
    await story.tap("Қазақша")
    assert (await story.say(number)).text == first == story.words("bare-number")
    assert number not in house.transcript("aigul")


async def test_what_is_said_beside_leaves_the_contact_button_where_it_is(house: House) -> None:
    """B4.1: the conversation stays where it was."""
    story = await opened(house, "aigul", "kk")
    await to_prove(story, "self", "phone")
    await story.say(HIV["kk"])
    await story.share_contact()
    assert story.screen.text.startswith(story.words("proved"))


async def test_a_number_shared_where_it_can_be_chosen_is_taken(house: House) -> None:
    story = await opened(house, "aigul", "kk")
    for button in ("menu-book", "consent-yes", "who-self"):
        await story.press(button)
    await story.share_contact()
    assert story.screen.text.startswith(story.words("proved"))


async def test_what_holds_no_words_has_a_decent_answer(house: House) -> None:
    story = await opened(house, "aigul")
    for act, key in (
        (story.hand.send_photo(), "answer-photo"),
        (story.hand.send_sticker(), "answer-sticker"),
        (story.hand.send_voice(), "answer-voice"),
        (story.hand.send_document(), "answer-file"),
    ):
        await act
        await house.settle()
        assert story.screen.text.startswith(story.words(key))
        assert story.words("menu-question") in story.screen.text


async def test_an_edited_message_is_no_new_answer(house: House) -> None:
    story = await opened(house, "aigul")
    await story.say("сәлем")
    await story.hand.edit_last("дәрігерге жазылғым келеді")
    await house.settle()
    assert story.screen.text.startswith(story.words("answer-edited"))


async def test_a_very_long_message_is_not_read_through(house: House) -> None:
    story = await opened(house, "aigul")
    await story.say("сәлем " * 660)
    assert story.screen.text.startswith(story.words("answer-too-long"))


async def test_what_is_not_understood_is_asked_once_and_then_a_person_is_offered(
    house: House,
) -> None:
    """Never a loop (B0.10)."""
    story = await opened(house, "aigul")
    await story.say("ыцуцуц")
    assert story.screen.text.startswith(story.words("not-understood"))
    await story.say("ыцуцуц фыв")
    assert story.screen.text.startswith(story.words("person-instead"))
    (task,) = await house.tasks()
    assert task["why"] == "not_understood"
    await story.press("information-clinics")
    await story.tap_starting(FIRST_CLINIC["kk"])
    assert "8 7262 00 00 01" in story.screen.text


async def test_a_group_hears_one_neutral_sentence(house: House) -> None:
    """B0.3."""
    people = list(house.playground.people)
    house.playground.add_group(-100500, "Отбасы", people[:2])
    hand = house.playground.hand(-100500, people[0])
    await hand.say(f"/start@{house.playground.bot['username']}")
    await house.settle()
    words = Story(house, "aigul", "kk").words("group-answer")
    assert hand.last.text == words
    assert not hand.last.buttons


async def test_a_group_hears_it_once_a_minute(house: House) -> None:
    """However much is written there: Telegram lets a bot say little to a group."""
    people = list(house.playground.people)
    house.playground.add_group(-100500, "Отбасы", people[:2])
    hand = house.playground.hand(-100500, people[0])
    for _ in range(5):
        await hand.say("/start")
    await house.settle()
    assert len([message for message in hand.messages if message.from_bot]) == 1
    house.glass.moment += 60
    await hand.say("/start")
    await house.settle()
    assert len([message for message in hand.messages if message.from_bot]) == 2


async def test_whoever_sends_very_much_at_once_holds_up_nobody_and_is_told_so(
    house: House,
) -> None:
    """Telegram gives a hundred updates at a time, from the oldest unfinished on."""
    aigul, other = await opened(house, "aigul"), await opened(house, "sergei", "ru")
    async with house.now.front._turnstile.turn(account("aigul")):
        for _ in range(90):
            await aigul.hand.say("сәлем")
        told = aigul.words("answer-too-many")
        await aigul.hand.until(lambda seen: seen.last.text == told)
    await other.say("позовите оператора")
    assert other.screen.text == other.words("person-clinic-question")
    said = [message.text for message in aigul.hand.messages if message.from_bot]
    assert said.count(told) == 1
    assert len(said) < 2 * AT_ONCE
    await aigul.say("/start")
    assert aigul.words("menu-question") in aigul.screen.text
    async with house.now.front._turnstile.turn(account("aigul")):
        for _ in range(AT_ONCE):
            await aigul.hand.say("сәлем")
        await aigul.hand.until(lambda seen: seen.last.text == told)


async def test_what_nobody_waits_for_lets_whoever_writes_go_first(house: House) -> None:
    story = await opened(house, "aigul")
    reached = house.stop_before_showing()
    await story.hand.say("сәлем")
    await reached.wait()
    await house.now.front._pace.spare_turn(1)
    await house.kill()
    assert house.glass.waited == [STEPS_ASIDE]


async def test_a_group_that_lets_nobody_write_is_left_alone(house: House) -> None:
    """Nothing is tried again: the update is done with (B0.3)."""
    people = list(house.playground.people)
    house.playground.add_group(-100500, "Отбасы", people[:2])
    hand = house.playground.hand(-100500, people[0])
    no_rights = ApiError(400, "Bad Request: not enough rights to send text messages to the chat")
    house.playground.faults.refuse(no_rights, method="sendMessage")
    await hand.say("/start")
    await house.settle()
    assert [message for message in hand.messages if message.from_bot] == []


async def test_a_chat_that_is_no_more_is_left_alone(house: House) -> None:
    """The update is done with at once, not answered again and again."""
    gone = ApiError(400, "Bad Request: chat not found")
    story = await opened(house, "aigul")
    for method in ("sendMessage", "editMessageText"):
        house.playground.faults.refuse(gone, method=method, times=9)
    said = len(story.hand.messages)
    await story.hand.say("/my")
    await house.settle()
    assert len(story.hand.messages) == said + 1
    assert not house.glass.waited


async def test_the_operator_is_a_word_away_in_every_window(house: House) -> None:
    """B0.10: the promise, the number to ring, and 103."""
    story = await opened(house, "kulash", "ru")
    await story.say("позовите оператора")
    await story.tap_starting("Тараз: Городская поликлиника № 1")
    assert "8 7262 00 00 01" in story.screen.text
    assert story.words("urgent-103") in story.screen.text
    (task,) = await house.tasks()
    assert (task["why"], task["provider"]) == ("asked", "taraz-1")


async def test_back_from_a_person_is_where_the_person_was_asked_for(house: House) -> None:
    """B0.1: and never a way past consent."""
    story = await opened(house, "kulash", "kk")
    await story.press("ask-operator")
    assert story.screen.text == story.words("person-clinic-question")
    await story.tap_starting("Тараз: № 1")
    await story.press("back")
    assert story.screen.text == story.words("menu-question")


async def test_nobody_gives_the_facts_twice(house: House) -> None:
    """B0.10: what was said goes to the clinic with the request."""
    story = await typed(house, "kulash", "kk", link="taraz-1")
    await story.tap("Стоматолог")
    await story.press("ask-operator")
    (task,) = await house.tasks()
    assert PEOPLE["kulash"].iin not in str(task["draft"])
    draft = str(await house.draft_of(str(task["task"])))
    assert all(said in draft for said in (PEOPLE["kulash"].iin, "dentist", "self", "book"))
    assert task["provider"] == "taraz-1"


async def test_who_thinks_better_of_asking_a_person_goes_on_booking(house: House) -> None:
    story = await opened(house, "kulash", "kk")
    await to_prove(story, "self", "iin")
    await story.press("ask-operator")
    await story.press("back")
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting("Тараз: № 1")
    assert story.screen.text.startswith(story.words("specialty-question"))
    assert await house.tasks() == []


async def test_commands_are_known_in_both_languages(house: House) -> None:
    for language in LANGUAGES:
        story = await opened(house, "kulash", language)
        for command, key in (
            ("/help", "help"),
            ("/language", "language-question"),
            ("/cancel", "cancelled"),
        ):
            await story.say(command)
            assert story.screen.text.startswith(story.words(key))
