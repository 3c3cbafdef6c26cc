"""What anybody may ask about: the seven services, the clinics, and the one HIV text (B0.1)."""

from collections.abc import Iterator, Sequence
from typing import Final

from clinic.information import LEAFLETS, SERVICES
from clinic.providers import Fact
from clinic.reception import ServiceShown
from voice.desk import Conversation
from voice.lists import pick
from voice.scripts import places
from voice.scripts.both import in_both, words_of
from voice.scripts.clinic import clinics
from voice.scripts.ending import more
from voice.talk import Phrase, Said, phrase

CLINICS: Final = "clinics"
TOPICS: Final = (*sorted((*SERVICES, *LEAFLETS)), CLINICS)
"""In the order of the decree."""
AT_ONCE: Final = frozenset({"r2", "r3"})
WHERE: Final = "2"
"""The key for one of several places."""


async def inform(conversation: Conversation) -> None:
    """Before any consent; nothing of it is kept, not even which topic it was."""
    topic = await pick(conversation.talk, [phrase("phone-info")], TOPICS, _topic)
    if topic in LEAFLETS:
        await _leaflet(conversation, topic)
    elif topic == CLINICS:
        await places.tell_one(conversation, await clinics(conversation))
    else:
        await _service(conversation, await conversation.reception.show_service(topic))


def _topic(topic: str, key: int) -> Sequence[Said]:
    return [phrase("phone-option", name=in_both(f"phone-info-{topic}"), press=key)]


async def _leaflet(conversation: Conversation, topic: str) -> None:
    """Sound for sound the same for everybody and at any time (B4.1)."""
    told = await conversation.reception.show_directory.leaflet(topic)
    facts = {
        name: words_of(told[name]) if name in told else in_both("phone-hiv-unknown")
        for name in ("where", "hours", "counsellor")
    }
    await more(conversation, phrase("phone-hiv-answer", **facts))


async def _service(conversation: Conversation, shown: ServiceShown) -> None:
    """What, for whom, what to bring, how long, for how much and where; 103 last."""
    said = (*_about(shown), *_norms(shown), *_facts(shown), *_campaign(shown))
    urgent = phrase("phone-info-urgent")
    match shown.places:
        case []:
            await more(conversation, *said, *_elsewhere(shown), urgent)
        case [only]:
            await more(conversation, *said, *places.lines(conversation, only), urgent)
        case several:
            offered = phrase("phone-info-places")
            if await more(conversation, *said, urgent, offered, also=WHERE) == WHERE:
                await places.tell_one(conversation, several)


def _about(shown: ServiceShown) -> Iterator[Phrase]:
    bring = shown.facts.get("what_to_bring")
    yield phrase(f"phone-info-{shown.code}-what")
    yield phrase(f"phone-info-{shown.code}-who")
    yield _told("phone-info-fact", bring) if bring else phrase(f"phone-info-{shown.code}-bring")


def _norms(shown: ServiceShown) -> Iterator[Phrase]:
    """But for what this very telephone does at once."""
    if shown.code in AT_ONCE:
        return
    yield phrase("phone-info-how-long")
    for norm in shown.norms:
        act = in_both(f"act-{norm.act}")
        yield phrase(f"phone-info-norm-{norm.unit}", act=act, count=norm.count)


def _facts(shown: ServiceShown) -> Iterator[Phrase]:
    if room := shown.facts.get("filter_room"):
        yield _told("phone-info-fact", room)
    if "certificate_price" in shown.facts:
        price = shown.facts["certificate_price"]
        yield _told("phone-info-price", price) if price else phrase("phone-info-price-unknown")


def _campaign(shown: ServiceShown) -> Iterator[Phrase]:
    """While it runs (B1.2): a year is not said aloud, and the next one may be a year away."""
    campaign = shown.campaign
    if campaign and campaign.running:
        yield phrase("phone-info-campaign", last=campaign.last, effective=campaign.effective)


def _elsewhere(shown: ServiceShown) -> Sequence[Phrase]:
    """Where no provider is known: what is known of the place, or whom to ask."""
    told = [
        _told(f"phone-info-{topic}", fact)
        for topic in ("where", "hours")
        if (fact := shown.facts.get(topic))
    ]
    return told or [phrase("phone-info-no-places")]


def _told(key: str, fact: Fact) -> Phrase:
    return phrase(key, words=words_of(fact))
