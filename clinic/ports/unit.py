"""One transaction over all of it."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from clinic.ports.askers import Accounts, LookUps, Proofs
from clinic.ports.books import History, Journals
from clinic.ports.known import Directory, Register, Timetable
from clinic.ports.pending import Outbox, Waiting, WorkList
from clinic.ports.slips import Slips
from clinic.ports.staff import Groups, StaffList
from clinic.ports.tallies import Tallies


class Overtaken(Exception):  # noqa: N818 - an answer, not a failure
    """Another unit changed what this one had read. Nothing was kept: ask anew."""


class Unit(Protocol):
    """One transaction. Nothing is kept unless `commit` returned."""

    @property
    def register(self) -> Register: ...
    @property
    def directory(self) -> Directory: ...
    @property
    def timetable(self) -> Timetable: ...
    @property
    def journals(self) -> Journals: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def proofs(self) -> Proofs: ...
    @property
    def slips(self) -> Slips: ...
    @property
    def lookups(self) -> LookUps: ...
    @property
    def waiting(self) -> Waiting: ...
    @property
    def work(self) -> WorkList: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def staff(self) -> StaffList: ...
    @property
    def groups(self) -> Groups: ...
    @property
    def tallies(self) -> Tallies: ...
    @property
    def history(self) -> History: ...
    async def commit(self) -> None:
        """May raise Refused (a unique key decided) or Overtaken."""
        ...


class Units(Protocol):
    """Opens units. A reading unit never waits for a writing one."""

    def __call__(self, *, writing: bool = False) -> AbstractAsyncContextManager[Unit]: ...
