"""What is known when a rule of booking is asked; gathered by the use case, read by the rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clinic.acting import Asker, Operator, Verified
from clinic.people import Doctor, Patient, Referral, Relation
from clinic.providers import Provider
from clinic.refusals import NotFound, Refused

REASON = "reason:"
"""How the basis of an entry begins for which a reason was named; its code follows."""


@dataclass(frozen=True, slots=True)
class BookingFacts:
    """`day` is the day of the visit; before a time is chosen, the day from which one is sought.

    The look-ups count the one being made; `open_entries` are those made before this one.
    """

    patient: Patient | None
    provider: Provider
    day: date
    now: datetime
    today: date
    asker: Asker
    relation: Relation = Relation.SELF
    doctor: Doctor | None = None
    starts_at: datetime | None = None
    reason: str | None = None
    referrals: Sequence[Referral] = ()
    same_day: bool = False  # an active visit to that doctor on that day exists
    lookups_hour: int = 0  # by this account, in the last hour
    lookups_person: int = 0  # of this IIN, in the last day
    open_entries: int = 0  # made by this account at L1, still ahead

    @property
    def found(self) -> Patient:
        """Once the rules were asked: they refuse whom the register has not."""
        if self.patient is None:
            raise NotFound
        return self.patient

    @property
    def proved(self) -> bool:
        """Whether the asker may be told about this very person (B0.2 L2); the desk may (B0.7)."""
        if isinstance(self.asker, Operator):
            return True
        if not isinstance(self.asker, Verified):
            return False
        return self.patient is None or self.asker.person == self.patient.iin


Rule = Callable[[BookingFacts], Refused | None]
"""None: nothing stands against it."""
