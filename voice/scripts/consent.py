"""Consent, once for a number, directly before the first personal datum (B0.1)."""

from voice.desk import Conversation
from voice.talk import WantsBack, phrase


async def ensure(conversation: Conversation) -> None:
    """Raises WantsBack where it is refused: what is anonymous remains, in the main menu."""
    household = await conversation.household()
    if household.caller is not None:
        return
    if not await conversation.talk.agreed(phrase("phone-consent")):
        await conversation.talk.say_anew(phrase("phone-consent-refused"))
        raise WantsBack
    await conversation.reception.give_consent(conversation.anyone)
