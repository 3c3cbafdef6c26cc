"""The number to ring back, keyed where the network gives none."""

from typing import Final

from clinic import phones
from clinic.people import Flaw, Unfit
from voice.desk import Conversation
from voice.keypad import Misses
from voice.talk import Spelled, phrase

SHORTEST: Final = 10
LONGEST: Final = 11
KAZAKHSTAN: Final = "+77"
"""How the numbers begin that this clinic rings; +79 is Russia."""


async def ask_contact(conversation: Conversation) -> str:
    """E.164, read back figure by figure. Raises NoKeys."""
    talk, misses = conversation.talk, Misses()
    while True:
        keyed = await talk.digits(
            phrase("phone-contact"), least=SHORTEST, most=LONGEST, misses=misses
        )
        try:
            number = _read(keyed)
        except Unfit as unfit:
            misses.miss()
            await talk.say_anew(phrase(f"phone-unfit-{unfit.flaw}"))
            continue
        if await talk.agreed(
            phrase("phone-contact-check"), Spelled(keyed), phrase("phone-right-or-wrong")
        ):
            return number
        misses.miss()


def of_kazakhstan(number: str) -> bool:
    """E.164."""
    return number.startswith(KAZAKHSTAN)


def _read(keyed: str) -> str:
    """Raises Unfit, also for what is never dialled from here."""
    number = phones.parse(keyed)
    if not of_kazakhstan(number):
        raise Unfit(Flaw.NOT_A_PHONE)
    return number
