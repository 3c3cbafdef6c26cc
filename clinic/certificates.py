"""Certificates of the dispensaries (R5, R6, R7), and the little that is said of them (B6.1)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from clinic.people import ProviderId
from clinic.visits import EntryNo

ClaimNo = NewType("ClaimNo", str)
"""Printed on the slip; names no provider and no service (B6.2)."""

NUMBER_FIGURES, CODE_FIGURES = 7, 8
"""How many digits the number and the code of a slip have."""


class Check(StrEnum):
    """What the desk checks before a request is registered; the finding stands nowhere."""

    IDENTITY = "identity"  # the person, by an identity card
    TB_REGISTER = "tb_register"  # «Туберкулез науқастарының Ұлттық Регистры»
    SERVICE_AREA = "service_area"  # by the register of attached population
    OBSERVATION = "observation"  # dynamic observation by a psychiatric organisation


class Shown(StrEnum):
    """The three words that a citizen may hear, and no more (B6.1)."""

    REGISTERED = "registered"
    ANSWERED = "answered"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True)
class Moments:
    """All that an answer to a citizen may depend on."""

    registered_at: datetime
    answered_at: datetime | None
    handed_over_at: datetime | None

    def shown(self, now: datetime) -> Shown:
        """An answer is ready from its moment on, and nothing is handed over before it is ready."""
        if self.answered_at is None or now < self.answered_at:
            return Shown.REGISTERED
        return Shown.ANSWERED if self.handed_over_at is None else Shown.HANDED_OVER


@dataclass(frozen=True, slots=True)
class Certificate:
    """A request as its entry and its marks have it; who asked stands in the entry alone."""

    entry: EntryNo
    provider: ProviderId
    regulation: str
    number: ClaimNo
    step: str
    since: datetime  # it has stood at that step
    moments: Moments
