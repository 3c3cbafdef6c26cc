"""R2 as files ask for it."""

import pytest

from app.regulated import noting
from clinic.journals.book import Mark
from clinic.refusals import MoveNotAllowed

AHEAD = ([Mark.ENTERED], [Mark.ENTERED, Mark.TOLD], [Mark.ENTERED, Mark.TOLD, Mark.CONFIRMED])
ENDED = (Mark.CAME, Mark.MISSED, Mark.CANCELLED, Mark.MOVED, Mark.CLOSED_BY_CLINIC)


@pytest.mark.parametrize("mark", [Mark.CAME, Mark.MISSED])
def test_24_coming_and_missing_follow_an_active_entry_only(mark: Mark) -> None:
    for marks in AHEAD:
        noting(marks, mark)
    for ended in ENDED:
        with pytest.raises(MoveNotAllowed):
            noting([Mark.ENTERED, Mark.TOLD, ended], mark)
