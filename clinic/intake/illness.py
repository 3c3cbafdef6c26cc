"""What a draft says of an illness, as far as it was said."""

from clinic.home_calls import AgeGroup, Illness, Indication
from clinic.intake.questions import UNMEASURED, Draft


def illness_of(draft: Draft) -> Illness:
    """Whoever was not said to be a child is an adult (§3.9)."""
    measured = draft.get("temperature", UNMEASURED)
    return Illness(
        age=AgeGroup(draft.get("age", AgeGroup.ADULT)),
        temperature=None if measured == UNMEASURED else float(measured),
        indication=Indication(draft.get("indication", Indication.OTHER)),
        worse=draft.get("worse") == "yes",
        pregnant=draft.get("pregnant") == "yes",
    )
