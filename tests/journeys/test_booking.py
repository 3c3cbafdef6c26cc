"""A citizen books a doctor in chat, from /start to the answer (R2.3, R2.6, R2.7, B2.1, B2.2)."""

import pytest

from clinic.journals.book import Mark
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import (
    FIRST_CLINIC,
    LANGUAGES,
    NAMES,
    ON_BOTH,
    booked,
    opened,
    to_prove,
    typed,
    verified,
)

SPOKEN = {
    "kk": "жиырма бесінші қараша, сәрсенбі күні, сағат он бесте (25 қараша, сәрсенбі, 15:00-де)",
    "ru": "в среду, двадцать пятого ноября, в пятнадцать ноль-ноль (25 ноября, среда, в 15:00)",
}


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_stranger_books_by_iin(house: House, language: str) -> None:
    """Consent directly before the IIN (B0.1), the summary, and the oral answer (B2.2)."""
    story = await opened(house, "kulash", language)
    await to_prove(story, "self", "iin")
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    await story.tap("Стоматолог")
    await story.tap("25")
    await story.tap("15:00")
    await story.press("button-confirm")
    story.check_transcript("stranger")
    first_line, *rest = story.screen.text.split("\n")
    assert first_line == story.words("booked")
    assert SPOKEN[language] in "\n".join(rest)
    (entry,) = await house.entries()
    (told,) = (marked for marked in entry.marks if marked.mark is Mark.TOLD)
    assert told.facts["language"] == language
    assert SPOKEN[language] in told.facts["wording"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_message_with_the_iin_is_deleted(house: House, language: str) -> None:
    """B0.2: and the IIN is never said back."""
    story = await booked(house, "kulash", language)
    assert PEOPLE["kulash"].iin not in house.transcript("kulash")
    told = [message.text for message in story.hand.messages if message.from_bot]
    assert not any(PEOPLE["kulash"].iin in text for text in told)


@ON_BOTH
async def test_a_verified_person_with_two_children_books_in_four_taps(house: House) -> None:
    """The precinct doctor's earliest time, counted from the menu (issue 2)."""
    story = await verified(house, "aigul", "kk")
    story.count_from_here()
    await story.press("menu-book")
    await story.tap_starting("Айгүл")
    await story.tap_starting("★")
    await story.press("button-confirm")
    assert story.taps == 4
    assert story.screen.text.startswith(story.words("booked"))
    story.check_transcript("four_taps")


async def test_a_verified_person_alone_needs_no_more(house: House) -> None:
    story = await verified(house, "sergei", "ru")
    story.count_from_here()
    await story.press("menu-book")
    await story.tap_starting("Сергей")
    await story.tap_starting("★")
    await story.press("button-confirm")
    assert story.taps <= 4
    assert story.screen.text.startswith(story.words("booked"))


async def test_a_mother_books_her_child_at_the_paediatrician(house: House) -> None:
    """B2.10: «дәрігер» of a child is the paediatrician of the precinct."""
    story = await verified(house, "aigul", "kk")
    await story.press("menu-book")
    await story.tap_starting("Әлихан")
    await story.tap_starting("★")
    assert "педиатр" in story.screen.text
    await story.press("button-confirm")
    (entry,) = await house.entries()
    assert entry.columns["relation"] == "parent"


async def test_a_link_answers_which_clinic(house: House) -> None:
    """`/start` with a provider's code leads to that clinic."""
    story = await typed(house, "kulash", "ru", link="taraz-1")
    assert story.screen.text.startswith(story.words("specialty-question"))


async def test_a_link_to_nowhere_is_an_ordinary_start(house: House) -> None:
    story = await opened(house, "kulash", "ru")
    await story.say("/start nowhere-9")
    assert story.words("menu-question") in story.screen.text


async def test_a_surgeon_is_booked_with_a_reason_or_a_referral(house: House) -> None:
    """B2.7: the reason is a code of the clinic's rule, the complaint is not asked."""
    story = await typed(house, "kulash", "kk", link="taraz-1")
    await story.tap("Хирург")
    await story.press("reason-injury")
    await story.tap("25")
    await story.tap_starting("0" if "09:00" in story.screen.labels else "1")
    await story.press("button-confirm")
    (entry,) = await house.entries()
    assert entry.columns["basis"] == "reason:injury"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_referral_is_asked_for_before_a_doctor_and_a_time(
    house: House, language: str
) -> None:
    """B2.7: said at once, with the ways on; what was said stays said."""
    story = await typed(house, "olga", language, link="taraz-1")
    await story.press("choice-specialty-referral", name="Кардиолог")
    story.check_transcript("referral")
    assert story.screen.text == story.words("refusal-referral-needed")
    await story.press("visits-prove")
    await story.press("prove-phone")
    await story.share_contact()
    await story.press("choice-specialty-referral", name="Кардиолог")
    await story.tap("25")
    await story.tap("15:00")
    await story.press("button-confirm")
    (entry,) = await house.entries()
    assert str(entry.columns["basis"]).startswith("referral:")


async def test_without_a_referral_another_specialist_is_a_tap_away(house: House) -> None:
    """B2.7: a proved person who has none, too; there is nothing more to prove."""
    story = await verified(house, "sergei", "ru")
    await story.press("menu-book")
    await story.tap_starting("Сергей")
    await story.press("choice-specialty-referral", name="Кардиолог")
    assert story.screen.text == story.words("no-referral-seen")
    assert story.words("visits-prove") not in story.screen.labels
    await story.press("button-other-specialty")
    assert story.screen.text.startswith(story.words("specialty-question"))


async def test_that_there_is_a_referral_is_no_reason(house: House) -> None:
    """B2.7: «I have a referral» opens a direct_if specialist to a recorded referral only."""
    story = await typed(house, "kulash", "kk", link="taraz-1")
    await story.tap("Хирург")
    await story.press("reason-referral")
    assert story.screen.text == story.words("refusal-referral-needed")


async def test_who_is_not_attached_at_the_clinic_of_a_link_may_name_another(house: House) -> None:
    """B2.4: the refusal leads on."""
    story = await typed(house, "kulash", "kk", link="taraz-2")
    assert story.screen.text.startswith(story.words("refusal-not-attached-here"))
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC["kk"])
    assert story.screen.text.startswith(story.words("specialty-question"))


