"""A person at the clinic: the request, what was said so far, and the promise (B0.10)."""

from collections.abc import Mapping
from typing import Final

from bot.dialogs.citizen import ill, places
from bot.dialogs.core import Choice, Session, Step, Text, View, say
from bot.dialogs.desk import Desk, phone_line, provider_name
from bot.dialogs.window import Answer, Chosen, footer
from clinic.people import ProviderId
from clinic.reception import PersonRequest, Promise
from clinic.tasks import Why

CLINICS: Final = Choice(places.CLINICS, say("information-clinics"))
"""The number to ring, where no clinic was named yet."""
WORTH_TELLING: Final = frozenset(
    {"wish", "relation", "patient", "provider", "specialty", "reason", "doctor", "day", "starts",
     "entry", "moving", "age", "indication", "cannot_come", "temperature", "complaint", "address",
     "house", "entrance", "floor", "door_code", "landmark", "contact", "caller"}
)  # fmt: skip

UNTOLD_WISHES: Final = frozenset({"claim", "claims"})


async def show_person(session: Session, desk: Desk) -> View:
    promise = await desk.reception.ask_person(_request(session), desk.anyone(session))
    clinics = () if promise.provider else ((CLINICS,),)
    return View(_promised(session, promise, desk), (*clinics, *footer()))


async def take_person(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen(topic):
            return Step(await places.opened(session.noting(topic=topic), desk))
    return None


async def ask(session: Session, why: Why, desk: Desk) -> Step:
    """Nobody gives the facts twice: the draft goes to the clinic with the request."""
    session = session.noting(why=why)
    if "provider" not in session.draft:
        session = await _with_provider(session, desk)
    if "provider" not in session.draft and why is Why.ASKED:
        return Step(session.at("person_clinic"))
    return Step(session.at("person"))


async def instead(session: Session, why: Why, desk: Desk) -> Step:
    """Where this conversation cannot help: it says so, and a person does."""
    step = await ask(session, why, desk)
    return Step(step.session, lead=(say("person-instead"),))


async def _with_provider(session: Session, desk: Desk) -> Session:
    known = [row.provider for row in await desk.reception.show_directory.providers()]
    if session.link in known:
        return session.noting(provider=session.link)
    return session.noting(provider=known[0]) if len(known) == 1 else session


def _request(session: Session) -> PersonRequest:
    provider = session.draft.get("provider")
    return PersonRequest(
        window=session.key,
        why=Why(session.draft.get("why", Why.ASKED)),
        provider=ProviderId(provider) if provider else None,
        draft=_said(session.draft),
        language=session.language,
    )


def _said(draft: Mapping[str, str]) -> Mapping[str, str]:
    """That somebody asks for a certificate is nobody's to read beside a name (B0.9)."""
    if "patient" in draft and ill.WORDS in draft:
        draft = {"complaint": draft[ill.WORDS], **draft}
    return {
        key: value
        for key, value in draft.items()
        if key in WORTH_TELLING and value not in UNTOLD_WISHES
    }


def _promised(session: Session, promise: Promise, desk: Desk) -> tuple[Text, ...]:
    answer_by = desk.when(promise.answer_by)
    said = [say("person-promised", **answer_by)]
    if promise.opens_at and not promise.open_now:
        said.insert(0, say("person-closed", **desk.when(promise.opens_at)))
    if promise.provider:
        said.append(say("person-where", provider=provider_name(session, promise.provider)))
    return (*said, *phone_line(promise.provider), say("urgent-103"))
