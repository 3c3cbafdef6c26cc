"""An operator relays a phone request: found, booked, read out, told (B0.7, B0.9, R2.3)."""

import asyncio
from datetime import timedelta

import pytest

from clinic.acting import Channel, Operator, Role
from clinic.journals.book import Mark, Marked
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import VisitRequest
from storage import tables
from tests.clinic.usecases.desk import local
from tests.clinic.usecases.town import change, kept
from tests.journeys.house import PEOPLE, House
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH
from tests.journeys.working import at_work

OTHER = {"kk": "ru", "ru": "kk"}
MOST_TAPS = 8
GP = {"kk": "Жалпы практика дәрігері", "ru": "Врач общей практики"}


async def found(house: House, language: str, text: str, reason: str = "calling") -> Story:
    """The card of the person is on the screen."""
    story = await at_work(house, "sergei", Role.OPERATOR, language)
    await story.press("open-staff_reason")
    await story.press(f"look-up-{reason}")
    await story.say(text)
    story.count_from_here()
    return story


async def history(house: House, act: str = "look_up") -> list[tuple[object, ...]]:
    rows = await kept(house.url, tables.history)
    return [
        (row["actor"], row["object"], row["reason"], row["outcome"])
        for row in rows
        if row["act"] == act
    ]


async def told(house: House) -> list[Marked]:
    entries = await house.entries()
    return [mark for entry in entries for mark in entry.marks if mark.mark is Mark.TOLD]


async def to_confirm(story: Story, day: str = "25", time: str = "10:00") -> None:
    """From the card: the person themselves, the second GP, that day and time."""
    await story.press("staff-do-book")
    await story.press("staff-relation-self")
    await story.tap(GP[story.language])
    await story.tap_starting("★")
    await story.tap(day)
    await story.tap(time)


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_phone_request_takes_eight_taps_from_the_card_to_told(
    house: House, language: str
) -> None:
    story = await found(house, language, "Ахметова Айгул 1994")
    await to_confirm(story)
    await story.press(f"staff-confirm-{OTHER[language]}")
    sentence = story.hand.messages[-2].text
    caller = Story(house, "sergei", OTHER[language])
    assert sentence.startswith(caller.words("booked"))
    assert await told(house) == []
    await story.press("staff-told-yes")
    assert story.taps <= MOST_TAPS
    (entry,) = await house.entries()
    said = entry.columns
    assert (said["channel"], said["staff"]) == ("operator", "taraz-1-operator-1")
    assert (said["contact"], said["relation"]) == (PEOPLE["aigul"].phone, "self")
    (mark,) = await told(house)
    assert (mark.by, mark.channel) == ("staff:taraz-1-operator-1", "operator")
    assert mark.facts["language"] == OTHER[language]
    assert mark.facts["wording"] == sentence.replace("\n\n", "\n")
    story.check_transcript("operator_books")


# ------------------------------------------------------------ whom one may look up


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_7_another_providers_person_is_refused_and_logged(
    house: House, language: str
) -> None:
    story = await found(house, language, PEOPLE["nurlan"].iin)
    assert story.screen.text.startswith(story.words("staff-say-to-caller"))
    for hidden in ("Қасымов", "Нұрлан", "1976", "Айша", PEOPLE["nurlan"].phone or ""):
        assert hidden not in story.screen.text
    [row] = await history(house)
    assert (row[0], row[2], row[3]) == (
        "staff:taraz-1-operator-1",
        "calling",
        "attached-elsewhere",
    )
    story.check_transcript("operator_refused")


async def test_every_look_up_has_its_reason(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin, "checking")
    await story.press("main-menu")
    await story.press("open-staff_reason")
    await story.press("look-up-call_back")
    await story.say(PEOPLE["olga"].phone or "")
    assert [row[2] for row in await history(house)] == ["checking", "call_back"]


async def test_a_family_telephone_asks_which_of_them(house: House) -> None:
    story = await at_work(house, "sergei", Role.OPERATOR, "ru", "taraz-2")
    await story.press("open-staff_reason")
    await story.press("look-up-calling")
    await story.say(PEOPLE["bolat"].phone or "")
    assert story.screen.text == story.words("staff-several-question")
    await story.tap_starting("О. С. М. · 1988")
    assert "О. С. М., год рождения: 1988" in story.screen.text
    assert [row[3] for row in await history(house)] == ["2 found", "1 found"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Ахметова 1994", "staff-find-unclear"),
        ("Ахметова Айгүл", "staff-find-unclear"),
        ("943101000014", "unfit-digit"),
        ("123456", "unfit-needs-town"),
        ("+3", "unfit-not-a-phone"),
        ("Ахметова Айгүл 31.02.1990", "staff-nobody"),
        ("к терапевту запишите", "staff-find-unclear"),
    ],
)
async def test_what_is_no_search_is_asked_for_anew_and_is_no_wish(
    house: House, typed: str, said: str
) -> None:
    story = await found(house, "ru", typed)
    assert story.screen.text.startswith(story.words(said))
    assert story.words("staff-find-question") in story.screen.text
    assert typed.startswith("Ахметова Айгүл 31") or await history(house) == []


