"""Whatever the database holds, the HIV question is answered alike and leaves nothing (B4.1)."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest
import structlog

from bot.dialogs.core import Commanded, Event, Pressed, Said, Session
from bot.dialogs.desk import Desk as ChatDesk
from bot.dialogs.turn import take_turn
from bot.handlers.wording import Wording
from clinic.acting import Account
from locales.hearing import hear
from locales.language import Language
from locales.translator import translators
from storage import tables
from tests.app.watching import Watched, watched
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.certificates import move, register
from tests.clinic.usecases.desk import Desk
from tests.clinic.usecases.town import (
    AIGUL,
    NARCOLOGICAL,
    PSYCHIATRIC,
    TB,
    dispensaries,
    everything,
    fact,
    town,
    village,
)

WORDING = Wording(translators)
VERIFIED, STRANGER = Account("telegram:1"), Account("telegram:9999")
ASKED = {
    "kk": ("АИТВ нәтижесі дайын ба?", "ЖИТС орталығы қайда?"),
    "ru": ("Готов ли анализ на ВИЧ?", "сдавала на спид 943101000013"),
}
WHERE, HOURS, COUNSELLOR = "Абай 1", "08:00–18:00", "ЖИТС орталығы"


LONG_AGO, TOMORROW = TODAY - timedelta(days=90), TODAY + timedelta(days=1)


def told(topic: str, fact: Mapping[str, object]) -> Mapping[str, object]:
    return {**fact, "topic": topic}


OWN_FACTS = tuple(
    told(topic, fact("*", LONG_AGO, words, "r4"))
    for topic, words in (("where", WHERE), ("hours", HOURS), ("counsellor", COUNSELLOR))
)
"""All that the answer is made of, in whatever state."""


async def clinics(desk: Desk) -> None:
    await desk.settle(town())
    await desk.settle(village())


async def other_facts(desk: Desk) -> None:
    """Of other services, of one place alone, and from tomorrow on."""
    others = [
        told(topic, one)
        for topic in ("where", "hours", "counsellor")
        for one in (
            fact("*", TODAY, "of any service"),
            fact("*", TODAY, "of another", "r5"),
            fact(HERE, TODAY, "of one place", "r4"),
            fact("*", TOMORROW, "from tomorrow", "r4"),
        )
    ]
    await desk.add(tables.facts, *others)


async def certificates(desk: Desk) -> None:
    """One at each dispensary, each at another step."""
    await desk.settle(dispensaries())
    await register(desk, TB)
    steps = {PSYCHIATRIC: ("with_doctor", "referred"), NARCOLOGICAL: ("stopped", "received")}
    for at, ways in steps.items():
        await move(desk, (await register(desk, at)).entry, *ways, at=at)


async def verified(desk: Desk) -> None:
    await desk.verified(AIGUL, VERIFIED)


async def booked(desk: Desk) -> None:
    await desk.book(asker=await desk.caller(VERIFIED))


Make = Callable[[Desk], Awaitable[None]]
MAKERS: Sequence[Make] = (clinics, other_facts, certificates, verified, booked)
OF_THE_CLINICS = {verified, booked}


def drawn(seed: int) -> Sequence[Make]:
    random = Random(seed)  # noqa: S311 - the states of a seed are to be the same each time
    chosen = {make for make in MAKERS if random.choice((True, False))}
    if chosen & OF_THE_CLINICS:
        chosen.add(clinics)
    return [make for make in MAKERS if make in chosen]


STATES = {
    "empty": (),
    "clinics": (clinics,),
    "facts": (other_facts,),
    "certificates": (certificates,),
    "verified": (clinics, verified),
    "full": MAKERS,
    **{f"drawn {seed}": drawn(seed) for seed in range(6)},
}


@dataclass
class Silence:
    """A chat over a database that is watched: what it hears, what it keeps, what is counted."""

    watched: Watched
    chat: ChatDesk

    async def answer(self, session: Session, event: Event) -> str:
        """Beside the window: the session is where it was."""
        turn = await take_turn(session, event, self.chat)
        [view] = turn.views
        assert turn.session == session
        assert WORDING.keyboard(view, session) is None
        return WORDING.message(view, turn.session.language)

    async def informing(self, account: Account, language: str) -> Session:
        """The list of the seven services is on the screen."""
        session = Session(account, self.chat.nonce()).speaking(language, chosen=True)
        session = (await take_turn(session, Commanded("cancel"), self.chat)).session
        return (await take_turn(session, pressed(session, "information"), self.chat)).session


def pressed(session: Session, value: str) -> Pressed:
    return Pressed(session.nonce, session.revision, session.offered.index(value))


@pytest.fixture
async def silence(sqlite_url: str) -> AsyncIterator[Silence]:
    async with watched(sqlite_url) as found:
        chat = ChatDesk(found.reception, found.clinic.clock, hear, found.clinic.dice)
        yield Silence(found, chat)


@pytest.mark.parametrize("state", STATES)
async def test_in_every_state_of_the_database_the_answer_is_one_and_leaves_nothing(
    silence: Silence, caplog: pytest.LogCaptureFixture, state: str
) -> None:
    """In words and by the button, verified or not; the database is not even asked."""
    caplog.set_level(logging.INFO)
    await silence.watched.clinic.add(tables.facts, *OWN_FACTS)
    for make in STATES[state]:
        await make(silence.watched.clinic)
    sessions = [
        await silence.informing(account, language)
        for account in (VERIFIED, STRANGER)
        for language in Language
    ]
    await silence.answer(sessions[0], pressed(sessions[0], "r4"))  # from now on facts are kept
    silence.watched.heard.clear()
    before = await everything(silence.watched.clinic.url), silence.watched.counted()
    with structlog.testing.capture_logs() as lines:
        for session in sessions:
            events: list[Event] = [Said(words) for words in ASKED[session.language]]
            for event in (*events, pressed(session, "r4")):
                assert await silence.answer(session, event) == expected(session.language)
    assert set(silence.watched.heard) == {"release"}
    assert (await everything(silence.watched.clinic.url), silence.watched.counted()) == before
    assert (lines, caplog.text) == ([], "")


def expected(language: str) -> str:
    words = translators[Language(language)]
    places = words("hiv-places", where=WHERE, hours=HOURS)
    return words("hiv-answer", places=places, counsellor=COUNSELLOR)
