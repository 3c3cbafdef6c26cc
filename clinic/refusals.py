"""Every way in which the clinic says no.

ClinicError
├── Refused          a reasoned refusal: a code and facts, worded by the front (B2.4)
├── MoveNotAllowed   the regulation knows no such move from this step
├── NotYours         somebody asks about an entry or a person that is not theirs to know
└── NotFound         there is no such thing
"""

from enum import StrEnum


class Refusal(StrEnum):
    """A code names its message: `SLOT_TAKEN` is worded by `refusal-slot-taken`."""

    # the register (R2.6, B0.2, B1.2, B2.4)
    NOT_ATTACHED_HERE = "not-attached-here"  # L1: one and the same text for the three below
    NOT_IN_REGISTER = "not-in-register"
    ATTACHED_ELSEWHERE = "attached-elsewhere"
    ATTACHED_LATER = "attached-later"
    # the schedule (B2.5, B2.8, B0.6)
    SLOT_TAKEN = "slot-taken"
    TOO_SOON = "too-soon"
    BEYOND_HORIZON = "beyond-horizon"
    # the rules of booking (B2.6, B2.7, B2.10)
    REFERRAL_NEEDED = "referral-needed"
    ALREADY_BOOKED = "already-booked"  # said to a verified asker only
    NEEDS_REPRESENTATIVE = "needs-representative"
    ASK_A_PERSON = "ask-a-person"  # decided by a person; the words name no reason
    # home calls (B3.4, B3.5)
    NO_HOME_CALLS = "no-home-calls"
    OUTSIDE_HOME_CARE = "outside-home-care"  # said to a verified asker only
    CALL_OVERDUE = "call-overdue"  # the promise has passed: somebody deals with it (B3.8)
    NO_WINDOW = "no-window"  # the clinic's own rules promise nothing
    # changing what was booked (B2.8, B2.9)
    ALREADY_PAST = "already-past"
    NO_LONGER_ACTIVE = "no-longer-active"
    OFFER_GONE = "offer-gone"
    NOT_YET = "not-yet"  # said to the staff: whether somebody came is not known before
    # a doctor's round of home visits; said to the doctor alone (R3.25, §2.4)
    VISIT_TIME = "visit-time"  # nobody comes before the call, and nothing is noted beforehand
    NOT_OWN_PATIENT = "not-own-patient"  # the words do not say why
    ALREADY_AWAITED = "already-awaited"  # somebody comes to this patient on that day as it is
    # certificates of the dispensaries (B6.1, B6.2)
    WRONG_CLAIM = "wrong-claim"  # wrong code, unknown number, too many tries: one answer
    NO_SUCH_CERTIFICATE = "no-such-certificate"  # said to the desk: another dispensary gives these
    NOT_THIS_STEP = "not-this-step"  # said to the desk: the table has no such move for this role
    # the manager's own (B5.5)
    HOURS_OVERLAP = "hours-overlap"
    CLINIC_CLOSED = "clinic-closed"
    DOCTOR_AWAY = "doctor-away"
    TEXT_TOO_LONG = "text-too-long"
    # limits and proofs (B0.2, B0.4)
    TOO_MANY_LOOKUPS = "too-many-lookups"
    TOO_MANY_OPEN = "too-many-open"
    WRONG_PIN = "wrong-pin"  # wrong PIN, no PIN and unknown IIN: one answer
    PIN_LOCKED = "pin-locked"
    NOT_YOUR_CONTACT = "not-your-contact"
    CONTACT_NOT_MATCHED = "contact-not-matched"  # unknown and shared numbers: one answer


class ClinicError(Exception):
    """Anything the clinic answers instead of doing what was asked."""


class Refused(ClinicError):  # noqa: N818 - a refusal is an answer of the service, not a failure
    """`facts` are arguments of the message and never hold personal data."""

    def __init__(self, refusal: Refusal, clause: str = "", **facts: object) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.clause = clause
        self.facts = facts


class MoveNotAllowed(ClinicError):  # noqa: N818 - see Refused
    """The act is unknown at this step of the regulation."""

    def __init__(self, regulation: str, step: str, act: str) -> None:
        super().__init__(f"{regulation}: no move {act!r} at step {step!r}")


class NotYours(ClinicError):  # noqa: N818 - see Refused
    """The asker has not proved that this is theirs; the answer affirms and denies nothing."""


class NotFound(ClinicError):  # noqa: N818 - see Refused
    """There is no such thing."""
