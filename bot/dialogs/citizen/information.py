"""Information for anybody: places, hours, how the services work, and the one HIV text (B0.1)."""

from typing import Final

from bot.dialogs.core import Choice, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk, in_language, provider_address, provider_name
from bot.dialogs.window import Answer, Chosen, footer
from clinic.providers import HoursKind, Opening, Provider

TOPICS: Final = ("clinics", "booking", "attachment", "home-call", "certificates", "bring")
HIV: Final = "hiv"
HIV_SERVICE: Final = "r4"
UNKNOWN: Final = "—"


async def show_information(_: Session, __: Desk) -> View:
    choices = [Choice(topic, say(f"information-{topic}")) for topic in (*TOPICS, HIV)]
    return View((say("information-question"),), column(choices) + footer())


async def take_information(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("hiv"):
            return Step(session, aside=await hiv_answer(session, desk))
        case Chosen(topic):
            return Step(session.noting(topic=topic).at("topic"))
    return None


async def show_topic(session: Session, desk: Desk) -> View:
    topic = session.draft["topic"]
    if topic == "clinics":
        providers = await desk.reception.show_directory.providers()
        parts = [await _about(session, row, desk) for row in providers]
        return View(tuple(parts) or (say("information-no-clinics"),), footer())
    return View((say(f"information-{topic}-text"), say("urgent-103")), footer())


async def take_topic(_: Session, __: Answer, ___: Desk) -> Step | None:
    return None


async def hiv_answer(session: Session, desk: Desk) -> View:
    """Byte for byte the same for everybody and at any time (B4.1)."""
    told = await desk.reception.show_directory.leaflet(HIV_SERVICE)
    where, hours, counsellor = (
        in_language(session, told[name].value_kk, told[name].value_ru) if name in told else UNKNOWN
        for name in ("where", "hours", "counsellor")
    )
    places = say("hiv-places", where=where, hours=hours)
    return View((say("hiv-answer", places=places, counsellor=counsellor),))


async def _about(session: Session, provider: Provider, desk: Desk) -> tuple[Text, ...]:
    return (*_place(session, provider, desk), *await _facts(session, provider, desk))


def _place(session: Session, provider: Provider, desk: Desk) -> tuple[Text, ...]:
    name = provider_name(session, provider)
    place = say("place-line", name=name, address=provider_address(session, provider))
    phone = (say("phone-line", phone=provider.phone),) if provider.phone else ()
    hours = provider.hours(HoursKind.OPEN, desk.clock.today())
    return (place, *hours_lines(hours), *phone)


def hours_lines(openings: tuple[Opening, ...]) -> tuple[Text, ...]:
    """Those of a week, for people to read."""
    return tuple(
        say(f"hours-{_days(run)}", first=_weekday(run[0]), last=_weekday(run[-1]),
            start=run[0].start, end=run[0].end)
        for run in _runs(openings)
    )  # fmt: skip


async def _facts(session: Session, provider: Provider, desk: Desk) -> tuple[Text, ...]:
    """What its manager says of it, as it holds today."""
    known = await desk.reception.show_facts(provider.provider)
    return tuple(
        say(
            "fact-line",
            name=say(f"fact-{topic}"),
            words=in_language(session, fact.value_kk, fact.value_ru),
        )
        for topic, fact in known.items()
    )


def _runs(openings: tuple[Opening, ...]) -> list[list[Opening]]:
    """Days in a row with the same hours."""
    runs: list[list[Opening]] = []
    for opening in sorted(openings, key=lambda row: (row.weekday, row.start)):
        last = runs[-1][-1] if runs else None
        same = last and (last.start, last.end) == (opening.start, opening.end)
        if last and same and last.weekday + 1 == opening.weekday:
            runs[-1].append(opening)
        else:
            runs.append([opening])
    return runs


def _days(run: list[Opening]) -> str:
    return "range" if len(run) > 1 else "day"


def _weekday(opening: Opening) -> Text:
    return say(f"weekday-{opening.weekday}")
