"""Red flags come before everything: 103 (§3.9). Codes come from what was heard, never words."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.home_calls import FEVER, AgeGroup, Illness, Indication

SELF_HARM = "self-harm"
INFANT, INFANT_FEVER = "infant", "infant-fever"
PRESSURE, BACK = "pressure", "back"
FEVER_OF_INFANT = 38.5
"""From three months to a year one question decides; under three months 38.0 is danger."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """103 now. The conversation ends here, before language and consent (B0.1)."""

    flag: str


@dataclass(frozen=True, slots=True)
class SelfHarm:
    """103 now and a person to talk to: no question, no menu, no booking."""


@dataclass(frozen=True, slots=True)
class AskFirst:
    """One question decides: the flag was denied, past, or comes and goes."""

    question: str


@dataclass(frozen=True, slots=True)
class Calm:
    """Nothing speaks against going on."""


Decision = Emergency | SelfHarm | AskFirst | Calm


def decide(flags: Sequence[str], ask_first: Sequence[str] = ()) -> Decision:
    """The gravest of what was heard; of several alike, the first."""
    if SELF_HARM in flags or SELF_HARM in ask_first:
        return SelfHarm()
    if flags:
        return Emergency(flags[0])
    return AskFirst(ask_first[0]) if ask_first else Calm()


def of_illness(illness: Illness) -> Decision:
    """What the age and the temperature say by themselves (§3.9)."""
    if illness.age is AgeGroup.NEWBORN and illness.has(FEVER):
        return Emergency(INFANT)
    if illness.age is AgeGroup.INFANT and illness.has(FEVER_OF_INFANT):
        return AskFirst(INFANT_FEVER)
    return Calm()


def of_reason(illness: Illness) -> Decision:
    """What the reason for a call says where nobody has said it in words (§3.9): by keys."""
    match illness.indication:
        case Indication.FEVER if illness.age is AgeGroup.NEWBORN:
            return Emergency(INFANT)
        case Indication.PRESSURE:
            return AskFirst(PRESSURE)
        case Indication.BACK:
            return AskFirst(BACK)
    return Calm()


def answered(asked: AskFirst, *, yes: bool) -> Decision:
    """Yes: 103. No: the conversation goes on where it was."""
    return Emergency(asked.question) if yes else Calm()
