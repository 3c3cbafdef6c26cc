"""What regulation R2 says of files: which marks paper may bring, when an answer is overdue."""

from collections.abc import Sequence
from datetime import timedelta

from clinic.journals.book import Mark
from clinic.procedure import fold
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2, WRITTEN

ACTS = {Mark.CAME: "come", Mark.MISSED: "miss"}

TOLD_WITHIN = timedelta(
    minutes=next(limit.within.minutes for limit in R2.limits if limit.at == WRITTEN)
)
"""After that an entry without *told* is a call-back (R2.7, B2.1)."""


def noting(so_far: Sequence[Mark], mark: Mark) -> None:
    """Raises MoveNotAllowed where an entry with these marks may not get another."""
    fold(R2, so_far).advance(ACTS[mark], Actor.REGISTRAR)
