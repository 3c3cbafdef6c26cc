"""A visit as a calendar file: when and where, and not what for (B5.2)."""

from datetime import datetime
from hashlib import blake2b

from icalendar import Calendar, Event

from bot.dialogs.core import CalendarNote

NAME = "qabyldau.ics"
MAKER = "-//Qabyldau//qabyldau//KK"


def calendar_file(note: CalendarNote, title: str, now: datetime) -> bytes:
    """The same entry always gives the same UID: opened twice, it stands in the calendar once."""
    event = Event()
    event.add("uid", blake2b(note.entry.encode(), digest_size=16).hexdigest())
    event.add("dtstamp", now)
    event.add("dtstart", note.starts_at)
    event.add("dtend", note.ends_at)
    event.add("summary", title)
    event.add("location", note.place)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
