"""The main menu: each key leads to a script."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from voice.desk import Conversation
from voice.scripts import certificate, home_call, information, person_asked
from voice.talk import phrase

Script = Callable[[Conversation], Awaitable[None]]
SCRIPTS: Final[Mapping[str, Script]] = {
    "1": person_asked.on_request,
    "2": home_call.call_home,
    "3": person_asked.on_request,
    "4": certificate.show_certificate,
    "5": information.inform,
}


async def wish(conversation: Conversation) -> Script:
    """Raises as `choose` does."""
    return SCRIPTS[await conversation.talk.choose(phrase("phone-menu"), keys="".join(SCRIPTS))]
