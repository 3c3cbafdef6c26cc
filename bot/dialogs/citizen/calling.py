"""Calling a doctor home: danger first, then what the doctor must know (B3.1 to B3.4)."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.dialogs.citizen import ill, person, wishes
from bot.dialogs.citizen.draft import CALL, answered
from bot.dialogs.citizen.front_door import danger
from bot.dialogs.citizen.onward import onward
from bot.dialogs.core import Choice, Said, Session, Shared, Step, Text, View, column, say
from bot.dialogs.desk import Desk, in_language
from bot.dialogs.window import BACK, HOME, PERSON, Answer, Chosen, Window, decided, footer
from clinic.home_calls import AgeGroup, Indication
from clinic.intake.forms import FLAT, PRIVATE
from clinic.intake.questions import NOTHING, UNMEASURED
from clinic.people import ProviderId, Unfit
from clinic.tasks import Why
from locales.folding import words_of
from locales.illness import house, illness, unmeasured

TRIES: Final = 3
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "age": (AgeGroup.NEWBORN, AgeGroup.INFANT, AgeGroup.CHILD, AgeGroup.ADULT),
    "indication": tuple(Indication),
    "house": (FLAT, PRIVATE),
    "temperature": (UNMEASURED, "36.6", "37.5", "38.0", "38.5", "39.0"),
}
"""Questions that are answered by a button."""
IN_WORDS: Final = ("complaint", "address", "entrance", "floor", "door_code", "landmark", "caller")
BY_NUMBER: Final = frozenset({"entrance", "floor", "door_code"})
MAY_LACK: Final = frozenset({"entrance", "floor", "door_code", "landmark"})
BY_THE_DESK: Final = frozenset({Indication.AMBULANCE})
"""What a citizen does not say of themselves: the ambulance station hands it over."""
BARE_AGE: Final = re.compile(r"\d{1,3}")
SHORT: Final = 3
"""A wish is a word or two; longer words are the answer."""
WISHES: Final = frozenset(
    {"operator", "back", "help", "cancel", "greeting", "thanks", "speak-kk", "speak-ru"}
)


async def show_safety(_: Session, __: Desk) -> View:
    """Before the language, the consent and any form (B3.2)."""
    answers = (Choice("yes", say("safety-yes"), "danger"), Choice("no", say("safety-no")))
    return View((say("safety-question"), say("safety-signs")), (answers, *footer()))


async def take_safety(session: Session, answer: Answer, desk: Desk) -> Step | None:
    said = decided(answer, desk)
    if said is None:
        return None
    if said:
        return danger(session.home(), say("emergency-lifeline"))
    begun = session.home(**session.draft).noting(wish=CALL, safe="none")
    return await wishes.follow(begun, desk)


def choosing(key: str) -> Window:
    """A question answered by one of its buttons, or by the figures of a thermometer."""

    async def show(_: Session, __: Desk) -> View:
        offered = [one for one in choices(key) if one.value not in BY_THE_DESK]
        return View((say(f"call-{key}-question"),), column(offered) + footer())

    async def take(session: Session, answer: Answer, desk: Desk) -> Step | None:
        match answer:
            case Chosen(value):
                return await _given(session, key, value, desk)
            case Said(text) if not _is_wish(text, desk):
                return await _in_words(session, key, text, desk)
        return None

    return Window(show, take, reads=True)


async def _given(session: Session, key: str, value: str, desk: Desk) -> Step:
    return Step(await onward(ill.asked(answered(session, key, value), key), desk))


async def _in_words(session: Session, key: str, text: str, desk: Desk) -> Step | None:
    """None: the words are no answer. A number without a unit may be months or years."""
    words = words_of(text)
    match key:
        case "age":
            said: str | None = ill.age_said(text)
            if said is None and BARE_AGE.fullmatch(text.strip()):
                return Step(session, lead=(say("call-age-unclear"),))
        case "indication":
            said = illness(words).indication
        case "house":
            said = house(words)
        case _:
            return await _warm(session, text, desk)
    return await _given(session, key, said, desk) if said else None


async def _warm(session: Session, text: str, desk: Desk) -> Step:
    """«39 и 2», «38.5 болды», «не мерили»; what is no temperature is asked for again."""
    degrees = desk.hear(text).temperature
    if degrees is not None:
        return await _given(session, "temperature", f"{degrees:.1f}", desk)
    if unmeasured(words_of(text)):
        return await _given(session, "temperature", UNMEASURED, desk)
    return await _fitting(session, "temperature", text, desk)


def choices(key: str) -> Sequence[Choice]:
    """All that the form takes."""
    return [Choice(value, say(f"call-{key}-{_named(value)}")) for value in CHOICES[key]]


def _named(value: str) -> str:
    """As part of a message's name."""
    return value.replace(".", "-").replace("_", "-")


