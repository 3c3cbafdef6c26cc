"""Where the person lies, and whom the doctor rings up (B3.3)."""

from clinic.tasks import Why
from voice.desk import Conversation
from voice.scripts import contact, person_asked
from voice.scripts.both import in_both
from voice.scripts.onward import GoesOn
from voice.talk import NO, YES, phrase


async def ask_address(conversation: Conversation) -> str:
    """The register's, which is never read out; another one a person writes down (GoesOn)."""
    if await conversation.talk.choose(phrase("phone-address"), keys=YES + NO) == NO:
        raise GoesOn(_to_a_person)
    return in_both("call-address-registered").in_(conversation.talk.language)


async def _to_a_person(conversation: Conversation) -> None:
    await person_asked.hand_over(conversation, Why.CANNOT_DECIDE)


async def ask_contact(conversation: Conversation) -> str:
    """The calling number, where it is one of Kazakhstan, or one that is keyed and said back."""
    own = conversation.number
    if own and contact.of_kazakhstan(own):
        key = await conversation.talk.choose(phrase("phone-contact-own"), keys=YES + NO)
        if key == YES:
            return own
    return await contact.ask_contact(conversation)
