"""What anybody may be told (B0.1), and the one answer of R4 (B4.1)."""

import inspect
from pathlib import Path

import pytest

import clinic
from clinic.information import (
    GUIDES,
    LEAFLETS,
    SERVICES,
    TABLES,
    TOPICS,
    Norm,
    NormUnit,
    about,
    norm,
    service,
)
from clinic.refusals import NotFound
from clinic.regulations.grammar import Leaflet, Limit, minutes, working_days
from clinic.regulations.r2_booking import R2
from clinic.regulations.r3_home_call import R3
from tests.clinic.samples import TODAY, provider

CODE = Path(clinic.__file__).parent
CALLED_HOME = provider().open
WITH_NORMS = [*(table.code for table in TABLES), *(guide.code for guide in GUIDES)]


def test_about_takes_a_topic_and_nobody() -> None:
    """B4.1: there is nothing that the answer could depend on."""
    assert list(inspect.signature(about).parameters) == ["topic"]


def test_r4_is_a_leaflet_and_always_the_same() -> None:
    assert isinstance(about("r4"), Leaflet)
    assert about("r4") is about("r4")
    assert about("r4").clause == "B4.1"


def test_what_is_told_can_be_loaded_as_a_fact() -> None:
    told = [leaflet.facts for leaflet in LEAFLETS.values()]
    told += [one.facts for one in SERVICES.values()]
    assert all(set(facts) <= set(TOPICS) for facts in told)


def test_the_seven_services_are_told_of_and_each_in_one_way() -> None:
    assert sorted((*SERVICES, *LEAFLETS)) == [f"r{number}" for number in range(1, 8)]
    assert set(WITH_NORMS) <= SERVICES.keys()


def test_how_long_it_takes_is_what_the_tables_say() -> None:
    """R1.5 to R1.7, R2.6, R2.7, R3.6, R3.7."""
    assert service("r1").norms == (
        Norm("check_documents", NormUnit.MINUTES, 10),
        Norm("request_attachment", NormUnit.MINUTES, 20),
        Norm("give_attachment_slip", NormUnit.WORKING_DAYS, 1),
    )
    assert service("r2").norms == (
        Norm("check_register", NormUnit.MINUTES, 5),
        Norm("book", NormUnit.MINUTES, 5),
    )
    assert service("r3").norms == (
        Norm("check_register", NormUnit.MINUTES, 5),
        Norm("call_home", NormUnit.MINUTES, 5),
    )


@pytest.mark.parametrize("code", WITH_NORMS)
def test_every_service_with_a_table_says_how_long_and_never_nothing(code: str) -> None:
    norms = service(code).norms
    assert norms
    assert all(one.count > 0 for one in norms)


def test_whole_hours_are_said_as_hours() -> None:
    """R6.7, R7.7: two hours."""
    assert norm("sign", minutes(120)) == Norm("sign", NormUnit.HOURS, 2)
    assert norm("sign", minutes(90)) == Norm("sign", NormUnit.MINUTES, 90)
    assert norm("sign", working_days(3)) == Norm("sign", NormUnit.WORKING_DAYS, 3)


def test_each_limit_of_the_decree_is_told() -> None:
    """Those that hand over to a person; to call back is a limit of our own."""
    for table in (R2, R3):
        handed_over = [limit for limit in table.limits if limit.then == "hand_over"]
        assert [_counted(limit) for limit in handed_over] == [
            one.count for one in service(table.code).norms
        ]


def _counted(limit: Limit) -> int:
    return getattr(limit.within, "minutes", 0)


@pytest.mark.parametrize(
    ("code", "kind", "given"),
    [
        ("r1", "clinic", True),
        ("r2", "ambulatory", True),
        ("r1", "dispensary", False),
        ("r2", "aids_centre", False),
        ("r5", "clinic", False),
        ("r5", "dispensary", False),
    ],
)
def test_who_gives_a_service(
    code: str,
    kind: str,
    *,
    given: bool,
) -> None:
    assert service(code).given_by(provider(kind=kind), TODAY) is given


@pytest.mark.parametrize("code", ["r5", "r6", "r7"])
def test_a_certificate_is_given_by_whoever_has_its_doctor(code: str) -> None:
    """R5.1, R6.1, R7.1: a dispensary, a hospital, an office."""
    for kind in ("dispensary", "clinic"):
        assert service(code).given_by(provider(kind=kind, regulation=code), TODAY)


def test_only_who_accepts_home_calls_comes_home() -> None:
    """B3.4."""
    assert service("r3").given_by(provider(home_calls=CALLED_HOME), TODAY)
    assert not service("r3").given_by(provider(), TODAY)
    assert not service("r3").given_by(provider(kind="dispensary", home_calls=CALLED_HOME), TODAY)


def test_an_unknown_topic_is_not_found() -> None:
    with pytest.raises(NotFound):
        about("weather")
    with pytest.raises(NotFound):
        service("weather")


def test_what_is_told_by_a_leaflet_is_no_service_with_places_and_norms() -> None:
    """B4.1: nothing is computed for it."""
    assert LEAFLETS.keys().isdisjoint(SERVICES)


def test_no_other_module_of_the_clinic_speaks_of_r4() -> None:
    """B4.1: no table, notice, limit, job or log key carries the topic."""
    speaking = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*.py")
        if "r4" in path.read_text(encoding="utf-8").lower()
    }
    assert speaking == {"information.py", "regulations/r4_hiv.py"}
