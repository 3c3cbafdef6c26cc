"""What a cell may hold, and what is said of one that does not fit."""

import pytest

from clinic.people import Unfit
from storage.imports import cells
from storage.imports.cells import Reader


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("9,001E+11", "rounded number"),
        ("9.00101E+11", "rounded number"),
        ("10130000", "leading zeros"),
        ("90101300007", "leading zeros"),
        ("900101300008", "check digit"),
        ("12345", "12 figures"),
        ("90010130000a", "12 figures"),
    ],
)
def test_an_iin_that_a_spreadsheet_has_mangled_is_recognised(cell: str, reason: str) -> None:
    with pytest.raises(Unfit, match=reason) as unfit:
        cells.iin(cell)
    assert cell not in str(unfit.value)


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (cells.iin, "900101 300-007", "900101300007"),
        (cells.iins, "900101300007; 850314400017", "850314400017;900101300007"),
        (cells.iins, "", ""),
        (cells.maybe_phone, "8 (701) 123-45-67", "+77011234567"),
        (cells.maybe_phone, "", None),
        (cells.maybe_sip_uri, "sip:operator@192.0.2.1:5060", "sip:operator@192.0.2.1:5060"),
        (cells.maybe_sip_uri, "", None),
        (cells.clock_time, "8:30", "08:30"),
        (cells.clock_time, "08:30:00", "08:30"),
        (cells.day, "2026-11-23", "2026-11-23"),
        (cells.maybe_day, "", None),
        (cells.booking, "direct_if:injury|repeat", "direct_if:injury|repeat"),
        (cells.precincts, "5; 6", '["5","6"]'),
        (cells.hours, "sat 09:00-14:00", '[[5,"09:00","14:00"]]'),
        (cells.hours, "Mon-Tue 8:00-20:00", '[[0,"08:00","20:00"],[1,"08:00","20:00"]]'),
        (cells.hours, "", "[]"),
        (cells.hours, "mon 08:00-13:00, 14:00-20:00", '[[0,"08:00","13:00"],[0,"14:00","20:00"]]'),
        (cells.number(1, 9, 3), "", 3),
        (cells.one_of("a", empty=""), "", ""),
        (cells.maybe_one_of("a"), "", None),
        (cells.code_or_all, "*", "*"),
        (cells.own_number, "№ 12/Б", "№ 12/Б"),
        (cells.name, "№ 12 емхана", "№ 12 емхана"),
    ],
)
def test_cells_are_kept_in_one_form(read: Reader, cell: str, value: object) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (cells.day, "23.11.2026"),
        (cells.day, "2026-02-30"),
        (cells.clock_time, "25:00"),
        (cells.maybe_phone, "12-34"),
        (cells.maybe_sip_uri, "+77262451234"),
        (cells.maybe_sip_uri, "operator@192.0.2.1"),
        (cells.maybe_sip_uri, "sip:operator@192.0.2.1?Replaces=1"),
        (cells.maybe_sip_uri, "sip:operator@192.0.2.1, sip:101@192.0.2.1"),
        (cells.booking, "sometimes"),
        (cells.hours, "monday 8-20"),
        (cells.hours, "sat-mon 08:00-20:00"),
        (cells.hours, "mon 20:00-08:00"),
        (cells.hours, "mon 08:00-25:00"),
        (cells.hours, "mon-fri 08:00-20:00; mon 09:00-14:00"),
        (cells.number(1, 9), ""),
        (cells.number(1, 9), "10"),
        (cells.number(1, 9), "1" * 5000),
        (cells.one_of("a"), "b"),
        (cells.code, "t/1"),
        (cells.said, "а" * 601),
        (cells.own_number, "№" * 65),
        (cells.name, "а" * 251),
    ],
)
def test_what_does_not_fit_is_refused_without_repeating_it(read: Reader, cell: str) -> None:
    with pytest.raises(Unfit) as unfit:
        read(cell)
    assert not cell or cell not in str(unfit.value)
