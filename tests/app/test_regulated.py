"""R2 and R3 as files ask for them."""

import pytest

from app.regulated import noting
from clinic.journals.book import Mark
from clinic.journals.certificates import CERTIFICATES
from clinic.journals.home_calls import HOME_CALLS
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.refusals import MoveNotAllowed

AHEAD = ([Mark.ENTERED], [Mark.ENTERED, Mark.TOLD], [Mark.ENTERED, Mark.TOLD, Mark.CONFIRMED])
ENDED = (Mark.CAME, Mark.MISSED, Mark.CANCELLED, Mark.MOVED, Mark.CLOSED_BY_CLINIC)


@pytest.mark.parametrize("mark", [Mark.CAME, Mark.MISSED])
def test_24_coming_and_missing_follow_an_active_entry_only(mark: Mark) -> None:
    for marks in AHEAD:
        noting(PRE_APPOINTMENT.code, marks, mark)
    for ended in ENDED:
        with pytest.raises(MoveNotAllowed):
            noting(PRE_APPOINTMENT.code, [Mark.ENTERED, Mark.TOLD, ended], mark)


def test_r3_25_a_mark_of_the_other_book_is_not_allowed() -> None:
    noting(HOME_CALLS.code, [Mark.ENTERED, Mark.TOLD], Mark.VISITED)
    with pytest.raises(MoveNotAllowed):
        noting(HOME_CALLS.code, [Mark.ENTERED], Mark.CAME)
    with pytest.raises(MoveNotAllowed):
        noting(PRE_APPOINTMENT.code, [Mark.ENTERED], Mark.VISITED)


@pytest.mark.parametrize("mark", [Mark.RECEIVED, Mark.SENT, Mark.VISITED])
def test_no_file_moves_a_request_for_a_certificate(mark: Mark) -> None:
    with pytest.raises(MoveNotAllowed):
        noting(CERTIFICATES.code, [Mark.ENTERED], mark)
