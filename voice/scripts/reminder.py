"""A notice by telephone: nothing is told before somebody who expects it presses a key (B5.2)."""

from collections.abc import Sequence
from typing import NoReturn

import structlog

from clinic.acting import Channel, Rung
from clinic.notices import NoticeKind
from clinic.reception import CancelRequest, ConfirmRequest, Ready
from clinic.refusals import Refused
from clinic.tasks import Why
from clinic.visits import Visit, spoken_number
from locales.language import Language
from voice import keypad
from voice.desk import Conversation, name_of
from voice.keypad import NoKeys
from voice.line import HungUp
from voice.scripts import call, offer, person_asked, refusing
from voice.scripts.ending import Over
from voice.scripts.telling import TRIES, Telling
from voice.scripts.welcome import LANGUAGES
from voice.talk import NO, YES, Answer, Phrase, Said, WantsBack, WantsPerson, phrase

log = structlog.get_logger()


async def tell(conversation: Conversation, telling: Telling) -> None:
    """From the first word to good-bye. Raises HungUp."""
    try:
        if await _is_expected(conversation, telling):
            await _or_a_person(conversation, telling)
    except Over:
        pass
    except HungUp:
        raise
    except Exception as error:  # noqa: BLE001 - the one boundary: nobody is left without a word
        log.warning("call failed", error=type(error).__name__)
        await conversation.talk.say_anew(phrase("phone-try-later"))


async def _is_expected(conversation: Conversation, telling: Telling) -> bool:
    """Who answers is not known: neither whose visit it is is said, nor that there is one."""
    talk = conversation.talk
    who = [Phrase("phone-notice-who", language=each) for each in Language]
    first = talk.language is not Language.KK
    try:
        key = await talk.choose(*who[first:], *who[:first], keys="".join(LANGUAGES), tries=TRIES)
    except WantsPerson:
        if telling.ready.place:
            await _hand_over(conversation, telling)
        telling.person_asked = True
        if not await person_asked.reached(conversation, telling.ready.provider):
            await talk.say_anew(phrase("phone-notice-person-calls"), phrase("phone-goodbye"))
        return False
    except (NoKeys, WantsBack):
        await talk.say(phrase("phone-goodbye"))
        return False
    talk.language, telling.key = LANGUAGES[key], key
    return True


async def _or_a_person(conversation: Conversation, telling: Telling) -> None:
    """Another time, and whatever else two keys cannot say, is a person's (B0.10)."""
    place, visit = telling.ready.place, telling.ready.visit
    try:
        await keypad.forget(conversation.line)
        if place:
            await offer.told(conversation, telling, place)
        elif visit:
            await _told(conversation, telling, visit)
    except WantsPerson:
        await _hand_over(conversation, telling)
    except Refused as refused:
        telling.go_on()
        await refusing.explain(conversation, refused)
        await call.wishes(conversation)
    except (NoKeys, WantsBack):
        pass
    await conversation.talk.say(phrase("phone-goodbye"))


async def _hand_over(conversation: Conversation, telling: Telling) -> NoReturn:
    """What was offered stays theirs until it lapses. Raises HungUp and Over."""
    await telling.was_heard(conversation.talk.language)
    telling.go_on()
    await person_asked.hand_over(conversation, Why.ASKED)
    await call.wishes(conversation)


async def _told(conversation: Conversation, telling: Telling, visit: Visit) -> None:
    talk = conversation.talk
    wording = await _wording(conversation, telling.ready, visit)
    answer = Answer(wording, telling.was_heard, telling.key)
    ways, keys = _asked(telling.ready.notice.kind, visit)
    key = await talk.choose(ways, keys=keys, answer=answer, tries=TRIES, last=not keys)
    await telling.was_heard(talk.language)
    if key == YES:
        await _confirm(conversation, visit)
    else:
        await _cancel(conversation, visit)


def _asked(kind: NoticeKind, visit: Visit) -> tuple[Phrase, str]:
    """What may be pressed, and the keys that answer; none: it is only to be heard."""
    if kind is NoticeKind.CLOSED_BY_CLINIC:
        return phrase("phone-notice-other-time"), ""
    if visit.confirmed:
        return phrase("phone-notice-person"), ""
    return phrase("phone-notice-come"), YES + NO


async def _wording(conversation: Conversation, ready: Ready, visit: Visit) -> Sequence[Said]:
    """Neither the doctor nor the specialty: others may listen (B5.2)."""
    kind = ready.notice.kind
    when = conversation.desk.when(visit.starts_at)
    where = phrase("phone-notice-where", name=name_of(ready.provider))
    if kind is NoticeKind.CLOSED_BY_CLINIC:
        nearest = await _nearest(conversation, visit)
        return phrase("phone-notice-closed", **when), where, *nearest
    if kind is NoticeKind.MOVED:
        number = phrase("phone-notice-entry", entry=spoken_number(visit.entry))
        return phrase("phone-notice-moved", **when), where, number
    if kind is NoticeKind.REMINDER_SOON:
        return phrase("phone-notice-soon", time=when["time"]), where
    return phrase("phone-notice-evening", **when), where


async def _nearest(conversation: Conversation, visit: Visit) -> Sequence[Phrase]:
    """B5.5: with another time; a person writes it down."""
    free = await conversation.reception.show_free_times.nearest(
        visit.doctor, visit.starts_at, limit=1
    )
    when = conversation.desk.when
    return [phrase("phone-notice-nearest", **when(slot.starts_at)) for slot in free]


async def _confirm(conversation: Conversation, visit: Visit) -> None:
    request = ConfirmRequest(conversation.window(), visit.entry)
    await conversation.reception.confirm_visit(request, _rung(conversation, visit))
    await conversation.talk.say_anew(phrase("phone-notice-confirmed"))


async def _cancel(conversation: Conversation, visit: Visit) -> None:
    """It is asked before anything is taken away."""
    talk = conversation.talk
    if not await talk.agreed(phrase("phone-notice-cancel"), phrase("phone-yes-or-no")):
        await talk.say_anew(phrase("phone-notice-kept"))
        return
    request = CancelRequest(conversation.window(), visit.entry)
    await conversation.reception.cancel_visit(request, _rung(conversation, visit))
    await talk.say_anew(phrase("phone-notice-cancelled"))


def _rung(conversation: Conversation, visit: Visit) -> Rung:
    return Rung(conversation.account, Channel.PHONE, conversation.talk.language, visit.entry)
