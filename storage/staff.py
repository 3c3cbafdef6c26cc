"""Who is on whose staff: invitations, used once, confirmed, revoked."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, func, or_, select, update

from clinic.acting import Account, Role
from clinic.people import ProviderId
from clinic.staffing import Invitation
from storage.marshal import instant, maybe_instant, maybe_moment, moment
from storage.statements import Statement, given, row_of
from storage.tables import staff
from storage.transaction import Row, Transaction

INSTANTS = ("invited_at", "until", "used_at", "confirmed_at", "revoked_at")
_known = [column for column in staff.columns if column.name != "fingerprint"]
_this = staff.c.staff == given("who")


def _of_the_provider() -> ColumnElement[bool]:
    """Those of none are the admins."""
    provider = given("provider")
    return or_(staff.c.provider == provider, staff.c.provider.is_(None) & provider.is_(None))


def _once(*conditions: ColumnElement[bool], **values: object) -> Executable:
    return (
        update(staff)
        .where(_this, staff.c.revoked_at.is_(None), *conditions)
        .values(**values)
        .returning(staff.c.staff)
    )


INVITE = Statement(row_of(staff))
COUNT = Statement(
    select(func.count())
    .select_from(staff)
    .where(_of_the_provider(), staff.c.role == given("role"))
)
FIND = Statement(select(*_known).where(_this))
OF_LINK = Statement(select(*_known).where(staff.c.fingerprint == given("fingerprint")))
OF_PROVIDER = Statement(
    select(*_known).where(_of_the_provider()).order_by(staff.c.invited_at, staff.c.staff)
)
OF_ACCOUNT = Statement(
    select(*_known)
    .where(staff.c.account == given("account"))
    .order_by(staff.c.used_at, staff.c.staff)
)
USE = Statement(
    _once(
        staff.c.used_at.is_(None),
        staff.c.until > given("now"),
        account=given("used_by"),
        used_at=given("used_now"),
    )
)
CONFIRM = Statement(
    _once(
        staff.c.used_at.is_not(None),
        staff.c.confirmed_at.is_(None),
        confirmed_at=given("confirmed_now"),
    )
)
REVOKE = Statement(_once(revoked_at=given("revoked_now")))


class SqlStaffList:
    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def invite(self, invitation: Invitation, fingerprint: str) -> None:
        values = asdict(invitation)
        values |= {name: maybe_instant(values[name]) for name in INSTANTS}
        values["role"] = invitation.role.value
        self._transaction.write(INVITE, **values, fingerprint=fingerprint)

    async def count(self, provider: ProviderId | None, role: Role) -> int:
        rows = await self._transaction.rows(COUNT, provider=provider, role=role.value)
        counted: int = rows[0][0]
        return counted

    async def find(self, staff: str) -> Invitation | None:
        found = await self._transaction.row(FIND, who=staff)
        return None if found is None else _invitation(found)

    async def of_link(self, fingerprint: str) -> Invitation | None:
        found = await self._transaction.row(OF_LINK, fingerprint=fingerprint)
        return None if found is None else _invitation(found)

    async def of_provider(self, provider: ProviderId | None) -> Sequence[Invitation]:
        rows = await self._transaction.rows(OF_PROVIDER, provider=provider)
        return [_invitation(row) for row in rows]

    async def of_account(self, account: Account) -> Sequence[Invitation]:
        return [
            _invitation(row) for row in await self._transaction.rows(OF_ACCOUNT, account=account)
        ]

    async def use(self, staff: str, account: Account, at: datetime) -> bool:
        now = instant(at)
        used = await self._transaction.row(USE, who=staff, used_by=account, now=now, used_now=now)
        return used is not None

    async def confirm(self, staff: str, at: datetime) -> bool:
        done = await self._transaction.row(CONFIRM, who=staff, confirmed_now=instant(at))
        return done is not None

    async def revoke(self, staff: str, at: datetime) -> bool:
        done = await self._transaction.row(REVOKE, who=staff, revoked_now=instant(at))
        return done is not None


def _invitation(row: Row) -> Invitation:
    """The columns are named as the noun's fields."""
    values: dict[str, Any] = dict(zip((column.name for column in _known), row, strict=True))
    values["role"] = Role(values["role"])
    values["invited_at"], values["until"] = moment(values["invited_at"]), moment(values["until"])
    for name in INSTANTS[2:]:
        values[name] = maybe_moment(values[name])
    return Invitation(**values)
