"""The IIN by twelve keys: its check digit before any look-up, then read back (B2.3)."""

from clinic.people import IIN_LENGTH, Iin, Unfit
from voice.desk import Conversation
from voice.keypad import Misses
from voice.talk import Spelled, phrase


async def ask_iin(conversation: Conversation, question: str) -> str:
    """`question`: the key of the phrase that asks. Raises NoKeys after three failures (B0.10)."""
    talk, misses = conversation.talk, Misses()
    while True:
        keyed = await talk.digits(phrase(question), most=IIN_LENGTH, misses=misses)
        try:
            iin = Iin.parse(keyed)
        except Unfit as unfit:
            misses.miss()
            await talk.say_anew(phrase(f"phone-unfit-{unfit.flaw}"))
            continue
        if await talk.agreed(
            phrase("phone-iin-check"), Spelled(iin.digits), phrase("phone-right-or-wrong")
        ):
            return iin.digits
        misses.miss()
