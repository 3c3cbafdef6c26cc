"""A person (B0.10): handed over while the clinic is open, else a request and its promise."""

from contextlib import suppress
from typing import Final

from clinic.providers import Provider
from clinic.reception import PersonRequest, Promise
from clinic.tasks import Why
from voice.desk import Conversation, name_of
from voice.keypad import NoKeys
from voice.line import Transferred
from voice.scripts.clinic import ask_clinic
from voice.scripts.contact import ask_contact
from voice.scripts.ending import more
from voice.talk import Phrase, WantsPerson, phrase

OUTCOMES: Final = {
    Transferred.BUSY: "phone-operator-busy",
    Transferred.NO_ANSWER: "phone-operator-silent",
    Transferred.UNKNOWN: "phone-operator-out-of-reach",
    Transferred.REFUSED: "phone-operator-out-of-reach",
}
"""What is said before the request is taken instead: nobody is left in silence."""


async def hand_over(conversation: Conversation, why: Why) -> None:
    """Where the person is reached, the next thing done on this line raises HungUp."""
    if why is not Why.ASKED:
        await conversation.talk.say_anew(phrase("phone-person-instead"))
    provider = await conversation.provider()
    if await reached(conversation, provider):
        return
    if provider is None and why is Why.ASKED:
        provider = await _clinic(conversation)
        if provider and provider.operator_uri and await reached(conversation, provider):
            return
    await _request(conversation, why, provider)


async def _clinic(conversation: Conversation) -> Provider | None:
    """None: it was not said, and whoever wants a person is called back all the same."""
    with suppress(NoKeys, WantsPerson):
        return await ask_clinic(conversation, "phone-person-clinic")
    return None


async def reached(conversation: Conversation, provider: Provider | None) -> bool:
    """Whether the line is theirs now."""
    uri = (provider and provider.operator_uri) or conversation.desk.operator_uri
    asked = provider.provider if provider else None
    if not uri or not await conversation.reception.ask_person.open_now(asked):
        return False
    await conversation.talk.say_anew(phrase("phone-connecting"))
    outcome = await conversation.line.transfer(uri)
    if outcome is Transferred.REACHED:
        return True
    await conversation.talk.say_anew(phrase(OUTCOMES[outcome]))
    return False


async def _request(conversation: Conversation, why: Why, provider: Provider | None) -> None:
    """Without a number nobody could call back: one is asked for."""
    if conversation.number is None and "contact" not in conversation.draft:
        try:
            conversation.note(contact=await ask_contact(conversation))
        except (NoKeys, WantsPerson):
            await more(conversation, phrase("phone-no-number"))
            return
    request = PersonRequest(
        window=conversation.window(),
        why=why,
        provider=provider.provider if provider else None,
        draft=conversation.told_so_far(),
        language=conversation.talk.language,
    )
    promise = await conversation.reception.ask_person(request, conversation.anyone)
    await more(conversation, *_promised(conversation, promise))


def _promised(conversation: Conversation, promise: Promise) -> tuple[Phrase, ...]:
    when = conversation.desk.when
    closed = (phrase("phone-closed-until", **when(promise.opens_at)),) if promise.opens_at else ()
    place = (
        (phrase("phone-person-where", name=name_of(promise.provider)),) if promise.provider else ()
    )
    return (*closed, phrase("phone-person-promised", **when(promise.answer_by)), *place)
