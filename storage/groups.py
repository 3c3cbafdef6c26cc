"""Group chats that are bound to a provider."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, select

from clinic.acting import Account
from clinic.people import ProviderId
from clinic.staffing import Group
from storage.marshal import instant, moment
from storage.statements import Statement, given, replacing
from storage.tables import groups
from storage.transaction import Row, Transaction

BIND = replacing(groups)
FIND = Statement(select(*groups.columns).where(groups.c.chat == given("chat")))
OF_PROVIDER = Statement(
    select(*groups.columns)
    .where(groups.c.provider == given("provider"))
    .order_by(groups.c.bound_at, groups.c.chat)
)
UNBIND = Statement(delete(groups).where(groups.c.chat == given("chat")))


class SqlGroups:
    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def bind(self, group: Group) -> None:
        values = asdict(group) | {"bound_at": instant(group.bound_at)}
        self._transaction.write(BIND, **values)

    async def find(self, chat: Account) -> Group | None:
        found = await self._transaction.row(FIND, chat=chat)
        return None if found is None else _group(found)

    async def of_provider(self, provider: ProviderId) -> Sequence[Group]:
        return [
            _group(row) for row in await self._transaction.rows(OF_PROVIDER, provider=provider)
        ]

    async def unbind(self, chat: Account) -> None:
        self._transaction.write(UNBIND, chat=chat)


def _group(row: Row) -> Group:
    """The columns are named as the noun's fields."""
    values: dict[str, Any] = dict(zip(groups.columns.keys(), row, strict=True))
    return Group(**values | {"bound_at": moment(values["bound_at"])})
