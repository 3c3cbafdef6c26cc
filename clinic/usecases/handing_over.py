"""What no chat takes is told by telephone, else by a person: a task (§3.11, B0.10)."""

from clinic.acting import Account, Channel
from clinic.notices import REMINDERS, Notice, NoticeState
from clinic.ports import Clock, Dice, Unit
from clinic.providers import Provider
from clinic.tasks import Task, TaskKind
from clinic.usecases.freeing import end_place
from clinic.usecases.opening import answered_by
from clinic.visits import Visit

REMINDER = "reminder"


async def hand_over(
    unit: Unit,
    clock: Clock,
    notice: Notice,
    provider: Provider,
    visit: Visit | None,
    *,
    tried: bool,
) -> None:
    """Both reminders of a visit are one call: whoever was called is not called again.

    It is said in the language of the chat that made the entry, where it has chosen one.
    """
    await unit.outbox.end(notice.notice, NoticeState.HANDED_OVER, tried=tried)
    what = REMINDER if notice.kind in REMINDERS else notice.kind.value
    due = await answered_by(unit, clock, provider)
    spoken = await unit.accounts.language(visit.made_by) if visit else None
    await unit.work.add(
        Task(
            task=f"{TaskKind.UNDELIVERED}:{notice.subject}:{what}",
            kind=TaskKind.UNDELIVERED,
            provider=provider.provider,
            entry=notice.entry,
            why=notice.kind.value,
            draft={},
            asker=None,
            language=spoken or notice.language,
            since=clock.now(),
            due=due if visit is None else min(due, max(visit.starts_at, clock.now())),
        )
    )


async def let_ring(unit: Unit, clock: Clock, notice: Notice, *, tried: bool) -> None:
    """At once: where nobody rings, a person is asked without delay."""
    await unit.outbox.pass_on(notice.notice, Channel.PHONE, clock.now(), tried=tried)


async def pass_offer_on(unit: Unit, clock: Clock, dice: Dice, notice: Notice) -> None:
    """An offer that reaches nobody goes to the next who waits (B2.8)."""
    await unit.outbox.end(notice.notice, NoticeState.FAILED, tried=True)
    await end_place(unit, clock, dice, notice.subject, "lapsed")


async def leave_group(unit: Unit, notice: Notice, chat: Account) -> None:
    """Where the bot was sent away, the group is bound no longer (B0.3)."""
    await unit.outbox.end(notice.notice, NoticeState.FAILED, tried=True)
    await unit.groups.unbind(chat)
