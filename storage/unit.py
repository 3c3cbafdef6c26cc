"""SqlUnit: one transaction, opened and closed as `async with units(writing=True) as unit`."""

from types import TracebackType
from typing import Self

from storage.accounts import SqlAccounts
from storage.cipher import Cipher
from storage.directory import KeptDirectory
from storage.errors import StorageFault
from storage.groups import SqlGroups
from storage.history import SqlHistory
from storage.journals import SqlJournals
from storage.kept import Kept
from storage.lookups import SqlLookUps
from storage.outbox import SqlOutbox
from storage.proofs import SqlProofs
from storage.register import UploadedRegister
from storage.slips import SqlSlips
from storage.staff import SqlStaffList
from storage.tallies import SqlTallies
from storage.timetable import SqlTimetable
from storage.transaction import Database, Transaction
from storage.waiting import SqlWaiting
from storage.work import SqlWorkList


class SqlUnit:
    """What was not committed when the block ends is rolled back."""

    __slots__ = ("accounts", "cipher", "journals", "kept", "register", "transaction", "writing")

    def __init__(
        self, transaction: Transaction, kept: Kept, cipher: Cipher, *, writing: bool
    ) -> None:
        self.transaction = transaction
        self.kept = kept
        self.cipher = cipher
        self.writing = writing
        # these three remember what this unit has read
        self.accounts = SqlAccounts(transaction)
        self.journals = SqlJournals(transaction, cipher)
        self.register = UploadedRegister(transaction)

    @property
    def directory(self) -> KeptDirectory:
        return KeptDirectory(self.transaction, self.kept)

    @property
    def timetable(self) -> SqlTimetable:
        return SqlTimetable(self.transaction, self.kept)

    @property
    def proofs(self) -> SqlProofs:
        return SqlProofs(self.transaction, self.cipher)

    @property
    def slips(self) -> SqlSlips:
        return SqlSlips(self.transaction, self.cipher)

    @property
    def lookups(self) -> SqlLookUps:
        return SqlLookUps(self.transaction, self.cipher)

    @property
    def waiting(self) -> SqlWaiting:
        return SqlWaiting(self.transaction)

    @property
    def work(self) -> SqlWorkList:
        return SqlWorkList(self.transaction, self.cipher)

    @property
    def outbox(self) -> SqlOutbox:
        return SqlOutbox(self.transaction)

    @property
    def staff(self) -> SqlStaffList:
        return SqlStaffList(self.transaction)

    @property
    def groups(self) -> SqlGroups:
        return SqlGroups(self.transaction)

    @property
    def tallies(self) -> SqlTallies:
        return SqlTallies(self.transaction)

    @property
    def history(self) -> SqlHistory:
        return SqlHistory(self.transaction)

    async def commit(self) -> None:
        if not self.writing:
            raise StorageFault("a reading unit commits nothing")
        await self.transaction.commit()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.transaction.close()


class SqlUnits:
    def __init__(self, database: Database, kept: Kept, cipher: Cipher) -> None:
        self._database = database
        self._kept = kept
        self._cipher = cipher

    def __call__(self, *, writing: bool = False) -> SqlUnit:
        transaction = Transaction(self._database.hand())
        return SqlUnit(transaction, self._kept, self._cipher, writing=writing)
