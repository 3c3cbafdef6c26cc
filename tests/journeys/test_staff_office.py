"""What a manager does in the chat: hours, numbers, people and facts of the own clinic (B5.5)."""

from datetime import date, time, timedelta

import pytest

from clinic.acting import Role
from clinic.journals.book import Mark
from clinic.people import DoctorId, ProviderId
from clinic.schedule import Shift
from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.town import kept
from tests.journeys.house import House, account_number
from tests.journeys.story import Story
from tests.journeys.telling import FIRST_CLINIC, LANGUAGES, ON_BOTH, booked, opened, summary
from tests.journeys.test_doctors_list import call
from tests.journeys.test_staff_work import untold
from tests.journeys.working import at_work

TUESDAY, WEDNESDAY = TODAY + timedelta(days=1), TODAY + timedelta(days=2)
SUNDAY = TODAY + timedelta(days=6)
HERE = ProviderId("taraz-1")


async def manager_of(house: House, language: str = "ru") -> Story:
    return await at_work(house, "sergei", Role.MANAGER, language)


async def to_close(manager: Story, day: date) -> None:
    """The dentist's hours of that day: which of them is asked."""
    await manager.press("open-staff_close")
    await manager.tap_starting("Ли Сергей")
    await manager.press("choice-day-open", day=day)


async def new_hours(manager: Story, week: str, since: date) -> None:
    """They are not saved yet."""
    await manager.press("open-staff_hours")
    await manager.press("week-kind-open")
    await manager.say(week)
    await manager.press("fact-from-day", day=since)


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_b5_5_a_day_is_closed_by_the_manager_and_everyone_is_told(
    house: House, language: str
) -> None:
    patient = await booked(house, "kulash", language)
    manager = await manager_of(house, language)
    await manager.press("open-staff_close")
    await manager.tap_starting("Ли Сергей")
    await manager.press("choice-day-closed", day=SUNDAY)
    assert "29" in manager.screen.text, "a closed day is named as such (B0.6)"
    await manager.press("choice-day-open", day=WEDNESDAY)
    await manager.press("close-whole-day")
    await manager.press("close-reason-ill")
    assert manager.words("close-concerned", count=1) in manager.screen.text
    sure = manager.screen
    await manager.press("close-yes")
    assert manager.words("close-done", count=1) in manager.screen.text
    await manager.tap_old(sure, manager.words("close-yes"))
    manager.check_transcript("staff_closing")
    await patient.later(house.clock.now())
    assert patient.words("closed-times") in patient.screen.text
    patient.check_transcript("staff_closing_patient")
    (entry,) = await house.entries()
    last = entry.marks[-1]
    assert (last.mark, last.by) == (Mark.CLOSED_BY_CLINIC, "staff:taraz-1-manager-1")


async def test_only_some_hours_written_in_words(house: House) -> None:
    await booked(house, "kulash")
    manager = await manager_of(house)
    await to_close(manager, WEDNESDAY)
    for words in ("после обеда", "18:00-14:00", "25:00-26:00"):
        await manager.say(words)
        assert manager.words("close-which-hours") in manager.screen.text
    await manager.say("16–18")
    await manager.press("close-reason-other")
    assert manager.words("close-concerned", count=0) in manager.screen.text
    await manager.press("close-yes")
    assert manager.words("close-done", count=0) in manager.screen.text
    (entry,) = await house.entries()
    assert entry.marks[-1].mark is Mark.TOLD


async def test_what_is_past_is_closed_no_more(house: House) -> None:
    manager = await manager_of(house)
    await to_close(manager, TODAY)
    await manager.say("08:00-09:00")
    await manager.press("close-reason-ill")
    await manager.press("close-yes")
    assert manager.words("refusal-already-past") in manager.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b2_8_extra_hours_are_offered_to_who_waits(house: House, language: str) -> None:
    patient = await summary(house, "kulash", language)
    for back in ("back", "back"):
        await patient.press(back)
    await patient.press("button-waiting")
    await patient.press("waiting-any")
    manager = await manager_of(house, language)
    await manager.press("open-staff_open")
    await manager.tap_starting("Ли Сергей")
    await manager.press("choice-day-open", day=TUESDAY)
    await manager.tap("14:00")
    await manager.tap("16:00")
    await manager.press("open-yes")
    assert manager.words("open-done", count=4) in manager.screen.text
    assert manager.words("open-offered", count=1) in manager.screen.text
    manager.check_transcript("staff_opening")
    await patient.later(house.clock.now())
    assert patient.words("offer-accept") in patient.screen.labels


async def test_hours_that_cannot_be_opened_are_asked_for_again(house: House) -> None:
    manager = await manager_of(house)
    await manager.press("open-staff_open")
    await manager.tap_starting("Ли Сергей")
    await manager.press("choice-day-open", day=WEDNESDAY)
    await manager.say("в обед")
    await manager.say("15:00-16:00")
    await manager.press("open-yes")
    assert manager.words("open-from-when", day=WEDNESDAY) in manager.screen.text
    overlap = manager.words("refusal-hours-overlap", day=WEDNESDAY)
    assert overlap in manager.screen.text
    await manager.tap("21:00")
    await manager.tap("22:00")
    await manager.press("open-yes")
    assert manager.words("open-until-when", day=WEDNESDAY, start=time(21)) in manager.screen.text