async def show_elsewhere(session: Session, desk: Desk) -> View:
    """Outside the list: what else there is, and the call for who cannot come (B3.1)."""
    offered = (
        (Choice("book", say("menu-book")),),
        (Choice("yes", say("call-cannot-come"), "primary"),),
    )
    return View(await elsewhere(session, desk), (*offered, *footer()))


async def elsewhere(session: Session, desk: Desk) -> tuple[Text, ...]:
    """In the words of the session's language."""
    provider = ProviderId(session.draft["provider"])
    room = await desk.reception.show_directory.fact("filter_room", provider)
    if room is None:
        return (say("call-elsewhere"),)
    text = in_language(session, room.value_kk, room.value_ru)
    return say("call-elsewhere"), say("call-filter-room", text=text)


async def take_elsewhere(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("book"):
            kept = ("relation", "patient", "provider", "proved", "way")
            draft = {key: session.draft[key] for key in kept if key in session.draft}
            return await wishes.follow(session.home(**draft, wish="book"), desk)
        case Chosen("yes"):
            return Step(await onward(answered(session, "cannot_come", "yes"), desk))
    return None


def asking(key: str) -> Window:
    """A question answered in the person's own words."""

    async def show(session: Session, _: Desk) -> View:
        skip = ((Choice(NOTHING, say("call-nothing")),),) if key in MAY_LACK else ()
        ready = (*ill.own_words(session, key), *skip)
        return View((say(f"call-{_named(key)}-question"),), (*ready, *footer()))

    async def take(session: Session, answer: Answer, desk: Desk) -> Step | None:
        match answer:
            case Chosen(value):
                return Step(await onward(answered(session, key, value), desk))
            case Said(text) if not _is_wish(text, desk) and not _is_stray(key, text, desk):
                lacking = key in MAY_LACK and decided(answer, desk) is False
                return await _fitting(session, key, NOTHING if lacking else text, desk)
        return None

    return Window(show, take, reads=True)


def _is_stray(key: str, text: str, desk: Desk) -> bool:
    """A bare number that this question did not ask for (B4.1)."""
    return key not in BY_NUMBER and desk.hear(text).digits is not None


def _is_wish(text: str, desk: Desk) -> bool:
    return len(text.split()) <= SHORT and desk.hear(text).intent in WISHES


async def show_contact(session: Session, desk: Desk) -> View:
    """Whom the doctor rings up at the door: the proved number, or another."""
    own = await _own_phone(session, desk)
    offered = ((Choice("own", say("call-contact-own"), "primary"),),) if own else ()
    return View(
        (say("call-contact-question"),),
        (*offered, (BACK, PERSON, HOME)),
        contact=None if own else say("contact-button"),
    )


async def take_contact(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("own"):
            own = await _own_phone(session, desk)
            return await _fitting(session, "contact", own, desk) if own else Step(session)
        case Said(text) if not _is_wish(text, desk):
            return await _fitting(session, "contact", text, desk)
        case Shared(phone, _):
            return await _fitting(session, "contact", phone, desk)
    return None


async def _own_phone(session: Session, desk: Desk) -> str | None:
    """The number by which this chat was proved; never shown back."""
    return (await desk.household(session)).phone


async def _fitting(session: Session, key: str, text: str, desk: Desk) -> Step:
    try:
        return Step(await onward(answered(session, key, text), desk))
    except Unfit as unfit:
        missed = session.missed()
        if missed.failures >= TRIES:
            return await person.instead(missed, Why.THREE_FAILURES, desk)
        return Step(missed, lead=(say(f"unfit-{unfit.flaw}"),))


WINDOWS: Final[Mapping[str, Window]] = {
    "safety": Window(show_safety, take_safety, reads=True),
    **{f"call_{key}": choosing(key) for key in CHOICES},
    "call_cannot_come": Window(show_elsewhere, take_elsewhere),
    **{f"call_{key}": asking(key) for key in IN_WORDS},
    "call_contact": Window(show_contact, take_contact, reads=True),
}
