"""Is my certificate ready: by the slip's number and code, both keyed (B6.1, B6.2)."""

from clinic.certificates import CODE_FIGURES, NUMBER_FIGURES, ClaimNo, Shown
from clinic.reception import ClaimAsked, ClaimShown
from voice.desk import Conversation
from voice.scripts.ending import more
from voice.talk import Phrase, Spelled, phrase


async def show_certificate(conversation: Conversation) -> None:
    """Raises Refused(WRONG_CLAIM), which is answered in as many steps (B6.2).

    Neither the number nor the code is kept, not even in the draft.
    """
    await conversation.begin(wish="claim")
    number = await conversation.talk.digits(phrase("phone-claim-number"), most=NUMBER_FIGURES)
    code = await conversation.talk.digits(phrase("phone-claim-code"), most=CODE_FIGURES)
    asked = ClaimAsked(ClaimNo(number), code)
    shown = await conversation.reception.show_certificate(asked, conversation.anyone)
    await more(conversation, phrase("phone-claim-of"), Spelled(shown.number), _worded(shown))


def _worded(shown: ClaimShown) -> Phrase:
    """The three words; no name and no service."""
    if shown.shown is Shown.HANDED_OVER and shown.on:
        return phrase("phone-claim-handed-over", day=shown.on)
    return phrase(f"phone-claim-{shown.shown}")
