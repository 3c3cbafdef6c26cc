"""Where a service is given: name, address, hours and number of a provider, in words (B0.1)."""

from collections.abc import Iterator, Sequence

from clinic.providers import HoursKind, Opening, Provider, week_of
from voice.desk import Conversation, name_of
from voice.lists import pick
from voice.scripts.clinic import named
from voice.scripts.ending import more
from voice.talk import Both, Phrase, phrase


async def tell_one(conversation: Conversation, among: Sequence[Provider]) -> None:
    """The one that is chosen. Raises as `choose` does."""
    question = [phrase("phone-info-which-place")]
    chosen = await pick(conversation.talk, question, among, named)
    home = chosen.hours(HoursKind.HOME_CALLS, conversation.desk.clock.today())
    calls = (phrase("phone-info-call-hours"), *_hours(home)) if home else ()
    told = lines(conversation, chosen)
    await more(conversation, *told, *calls, phrase("phone-info-urgent"))


def lines(conversation: Conversation, provider: Provider) -> Sequence[Phrase]:
    open_ = provider.hours(HoursKind.OPEN, conversation.desk.clock.today())
    hours = (phrase("phone-info-open"), *_hours(open_)) if open_ else ()
    number = (phrase("phone-info-phone", phone=provider.phone),) if provider.phone else ()
    return (_named(provider), *(hours or (phrase("phone-info-open-unknown"),)), *number)


def _named(provider: Provider) -> Phrase:
    """By its address; where only the town is known, by that."""
    name = name_of(provider)
    address = Both(provider.address_kk or provider.place, provider.address_ru or provider.place)
    if not address.kk:
        return phrase("phone-info-place-named", name=name)
    return phrase("phone-info-place", name=name, address=address)


def _hours(openings: tuple[Opening, ...]) -> Iterator[Phrase]:
    """Of a week, as one sentence."""
    week = week_of(openings)
    for days in week:
        if days.first == days.last:
            yield phrase("phone-info-day", day=days.first)
        else:
            yield phrase("phone-info-days", first=days.first, last=days.last)
        for hours in days.hours:
            ends = days is week[-1] and hours is days.hours[-1]
            key = "phone-info-from-to-last" if ends else "phone-info-from-to"
            yield phrase(key, **{"from": hours[0], "to": hours[1]})
