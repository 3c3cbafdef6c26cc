"""How long what is kept, as data; whatever is not named here is kept for good."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final


class Kept(StrEnum):
    """What is kept for a time."""

    DRAFTS = "drafts"  # of conversations, with nothing said: one may hold an IIN
    HANDLED = "handled"  # updates; Telegram brings one again for 24 hours
    LIMITS = "limits"  # look-ups, PIN and slip tries, calls made: counted (B0.2, B0.4, B6.2)
    SLIPS = "slips"  # of certificates, as long as they are valid (B6.2)
    ROUNDS = "rounds"  # which daily job was done where
    LOOK_UPS = "look-ups"  # the history of who looked somebody up
    NOTICES = "notices"  # those that no longer wait


KEPT_FOR: Final[Mapping[Kept, timedelta]] = {
    Kept.DRAFTS: timedelta(days=1),
    Kept.HANDLED: timedelta(hours=48),
    Kept.LIMITS: timedelta(days=1),
    Kept.SLIPS: timedelta(days=90),
    Kept.ROUNDS: timedelta(days=30),
    Kept.LOOK_UPS: timedelta(days=365),
    Kept.NOTICES: timedelta(days=365),
}