async def test_by_the_number_of_an_entry(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await story.press("staff-other-contact")
    await story.say("8 701 111 22 33")
    await to_confirm(story)
    await story.press("staff-confirm-ru")
    for key in ("main-menu", "open-staff_reason", "look-up-checking"):
        await story.press(key)
    await story.say("№ 7")
    assert story.screen.text.startswith(story.words("staff-nobody"))
    await story.say("1")
    assert "А. А. С." in story.screen.text
    assert "+77011112233" in story.screen.text


async def test_namesakes_are_not_shown_and_more_is_asked(house: House) -> None:
    story = await at_work(house, "sergei", Role.OPERATOR, "ru")
    async with house.now.store.units() as unit:
        twin = await unit.register.find(Iin(PEOPLE["aigul"].iin))
    assert twin is not None
    key, name = {"iin": PEOPLE["olga"].iin}, {"last_name": "Ахметова", "first_name": "Айгүл"}
    await change(
        house.url, tables.register, key, {**name, "birth_date": twin.birth_date.isoformat()}
    )
    await story.press("open-staff_reason")
    await story.press("look-up-calling")
    await story.say("Ахметова Айгул 1994")
    assert story.screen.text.startswith("Найдено людей: 2.")
    assert "А. А." not in story.screen.text
    [row] = await history(house)
    assert row[1:] == ("by phone or name", "calling", "2 found")


async def test_danger_goes_before_the_search(house: House) -> None:
    story = await found(house, "ru", "отец потерял сознание, не дышит")
    assert story.screen.text.startswith("103")
    assert story.screen.labels == [story.words("main-menu")]


async def test_a_number_in_the_menu_of_work_is_deleted_as_everywhere(house: House) -> None:
    story = await at_work(house, "sergei", Role.OPERATOR, "ru")
    await story.say(PEOPLE["aigul"].iin)
    assert story.screen.text == story.words("bare-number")
    assert PEOPLE["aigul"].iin not in str(story.hand.messages)


# ------------------------------------------------------------ the service and its minutes


async def test_r2_6_the_minutes_run_visibly_and_are_overrun_visibly(house: House) -> None:
    story = await found(house, "ru", "нет")
    house.clock.turn(minutes=3)
    await story.say(PEOPLE["aigul"].iin)
    assert "Начато: 10:00. Срок: 10:08." in story.screen.text
    house.clock.turn(minutes=7)
    await story.press("staff-do-book")
    assert "Срок: 10:08, опоздание: 2 минуты." in story.screen.text


async def test_b2_1_an_answer_that_was_not_said_is_a_call_back(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_confirm(story)
    await story.press("staff-confirm-kk")
    await story.press("main-menu")
    house.clock.turn(minutes=11)
    [task] = await house.now.reception.show_call_backs(ProviderId("taraz-1"))
    assert task.entry == "taraz-1/2026/1"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b2_7_an_override_by_injury(house: House, language: str) -> None:
    """Also where the doctor's own rule knows no such reason."""
    story = await found(house, language, PEOPLE["aigul"].iin)
    await story.press("staff-do-book")
    await story.press("staff-relation-child")
    await story.tap("Кардиолог *")
    assert story.words("staff-override-question") in story.screen.text
    await story.press("reason-injury")
    await story.tap("25")
    await story.tap(next(label for label in story.screen.labels if ":" in label))
    await story.press("staff-confirm-ru")
    await story.press("staff-told-yes")
    assert story.taps <= MOST_TAPS
    (entry,) = await house.entries()
    assert (entry.columns["basis"], entry.columns["relation"]) == ("reason:injury", "child")
    [row] = await history(house, "override")
    assert row[:3] == ("staff:taraz-1-operator-1", entry.entry, "injury")
    story.check_transcript("operator_override")


async def test_b2_7_another_specialty_in_place_of_a_reason(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await story.press("staff-do-book")
    await story.press("staff-relation-self")
    await story.tap("Кардиолог *")
    await story.press("button-other-specialty")
    assert story.words("specialty-question") in story.screen.text


async def test_b2_10_for_a_child_a_parent_asks(house: House) -> None:
    story = await found(house, "ru", "Ахметов Алихан 2018")
    await story.press("staff-do-book")
    await story.press("staff-relation-other")
    await story.say("8 771 000 00 01")
    await story.tap_starting("★")
    await story.press("staff-confirm-ru")
    assert story.words("staff-relation-question") in story.screen.text
    await story.press("staff-relation-parent")
    await story.tap(next(label for label in story.screen.labels if ":" in label))
    await story.press("staff-confirm-ru")
    (entry,) = await house.entries()
    assert (entry.columns["relation"], entry.columns["contact"]) == ("parent", "+77710000001")


async def test_the_contact_is_asked_where_the_register_has_none(house: House) -> None:
    story = await found(house, "ru", PEOPLE["kulash"].iin)
    await story.press("staff-other-contact")
    await story.say("77")
    assert story.screen.text.startswith(story.words("unfit-not-a-phone"))
    await story.press("back")
    assert story.words("staff-contact-unknown") in story.screen.text
    await story.press("staff-do-book")
    await story.press("staff-relation-self")
    await story.press("staff-no-contact")
    await story.tap_starting("★")
    await story.press("staff-confirm-kk")
    (entry,) = await house.entries()
    assert entry.columns["contact"] is None


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b2_9_moved_read_anew_and_called_off(house: House, language: str) -> None:
    story = await found(house, language, PEOPLE["aigul"].iin)
    await to_confirm(story)
    await story.press(f"staff-confirm-{language}")
    await story.press(f"staff-read-{OTHER[language]}")
    assert story.hand.messages[-2].text.startswith(
        Story(house, "sergei", OTHER[language]).words("booked")
    )
    await to_visits(story)
    await story.tap(story.screen.labels[0])
    assert story.words("staff-was-not-told") in story.screen.text
    await story.press("button-move")
    await story.tap("26")
    await story.tap("15:00")
    await story.press(f"staff-confirm-{language}")
    await story.press("staff-told-yes")
    old, new = await house.entries()
    assert old.marks[-1].facts == {"moved_to": new.entry}
    assert new.marks[-1].mark is Mark.TOLD
    await to_visits(story, menu=False)
    await story.tap(story.screen.labels[0])
    assert story.words("staff-was-told") in story.screen.text
    await story.press(f"staff-read-{language}")
    await story.press("staff-told-yes")
    await to_visits(story, menu=False)
    await story.tap(story.screen.labels[0])
    await story.press("button-cancel-visit")
    await story.press("staff-cancel-yes")
    _, gone = await house.entries()
    assert (gone.marks[-1].mark, gone.marks[-1].by) == (
        Mark.CANCELLED,
        "staff:taraz-1-operator-1",
    )
    await to_visits(story, menu=False)
    assert story.words("visits-none") in story.screen.text
    story.check_transcript("operator_moves")


async def to_visits(story: Story, *, menu: bool = True) -> None:
    """From the menu of work: the same person again, and what is ahead."""
    if menu:
        await story.press("main-menu")
    await story.press("open-staff_reason")
    await story.press("look-up-calling")
    await story.say(PEOPLE["aigul"].iin)
    await story.press("staff-do-visits")


async def test_a_move_that_was_given_up_is_no_move(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_confirm(story)
    await story.press("staff-confirm-ru")
    await to_visits(story)
    await story.tap(story.screen.labels[0])
    await story.press("button-move")
    for _ in range(3):
        await story.press("back")
    await to_confirm(story, day="26", time="15:00")
    await story.press("staff-confirm-ru")
    first, second = await house.entries()
    assert [mark.mark for mark in first.marks] == [Mark.ENTERED]
    assert second.columns["doctor"] == first.columns["doctor"]


async def test_b2_5_a_time_lost_at_the_last_moment_offers_the_nearest(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_confirm(story)
    house.clock.turn(minutes=4)
    staff = Operator("o2", ProviderId("taraz-1"), Channel.OPERATOR, "ru")
    moment = local(house.clock.today() + timedelta(days=2), 10)
    other = VisitRequest(
        "w", Iin(PEOPLE["olga"].iin), staff.provider, DoctorId("d-gp-1"), moment, Relation.SELF,
        "telegram:1",
    )  # fmt: skip
    await house.now.reception.book_visit(other, staff)
    await story.press("staff-confirm-ru")
    assert story.words("nearest-question") in story.screen.text
    await story.tap(story.screen.labels[0])
    await story.press("staff-confirm-ru")
    assert len(await house.entries()) == 2


async def test_a_double_tap_books_once_and_says_it_once(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_confirm(story)
    label = story.words("staff-confirm-ru")
    await asyncio.gather(story.hand.tap(label), story.hand.tap(label))
    await house.settle()
    assert len(await house.entries()) == 1
    said = [one for one in story.hand.messages if one.text.startswith(story.words("booked"))]
    assert len(said) == 1


async def test_b2_6_a_second_visit_to_the_doctor_on_that_day_shows_the_first(house: House) -> None:
    story = await found(house, "ru", PEOPLE["aigul"].iin)
    await to_confirm(story)
    await story.press("staff-confirm-ru")
    for key in ("main-menu", "open-staff_reason", "look-up-calling"):
        await story.press(key)
    await story.say(PEOPLE["aigul"].iin)
    await to_confirm(story, time="10:30")
    await story.press("staff-confirm-ru")
    assert story.words("refusal-already-booked") in story.screen.text
    assert "ср, 25 нояб., 10:00" in story.screen.labels
