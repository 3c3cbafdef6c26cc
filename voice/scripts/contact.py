"""The number to ring back, keyed where the network gives none."""

from typing import Final

from clinic import phones
from clinic.people import Unfit
from voice.desk import Conversation
from voice.keypad import Misses
from voice.talk import Spelled, phrase

SHORTEST: Final = 10
LONGEST: Final = 11


async def ask_contact(conversation: Conversation) -> str:
    """E.164, read back figure by figure. Raises NoKeys."""
    talk, misses = conversation.talk, Misses()
    while True:
        keyed = await talk.digits(
            phrase("phone-contact"), least=SHORTEST, most=LONGEST, misses=misses
        )
        try:
            number = phones.parse(keyed)
        except Unfit as unfit:
            misses.miss()
            await talk.say_anew(phrase(f"phone-unfit-{unfit.flaw}"))
            continue
        if await talk.agreed(
            phrase("phone-contact-check"), Spelled(keyed), phrase("phone-right-or-wrong")
        ):
            return number
        misses.miss()
