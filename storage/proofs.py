"""Links of accounts to persons, PINs and their tries (B0.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, delete, func, select, update

from clinic.acting import Account, Proof
from clinic.people import Iin
from storage.cipher import Cipher
from storage.marshal import instant, listed, moment
from storage.statements import AnyOf, Statement, given, replacing, row_of
from storage.tables import links, pin_tries, pins
from storage.transaction import Row, Transaction

WRONG_IN_A_ROW = 20

LINK = replacing(links)
END_OTHERS_BY_PHONE = Statement(
    delete(links).where(
        links.c.phone == given("phone"),
        links.c.proof == Proof.PHONE.value,
        links.c.account != given("account"),
    )
)
_lasting = select(
    links.c.account, links.c.iin, links.c.proof, links.c.phone, links.c.since, links.c.until
).where(links.c.until > given("now"))

LINKS = Statement(
    _lasting.where(links.c.account == given("account")).order_by(links.c.since, links.c.iin)
)
LINKS_TO = Statement(
    _lasting.where(AnyOf(links.c.iin, "people")).order_by(links.c.since.desc(), links.c.account)
)
UNLINK = Statement(delete(links).where(links.c.account == given("account")))
END_LINKS_BY_PIN = Statement(
    delete(links).where(links.c.iin == given("iin"), links.c.proof == Proof.PIN.value)
)
_in_force = (
    (pins.c.iin == given("iin")) & pins.c.voided_at.is_(None) & (pins.c.until > given("now"))
)
PIN = Statement(select(pins.c.sealed).where(_in_force))
ISSUE = replacing(pins)
REVOKE = Statement(
    update(pins).where(_in_force).values(voided_at=given("revoked_at")).returning(pins.c.iin)
)
NOTE_TRY = Statement(row_of(pin_tries))
START_ANEW = Statement(update(pins).where(pins.c.iin == given("the_iin")).values(wrong=0))
COUNT_WRONG = Statement(
    update(pins)
    .where(pins.c.iin == given("the_iin"), pins.c.voided_at.is_(None))
    .values(
        wrong=pins.c.wrong + 1,
        voided_at=case((pins.c.wrong + 1 >= WRONG_IN_A_ROW, given("tried_at")), else_=None),
    )
)
WRONG = Statement(
    select(func.count()).where(
        pin_tries.c.account == given("account"),
        pin_tries.c.fitted == 0,
        pin_tries.c.at >= given("since"),
    )
)
FORGET_TRIES = Statement(delete(pin_tries).where(pin_tries.c.at < given("before")))


@dataclass(frozen=True, slots=True)
class StoredLink:
    account: Account
    iin: Iin
    proof: Proof
    phone: str | None
    since: datetime
    until: datetime


class SqlProofs:
    __slots__ = ("_alias", "_transaction")

    def __init__(self, transaction: Transaction, cipher: Cipher) -> None:
        self._transaction = transaction
        self._alias = cipher.alias

    async def link(
        self,
        account: Account,
        iin: Iin,
        proof: Proof,
        phone: str | None,
        since: datetime,
        until: datetime,
    ) -> None:
        if proof is Proof.PHONE:
            self._transaction.write(END_OTHERS_BY_PHONE, phone=phone, account=account)
        self._transaction.write(
            LINK,
            account=account,
            iin=iin,
            proof=proof.value,
            phone=phone,
            since=instant(since),
            until=instant(until),
        )

    async def links(self, account: Account, now: datetime) -> Sequence[StoredLink]:
        rows = await self._transaction.rows(LINKS, account=account, now=instant(now))
        return [_link(row) for row in rows]

    async def links_to(self, people: Sequence[Iin], now: datetime) -> Sequence[StoredLink]:
        if not people:
            return []
        rows = await self._transaction.rows(
            LINKS_TO, people=listed([person.digits for person in people]), now=instant(now)
        )
        return [_link(row) for row in rows]

    async def unlink(self, account: Account) -> None:
        self._transaction.write(UNLINK, account=account)

    async def pin(self, iin: Iin, now: datetime) -> str | None:
        found = await self._transaction.row(PIN, iin=iin, now=instant(now))
        return None if found is None else str(found[0])

    async def issue_pin(
        self, iin: Iin, sealed: str, *, by: str, at: datetime, until: datetime
    ) -> None:
        self._transaction.write(END_LINKS_BY_PIN, iin=iin)
        self._transaction.write(
            ISSUE,
            iin=iin,
            sealed=sealed,
            issued_by=by,
            issued_at=instant(at),
            until=instant(until),
            wrong=0,
            voided_at=None,
        )

    async def revoke_pin(self, iin: Iin, at: datetime) -> bool:
        self._transaction.write(END_LINKS_BY_PIN, iin=iin)
        now = instant(at)
        return await self._transaction.row(REVOKE, iin=iin, now=now, revoked_at=now) is not None

    async def note_pin_try(self, account: Account, iin: Iin, *, right: bool, at: datetime) -> None:
        tried_at = instant(at)
        tried = {"account": self._alias(account), "fitted": int(right)}
        self._transaction.write(NOTE_TRY, **tried, at=tried_at)
        if right:
            self._transaction.write(START_ANEW, the_iin=iin)
        else:
            self._transaction.write(COUNT_WRONG, the_iin=iin, tried_at=tried_at)

    async def wrong_pins(self, account: Account, since: datetime) -> int:
        asked = {"account": self._alias(account), "since": instant(since)}
        rows = await self._transaction.rows(WRONG, **asked)
        wrong: int = rows[0][0]
        return wrong

    async def forget_tries(self, before: datetime) -> None:
        self._transaction.write(FORGET_TRIES, before=instant(before))


def _link(row: Row) -> StoredLink:
    account, iin, proof, phone, since, until = row
    return StoredLink(
        Account(account), Iin(iin), Proof(proof), phone, moment(since), moment(until)
    )