async def test_todays_numbers_and_free_times(house: House) -> None:
    await booked(house, "kulash")
    await untold(house, key="olga", hour=16)
    manager = await manager_of(house)
    await manager.press("open-staff_numbers")
    shown = manager.screen.text
    assert manager.words("numbers-written", count=2) in shown
    assert (
        manager.words("numbers-line", name=manager.words("value-channel-chat"), count=2) in shown
    )
    assert manager.words("work-count", count=1) in shown
    await manager.press("back")
    await manager.press("open-staff_free")
    await manager.tap("Стоматолог")
    assert "Ли Сергей Андреевич: " in manager.screen.text
    await manager.press("back")
    await manager.tap("Хирург")
    assert "Төлегенов" in manager.screen.text


async def test_refusals_are_counted_by_what_they_are(house: House) -> None:
    story = await summary(house, "kulash", "ru")
    house.clock.turn(days=2, hours=6)
    await story.press("button-confirm")
    manager = await manager_of(house)
    await manager.press("open-staff_numbers")
    assert manager.words("numbers-refusals", count=1) in manager.screen.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_b0_7_a_manager_hires_confirms_and_sends_away(house: House, language: str) -> None:
    manager = await manager_of(house, language)
    await manager.press("open-staff_people")
    await manager.press("people-invite")
    await manager.press("role-operator")
    line = next(row for row in manager.screen.text.split("\n") if row.startswith("/start s-"))
    new = await opened(house, "olga", language)
    await new.say(line)
    assert new.words("invitation-used", number=str(account_number("olga"))) in new.screen.text
    await manager.tap_starting("taraz-1-operator-1")
    assert str(account_number("olga")) in manager.screen.text
    await manager.press("people-confirm")
    assert manager.words("people-confirmed", staff="taraz-1-operator-1") in manager.screen.text
    await new.say("/work")
    assert new.words("role-operator") in new.screen.text
    await manager.tap_starting("taraz-1-operator-1")
    await manager.press("people-revoke")
    await manager.press("people-revoke-yes")
    assert manager.words("people-revoked", staff="taraz-1-operator-1") in manager.screen.text
    await new.press("open-staff_work")
    assert new.words("staff-no-longer") in new.screen.text
    manager.check_transcript("staff_people")


async def test_a_doctor_is_invited_by_name(house: House) -> None:
    manager = await manager_of(house)
    await manager.press("open-staff_people")
    await manager.press("people-invite")
    await manager.press("role-doctor")
    await manager.tap_starting("Ли Сергей")
    assert "taraz-1-doctor-1" in manager.screen.text
    await manager.tap_starting("taraz-1-doctor-1")
    assert manager.words("people-confirm") not in manager.screen.labels, "nobody used it yet"
    await house.now.reception.revoke_staff("taraz-1-doctor-1", "command")
    await manager.press("people-revoke")
    await manager.press("people-revoke-yes")
    await manager.tap_starting("taraz-1-manager-1")
    assert manager.words("people-revoke") not in manager.screen.labels, "managers stay"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_facts_are_said_in_both_languages_from_a_day_on(house: House, language: str) -> None:
    manager = await manager_of(house, language)
    await manager.press("open-staff_facts")
    await manager.press("fact-filter_room")
    await manager.say("Сүзгі кабинеті 1-қабатта, сағат 8:00-ден 18:00-ге дейін.")
    await manager.say("Фильтр-кабинет на 1 этаже, с 8:00 до 18:00.")
    await manager.press("fact-from-day", day=TUESDAY)
    await manager.press("fact-save")
    assert manager.words("fact-saved") in manager.screen.text
    assert "1 этаже" not in manager.screen.text, "not yet"
    house.clock.turn(days=1)
    await manager.press("main-menu")
    await manager.press("open-staff_facts")
    assert "на 1 этаже" in manager.screen.text
    manager.check_transcript("staff_facts")
    anybody = await opened(house, "kulash", "kk")
    await anybody.press("menu-information")
    await anybody.press("information-clinics")
    await anybody.tap_starting(FIRST_CLINIC["kk"])
    assert "Сүзгі кабинеті 1-қабатта" in anybody.screen.text
    facts = [row for row in await kept(house.url, tables.facts) if row["provider"] == HERE]
    assert [row["source"] for row in facts] == ["staff:taraz-1-manager-1"]


