"""R7, the certificate of the narcological dispensary.

As R6, and three things that the decree does not name here are not invented (I18): no identity
check, no check of a narcological register, no commission (R7.6 to R7.8).
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

DOCTOR = (Actor.NARCOLOGIST,)
AT_THE_DESK, AT_THE_DOCTOR, AT_THE_MANAGEMENT = map(working_minutes, (30, 120, 30))

R7 = Regulation(
    code="r7",
    edition=date(2014, 12, 29),
    start=APPLIED,
    moves=(
        Move(
            APPLIED, "register", DESK, REGISTERED, "R7.6 (5.1)",
            checks=(Check.SERVICE_AREA,), mark=Mark.ENTERED,
        ),
        Move(REGISTERED, "sign_and_send", DESK, WITH_DOCTOR, "R7.6 (5.1)", mark=Mark.SENT),
        Move(REGISTERED, "stop", DESK, STOPPED, "B6.1, I13", mark=Mark.STOPPED),
        Move(REGISTERED, "pass", CLOCK, REGISTERED, "R7.6 (5.1)", tell="overdue_certificate"),
        Move(WITH_DOCTOR, "sign", DOCTOR, SIGNED, "R7.7 (5.2)", mark=Mark.SIGNED),
        Move(WITH_DOCTOR, "refuse", DOCTOR, REFUSED, "B6.1, I13", mark=Mark.REFUSED),
        Move(WITH_DOCTOR, "pass", CLOCK, WITH_DOCTOR, "R7.7 (5.2)", tell="overdue_certificate"),
        Move(SIGNED, "certify", MANAGEMENT, CERTIFIED, "R7.8 (5.3)", mark=Mark.CERTIFIED),
        Move(SIGNED, "pass", CLOCK, SIGNED, "R7.8 (5.3)", tell="overdue_certificate"),
        Move(CERTIFIED, "present", MANAGEMENT, RECEIVED, "R7.8 (5.3)", mark=Mark.RECEIVED),
        *NO_CERTIFICATE,
    ),
    limits=(
        Limit(REGISTERED, AT_THE_DESK, "pass", "R7.6 (5.1)"),
        Limit(WITH_DOCTOR, AT_THE_DOCTOR, "pass", "R7.7 (5.2)"),
        Limit(SIGNED, AT_THE_MANAGEMENT, "pass", "R7.8 (5.3)"),
        Limit(STOPPED, AT_THE_DESK + AT_THE_DOCTOR, "answer", "B6.1"),
    ),
    journal=CERTIFICATES,
    not_here=(
        NotHere("outcome", "B6.1, I18", Instead.IN_PERSON),
        NotHere("paper", "R7.3, R7.4 (2, 3)", Instead.IN_PERSON),
    ),
)  # fmt: skip
