"""Look-ups of the register at L1: counted against the limits, and kept in the history."""

from datetime import datetime

from clinic.acting import Asker
from clinic.people import Iin, ProviderId
from clinic.ports import LOOK_UP, Unit
from clinic.rules.limits import LOOKUPS_BY_ACCOUNT, LOOKUPS_OF_PERSON


async def looked_up(unit: Unit, person: Iin, asker: Asker, now: datetime) -> tuple[int, int]:
    """How often this account has looked in the last hour, and this person was in a day."""
    by_account = await unit.lookups.by_account(asker.account, LOOKUPS_BY_ACCOUNT.since(now))
    of_person = await unit.lookups.of_person(person, LOOKUPS_OF_PERSON.since(now))
    return by_account, of_person


async def note_look_up(
    unit: Unit, person: Iin, provider: ProviderId, asker: Asker, now: datetime
) -> None:
    await unit.lookups.note(asker.account, person, now)
    await unit.history.note(
        at=now,
        actor=asker.account,
        role=asker.level.value,
        provider=provider,
        act=LOOK_UP,
        object_=person.masked,
        reason="",
        outcome="",
    )
