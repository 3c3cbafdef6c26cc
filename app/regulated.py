"""What regulation R2 says of files: which marks paper may bring."""

from collections.abc import Sequence

from clinic.journals.book import Mark
from clinic.procedure import fold
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2

ACTS = {Mark.CAME: "come", Mark.MISSED: "miss"}


def noting(so_far: Sequence[Mark], mark: Mark) -> None:
    """Raises MoveNotAllowed where an entry with these marks may not get another."""
    fold(R2, so_far).advance(ACTS[mark], Actor.REGISTRAR)
