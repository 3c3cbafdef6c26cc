"""A doctor is called home: danger first, then the form, and the answer aloud (R3, B3.1 to B3.6).

What no key can say is handed over on purpose to whoever comes and rings the contact: the
complaint in own words, the way to the door, and who calls.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, time
from typing import Final

from clinic.acting import Channel
from clinic.intake.forms import HOME_CALL
from clinic.intake.illness import illness_of
from clinic.intake.questions import NOTHING, Draft
from clinic.people import Iin, ProviderId, Relation
from clinic.reception import CallCheck, Called, CallRequest, Place
from clinic.visits import spoken_number
from clinic.windows import Window
from locales.language import Language
from voice.desk import Conversation, name_of
from voice.scripts import consent, ill, safety, whom
from voice.scripts.both import in_both
from voice.scripts.ending import more
from voice.scripts.home_place import ask_address, ask_contact
from voice.scripts.onward import GoesOn
from voice.talk import Answer, Phrase, WantsBack, phrase

HANDED_OVER: Final[Draft] = dict.fromkeys(
    ("complaint", "house", "entrance", "floor", "door_code", "landmark", "caller"), NOTHING
)
"""What no key can say: it stays unsaid, for whoever comes to ask."""
NO_SIGN: Final = "none"
Ask = Callable[[Conversation], Awaitable[str]]
ASKED: Final[Mapping[str, Ask]] = {
    "relation": ill.ask_relation,
    "patient": ill.ask_patient,
    "provider": ill.ask_provider,
    "age": ill.ask_age,
    "indication": ill.ask_indication,
    "cannot_come": ill.ask_cannot_come,
    "temperature": ill.ask_temperature,
    "address": ask_address,
    "contact": ask_contact,
}


async def call_home(conversation: Conversation) -> None:
    """Raises Refused as `CheckHomeCall` and `CallHome` do, and Over where there is danger."""
    await conversation.begin(wish="call")
    await safety.ensure_safe(conversation)
    await consent.ensure(conversation)
    try:
        agreed = await _asked(conversation)
    except GoesOn as onward:
        await onward.script(conversation)
        return
    if agreed:
        await _called(conversation)
    else:
        await more(conversation, phrase("phone-call-not-made"))


async def _asked(conversation: Conversation) -> bool:
    """The whole form, and whether it is confirmed. A star, twice, is one question back."""
    answered: list[str] = []
    while True:
        question = HOME_CALL.next({**HANDED_OVER, **conversation.draft})
        try:
            if question is None:
                return await _agreed(conversation)
            answer = await ASKED[question.key](conversation)
            conversation.draft = HOME_CALL.answer(conversation.draft, question.key, answer)
            answered.append(question.key)
            await _check(conversation)
            await safety.ensure_no_danger(conversation)
        except WantsBack:
            if not answered:
                raise
            conversation.draft = HOME_CALL.without(conversation.draft, answered.pop())


async def _check(conversation: Conversation) -> None:
    """Asks the register before anything of the illness (R3.6); raises Refused as it does."""

    async def ask(draft: Draft) -> None:
        await conversation.reception.check_home_call(_check_of(draft), conversation.caller)

    await whom.check(conversation, HOME_CALL, ask)


async def _agreed(conversation: Conversation) -> bool:
    """What would be promised now, and after hours that nobody comes today (B3.4)."""
    check = _check_of(conversation.draft)
    promise = await conversation.reception.check_home_call.again(check, conversation.caller)
    late = () if promise.accepting else (phrase("phone-call-after-hours"),)
    provider = await conversation.reception.show_directory.provider(check.provider)
    window = phrase("phone-call-window", **_when(promise.window))
    place = phrase("phone-place", name=name_of(provider))
    return await conversation.talk.agreed(*late, window, place, phrase("phone-call-confirm"))


async def _called(conversation: Conversation) -> None:
    """The journal first, then the word; told is what was heard to its end (R3.3, R3.7)."""
    request = _request_of(conversation)
    called = await conversation.reception.call_home(request, conversation.caller)

    async def told(language: Language, wording: str) -> None:
        await conversation.reception.record_told(
            called.call.entry, language, wording, Channel.PHONE
        )

    await more(conversation, answer=Answer(_answer(called), told))


def _answer(called: Called) -> tuple[Phrase, ...]:
    """Day and time, both (I5)."""
    who = "feldsher" if called.by_feldsher else "doctor"
    child = called.call.relation == Relation.PARENT
    return (
        phrase("phone-call-accepted"),
        phrase(f"phone-call-{who}", **_when(called.window)),
        phrase("phone-place", name=name_of(called.provider)),
        phrase("phone-entry", entry=spoken_number(called.call.entry)),
        phrase("phone-call-be-home"),
        *((phrase("phone-call-adult-there"),) if child else ()),
        phrase("phone-call-worse"),
    )


def _when(window: Window) -> dict[str, date | time]:
    return {"day": window.day, "from": window.begins, "to": window.ends}


def _check_of(draft: Draft) -> CallCheck:
    return CallCheck(
        Iin(draft["patient"]),
        ProviderId(draft["provider"]),
        Relation(draft["relation"]),
        illness_of(draft),
    )


def _request_of(conversation: Conversation) -> CallRequest:
    """The complaint is the reason as the menu names it; where to go only the register knows."""
    draft = conversation.draft
    reason = in_both(f"call-indication-{draft['indication']}")
    return CallRequest(
        window=conversation.window(),
        check=_check_of(draft),
        complaint=reason.in_(conversation.talk.language),
        place=Place(address=None),
        contact=draft["contact"],
        red_flags=(NO_SIGN, *safety.denied(conversation)),
    )
