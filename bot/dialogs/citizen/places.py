"""Where a service is given: the providers of its kind, one by one (B0.1)."""

from collections.abc import Sequence
from typing import Final

from bot.dialogs.core import Choice, Part, Session, Step, Text, View, column, say
from bot.dialogs.desk import Desk, in_language, phone_line, provider_address, provider_name
from bot.dialogs.window import Answer, Chosen, footer
from clinic.people import ProviderId
from clinic.providers import HoursKind, Opening, Provider

CLINICS: Final = "clinics"
"""The topic of whoever asks about no service in particular."""
ON_ONE_PAGE: Final = 8
PAGE: Final = "page "


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
    first = int(session.draft.get("page", "0")) * ON_ONE_PAGE
    here = listed[first : first + ON_ONE_PAGE]
    choices = [Choice(row.provider, _label(session, row)) for row in here]
    if len(listed) > ON_ONE_PAGE:
        following = first // ON_ONE_PAGE + 1 if first + ON_ONE_PAGE < len(listed) else 0
        choices.append(Choice(f"{PAGE}{following}", say("work-more")))
    return View((say("places-question"),), column(choices) + footer())


async def take_places(session: Session, answer: Answer, _: Desk) -> Step | None:
    match answer:
        case Chosen(value) if value.startswith(PAGE):
            return Step(session.noting(page=value.removeprefix(PAGE)))
        case Chosen(value):
            return Step(session.noting(place=value).at("place"))
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
    """Those of a week, for people to read."""
    return tuple(
        say(f"hours-{_days(run)}", first=_weekday(run[0]), last=_weekday(run[-1]),
            start=run[0].start, end=run[0].end)
        for run in _runs(openings)
    )  # fmt: skip


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
