"""What the schedule offers for the draft's specialty, and the reasons its doctors ask for."""

from collections.abc import Sequence
from typing import Final

from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from clinic.people import ProviderId
from clinic.reception import Offer

REASONS: Final = ("injury", "acute", "repeat", "observation", "pregnancy", "suspected_cancer")
"""The codes that have words (§3.6), in the order in which they are offered."""


async def offers(session: Session, desk: Desk) -> Sequence[Offer]:
    """The doctors of the specialty, the own precinct's first, each with the earliest time."""
    provider = ProviderId(session.draft["provider"])
    member = await desk.member(session)
    here = member and member.provider and member.provider.provider == provider
    precinct = member.precinct if member and here else session.draft.get("precinct")
    return await desk.reception.show_free_times.doctors(
        provider,
        session.draft["specialty"],
        precinct=precinct,
        holder=session.account,
    )


def reasons_of(offered: Sequence[Offer]) -> tuple[str, ...]:
    """Empty where somebody of the specialty receives without any question."""
    if any(offer.doctor.booking.kind == "direct" for offer in offered):
        return ()
    codes = {code for offer in offered for code in offer.doctor.booking.reasons}
    return tuple(code for code in REASONS if code in codes)
