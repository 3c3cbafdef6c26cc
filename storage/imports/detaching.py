"""`--whole register.csv`: people absent from a provider's complete register are detached.

Their rows stay; their attachment ends. Their future visits wait on the work list.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, func, null, select, update

from clinic.tasks import TaskKind
from storage import marshal
from storage.bulk import Bulk
from storage.imports.problems import ImportRefused, Problem
from storage.statements import AnyOf, Statement, adding, given
from storage.tables import entries, register, takings, tasks

MOST_ABSENT = 0.05
AT_ONCE = 5_000
ANSWER_WITHIN = timedelta(days=1)
LANGUAGE = "kk"

ATTACHED = Statement(
    select(register.c.provider, func.count())
    .where(register.c.provider.is_not(None))
    .group_by(register.c.provider)
)
PEOPLE = Statement(select(register.c.iin).where(register.c.provider == given("provider")))
DETACH = Statement(
    update(register)
    .where(AnyOf(register.c.iin, "people"))
    .values(provider=null(), precinct=null(), attached_from=null())
)
VISITS = Statement(
    select(takings.c.entry, entries.c.provider)
    .join(entries, entries.c.entry == takings.c.entry)
    .where(and_(AnyOf(takings.c.iin, "people"), takings.c.starts_at > given("now")))
)
ADD_TASK = adding(tasks)


async def attached(bulk: Bulk) -> Mapping[str, int]:
    """How many people each provider has now."""
    return {str(provider): int(count) for provider, count in await bulk.run(ATTACHED)}


async def absent(
    bulk: Bulk, covered: Collection[str], seen: Collection[int]
) -> Mapping[str, Sequence[str]]:
    """People of the `covered` providers whom the file does not name."""
    found: dict[str, Sequence[str]] = {}
    for provider in sorted(covered):
        rows = await bulk.run(PEOPLE, provider=provider)
        found[provider] = [iin for (iin,) in rows if int(iin) not in seen]
    return found


def refuse_many(absent: Mapping[str, Sequence[str]], before: Mapping[str, int]) -> None:
    """Raises ImportRefused when a provider would lose more than one in twenty."""
    for provider, people in absent.items():
        whole = before.get(provider, 0)
        if len(people) > whole * MOST_ABSENT:
            reason = (
                f"{len(people)} of {whole} people of {provider} are absent from the file, "
                f"more than {MOST_ABSENT:.0%}; with --yes they are detached all the same"
            )
            raise ImportRefused(Problem("register.csv", 0, "", reason))


async def detach(bulk: Bulk, absent: Mapping[str, Sequence[str]], now: datetime) -> None:
    for people in absent.values():
        for start in range(0, len(people), AT_ONCE):
            some = marshal.listed(people[start : start + AT_ONCE])
            await bulk.run(DETACH, people=some)
            for entry, provider in await bulk.run(VISITS, people=some, now=marshal.instant(now)):
                await _ask_a_person(bulk, str(entry), str(provider), now)


async def _ask_a_person(bulk: Bulk, entry: str, provider: str, now: datetime) -> None:
    await bulk.run(
        ADD_TASK,
        task=f"{TaskKind.DETACHED}:{entry}",
        kind=TaskKind.DETACHED.value,
        provider=provider,
        entry=entry,
        why=TaskKind.DETACHED.value,
        draft=marshal.mapping({}),
        asker=None,
        language=LANGUAGE,
        since=marshal.instant(now),
        due=marshal.instant(now + ANSWER_WITHIN),
        taken_by=None,
        done_at=None,
    )
