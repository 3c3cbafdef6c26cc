"""Where a service is given: the providers of its kind, one by one (B0.1)."""

from collections.abc import Sequence
from functools import reduce
from typing import Final

from bot.dialogs.core import Choice, Part, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk, in_language, phone_line, provider_address, provider_name
from bot.dialogs.pages import page_of, turned
from bot.dialogs.window import Answer, Chosen, footer
from clinic.people import ProviderId
from clinic.providers import DaysAlike, HoursKind, Opening, Provider, week_of

CLINICS: Final = "clinics"
"""The topic of whoever asks about no service in particular."""
ON_ONE_PAGE: Final = 8


async def opened(session: Session, desk: Desk) -> Session:
    """A single place need not be chosen."""
    listed = await _listed(session, desk)
    if len(listed) == 1:
        return session.noting(place=listed[0].provider).at("place")
    return session.dropping("page").at("places")


async def show_places(session: Session, desk: Desk) -> View:
    """In the order of towns, for so people look for them."""
    listed = await _listed(session, desk)
    if not listed:
        return View((say("service-no-places"), say("urgent-103")), footer())
    page = page_of(session, listed, ON_ONE_PAGE)
    choices = [Choice(row.provider, _label(session, row)) for row in page.shown]
    return View((say("places-question"),), (*column(choices), *page.more, *footer()))


async def take_places(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(value):
            return turned(session, value) or Step(session.noting(place=value).at("place"))
    return None


async def show_place(session: Session, desk: Desk) -> View:
    """Raises NotFound for a provider that is no more."""
    place = ProviderId(session.draft["place"])
    provider = await desk.reception.show_directory.provider(place)
    accepted = hours_lines(provider.hours(HoursKind.HOME_CALLS, desk.clock.today()))
    calls: tuple[Part, ...] = ()
    if accepted:
        calls = ((say("week-kind-home_calls"), *accepted),)
    own = await _facts(session, provider, desk)
    parts = (place_lines(session, provider, desk), *calls, *own, say("urgent-103"))
    return View(parts, footer())


def place_lines(session: Session, provider: Provider, desk: Desk) -> tuple[Text, ...]:
    """Its name and address, its hours, and the number to ring."""
    hours = hours_lines(provider.hours(HoursKind.OPEN, desk.clock.today()))
    known = hours or (say("place-no-hours"),)
    return (_named(session, provider), *known, *phone_line(provider))


def _named(session: Session, provider: Provider) -> Text:
    """By its address; where only the town is known, by that."""
    name = provider_name(session, provider)
    address = provider_address(session, provider) or provider.place
    if address:
        return say("place-line", name=name, address=address)
    return say("place-name", name=name)


def hours_lines(openings: tuple[Opening, ...]) -> tuple[Text, ...]:
    """Those of a week, for people to read: days in a row with the same hours are one line."""
    return tuple(map(_line, week_of(openings)))


def _line(days: DaysAlike) -> Text:
    between = (say("hours-between", start=start, end=end) for start, end in days.hours)
    whole = reduce(lambda earlier, later: say("hours-and", first=earlier, then=later), between)
    if days.first == days.last:
        return say("hours-day", day=say(f"weekday-{days.first}"), hours=whole)
    named = {"first": say(f"weekday-{days.first}"), "last": say(f"weekday-{days.last}")}
    return say("hours-range", **named, hours=whole)


async def _listed(session: Session, desk: Desk) -> Sequence[Provider]:
    topic = session.draft.get("topic", CLINICS)
    if topic == CLINICS:
        clinics = await desk.reception.show_directory.providers()
        return sorted(clinics, key=lambda row: (row.place, row.name_kk))
    return (await desk.reception.show_service(topic)).places


def _label(session: Session, row: Provider) -> Text:
    return say("choice-provider", name=provider_name(session, row), place=row.place)


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
