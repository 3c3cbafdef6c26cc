"""Unanswered past its promise it goes to the manager: a count of what is overdue (B0.10, B0.9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from clinic.acting import Account, Channel, Manager, Role, reached_by
from clinic.notices import Notice, NoticeKind, NoticeState, is_awake
from clinic.people import ProviderId
from clinic.ports import Clock, Unit, Units
from clinic.usecases.work_list import open_work

KIND = NoticeKind.WORK_OVERDUE
LANGUAGE = "kk"
SAID = (NoticeState.SENT, NoticeState.FAILED)
"""A chat that takes nothing is tried again once something else is overdue."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is open, as one manager knows of it.

    `promises`: until when each task may be answered. `told`: of what had passed until then.
    """

    promises: Sequence[datetime]
    told: datetime | None

    @property
    def untold(self) -> Sequence[datetime]:
        return [one for one in self.promises if self.told is None or self.told < one]


@dataclass(frozen=True, slots=True)
class TellManagers:
    """For the ticker. All that has passed since the last message is one message.

    Asked twice, or by two processes, it is one: the notice is named after its newest promise.
    """

    units: Units
    clock: Clock

    async def __call__(self) -> None:
        """Nobody is woken: what passes at night is told in the morning (B5.1)."""
        now = self.clock.now()
        if not is_awake(now, self.clock.zone):
            return
        for provider, standings in (await self._everywhere()).items():
            for account, standing in standings.items():
                passed = [promised for promised in standing.untold if promised <= now]
                if passed:
                    await self._tell(provider, account, max(passed))

    async def next_promise(self) -> datetime | None:
        """Until when what is told of next may be answered; past, where it is to be told now."""
        untold = [
            promised
            for standings in (await self._everywhere()).values()
            for standing in standings.values()
            for promised in standing.untold
        ]
        return min(untold, default=None)

    async def _everywhere(self) -> Mapping[ProviderId, Mapping[Account, Standing]]:
        async with self.units() as unit:
            providers = [one.provider for one in await unit.directory.providers()]
            return {one: await standings_of(unit, self.clock, one) for one in providers}

    async def _tell(self, provider: ProviderId, account: Account, newest: datetime) -> None:
        subject, now = _subject(provider, account), self.clock.now()
        number = f"{KIND}:{subject}:{newest.isoformat()}"
        async with self.units(writing=True) as unit:
            await unit.outbox.add(Notice(number, KIND, account, None, subject, LANGUAGE, now))
            await unit.commit()


async def standings_of(
    unit: Unit, clock: Clock, provider: ProviderId
) -> Mapping[Account, Standing]:
    """By the chats of the provider's confirmed managers."""
    chats = {
        held.account: Manager(held.staff, provider, Channel.CHAT, LANGUAGE)
        for held in await unit.staff.of_provider(provider)
        if held.role is Role.MANAGER and held.holds
        if held.account and reached_by(held.account) is Channel.CHAT
    }
    if not chats:
        return {}
    tasks = await open_work(unit, clock, next(iter(chats.values())))
    promises = [task.promised for task in tasks]
    return {
        account: Standing(promises, await unit.outbox.newest(_subject(provider, account), SAID))
        for account in chats
    }


async def overdue_news(unit: Unit, clock: Clock, notice: Notice) -> int:
    """How many tasks are overdue now; 0: none of them is news, or a later notice tells of them."""
    now = clock.now()
    standings = await standings_of(unit, clock, whose(notice))
    standing = standings.get(notice.account or Account(""))
    last = await unit.outbox.newest(notice.subject, (NoticeState.WAITING,))
    if standing is None or last is None or last > notice.due_at:
        return 0
    if not any(promised <= now for promised in standing.untold):
        return 0
    return sum(promised <= now for promised in standing.promises)


def whose(notice: Notice) -> ProviderId:
    return ProviderId(notice.subject.rpartition("/")[0])


def _subject(provider: ProviderId, account: Account) -> str:
    return f"{provider}/{account}"
