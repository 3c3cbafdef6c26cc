"""Reasons for coming without a referral: which are asked for, and in which order (B2.7, §3.6)."""

from collections.abc import Iterable
from typing import Final

from clinic.people import BookingRule

REASONS: Final = ("injury", "acute", "repeat", "observation", "pregnancy", "suspected_cancer")
"""The codes that have words."""
REFERRAL: Final = "referral"
"""Chosen among them: that there is a referral is no reason."""


def asked_for(rules: Iterable[BookingRule]) -> tuple[str, ...]:
    """Empty where one of these doctors receives without any question."""
    asked = list(rules)
    if any(rule.kind == "direct" for rule in asked):
        return ()
    codes = {code for rule in asked for code in rule.reasons}
    return tuple(code for code in REASONS if code in codes)
