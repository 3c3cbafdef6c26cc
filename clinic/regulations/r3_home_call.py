"""R3, calling a doctor home («Дәрігерді үйге шақыру») by chat or phone.

First the register, then the journal, then the word, with day and time (R3.3, R3.7, I5). The decree
ends there: who comes, the visit, its closing and what is overdue are columns 9 to 12 of form 031/u
(I8, B3.7, B3.8). What belongs to the portal alone (R3.12 to R3.24) is not ours: no step or move
stands for it, it is only named in `not_here`.
"""

from datetime import date

from clinic.journals.book import Mark
from clinic.journals.home_calls import HOME_CALLS
from clinic.regulations.grammar import (
    PROMISED,
    Actor,
    Instead,
    Limit,
    Move,
    NotHere,
    Regulation,
    Step,
    minutes,
)
from clinic.rules.attachment import attached_on_day
from clinic.rules.home_calls import cared_for_at_home, takes_home_calls
from clinic.rules.limits import few_lookups, few_open_entries

APPLIED = Step("applied")
CHECKED = Step("checked")
WRITTEN = Step("written")
TOLD = Step("told")
ON_LIST = Step("on_list")
OVERDUE = Step("overdue")
HANDED_OVER = Step("handed_over", final=True)
VISITED = Step("visited", final=True)
NOT_AT_HOME = Step("not_at_home", final=True)
HANDED_TO_103 = Step("handed_to_103", final=True)
CANCELLED = Step("cancelled", final=True)

IN_TIME = (WRITTEN, TOLD, ON_LIST)
"""The promised window has not passed."""
AWAITED = (*IN_TIME, OVERDUE)
"""Somebody is still waited for."""

DESK = (Actor.REGISTRAR,)
EITHER = (Actor.APPLICANT, Actor.REGISTRAR)
VISITOR = (Actor.DOCTOR, Actor.REGISTRAR)
"""Whoever came; the desk brings it from paper."""
CLOCK = (Actor.CLOCK,)

SERVICE = (
    Move(
        APPLIED, "check_register", DESK, CHECKED, "R3.6 (5.1)",
        needs=(few_lookups, few_open_entries, takes_home_calls, attached_on_day,
               cared_for_at_home),
    ),
    Move(
        CHECKED, "call_home", DESK, WRITTEN, "R3.7 (5.2), B3.5, B0.7",
        needs=(takes_home_calls, attached_on_day, cared_for_at_home),
        mark=Mark.ENTERED,
    ),
    Move(APPLIED, "plan", (Actor.DOCTOR,), WRITTEN, "§2.4 (031/u, 7)", mark=Mark.ENTERED),
    Move(APPLIED, "hand_over", CLOCK, HANDED_OVER, "B0.10", tell="person_asked"),
    Move(CHECKED, "hand_over", CLOCK, HANDED_OVER, "B0.10", tell="person_asked"),
    Move(WRITTEN, "tell", DESK, TOLD, "R3.3 (3.1), I5", mark=Mark.TOLD, tell="oral_answer"),
    Move(WRITTEN, "call_back", CLOCK, WRITTEN, "R3.3, B3.8", tell="call_back"),
    Move(ON_LIST, "tell", DESK, ON_LIST, "R3.3 (3.1), I5", mark=Mark.TOLD, tell="oral_answer"),
    Move(WRITTEN, "list", DESK, ON_LIST, "§2.4, B3.9", mark=Mark.ON_LIST),
    Move(TOLD, "list", DESK, ON_LIST, "§2.4, B3.9", mark=Mark.ON_LIST),
)  # fmt: skip

PASSING = tuple(
    Move(at, "pass", CLOCK, OVERDUE, "R3.25 (11), B3.8", mark=Mark.OVERDUE, tell="overdue")
    for at in IN_TIME
)

VISITING = tuple(
    move
    for at in AWAITED
    for move in (
        Move(at, "visit", VISITOR, VISITED, "R3.25 (11), I8", mark=Mark.VISITED, tell="visited"),
        Move(at, "find_nobody", VISITOR, NOT_AT_HOME, "I8", mark=Mark.NOT_AT_HOME),
        Move(at, "hand_to_103", VISITOR, HANDED_TO_103, "§3.9", mark=Mark.HANDED_TO_103),
        Move(at, "cancel", EITHER, CANCELLED, "B3.7", mark=Mark.CANCELLED, tell="cancelled"),
    )
)

FROM_PAPER = (
    Move(VISITED, "fill_in", DESK, VISITED, "§2.4 (031/u, 11, 12)", mark=Mark.FILLED_IN),
)

R3 = Regulation(
    code="r3",
    edition=date(2014, 12, 29),
    start=APPLIED,
    moves=(*SERVICE, *PASSING, *VISITING, *FROM_PAPER),
    limits=(
        Limit(APPLIED, minutes(5), "hand_over", "R3.6 (5.1)"),
        Limit(CHECKED, minutes(5), "hand_over", "R3.7 (5.2)"),
        Limit(WRITTEN, minutes(10), "call_back", "R3.7 (5), R3.3"),
        *(Limit(at, PROMISED, "pass", "R3.25 (11), B3.8") for at in IN_TIME),
    ),
    journal=HOME_CALLS,
    not_here=(
        NotHere("portal_login", "R3.14-R3.17 (11.1-11.4), R3.26 (12.1)", Instead.EGOV),
        NotHere("portal_request", "R3.18-R3.20 (11.5-11.7), R3.26 (12.2)", Instead.EGOV),
        NotHere("portal_signing", "R3.21 (11.8), R3.26 (12.2)", Instead.EGOV),
        NotHere("portal_processing", "R3.22-R3.23 (11.9-11.10), R3.26 (12.3)", Instead.EGOV),
        NotHere("portal_status", "R3.12 (10.1)", Instead.EGOV),
        NotHere(
            "signed_certificate",
            "R3.4 (3.2), R3.13 (10.2), R3.24 (11.11), R3.26 (12.4)",
            Instead.EGOV,
        ),
    ),
)
