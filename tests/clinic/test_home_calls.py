"""What is ill with whom, and how urgent that is (§3.8)."""

from dataclasses import replace

import pytest

from clinic.home_calls import AgeGroup, Illness, Indication, Urgency, urgency_of
from clinic.journals.home_calls import call_of
from tests.clinic.samples import call_entry

ADULT = Illness(AgeGroup.ADULT)
CHILD = Illness(AgeGroup.CHILD)
INFANT = Illness(AgeGroup.INFANT)
NEWBORN = Illness(AgeGroup.NEWBORN)


@pytest.mark.parametrize(
    ("illness", "frail", "urgency"),
    [
        (ADULT, False, Urgency.ORDINARY),
        (ADULT, True, Urgency.ORDINARY),
        (replace(ADULT, temperature=38.9), False, Urgency.ORDINARY),
        (replace(CHILD, temperature=38.9), False, Urgency.ORDINARY),
        (INFANT, False, Urgency.INFANT),
        (NEWBORN, False, Urgency.INFANT),
        (replace(INFANT, temperature=37.9), False, Urgency.INFANT),
        (replace(INFANT, temperature=38.0), False, Urgency.URGENT),
        (replace(NEWBORN, temperature=38.0), False, Urgency.URGENT),
        (replace(ADULT, temperature=39.0), False, Urgency.URGENT),
        (replace(CHILD, temperature=39.0), False, Urgency.URGENT),
        (replace(ADULT, worse=True), False, Urgency.URGENT),
        (replace(ADULT, pregnant=True), False, Urgency.URGENT),
        (replace(ADULT, indication=Indication.AMBULANCE), False, Urgency.URGENT),
        (replace(ADULT, temperature=37.9), True, Urgency.ORDINARY),
        (replace(ADULT, temperature=38.0), True, Urgency.FRAIL_FEVER),
        (replace(ADULT, temperature=39.0), True, Urgency.URGENT),
        (replace(INFANT, temperature=37.0), True, Urgency.INFANT),
    ],
)
def test_3_8_how_urgent_it_is(illness: Illness, *, frail: bool, urgency: Urgency) -> None:
    assert urgency_of(illness, frail=frail) is urgency


@pytest.mark.parametrize("indication", sorted(set(Indication) - {Indication.AMBULANCE}))
def test_b3_1_an_indication_steers_and_does_not_hasten(indication: Indication) -> None:
    assert urgency_of(replace(ADULT, indication=indication), frail=False) is Urgency.ORDINARY


def test_a_call_shows_its_number_and_nothing_of_the_person() -> None:
    assert repr(call_of(call_entry())) == "HomeCall(taraz-4/2026/18)"
