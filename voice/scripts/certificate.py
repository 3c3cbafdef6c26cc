"""Is my certificate ready: by the slip's number and code, both keyed (B6.1, B6.2)."""

from clinic.certificates import CODE_FIGURES, NUMBER_FIGURES, ClaimNo, Shown
from clinic.reception import ClaimAsked, ClaimShown
from clinic.refusals import Refused
from voice.desk import Conversation
from voice.keypad import Misses
from voice.scripts.ending import more
from voice.scripts.refusing import why
from voice.talk import Phrase, Spelled, phrase


async def show_certificate(conversation: Conversation) -> None:
    """Neither the number nor the code is kept, not even in the draft. Raises NoKeys."""
    await conversation.begin(wish="claim")
    shown = await _shown(conversation)
    await more(conversation, phrase("phone-claim-of"), Spelled(shown.number), _worded(shown))


async def _shown(conversation: Conversation) -> ClaimShown:
    """Whatever is wrong, both are keyed again, and which of them it was is not said (B6.2)."""
    talk, misses = conversation.talk, Misses()
    while True:
        number = await talk.digits(phrase("phone-claim-number"), most=NUMBER_FIGURES)
        code = await talk.digits(phrase("phone-claim-code"), most=CODE_FIGURES)
        asked = ClaimAsked(ClaimNo(number), code)
        try:
            return await conversation.reception.show_certificate(asked, conversation.anyone)
        except Refused as refused:
            await talk.say_anew(why(refused))
            misses.miss()


def _worded(shown: ClaimShown) -> Phrase:
    """The three words; no name and no service."""
    if shown.shown is Shown.HANDED_OVER and shown.on:
        return phrase("phone-claim-handed-over", day=shown.on)
    return phrase(f"phone-claim-{shown.shown}")
