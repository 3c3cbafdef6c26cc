"""Red flags come before everything (§3.9)."""

import pytest

from clinic.triage import AskFirst, Calm, Decision, Emergency, SelfHarm, answered, decide


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
