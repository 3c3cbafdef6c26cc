"""The main menu: each key leads to a script."""

from collections.abc import Mapping
from typing import Final

from voice.desk import Conversation, Script
from voice.scripts import booking, certificate, home_call, information, visits
from voice.talk import phrase

SCRIPTS: Final[Mapping[str, Script]] = {
    "1": booking.book_visit,
    "2": home_call.call_home,
    "3": visits.my_visits,
    "4": certificate.show_certificate,
    "5": information.inform,
}


async def wish(conversation: Conversation) -> Script:
    """Raises as `choose` does."""
    return SCRIPTS[await conversation.talk.choose(phrase("phone-menu"), keys="".join(SCRIPTS))]
