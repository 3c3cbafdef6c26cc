"""One of the services as anybody may hear of it: what, for whom, how long, where, what next."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from bot.dialogs.citizen import places, wishes
from bot.dialogs.citizen.menu import BOOK, CALL, CLAIM
from bot.dialogs.core import Choice, Part, Row, Session, Step, Text, View, say
from bot.dialogs.desk import Desk, in_language
from bot.dialogs.window import Answer, Chosen, footer
from clinic.providers import Fact
from clinic.reception import ServiceShown

GUIDE_SERVICE: Final = "r1"
STARTS: Final[Mapping[str, Choice]] = {
    "r2": BOOK, "r3": CALL, "r5": CLAIM, "r6": CLAIM, "r7": CLAIM,
}  # fmt: skip
"""Where a service begins in this chat: the menu's own button, whose value is the wish."""
PLACES: Final = Choice("places", say("button-places"))


def guide(session: Session) -> Session:
    """How one is attached to a clinic (B1.1); "back" returns to where it was asked."""
    return session.noting(topic=GUIDE_SERVICE).at("topic")


async def show_topic(session: Session, desk: Desk) -> View:
    """Raises NotFound for what is no service any more."""
    shown = await desk.reception.show_service(session.draft["topic"])
    parts = (
        *_about(session, shown),
        *_norms(shown),
        *_facts(session, shown),
        *_campaign(shown),
        *_where(session, shown, desk),
        say("urgent-103"),
    )
    return View(parts, (*_buttons(shown), *footer()))


async def take_topic(session: Session, answer: Answer, desk: Desk) -> Step | None:
    match answer:
        case Chosen("places"):
            return Step(await places.opened(session, desk))
        case Chosen(wish):
            return await wishes.follow(session.home(wish=wish), desk)
    return None


def _buttons(shown: ServiceShown) -> Iterator[Row]:
    if shown.code in STARTS:
        yield (STARTS[shown.code],)
    if len(shown.places) > 1:
        yield (PLACES,)


def _about(session: Session, shown: ServiceShown) -> Iterator[Part]:
    code = shown.code
    known = shown.facts.get("what_to_bring")
    bring = _words(session, known) if known else say(f"service-{code}-bring")
    yield (say("service-title", name=say(f"information-{code}")), say(f"service-{code}-what"))
    yield (say(f"service-{code}-who"), say("service-bring", words=bring))
    if shown.ways:
        yield tuple(say(f"way-told-{way}") for way in shown.ways)


def _norms(shown: ServiceShown) -> Iterator[Part]:
    if shown.norms:
        yield (
            say("service-how-long"),
            *(
                say(f"norm-{one.unit}", act=say(f"act-{one.act}"), count=one.count)
                for one in shown.norms
            ),
        )


def _facts(session: Session, shown: ServiceShown) -> Iterator[Part]:
    """The filter room beside the home call (B3.1), the price of a certificate."""
    if room := shown.facts.get("filter_room"):
        yield say("service-filter-room", words=_words(session, room))
    if "certificate_price" in shown.facts:
        yield _price(session, shown.facts["certificate_price"])


def _price(session: Session, known: Fact | None) -> Text:
    """With its day; and its source, unless a member of the staff has said so."""
    if known is None:
        return say("service-price-unknown")
    words, since = _words(session, known), _in_figures(known.valid_from)
    if known.everywhere:
        return say("service-price", words=words, since=since, source=known.source)
    return say("service-price-own", words=words, since=since)


def _campaign(shown: ServiceShown) -> Iterator[Part]:
    """B1.2; it may be a year away, so its days are said with their year."""
    campaign = shown.campaign
    if campaign is None:
        return
    last, effective = _in_figures(campaign.last), _in_figures(campaign.effective)
    if campaign.running:
        yield say("campaign-now", last=last, effective=effective)
    else:
        first = _in_figures(campaign.first)
        yield say("campaign-next", first=first, last=last, effective=effective)


def _where(session: Session, shown: ServiceShown, desk: Desk) -> Iterator[Part]:
    """A single place at once, more of them under a button; never nothing."""
    told = [
        say(f"service-{topic}", words=_words(session, fact))
        for topic in ("where", "hours")
        if (fact := shown.facts.get(topic))
    ]
    yield from told
    match shown.places:
        case []:
            if not told:
                yield say("service-no-places")
        case [only]:
            yield (say("service-place"), *places.place_lines(session, only, desk))


def _in_figures(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _words(session: Session, fact: Fact) -> str:
    return in_language(session, fact.value_kk, fact.value_ru)
