"""The specialties of the region's data: their dative is the one that §4.3 lists."""

import pytest

from app.data import sheets
from locales.kk.grammar import Case, inflected

BY_HAND = {"gp": "жалпы практика дәрігеріне", "ent": "ЛОР-ға"}
"""A possessive and an abbreviation: the rule for plain words does not reach them."""
SPECIALTIES = list(sheets.read("region/specialties.csv"))


@pytest.mark.parametrize("row", SPECIALTIES, ids=lambda row: row["specialty"])
def test_kazakh_datives_follow_the_rule_of_4_3(row: dict[str, str]) -> None:
    by_hand = BY_HAND.get(row["specialty"])

    assert row["dative_kk"] == (by_hand or inflected(row["name_kk"], Case.DATIVE))


@pytest.mark.parametrize("row", SPECIALTIES, ids=lambda row: row["specialty"])
def test_russian_datives_carry_their_preposition(row: dict[str, str]) -> None:
    assert row["dative_ru"].startswith("к ")
    assert row["dative_ru"].split()[1].endswith("у")


@pytest.mark.parametrize("row", SPECIALTIES, ids=lambda row: row["specialty"])
def test_a_specialty_is_heard_by_its_own_name(row: dict[str, str]) -> None:
    own = row["name_kk"].split()[0].lower()

    assert own in row["heard_kk"].lower()
