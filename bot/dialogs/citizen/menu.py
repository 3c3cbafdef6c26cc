"""The main menu, the choice of language, and help."""

from bot.dialogs.citizen import wishes
from bot.dialogs.core import Choice, Session, Step, View, say
from bot.dialogs.desk import Desk
from bot.dialogs.window import PERSON, Answer, Chosen, footer
from locales.language import Language

WORK = Choice("work", say("menu-work"))
BOOK = Choice("book", say("menu-book"), "primary")
LANGUAGES = tuple(Choice(code.value, say(f"language-{code.value}")) for code in Language)
CALL = Choice("call", say("menu-call"), "danger")
CLAIM = Choice("claim", say("menu-claim"))
WISHES = (
    (BOOK,),
    (CALL,),
    (Choice("visits", say("menu-my-visits")), CLAIM),
    (Choice("information", say("menu-information")), PERSON),
    (Choice("switch", say("other-language")), Choice("privacy", say("menu-forget"))),
)


async def show_menu(session: Session, desk: Desk) -> View:
    work = ((WORK,),) if await desk.roles(session) else ()
    return View((say("menu-question"),), (*WISHES, *work))


async def take_menu(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(("book" | "call" | "visits" | "claim" | "work") as wish):
            return await wishes.follow(session.home(wish=wish), desk)
        case Chosen(value):
            return Step(session.at(value))
    return None


async def show_language(_: Session, __: Desk) -> View:
    """Asked in the language of what was said; each language is named in itself."""
    return View((say("language-question"),), (LANGUAGES, *footer(back=False)))


async def take_language(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(code):
            return await wishes.speak(session, code, desk)
    return None


async def switch(session: Session, desk: Desk) -> Step:
    return await wishes.speak(session, Language(session.language).other, desk)


async def show_help(_: Session, __: Desk) -> View:
    return View((say("help"),), ((BOOK,), *footer()))


async def take_help(session: Session, answer: Answer, desk: Desk) -> Step | None:
    return await take_menu(session, answer, desk)
