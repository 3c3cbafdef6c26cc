"""The whole call: answered, greeted, one wish after the other, and never left without a word."""

from asyncio import timeout
from functools import partial
from typing import NoReturn

import structlog

from clinic.refusals import Refused
from clinic.tasks import Why
from voice.desk import Conversation, Desk, Script, begin
from voice.keypad import NoKeys
from voice.line import HungUp, Line
from voice.scripts import menu, person_asked, refusing, welcome
from voice.scripts.ending import Over
from voice.scripts.lasting import LONGEST, at_most
from voice.talk import Speaker, WantsBack, WantsPerson, phrase

log = structlog.get_logger()


async def take_call(line: Line, speaker: Speaker, desk: Desk) -> None:
    """Whatever happens, the time that was held is free again, and the line put down (B2.5)."""
    conversation = begin(line, speaker, desk)
    try:
        async with at_most(conversation.talk, timeout(LONGEST)):
            await _from_greeting_to_good_bye(conversation)
    except HungUp:
        pass
    finally:
        try:
            await conversation.release()
        finally:
            await line.hang_up()


async def _from_greeting_to_good_bye(conversation: Conversation) -> None:
    await conversation.line.answer()
    try:
        await _or_a_person(conversation, welcome.greet)
        await wishes(conversation)
    except Over:
        pass
    except HungUp:
        raise
    except Exception as error:  # noqa: BLE001 - the one boundary: nobody is left without a word
        log.warning("call failed", error=type(error).__name__)
        await conversation.talk.say_anew(phrase("phone-try-later"))


async def wishes(conversation: Conversation) -> NoReturn:
    """One after the other, from the main menu on. Raises HungUp and Over."""
    while True:
        await conversation.begin()
        await _or_a_person(conversation, _one_wish)


async def _one_wish(conversation: Conversation) -> None:
    script = await menu.wish(conversation)
    await script(conversation)


async def _or_a_person(conversation: Conversation, script: Script) -> None:
    """What this script cannot do, a person does (B0.10). Raises HungUp and Over."""
    try:
        await script(conversation)
    except WantsBack:
        return
    except WantsPerson:
        await _to_a_person(conversation, Why.ASKED)
    except NoKeys:
        await _to_a_person(conversation, Why.THREE_FAILURES)
    except Refused as refused:
        await _or_a_person(conversation, partial(refusing.explain, refused=refused))
    except (HungUp, Over):
        raise
    except Exception as error:  # noqa: BLE001 - the deed failed, the caller is still there
        log.warning("script failed", error=type(error).__name__)
        await _to_a_person(conversation, Why.CANNOT_DECIDE)


async def _to_a_person(conversation: Conversation, why: Why) -> None:
    """Who asks again hears the same promise (clinic.usecases.ask_person)."""
    while True:
        try:
            await person_asked.hand_over(conversation, why)
        except WantsPerson:
            why = Why.ASKED
            continue
        except WantsBack:
            pass
        return
