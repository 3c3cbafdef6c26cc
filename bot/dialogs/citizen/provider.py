"""Which clinic: by its place, as people name it."""

from bot.dialogs.citizen.draft import CALL, answered
from bot.dialogs.citizen.onward import onward
from bot.dialogs.citizen.person import ask
from bot.dialogs.core import Choice, Said, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk, provider_name
from bot.dialogs.window import Answer, Chosen, footer
from clinic.providers import Provider
from clinic.tasks import Why
from locales.folding import words_of


async def show_provider(session: Session, desk: Desk) -> View:
    call = session.draft.get("wish") == CALL
    question = say("call-clinic-question") if call else say("provider-question")
    return await _clinics(session, question, desk)


async def take_provider(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `CheckRegister` does."""
    match answer:
        case Chosen(provider):
            return Step(await onward(answered(session, "provider", provider), desk))
        case Said(text) if named := await _named(session, text, desk):
            return Step(await onward(answered(session, "provider", named), desk))
    return None


async def show_person_clinic(session: Session, desk: Desk) -> View:
    """Whose person is to answer; no part of a booking."""
    return await _clinics(session, say("person-clinic-question"), desk)


async def take_person_clinic(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Back from the person is where the person was asked for."""
    match answer:
        case Chosen(provider):
            return await _ask_of(session, provider, desk)
        case Said(text) if named := await _named(session, text, desk):
            return await _ask_of(session, named, desk)
    return None


async def _ask_of(session: Session, provider: str, desk: Desk) -> Step:
    return await ask(session.back().noting(provider=provider), Why.ASKED, desk)


async def _named(session: Session, text: str, desk: Desk) -> str | None:
    return (await desk.lexicon(session)).provider(words_of(text), asked=True)


async def _clinics(session: Session, question: Text, desk: Desk) -> View:
    providers = await desk.reception.show_directory.providers()
    nearby = sorted(providers, key=lambda row: (row.place, row.name_kk))
    choices = [Choice(row.provider, _label(session, row)) for row in nearby]
    return View((question,), column(choices) + footer())


def _label(session: Session, row: Provider) -> Text:
    return say("choice-provider", name=provider_name(session, row), place=row.place)
