"""Who acts, and what they have proved (B0.2): reading a record needs a `Verified`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from clinic.people import Iin

Account = NewType("Account", str)
"""One way to reach somebody: `telegram:<id>` or `tel:<E.164>`."""


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


Asker = Caller | Verified


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of the clinic's staff as the administrator's commands name them."""

    staff: str
    provider: str
