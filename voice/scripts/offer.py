"""A freed time, offered by telephone to the next who waits for it (B2.8)."""

from clinic.notices import WaitingPlace
from voice.desk import Conversation, name_of
from voice.scripts import call
from voice.scripts.booking_answer import tell_booked
from voice.scripts.telling import TRIES, Telling
from voice.talk import YES, Answer, phrase


async def told(conversation: Conversation, telling: Telling, place: WaitingPlace) -> None:
    """Neither doctor nor specialty before it is taken (B5.2).

    Raises Refused, as `choose` does, and Over where the answer was heard.
    """
    talk = conversation.talk
    starts_at = place.offered_start or telling.ready.notice.due_at
    said = (
        phrase("phone-offer", **conversation.desk.when(starts_at)),
        phrase("phone-notice-where", name=name_of(telling.ready.provider)),
    )
    answer = Answer(said, telling.was_heard, telling.key)
    key = await talk.choose(phrase("phone-offer-keys"), keys="12", answer=answer, tries=TRIES)
    await telling.was_heard(talk.language)
    booked = await conversation.reception.answer_offer(
        place.place, key == YES, conversation.window(), conversation.account, talk.language
    )
    if booked is None:
        await talk.say_anew(phrase("phone-offer-declined"))
    else:
        await tell_booked(conversation, booked)
        telling.go_on()
        await call.wishes(conversation)
