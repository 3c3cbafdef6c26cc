"""The work list in the chat: take, finish from the draft, done (B0.10)."""

from typing import Final

from bot.dialogs.core import Choice, Row, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk, OffDuty
from bot.dialogs.pages import page_of, turned
from bot.dialogs.staff.aloud import in_words, read_aloud, tells_of_entry
from bot.dialogs.staff.from_draft import from_draft, is_call, may_book
from bot.dialogs.staff.task_card import brief, in_hand
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.reception import TaskShown, Told, Worker
from clinic.refusals import NotFound
from clinic.tasks import Outcome, Task, TaskKind
from clinic.visits import spoken_number

ON_ONE_PAGE: Final = 8
TAKE: Final = "take "
GONE: Final = (say("task-gone"),)
GIVE_BACK: Final = Choice("give_back", say("task-give-back"))


async def worker(session: Session, desk: Desk) -> Worker:
    """Raises OffDuty for roles that have no work list."""
    role = await desk.at_work(session)
    if not isinstance(role, Worker):
        raise OffDuty
    return role


async def show_work(session: Session, desk: Desk) -> View:
    """The oldest promise first, so that what is overdue comes before all else."""
    tasks = await desk.reception.show_work(await worker(session, desk))
    now = desk.clock.now()
    if not tasks:
        return View((say("work-empty"),), staff_footer())
    overdue = sum(task.overdue(now) for task in tasks)
    head = (say("work-count", count=len(tasks)), say("work-overdue", count=overdue))
    page = page_of(session, tasks, ON_ONE_PAGE)
    shown = [_choice(task, session, desk) for task in page.shown]
    return View((head, say("work-question")), (*column(shown), *page.more, *staff_footer()))


async def take_work(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(value):
            return turned(session, value) or Step(session.noting(task=value).at("staff_task"))
    return None


async def show_task(session: Session, desk: Desk) -> View:
    """Before it is taken nothing of the person is shown (B0.9)."""
    shown = await _task(session, desk)
    if shown is None:
        return View(GONE, staff_footer())
    lines = brief(shown, desk)
    if not shown.mine:
        return View((lines,), ((_take(shown.task),), *staff_footer()))
    aloud = await read_aloud(session, shown, desk)
    said = ((say("aloud-head"), *(say("aloud", words=line) for line in aloud)),) if aloud else ()
    parts = (lines, *await in_hand(session, shown, desk), *said)
    ends = (*await _ending(session, shown, desk, aloud=bool(aloud)), (GIVE_BACK,))
    return View(parts, (*ends, *staff_footer()), left=_left(shown))


async def take_task(session: Session, answer: Answer, desk: Desk) -> Step | None:
    shown = await _task(session, desk)
    if shown is None:
        return Step(session.back(), lead=GONE)
    match answer:
        case Chosen(value) if value.startswith(TAKE):
            return await _taken(session, shown, value.removeprefix(TAKE), desk)
        case Chosen("give_back"):
            return await _given_back(session, shown, desk)
        case Chosen("book"):
            return await from_draft(session, shown, desk)
        case Chosen(outcome):
            return await _finished(session, shown, Outcome(outcome), desk)
    return None


async def _task(session: Session, desk: Desk) -> TaskShown | None:
    """None: done by somebody else meanwhile, or told."""
    number = session.draft.get("task", "")
    try:
        return await desk.reception.show_work.task(number, await worker(session, desk))
    except NotFound:
        return None


async def _taken(session: Session, shown: TaskShown, holder: str, desk: Desk) -> Step:
    """From whom it is taken over was on the screen: whoever was quicker meanwhile keeps it."""
    by = await worker(session, desk)
    taken = await desk.reception.take_task(shown.task.task, by, instead_of=holder or None)
    return Step(session, lead=() if taken else (say("task-taken-by-another"),))


async def _given_back(session: Session, shown: TaskShown, desk: Desk) -> Step:
    given = await desk.reception.give_back_task(shown.task.task, await worker(session, desk))
    return Step(session.back(), lead=(say("task-given-back"),) if given else GONE)


async def _finished(session: Session, shown: TaskShown, outcome: Outcome, desk: Desk) -> Step:
    told = None
    if outcome is Outcome.TOLD and tells_of_entry(shown):
        lines = await read_aloud(session, shown, desk)
        told = Told(shown.task.language, in_words(lines))
    done = await desk.reception.finish_task(
        shown.task.task, await worker(session, desk), told=told, outcome=outcome
    )
    return Step(session.back(), lead=(say("task-done"),) if done else GONE)


def _take(task: Task) -> Choice:
    """Taking over says so."""
    label = say("task-take-over") if task.taken_by else say("task-take")
    return Choice(f"{TAKE}{task.taken_by or ''}", label, "primary")


async def _ending(
    session: Session, shown: TaskShown, desk: Desk, *, aloud: bool
) -> tuple[Row, ...]:
    """How it may end: a dispute in one of two ways, a passed promise once somebody saw to it."""
    if shown.task.kind is TaskKind.DISPUTE:
        upheld = Choice("upheld", say("task-upheld"), "primary")
        return (upheld,), (Choice("rejected", say("task-rejected")),)
    if aloud and shown.task.kind is not TaskKind.HOME_VISIT_OVERDUE:
        return ((Choice("told", say("task-told"), "primary"),),)
    label = say("task-call") if is_call(shown) else say("task-book")
    book = Choice("book", label, "primary")
    done = Choice("done", say("task-finish"), "primary")
    return (*(((book,),) if await may_book(session, shown, desk) else ()), (done,))


def _left(shown: TaskShown) -> Text:
    """Of the person nothing stays in the chat (B0.9)."""
    entry = shown.visit or shown.call
    if entry:
        return say("booked-entry", entry=spoken_number(entry.entry))
    return say("staff-card-closed")


def _choice(task: Task, session: Session, desk: Desk) -> Choice:
    by = task.taken_by
    sign = "mine" if by == session.post else "taken" if by else "free"
    if task.overdue(desk.clock.now()):
        sign = "overdue"
    kind = say(f"task-short-{task.kind}")
    return Choice(task.task, say(f"choice-task-{sign}", kind=kind, **desk.when(task.due)))
