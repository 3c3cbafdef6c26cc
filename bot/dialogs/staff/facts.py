"""What the provider says of itself, from a day on, in both languages (house.md)."""

from datetime import date

from bot.dialogs.core import Choice, Part, Said, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk
from bot.dialogs.staff.since import from_which_day
from bot.dialogs.window import Answer, Chosen, staff_footer
from clinic.acting import Manager
from clinic.information import OF_A_PROVIDER
from clinic.providers import LONGEST_FACT
from clinic.reception import FactRequest
from clinic.refusals import Refused


async def show_facts(session: Session, desk: Desk) -> View:
    """What holds today; one of them is chosen to be said anew."""
    manager = await desk.acting(session, Manager)
    known = await desk.reception.show_facts(manager.provider)
    parts: list[Part] = [
        _lines(topic, fact.value_kk, fact.value_ru, fact.valid_from)
        for topic, fact in known.items()
    ]
    choices = [Choice(topic, say(f"fact-{topic}")) for topic in OF_A_PROVIDER]
    return View((*parts, say("fact-question")), (*column(choices), *staff_footer()))


async def take_facts(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(topic):
            return Step(session.noting(topic=topic).at("staff_fact_kk"))
    return None


async def show_kk(session: Session, _: Desk) -> View:
    topic = say("fact-topic", name=say(f"fact-{session.draft['topic']}"))
    return View((topic, say("fact-write-kk")), staff_footer())


async def take_kk(session: Session, answer: Answer, _: Desk) -> Step | None:
    return _written(session, answer, "kk", "staff_fact_ru")


async def show_ru(session: Session, _: Desk) -> View:
    topic = say("fact-topic", name=say(f"fact-{session.draft['topic']}"))
    return View((topic, say("fact-write-ru")), staff_footer())


async def take_ru(session: Session, answer: Answer, _: Desk) -> Step | None:
    return _written(session, answer, "ru", "staff_fact_from")


def _written(session: Session, answer: Answer, language: str, following: str) -> Step | None:
    match answer:
        case Said(text) if len(text) > LONGEST_FACT:
            return Step(session, lead=(say("refusal-text-too-long"),))
        case Said(text):
            return Step(session.noting(**{language: text.strip()}).at(following))
    return None


async def show_from(_: Session, desk: Desk) -> View:
    return from_which_day(say("fact-from"), desk)


async def take_from(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(iso):
            return Step(session.noting(since=iso).at("staff_fact_sure"))
    return None


async def show_sure(session: Session, _: Desk) -> View:
    said = session.draft
    since = date.fromisoformat(said["since"])
    lines = _lines(said["topic"], said["kk"], said["ru"], since)
    sure = Choice("yes", say("fact-save"), "primary")
    return View((lines, say("fact-sure")), ((sure,), *staff_footer()))


async def take_sure(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("yes"):
            said = session.draft
            since = date.fromisoformat(said["since"])
            request = FactRequest(said["topic"], since, said["kk"], said["ru"])
            manager = await desk.acting(session, Manager)
            try:
                await desk.reception.set_fact(request, manager)
            except Refused as refused:
                return Step(session.back(), lead=(say(f"refusal-{refused.refusal}"),))
            return Step(session.home().at("staff_facts"), lead=(say("fact-saved"),))
    return None


def _lines(topic: str, kk: str, ru: str, since: date) -> tuple[Text, ...]:
    return (
        say("fact-topic", name=say(f"fact-{topic}")),
        say("fact-kk", words=kk),
        say("fact-ru", words=ru),
        say("fact-since", day=since),
    )
