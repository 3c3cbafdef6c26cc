"""Who acts, and what they have proved (B0.2): reading a record needs a `Verified`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType

from clinic.people import DoctorId, Iin, ProviderId

Account = NewType("Account", str)
"""One way to reach somebody: `telegram:<id>` or `tel:<E.164>`; `staff:<id>` acts and hears not."""

CHATS = "telegram:"
PHONES = "tel:"


class Channel(StrEnum):
    """How the request came: the journal's column of this name."""

    CHAT = "chat"
    PHONE = "phone"
    OPERATOR = "operator"
    DESK = "desk"


class Level(StrEnum):
    """How much the maker of an entry had proved when it was made."""

    CALLER = "L1"
    VERIFIED = "L2"
    STAFF = "staff"


class Proof(StrEnum):
    """The two ways to be verified."""

    PHONE = "phone"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Anyone:
    """L0: has proved nothing and agreed to nothing. Hears information and 103."""

    account: Account
    channel: Channel
    language: str


@dataclass(frozen=True, slots=True)
class Caller:
    """L1: agreed to the use of personal data (B0.1), proved nothing. Creates, reads nothing."""

    account: Account
    channel: Channel
    language: str

    @property
    def level(self) -> Level:
        return Level.CALLER


@dataclass(frozen=True, slots=True)
class Rung(Caller):
    """L1, whom the clinic has rung about `entry`: may confirm and cancel that one, reads nothing.

    Made only where the clinic itself has dialled the number (docs/decisions/0039).
    """

    entry: str


@dataclass(frozen=True, slots=True)
class Verified:
    """L2: this account is `proved_by`, and may read `person` (the same, or a ward under 16).

    Made only by `clinic.usecases.household` from a link that still holds.
    """

    account: Account
    channel: Channel
    language: str
    person: Iin
    proved_by: Iin
    until: datetime

    @property
    def level(self) -> Level:
        return Level.VERIFIED

    @property
    def for_ward(self) -> bool:
        return self.person != self.proved_by


@dataclass(frozen=True, slots=True)
class ClaimHolder:
    """L3: this account has given the number and the code of a slip. Hears of that entry alone.

    Made only by `clinic.usecases.show_certificate`.
    """

    account: Account
    entry: str


class Role(StrEnum):
    """What somebody on the staff may do; given by invitation (interfaces.md `staff`)."""

    OPERATOR = "operator"
    REGISTRAR = "registrar"
    DOCTOR = "doctor"  # a feldsher, too
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody whom a provider has on its staff, and acts for that provider only (B0.7)."""

    role: ClassVar[Role]

    staff: str
    provider: ProviderId
    channel: Channel
    language: str

    @property
    def account(self) -> Account:
        """How journals and history name them."""
        return Account(f"staff:{self.staff}")

    @property
    def level(self) -> Level:
        return Level.STAFF


@dataclass(frozen=True, slots=True)
class Operator(Staff):
    """Books, moves and cancels on behalf of who calls."""

    role = Role.OPERATOR


@dataclass(frozen=True, slots=True)
class Registrar(Operator):
    """The same, and what needs a person standing there with an identity document."""

    role = Role.REGISTRAR


@dataclass(frozen=True, slots=True)
class Practitioner(Staff):
    """A doctor or a feldsher: the own day."""

    role = Role.DOCTOR

    doctor: DoctorId


@dataclass(frozen=True, slots=True)
class Manager(Staff):
    """Closes and opens hours, answers disputes."""

    role = Role.MANAGER


@dataclass(frozen=True, slots=True)
class Admin:
    """Providers and imports; no patients, so no `Staff`."""

    role: ClassVar[Role] = Role.ADMIN

    staff: str


Asker = Caller | Verified | Operator
"""Who may ask for a deed about a patient."""


def reached_by(account: Account) -> Channel | None:
    """The channel in which something can be said to this account; None: in none."""
    if account.startswith(CHATS):
        return Channel.CHAT
    return Channel.PHONE if account.startswith(PHONES) else None
