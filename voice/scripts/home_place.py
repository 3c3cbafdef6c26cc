"""Where the person lies, and whom the doctor rings up (B3.3)."""

from clinic.tasks import Why
from voice.desk import Conversation
from voice.scripts import contact, person_asked
from voice.scripts.both import in_both
from voice.scripts.onward import GoesOn
from voice.talk import phrase


async def ask_address(conversation: Conversation) -> str:
    """The register's, which is never read out; another one a person writes down (GoesOn)."""
    if not await conversation.talk.agreed(phrase("phone-address")):
        raise GoesOn(_to_a_person)
    return in_both("call-address-registered").in_(conversation.talk.language)


async def _to_a_person(conversation: Conversation) -> None:
    await person_asked.hand_over(conversation, Why.CANNOT_DECIDE)


async def ask_contact(conversation: Conversation) -> str:
    """The calling number, where it is one of Kazakhstan, or one that is keyed and said back."""
    own = conversation.number
    if not own or not contact.of_kazakhstan(own):
        return await contact.ask_contact(conversation)
    is_own = await conversation.talk.agreed(phrase("phone-contact-own"))
    return own if is_own else await contact.ask_contact(conversation)
