"""Red flags come before everything (§3.9)."""

import pytest

from clinic.home_calls import AgeGroup, Illness, Indication
from clinic.triage import (
    AskFirst,
    Calm,
    Decision,
    Emergency,
    SelfHarm,
    answered,
    decide,
    of_illness,
    of_reason,
)


@pytest.mark.parametrize(
    ("flags", "ask_first", "decision"),
    [
        ([], [], Calm()),
        (["breathing"], [], Emergency("breathing")),
        (["breathing", "chest-pain"], [], Emergency("breathing")),
        ([], ["heart"], AskFirst("heart")),
        (["stroke"], ["heart"], Emergency("stroke")),
        (["self-harm"], [], SelfHarm()),
        (["poisoning", "self-harm"], ["heart"], SelfHarm()),
        ([], ["self-harm"], SelfHarm()),
    ],
)
def test_the_gravest_decides(flags: list[str], ask_first: list[str], decision: Decision) -> None:
    """Self-harm is of its own kind: no question is asked first, not even in a negation."""
    assert decide(flags, ask_first) == decision


def test_yes_is_103_and_no_goes_on() -> None:
    assert answered(AskFirst("heart"), yes=True) == Emergency("heart")
    assert answered(AskFirst("heart"), yes=False) == Calm()


@pytest.mark.parametrize(
    ("age", "temperature", "decision"),
    [
        (AgeGroup.NEWBORN, 38.0, Emergency("infant")),
        (AgeGroup.NEWBORN, 37.9, Calm()),
        (AgeGroup.NEWBORN, None, Calm()),
        (AgeGroup.INFANT, 38.5, AskFirst("infant-fever")),
        (AgeGroup.INFANT, 38.4, Calm()),
        (AgeGroup.CHILD, 40.0, Calm()),
        (AgeGroup.ADULT, 40.0, Calm()),
    ],
)
def test_an_infants_fever_decides_by_itself(
    age: AgeGroup, temperature: float | None, decision: Decision
) -> None:
    """§3.9: under three months 38.0 is danger; to a year 38.5 is a question."""
    assert of_illness(Illness(age, temperature)) == decision


@pytest.mark.parametrize(
    ("age", "indication", "decision"),
    [
        (AgeGroup.NEWBORN, Indication.FEVER, Emergency("infant")),
        (AgeGroup.INFANT, Indication.FEVER, Calm()),
        (AgeGroup.NEWBORN, Indication.STOOL, Calm()),
        (AgeGroup.ADULT, Indication.PRESSURE, AskFirst("pressure")),
        (AgeGroup.ADULT, Indication.BACK, AskFirst("back")),
        (AgeGroup.ADULT, Indication.OTHER, Calm()),
    ],
)
def test_a_reason_that_is_keyed_is_asked_about_as_words_are(
    age: AgeGroup, indication: Indication, decision: Decision
) -> None:
    """§3.9: above 38 under three months is danger, measured or not."""
    assert of_reason(Illness(age, indication=indication)) == decision
