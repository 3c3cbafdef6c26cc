"""Entries of the call journal, as the deeds write them."""

from datetime import datetime, timedelta

from clinic.journals.book import Entry, Mark, Marked
from clinic.visits import EntryNo
from tests.clinic.samples import ACCOUNT, AIGUL, HERE, NOW, marked

CALLED = NOW - timedelta(hours=1)  # 09:00 in the clinic
DOOR_CODE = "45К7890"
COMPLAINT = "қызуы көтерілді, жөтел"
ADDRESS = "Төле би көшесі, 12-үй, 45-пәтер"
CONTACT = "+77011234567"


def columns(at: datetime = CALLED, **said: str | None) -> dict[str, str | None]:
    """Aigül calls at that time, and is promised 13 to 18 o'clock of today."""
    return {
        "precinct": "5",
        "called_at": at.isoformat(),
        "channel": "chat",
        "iin": AIGUL.digits,
        "patient": "Сейтқали Айгүл Серікқызы",
        "birth_year": "1990",
        "register_checked_at": at.isoformat(),
        "address": ADDRESS,
        "address_differs": "no",
        "entrance": "2",
        "floor": "5",
        "door_code": DOOR_CODE,
        "landmark": "мектептің қарсысы",
        "contact": CONTACT,
        "caller": "Сейтқали Бақыт",
        "relation": "self",
        "kind": "first",
        "entry_joined": None,
        "complaint": COMPLAINT,
        "red_flags": "",
        "urgency": "ordinary",
        "promised_date": "2026-11-23",
        "window_from": "13:00",
        "window_to": "18:00",
        "handed_to": None,
        "staff": None,
        "starts_at": "2026-11-23T08:00:00+00:00",
        "ends_at": "2026-11-23T13:00:00+00:00",
        "age": "36",
        "temperature": "38.7",
        "indication": "fever",
        "level": "L1",
        "basis": None,
    } | said


def number_of(number: int) -> EntryNo:
    return EntryNo(f"{HERE}/2026/{number}")


def call(
    number: int, *marks: Marked, minutes: int = 0, joins: int = 0, **said: str | None
) -> Entry:
    """So many minutes after nine; `joins`: the number of the call that this one repeats."""
    at = CALLED + timedelta(minutes=minutes)
    repeats = {"kind": "repeat", "entry_joined": number_of(joins)} if joins else {}
    return Entry(
        entry=number_of(number),
        book="home_calls",
        provider=HERE,
        written_at=at,
        window=f"w{number}",
        made_by=ACCOUNT,
        columns=columns(at, **repeats | said),
        marks=(Marked(Mark.ENTERED, at, ACCOUNT, "chat"), *marks),
    )


def listed(issue: int, no: int) -> Marked:
    return marked(Mark.ON_LIST, 0, list=str(issue), no=str(no))


def struck(issue: int) -> Marked:
    return marked(Mark.STRUCK, 5, list=str(issue))
