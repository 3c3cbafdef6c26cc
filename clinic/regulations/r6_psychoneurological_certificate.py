"""R6, the certificate of the psychoneurological dispensary.

Half an hour at the desk, where the medical registrar signs the form before the examination (R6.6,
I16), two hours at the psychiatrist, half an hour at the management (R6.7, R6.9). On suspicion the
psychiatrist refers to the commission (R6.8), which is no participant and has no limit (I17). A
citizen is shown the same in every case (B6.1).
"""

from datetime import date

from clinic.certificates import Check
from clinic.journals.book import Mark
from clinic.journals.certificates import CERTIFICATES
from clinic.regulations.certificate_steps import (
    APPLIED,
    AT_THE_WINDOW,
    CERTIFIED,
    CLOCK,
    DESK,
    MANAGEMENT,
    NO_CERTIFICATE,
    RECEIVED,
    REFERRED,
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

DOCTOR = (Actor.PSYCHIATRIST,)
AT_THE_DESK, AT_THE_DOCTOR, AT_THE_MANAGEMENT = map(working_minutes, (30, 120, 30))

R6 = Regulation(
    code="r6",
    edition=date(2014, 12, 29),
    start=APPLIED,
    moves=(
        Move(
            APPLIED, "register", DESK, REGISTERED, "R6.6 (5.1)",
            checks=(Check.IDENTITY, Check.SERVICE_AREA, Check.OBSERVATION), mark=Mark.ENTERED,
        ),
        Move(REGISTERED, "sign_and_send", DESK, WITH_DOCTOR, "R6.6 (5.1)", mark=Mark.SENT),
        Move(REGISTERED, "stop", DESK, STOPPED, "B6.1, I13", mark=Mark.STOPPED),
        Move(REGISTERED, "pass", CLOCK, REGISTERED, "R6.6 (5.1)", tell="overdue_certificate"),
        Move(WITH_DOCTOR, "sign", DOCTOR, SIGNED, "R6.7 (5.2)", mark=Mark.SIGNED),
        Move(WITH_DOCTOR, "refer", DOCTOR, REFERRED, "R6.8 (5.2)", mark=Mark.REFERRED),
        Move(WITH_DOCTOR, "refuse", DOCTOR, REFUSED, "B6.1, I13", mark=Mark.REFUSED),
        Move(WITH_DOCTOR, "pass", CLOCK, WITH_DOCTOR, "R6.7 (5.2)", tell="overdue_certificate"),
        Move(SIGNED, "certify", MANAGEMENT, CERTIFIED, "R6.9 (5.3)", mark=Mark.CERTIFIED),
        Move(SIGNED, "pass", CLOCK, SIGNED, "R6.9 (5.3)", tell="overdue_certificate"),
        Move(CERTIFIED, "present", MANAGEMENT, RECEIVED, "R6.9 (5.3)", mark=Mark.RECEIVED),
        Move(REFERRED, "present", AT_THE_WINDOW, RECEIVED, "B6.1", mark=Mark.RECEIVED),
        *NO_CERTIFICATE,
    ),
    limits=(
        Limit(REGISTERED, AT_THE_DESK, "pass", "R6.6 (5.1)"),
        Limit(WITH_DOCTOR, AT_THE_DOCTOR, "pass", "R6.7 (5.2)"),
        Limit(SIGNED, AT_THE_MANAGEMENT, "pass", "R6.9 (5.3)"),
        Limit(STOPPED, AT_THE_DESK + AT_THE_DOCTOR, "answer", "B6.1"),
    ),
    journal=CERTIFICATES,
    not_here=(
        NotHere("outcome", "B6.1, I17", Instead.IN_PERSON),
        NotHere("paper", "R6.3, R6.4 (2, 3)", Instead.IN_PERSON),
    ),
)  # fmt: skip