async def test_back_leads_to_the_question_before_and_frees_the_time(house: House) -> None:
    """B2.5: released by back."""
    story = await typed(house, "kulash", "kk", link="taraz-1")
    await story.tap("Стоматолог")
    await story.tap("25")
    await story.tap("15:00")
    await story.press("back")
    assert "15:00" in story.screen.labels
    other = await typed(house, "olga", "ru", link="taraz-1")
    await other.tap("Стоматолог")
    await other.tap("25")
    assert "15:00" in other.screen.labels


async def test_another_language_at_the_summary_keeps_the_time(house: House) -> None:
    """B2.5: the summary says that the time is held, so it is."""
    story = await typed(house, "kulash", "kk", link="taraz-1")
    await story.tap("Стоматолог")
    await story.tap("25")
    await story.tap("15:00")
    await story.say("/language")
    await story.tap("Русский")
    assert "Это время сохраняется за вами" in story.screen.text
    other = await typed(house, "olga", "ru", link="taraz-1")
    await other.tap("Стоматолог")
    await other.tap("25")
    assert "15:00" not in other.screen.labels
    await story.say("/cancel")
    await other.press("back")
    await other.tap("25")
    assert "15:00" in other.screen.labels


async def test_a_held_time_is_not_offered_to_others(house: House) -> None:
    """B2.5: held when chosen."""
    story = await typed(house, "kulash", "kk", link="taraz-1")
    await story.tap("Стоматолог")
    await story.tap("25")
    other = await typed(house, "olga", "ru", link="taraz-1")
    await other.tap("Стоматолог")
    await other.tap("25")
    await story.tap("15:00")
    await other.tap("15:00")
    assert other.screen.text.startswith(other.words("refusal-slot-taken"))
    assert other.words("nearest-question") in other.screen.text
    await other.tap(other.screen.labels[0])
    await other.press("button-confirm")
    assert other.screen.text.startswith(other.words("booked"))


async def test_a_closed_day_is_named_with_its_neighbours(house: House) -> None:
    """B0.6."""
    story = await typed(house, "kulash", "kk", link="taraz-1")
    await story.tap("Стоматолог")
    await story.press("calendar-closed")
    assert "29 қараша, жексенбі күні емхана жұмыс істемейді" in story.screen.text
    assert "30 қараша" in story.screen.text


async def test_three_wrong_numbers_lead_to_a_person(house: House) -> None:
    """B2.3: the register is not asked, and nobody is asked a fourth time."""
    story = await opened(house, "kulash", "kk")
    await to_prove(story, "self", "iin")
    await story.say("12345")
    assert story.screen.text.startswith(story.words("unfit-length"))
    await story.say("543101000118")
    assert story.screen.text.startswith(story.words("unfit-digit"))
    await story.say("543101000117")
    assert "543101000117" not in house.transcript("kulash")
    assert story.words("urgent-103") in story.screen.text
    (task,) = await house.tasks()
    assert task["why"] == "three_failures"


async def test_somebody_attached_elsewhere_hears_one_and_the_same_text(house: House) -> None:
    """B0.2 L1: not found, attached elsewhere and attached later are one answer."""
    heard = set()
    words = ""
    for key, iin in (("bolat", PEOPLE["bolat"].iin), ("saule", "900101300007")):
        story = await opened(house, key, "kk")
        await story.press("menu-book")
        await story.press("consent-yes")
        await story.press("who-self")
        await story.press("prove-iin")
        await story.say(iin)
        await story.tap_starting(FIRST_CLINIC["kk"])
        heard.add(story.screen.text)
        words = story.words("refusal-not-attached-here")
    (text,) = heard
    assert text.startswith(words)


@pytest.mark.parametrize(
    ("language", "words", "named"),
    [("kk", "стоматологқа жазылайын деп едім", "Ли"), ("ru", "запись к стоматологу хочу", "Ли")],
)
async def test_a_specialty_named_first_need_not_be_chosen_again(
    house: House, language: str, words: str, named: str
) -> None:
    """B0.1: what was said is kept through language and consent."""
    story = Story(house, "kulash", language)
    await story.say(words)
    await story.tap(NAMES[language])
    for button in ("consent-yes", "who-self", "prove-iin"):
        await story.press(button)
    await story.say(PEOPLE["kulash"].iin)
    await story.tap_starting(FIRST_CLINIC[language])
    assert story.words("day-question") in story.screen.text
    assert named in story.screen.text


async def test_a_specialty_may_be_written_where_it_is_asked_for(house: House) -> None:
    story = await typed(house, "kulash", "kk", link="taraz-1")
    await story.say("кардиологқа")
    assert story.screen.text == story.words("refusal-referral-needed")
    await story.press("button-other-specialty")
    await story.say("stomatolog")
    assert story.words("day-question") in story.screen.text
