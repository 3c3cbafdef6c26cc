"""What a person at the desk reads aloud, in the language of who hears it (R2.3, B0.8)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.dialogs.citizen.home_calls import when, with_child
from bot.dialogs.core import Fact, Part, Session, Text, View, say
from bot.dialogs.desk import Desk, phone_line, provider_address, provider_name, room_line
from bot.dialogs.window import HOME
from clinic.home_calls import CallKind, HomeCall
from clinic.notices import REMINDERS, NoticeKind
from clinic.people import Doctor
from clinic.reception import TaskShown
from clinic.tasks import TaskKind
from clinic.visits import Visit, spoken_number
from clinic.windows import Window
from locales.language import Language
from locales.translator import translators

OTHER_TIMES: Final = 3
ANSWERS: Final = frozenset({NoticeKind.MOVED.value})
"""Notices that are the oral answer about an entry."""


def spoken_in(session: Session) -> Language:
    """The language of whoever calls; until it is known, that of the conversation."""
    return Language(session.draft.get("spoken", session.language))


def asked(session: Session, *questions: Text) -> tuple[Part, ...]:
    """Questions to be read out, in the language of whoever calls."""
    language = spoken_in(session)
    return say("staff-ask-caller"), *(replace(one, language=language) for one in questions)


def emergency(*also: Text) -> View:
    """103 first, then what is said to whoever calls, whichever language they speak (B3.2)."""
    said = (say("emergency-answer"), *also)
    words = [replace(text, language=language) for language in Language for text in said]
    parts = (say("emergency-103"), (say("staff-say-to-caller"), *words))
    return View(parts, ((HOME,),), lasting=True)


def tells_of_entry(shown: TaskShown) -> bool:
    """Whether reading it aloud is the oral answer: then the entry is marked *told*."""
    return shown.task.kind is TaskKind.CALL_BACK or shown.task.why in ANSWERS


async def read_aloud(session: Session, shown: TaskShown, desk: Desk) -> Sequence[Text]:
    """The lines, each in the language of the task; none where there is nothing to say."""
    visit, doctor, task = shown.visit, shown.doctor, shown.task
    listener = session.speaking(task.language, chosen=True)
    if shown.call and shown.window:
        lines = await _of_call(listener, shown, shown.call, shown.window, desk)
    elif visit is None or doctor is None:
        return ()
    elif tells_of_entry(shown):
        head = "booked" if task.kind is TaskKind.CALL_BACK else "moved"
        lines = [say(head), *await answer(listener, visit, doctor, desk)]
    elif task.kind is TaskKind.UNDELIVERED:
        lines = await _notice(task.why, visit, desk)
    else:
        return ()
    return [replace(line, language=task.language) for line in lines]


async def _of_call(
    listener: Session, shown: TaskShown, call: HomeCall, window: Window, desk: Desk
) -> list[Text]:
    """The oral answer about a home call, or that nobody came (R3.3, B3.8).

    An active visit was promised to nobody (docs/decisions/0028).
    """
    if call.kind is CallKind.ACTIVE:
        return []
    provider = await desk.reception.show_directory.provider(call.provider)
    if shown.task.why == NoticeKind.HOME_VISIT_OVERDUE:
        return [say("home-visit-overdue"), *phone_line(provider), say("worse-103")]
    if not tells_of_entry(shown):
        return []
    who = "feldsher" if shown.by_feldsher else "doctor"
    return [
        say("call-accepted"),
        say(f"aloud-call-{who}", **when(window)),
        say("call-provider", name=provider_name(listener, provider)),
        *phone_line(provider),
        say("booked-entry", entry=spoken_number(call.entry)),
        say("call-be-home"),
        *with_child(call),
        say("worse-103"),
    ]


async def answer(listener: Session, visit: Visit, doctor: Doctor, desk: Desk) -> Sequence[Text]:
    """The oral answer as it is spoken: no figures but the entry's number (B2.2)."""
    provider = await desk.reception.show_directory.provider(visit.provider)
    specialty = await desk.specialty_name(listener, visit.specialty)
    name, address = provider_name(listener, provider), provider_address(listener, provider)
    return (
        say("aloud-when", **desk.when(visit.starts_at)),
        say("doctor-line", name=doctor.name, specialty=specialty),
        *room_line(doctor),
        say("provider-line", name=name, address=address),
        say("booked-entry", entry=spoken_number(visit.entry)),
    )


async def _notice(kind: str, visit: Visit, desk: Desk) -> list[Text]:
    """What the chat would have said."""
    when = desk.when(visit.starts_at)
    if kind in REMINDERS:
        return [say("aloud-reminder", **when)]
    if kind == NoticeKind.CLOSED_BY_CLINIC:
        free = await desk.reception.show_free_times.nearest(
            visit.doctor, visit.starts_at, limit=OTHER_TIMES
        )
        times = [say("aloud-time", **desk.when(slot.starts_at)) for slot in free]
        offered = [say("closed-times"), *times] if times else [say("no-free-time")]
        return [say("closed-by-clinic", **when), *offered]
    return []


def in_words(lines: Sequence[Text]) -> str:
    """As it is kept of what was said: a list of lines, in their own language."""
    return "\n".join(_said(line, line.language) for line in lines)


def _said(text: Text, language: str) -> str:
    facts: dict[str, Fact] = {
        name: _said(fact, language) if isinstance(fact, Text) else fact
        for name, fact in text.facts.items()
    }
    return translators[Language(language)](text.key, **facts)
