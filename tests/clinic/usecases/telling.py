"""What tests of notices have in common: who would hear what, at this very moment."""

from collections.abc import Mapping, Sequence

from clinic.acting import Channel, Registrar
from clinic.notices import Notice, NoticeKind
from clinic.people import ProviderId
from clinic.reception import Ready
from storage import tables
from tests.clinic.samples import HERE
from tests.clinic.usecases.desk import Desk


def registrar(provider: ProviderId = HERE) -> Registrar:
    return Registrar("r1", provider, Channel.DESK, "ru")


async def due(desk: Desk) -> Sequence[Notice]:
    async with desk.units() as unit:
        return await unit.outbox.due(desk.clock.now(), 100)


async def rechecked(desk: Desk, by: Channel = Channel.CHAT) -> Sequence[Ready]:
    """All that is due now, as the sender of that front asks about it while no other does."""
    given = [one for one in await due(desk) if by in {Channel.CHAT, one.channel}]
    return await desk.reception.recheck_notices(given, by)


async def heard(desk: Desk, by: Channel = Channel.CHAT) -> Mapping[NoticeKind, tuple[str, ...]]:
    """By kind, the accounts that are tried in their order."""
    return {
        ready.notice.kind: tuple(one.account for one in ready.to)
        for ready in await rechecked(desk, by)
    }


async def rung(desk: Desk) -> Mapping[NoticeKind, tuple[str, ...]]:
    """As `heard`, of what is told by telephone."""
    await rechecked(desk)
    return await heard(desk, Channel.PHONE)


async def states(desk: Desk) -> Mapping[str, str]:
    """The state of each kind of notice; of several entries the last."""
    return {str(row["kind"]): str(row["state"]) for row in await desk.rows(tables.notices)}


async def tasks(desk: Desk) -> Sequence[tuple[object, object]]:
    return [(row["kind"], row["why"]) for row in await desk.rows(tables.tasks)]
