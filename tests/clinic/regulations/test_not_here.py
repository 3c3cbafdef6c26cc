"""What the portal does and the house does not (R1, R2, R3: clauses 10 to 12 of the decree)."""

import re

import pytest

from clinic.regulations.grammar import Guide, Instead, NotHere, Regulation
from clinic.regulations.r1_attachment import R1
from clinic.regulations.r2_booking import R2
from clinic.regulations.r3_home_call import R3

PORTAL = {"R1": range(12, 27), "R2": range(12, 27), "R3": range(12, 27)}
DONE_HERE = {
    "R1": set(),
    "R2": {25},  # a free time is chosen in the chat as well
    "R3": {25},  # the visit itself
}
"""Of domain.md's numbers for clauses 10 to 12."""
CITED = re.compile(r"R(\d)\.(\d+)(?:-R\d\.(\d+))?")


def numbers(rows: tuple[NotHere, ...]) -> set[int]:
    cited = [match for row in rows for match in CITED.finditer(row.clause)]
    return {n for m in cited for n in range(int(m[2]), int(m[3] or m[2]) + 1)}


@pytest.mark.parametrize("table", [R1, R2, R3], ids=lambda table: table.code)
def test_no_clause_of_the_portal_is_forgotten(table: Guide | Regulation) -> None:
    name = table.code.upper()
    assert set(PORTAL[name]) - numbers(table.not_here) == DONE_HERE[name]
    cited = [match for row in table.not_here for match in CITED.finditer(row.clause)]
    assert {match[1] for match in cited} == {name[1]}


@pytest.mark.parametrize("table", [R1, R2, R3], ids=lambda table: table.code)
def test_the_signed_certificate_is_the_portals(table: Guide | Regulation) -> None:
    """R2.4, R3.4: it is not imitated."""
    (row,) = [row for row in table.not_here if row.what == "signed_certificate"]
    assert row.instead is Instead.EGOV
    assert {"R1": "R1.3", "R2": "R2.4", "R3": "R3.4"}[table.code.upper()] in row.clause
