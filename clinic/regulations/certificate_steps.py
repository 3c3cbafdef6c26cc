"""Where a request for a certificate may stand (R5, R6, R7), and what a citizen sees of it (B6.1).

What waits at the desk is shown alike, whether it is a certificate, an explanation, a refusal or a
referral: `shown_as` is the same for all of them.
"""

from clinic.certificates import Shown
from clinic.journals.book import Mark
from clinic.regulations.grammar import Actor, Move, Step

APPLIED = Step("applied")
REGISTERED = Step("registered", shown_as=Shown.REGISTERED)
WITH_DOCTOR = Step("with_doctor", shown_as=Shown.REGISTERED)
STOPPED = Step("stopped", shown_as=Shown.REGISTERED)
SIGNED = Step("signed", shown_as=Shown.ANSWERED)
REFUSED = Step("refused", shown_as=Shown.ANSWERED)
REFERRED = Step("referred", shown_as=Shown.ANSWERED)
CERTIFIED = Step("certified", shown_as=Shown.ANSWERED)
ANSWERED = Step("answered", shown_as=Shown.ANSWERED)
RECEIVED = Step("received", shown_as=Shown.HANDED_OVER, final=True)

DESK = (Actor.REGISTRAR,)
MANAGEMENT = (Actor.MANAGEMENT,)
AT_THE_WINDOW = (Actor.REGISTRAR, Actor.MANAGEMENT)
"""Who gives out what is no certificate: the decree names nobody (I13, I17)."""
CLOCK = (Actor.CLOCK,)

NO_CERTIFICATE = (
    Move(REFUSED, "present", AT_THE_WINDOW, RECEIVED, "B6.1", mark=Mark.RECEIVED),
    Move(STOPPED, "answer", CLOCK, ANSWERED, "B6.1"),
    Move(STOPPED, "present", AT_THE_WINDOW, RECEIVED, "B6.1", mark=Mark.RECEIVED),
    Move(ANSWERED, "present", AT_THE_WINDOW, RECEIVED, "B6.1", mark=Mark.RECEIVED),
)
"""How what waits at the desk instead of a certificate is given out: the house's own rule, the same
in all three, or the difference would tell (B6.1)."""
