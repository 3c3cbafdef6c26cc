"""R5, the certificate of the TB dispensary.

Three times twenty minutes: the desk, the phthisiatrician, the management (R5.6 to R5.8). The
decree has no branch for a person who is found in the National TB register (I13): whatever waits at
the desk instead of a certificate is shown to nobody (B6.1).
"""

from datetime import date

from clinic.certificates import Check
from clinic.journals.book import Mark
from clinic.journals.certificates import CERTIFICATES
from clinic.regulations.certificate_steps import (
    APPLIED,
    CERTIFIED,
    CLOCK,
    DESK,
    MANAGEMENT,
    NO_CERTIFICATE,
    RECEIVED,
    REFUSED,
    REGISTERED,
    SIGNED,
    STOPPED,
    WITH_DOCTOR,
)
from clinic.regulations.grammar import (
    Actor,
    Instead,
    Limit,
    Move,
    NotHere,
    Regulation,
    working_minutes,
)

DOCTOR = (Actor.PHTHISIATRICIAN,)
AT_THE_DESK, AT_THE_DOCTOR, AT_THE_MANAGEMENT = (working_minutes(20),) * 3

R5 = Regulation(
    code="r5",
    edition=date(2014, 12, 29),
    start=APPLIED,
    moves=(
        Move(
            APPLIED, "register", DESK, REGISTERED, "R5.6 (5.1)",
            checks=(Check.IDENTITY, Check.TB_REGISTER), mark=Mark.ENTERED,
        ),
        Move(REGISTERED, "send", DESK, WITH_DOCTOR, "R5.6 (5.1)", mark=Mark.SENT),
        Move(REGISTERED, "stop", DESK, STOPPED, "B6.1, I13", mark=Mark.STOPPED),
        Move(REGISTERED, "pass", CLOCK, REGISTERED, "R5.6 (5.1)", tell="overdue_certificate"),
        Move(WITH_DOCTOR, "sign", DOCTOR, SIGNED, "R5.7 (5.2)", mark=Mark.SIGNED),
        Move(WITH_DOCTOR, "refuse", DOCTOR, REFUSED, "B6.1, I13", mark=Mark.REFUSED),
        Move(WITH_DOCTOR, "pass", CLOCK, WITH_DOCTOR, "R5.7 (5.2)", tell="overdue_certificate"),
        Move(SIGNED, "certify", MANAGEMENT, CERTIFIED, "R5.8 (5.3)", mark=Mark.CERTIFIED),
        Move(SIGNED, "pass", CLOCK, SIGNED, "R5.8 (5.3)", tell="overdue_certificate"),
        Move(CERTIFIED, "present", MANAGEMENT, RECEIVED, "R5.8 (5.3)", mark=Mark.RECEIVED),
        *NO_CERTIFICATE,
    ),
    limits=(
        Limit(REGISTERED, AT_THE_DESK, "pass", "R5.6 (5.1)"),
        Limit(WITH_DOCTOR, AT_THE_DOCTOR, "pass", "R5.7 (5.2)"),
        Limit(SIGNED, AT_THE_MANAGEMENT, "pass", "R5.8 (5.3)"),
        Limit(STOPPED, AT_THE_DESK + AT_THE_DOCTOR, "answer", "B6.1"),
    ),
    journal=CERTIFICATES,
    not_here=(
        NotHere("outcome", "B6.1, I13", Instead.IN_PERSON),
        NotHere("paper", "R5.3, R5.4 (2, 3)", Instead.IN_PERSON),
    ),
)  # fmt: skip
