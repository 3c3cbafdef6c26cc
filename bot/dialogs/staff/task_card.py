"""One task in words: what it is, by when, and, once taken, whom it is about and what was said."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from bot.dialogs.core import Part, Session, Text, say
from bot.dialogs.desk import Desk
from clinic.acting import Channel, reached_by
from clinic.reception import TaskShown
from clinic.tasks import TaskKind, Why
from clinic.visits import Visit, spoken_number

STAFF: Final = "staff:"
REASONS: Final = frozenset(why.value for why in Why)


def brief(shown: TaskShown, desk: Desk) -> tuple[Text, ...]:
    """Nobody's data: the kind, why, since when, by when, and who has it."""
    task = shown.task
    lines = [say("task-what", kind=say(f"task-{task.kind}"))]
    if task.why in REASONS:
        lines.append(say("task-why", why=say(f"why-{task.why}")))
    if task.kind is TaskKind.UNDELIVERED:
        lines.append(say("task-why", why=say(f"notice-{task.why}")))
    lines.append(say("task-since", **desk.when(task.since)))
    lines.append(say("task-overdue" if shown.overdue else "task-due", **desk.when(task.due)))
    if shown.mine:
        lines.append(say("task-mine"))
    elif task.taken_by:
        lines.append(say("task-holder", staff=task.taken_by))
    return tuple(lines)


async def in_hand(session: Session, shown: TaskShown, desk: Desk) -> tuple[Part, ...]:
    """For who has taken it: the person, the visit, and all that was already said."""
    names = [await _said(session, key, value, desk) for key, value in (shown.said or {}).items()]
    said = tuple(line for line in names if line)
    parts = (
        tuple(_person(shown)),
        tuple(_visit(shown, desk)),
        (say("task-said"), *said) if said else (),
    )
    return tuple(part for part in parts if part)


def _person(shown: TaskShown) -> Iterator[Text]:
    if shown.person:
        yield say("task-person", name=shown.person.initials, year=shown.person.birth_year)
    if shown.contact:
        yield say("task-contact", phone=shown.contact)
    if shown.chat:
        yield say("task-chat", number=shown.chat)
    yield say("task-language", language=say(f"language-{shown.task.language}"))


def _visit(shown: TaskShown, desk: Desk) -> Iterator[Text]:
    if shown.visit:
        yield say("task-visit", **desk.when(shown.visit.starts_at))
        yield say("task-state", state=say(f"value-state-{shown.visit.state}"))
        yield say("booked-entry", entry=spoken_number(shown.visit.entry))
        yield say("task-maker", maker=_maker(shown.visit))
    if shown.doctor:
        yield say("task-doctor", name=shown.doctor.name)


def _maker(visit: Visit) -> Text:
    """Who has written the entry: what a dispute is about."""
    if visit.made_by.startswith(STAFF):
        return say("task-made-by", staff=visit.made_by.removeprefix(STAFF))
    channel = reached_by(visit.made_by)
    return say(f"value-channel-{channel or Channel.DESK}")


async def _said(session: Session, key: str, value: str, desk: Desk) -> Text | None:
    """An answer of the draft in words; None for what the other lines say."""
    if key == "specialty":
        return say("said-specialty", name=await desk.specialty_name(session, value))
    return _plain(key, value, desk)


def _plain(key: str, value: str, desk: Desk) -> Text | None:
    match key:
        case "relation":
            return say("said-relation", relation=say(f"value-relation-{value}"))
        case "reason":
            return say("said-reason", reason=say(f"reason-{value}"))
        case "wish":
            return say(f"said-wish-{value}")
        case "day":
            return say("said-day", day=date.fromisoformat(value))
        case "starts":
            return say("said-starts", **desk.when(datetime.fromisoformat(value)))
    return None
