"""What anybody may be told (B0.1), and the one answer of R4 (B4.1)."""

import inspect
from pathlib import Path

import pytest

import clinic
from clinic.information import LEAFLETS, TOPICS, about
from clinic.refusals import NotFound
from clinic.regulations.grammar import Leaflet

CODE = Path(clinic.__file__).parent


def test_about_takes_a_topic_and_nobody() -> None:
    """B4.1: there is nothing that the answer could depend on."""
    assert list(inspect.signature(about).parameters) == ["topic"]


def test_r4_is_a_leaflet_and_always_the_same() -> None:
    assert isinstance(about("r4"), Leaflet)
    assert about("r4") is about("r4")
    assert about("r4").clause == "B4.1"


def test_what_a_leaflet_names_can_be_loaded_as_a_fact() -> None:
    assert all(set(leaflet.facts) <= set(TOPICS) for leaflet in LEAFLETS.values())


def test_an_unknown_topic_is_not_found() -> None:
    with pytest.raises(NotFound):
        about("weather")


def test_no_other_module_of_the_clinic_speaks_of_r4() -> None:
    """B4.1: no table, notice, limit, job or log key carries the topic."""
    speaking = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*.py")
        if "r4" in path.read_text(encoding="utf-8").lower()
    }
    assert speaking == {"information.py", "regulations/r4_hiv.py"}
