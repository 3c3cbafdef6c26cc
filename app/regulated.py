"""What the regulations say of files: which marks paper may bring."""

from collections.abc import Sequence

from clinic.journals.book import Mark
from clinic.journals.home_calls import HOME_CALLS
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.procedure import fold
from clinic.refusals import MoveNotAllowed
from clinic.regulations.grammar import Actor
from clinic.regulations.r2_booking import R2
from clinic.regulations.r3_home_call import R3

TABLES = {PRE_APPOINTMENT.code: R2, HOME_CALLS.code: R3}
"""Of the books that paper fills in: requests for certificates are moved by the desk alone."""


def noting(book: str, so_far: Sequence[Mark], mark: Mark) -> None:
    """Raises MoveNotAllowed where an entry with these marks may not get another."""
    table = TABLES.get(book)
    if table is None:
        raise MoveNotAllowed(book, so_far[-1].value, mark.value)
    act = next((move.on for move in table.moves if move.mark is mark), mark.value)
    fold(table, so_far).advance(act, Actor.REGISTRAR)
