"""R2, booking a doctor's appointment («Дәрігердің қабылдауына жазылу») by chat or phone.

First the register, then the journal, then the word (R2.3, B2.1). What belongs to the portal alone
(R2.12 to R2.24) is not ours: no step or move stands for it, it is only named in `not_here`.
"""

from datetime import date

from clinic.journals.book import Mark
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.regulations.grammar import (
    Actor,
    Instead,
    Limit,
    Move,
    NotHere,
    Regulation,
    Step,
    minutes,
)
from clinic.rules.attachment import attached_on_day, attached_within_horizon
from clinic.rules.children import represented
from clinic.rules.double_booking import not_booked_twice
from clinic.rules.hours import late_enough, still_ahead, within_horizon
from clinic.rules.limits import few_lookups, few_open_entries
from clinic.rules.referral import directly_or_referred

APPLIED = Step("applied")
CHECKED = Step("checked")
WRITTEN = Step("written")
TOLD = Step("told")
CONFIRMED = Step("confirmed")
HANDED_OVER = Step("handed_over", final=True)
MOVED = Step("moved", final=True)
CANCELLED = Step("cancelled", final=True)
CAME = Step("came", final=True)
MISSED = Step("missed", final=True)
CLOSED_BY_CLINIC = Step("closed_by_clinic", final=True)

AHEAD = (WRITTEN, TOLD, CONFIRMED)
"""The entry is active: the visit has not come about and was not given up."""

DESK = (Actor.REGISTRAR,)
EITHER = (Actor.APPLICANT, Actor.REGISTRAR)
CLOCK = (Actor.CLOCK,)

SERVICE = (
    Move(
        APPLIED, "check_register", DESK, CHECKED, "R2.6 (5.1)",
        needs=(few_lookups, few_open_entries, attached_within_horizon, represented),
    ),
    Move(
        CHECKED, "book", DESK, WRITTEN, "R2.7 (5.2)",
        needs=(
            still_ahead, late_enough, within_horizon, attached_on_day, represented,
            directly_or_referred, not_booked_twice,
        ),
        mark=Mark.ENTERED,
    ),
    Move(WRITTEN, "tell", DESK, TOLD, "R2.3 (3.1)", mark=Mark.TOLD, tell="oral_answer"),
    Move(APPLIED, "hand_over", CLOCK, HANDED_OVER, "B0.10", tell="person_asked"),
    Move(CHECKED, "hand_over", CLOCK, HANDED_OVER, "B0.10", tell="person_asked"),
    Move(WRITTEN, "call_back", CLOCK, WRITTEN, "B2.1", tell="call_back"),
)  # fmt: skip

AFTERWARDS = tuple(
    move
    for at in AHEAD
    for move in (
        Move(
            at, "confirm", EITHER, CONFIRMED, "§3.11",
            needs=(still_ahead,), mark=Mark.CONFIRMED, tell="confirmed",
        ),
        Move(
            at, "move", EITHER, MOVED, "B2.9",
            needs=(still_ahead,), mark=Mark.MOVED, tell="moved",
        ),
        Move(
            at, "cancel", EITHER, CANCELLED, "B2.9",
            needs=(still_ahead,), mark=Mark.CANCELLED, tell="cancelled",
        ),
        Move(at, "remind", DESK, at, "§3.11", mark=Mark.REMINDED, tell="reminder"),
        Move(at, "come", DESK, CAME, "§2.4", mark=Mark.CAME),
        Move(at, "miss", DESK, MISSED, "§2.4", mark=Mark.MISSED),
        Move(
            at, "close", DESK, CLOSED_BY_CLINIC, "§2.4",
            mark=Mark.CLOSED_BY_CLINIC, tell="closed_by_clinic",
        ),
    )
)  # fmt: skip

R2 = Regulation(
    code="r2",
    edition=date(2014, 12, 29),
    start=APPLIED,
    moves=(*SERVICE, *AFTERWARDS),
    limits=(
        Limit(APPLIED, minutes(5), "hand_over", "R2.6 (5.1)"),
        Limit(CHECKED, minutes(5), "hand_over", "R2.7 (5.2)"),
        Limit(WRITTEN, minutes(10), "call_back", "R2.7 (5), B2.1"),
    ),
    journal=PRE_APPOINTMENT,
    not_here=(
        NotHere("portal_login", "R2.14-R2.17 (11.1-11.4), R2.26 (12.1)", Instead.EGOV),
        NotHere("portal_request", "R2.18-R2.20 (11.5-11.7), R2.26 (12.2)", Instead.EGOV),
        NotHere("portal_signing", "R2.21 (11.8), R2.26 (12.2)", Instead.EGOV),
        NotHere("portal_processing", "R2.22-R2.23 (11.9-11.10), R2.26 (12.3)", Instead.EGOV),
        NotHere("portal_status", "R2.12 (10.1)", Instead.EGOV),
        NotHere(
            "signed_certificate",
            "R2.4 (3.2), R2.13 (10.2), R2.24 (11.11), R2.26 (12.4)",
            Instead.EGOV,
        ),
    ),
)
