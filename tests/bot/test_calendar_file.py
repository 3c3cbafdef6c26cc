"""The calendar file says when and where, and not what for (B5.2)."""

from datetime import UTC, datetime

from icalendar import Calendar

from bot.calendar_file import calendar_file
from bot.dialogs.core import CalendarNote, say
from clinic.visits import EntryNo

NOTE = CalendarNote(
    EntryNo("taraz-1/2026/12"),
    say("calendar-title"),
    datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    datetime(2026, 11, 24, 9, 45, tzinfo=UTC),
    "№ 1 қалалық емхана, Абай көшесі, 100-үй",
)
NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def test_time_place_and_title() -> None:
    calendar = Calendar.from_ical(calendar_file(NOTE, "Жазылған уақыт", NOW))
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == NOTE.starts_at
    assert event.decoded("dtend") == NOTE.ends_at
    assert event["summary"] == "Жазылған уақыт"
    assert event["location"] == NOTE.place


def test_opened_twice_it_stands_in_the_calendar_once() -> None:
    first, again = (calendar_file(NOTE, "Запись", moment) for moment in (NOW, NOTE.starts_at))
    uids = [Calendar.from_ical(one).walk("VEVENT")[0]["uid"] for one in (first, again)]
    assert uids[0] == uids[1]


def test_the_entry_number_is_not_readable_in_it() -> None:
    assert b"taraz-1/2026/12" not in calendar_file(NOTE, "Запись", NOW)