async def test_a_fact_whose_day_has_passed_meanwhile(house: House) -> None:
    manager = await manager_of(house)
    await manager.press("open-staff_facts")
    await manager.press("fact-hours")
    await manager.say("х" * 700)
    assert manager.words("refusal-text-too-long") in manager.screen.text
    await manager.say("8–20")
    await manager.say("8–20")
    await manager.press("fact-from-day", day=TODAY)
    house.clock.turn(days=1)
    await manager.press("fact-save")
    assert manager.words("refusal-already-past") in manager.screen.text
    assert manager.words("fact-from") in manager.screen.text


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_hours_are_said_from_a_day_on(house: House, language: str) -> None:
    manager = await manager_of(house, language)
    await manager.press("open-staff_hours")
    await manager.press("week-kind-open")
    for flaw, words in (
        ("form", "бүкіл апта"),
        ("form", ";"),
        ("day", "fri-mon 08:00-20:00"),
        ("time", "mon-fri 20:00-08:00"),
        ("overlap", "mon 08:00-12:00, 11:00-13:00"),
    ):
        await manager.say(words)
        assert manager.words(f"unfit-hours-{flaw}") in manager.screen.text
    await manager.say("mon-fri 09:00–18:00")
    await manager.press("fact-from-day", day=TUESDAY)
    await manager.press("fact-save")
    assert manager.words("week-saved") in manager.screen.text
    assert manager.words("fact-since", day=TUESDAY) in manager.screen.text, "not yet"
    manager.check_transcript("staff_hours")
    anybody = await opened(house, "kulash", language)
    for turned, closes in enumerate((time(20), time(18))):
        house.clock.turn(days=turned)
        await anybody.say("/start")
        await anybody.press("menu-information")
        await anybody.press("information-clinics")
        await anybody.tap_starting(FIRST_CLINIC[language])
        [own] = [part for part in anybody.screen.text.split("\n\n") if "№ 1" in part]
        assert f"–{closes:%H:%M}" in own
    rows = await kept(house.url, tables.provider_hours)
    assert [row["source"] for row in rows] == ["staff:taraz-1-manager-1"]


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_new_hours_leave_outside_is_counted_and_then_called_off(
    house: House, language: str
) -> None:
    patient = await booked(house, "kulash", language)
    manager = await manager_of(house, language)
    await new_hours(manager, "mon-tue 08:00-20:00; thu-fri 08:00-20:00", TUESDAY)
    assert manager.words("week-outside-visits", count=1) in manager.screen.text
    await manager.press("fact-save")
    assert manager.words("week-outside-left", count=1) in manager.screen.text
    (entry,) = await house.entries()
    assert entry.marks[-1].mark is Mark.TOLD, "nothing is called off by itself"
    await to_close(manager, WEDNESDAY)
    await manager.press("close-whole-day")
    await manager.press("close-reason-other")
    assert manager.words("close-concerned", count=1) in manager.screen.text
    await manager.press("close-yes")
    assert manager.words("close-done", count=1) in manager.screen.text
    manager.check_transcript("staff_hours_outside")
    await patient.later(house.clock.now())
    assert patient.words("closed-times") in patient.screen.text
    await manager.press("open-staff_hours")
    assert manager.words("open-staff_close") not in manager.screen.labels


async def test_where_nothing_is_left_outside_that_is_said(house: House) -> None:
    await booked(house, "kulash")
    manager = await manager_of(house)
    await new_hours(manager, "mon-fri 08:00-21:00", TUESDAY)
    assert manager.words("week-outside-none") in manager.screen.text
    await manager.press("fact-save")
    assert manager.words("open-staff_close") not in manager.screen.labels


@pytest.mark.parametrize("language", LANGUAGES)
async def test_promised_home_visits_outside_are_rung_up_about(house: House, language: str) -> None:
    await call(house, "c1")
    manager = await manager_of(house, language)
    await new_hours(manager, "mon-fri 08:00-17:00", TODAY)
    assert manager.words("week-outside-calls", count=1) in manager.screen.text
    await manager.press("fact-save")
    assert manager.words("week-outside-calls-left", count=1) in manager.screen.text
    assert manager.words("open-staff_close") not in manager.screen.labels


async def test_a_day_beyond_two_weeks_is_closed_where_somebody_is_booked(house: House) -> None:
    manager = await manager_of(house)
    later = TODAY + timedelta(days=17)
    await manager.press("open-staff_close")
    await manager.tap_starting("Ли Сергей")
    labels = manager.screen.labels
    assert manager.words("choice-day-open", day=later) not in labels
    async with house.now.store.units(writing=True) as unit:
        await unit.timetable.add_shift(Shift(DoctorId("d-den-1"), later, time(9), time(17), 20))
        await unit.commit()
    await untold(house, day=later)
    await manager.press("back")
    await manager.tap_starting("Ли Сергей")
    await manager.press("choice-day-open", day=later)
    await manager.press("close-whole-day")
    await manager.press("close-reason-leave")
    assert manager.words("close-concerned", count=1) in manager.screen.text


async def test_home_calls_are_accepted_no_more_from_a_day_on(house: House) -> None:
    manager = await manager_of(house)
    await manager.press("open-staff_hours")
    await manager.press("week-kind-home_calls")
    await manager.press("week-no-calls")
    await manager.press("fact-from-day", day=TODAY)
    assert manager.words("week-empty") in manager.screen.text
    house.clock.turn(days=1)
    await manager.press("fact-save")
    assert manager.words("refusal-already-past") in manager.screen.text
    await manager.press("fact-from-day", day=TUESDAY)
    await manager.press("fact-save")
    assert manager.words("week-saved") in manager.screen.text
    assert manager.words("week-empty") in manager.screen.text
