"""A turn hears a text once. It reads a household once, and anew where it has changed it (B0.2)."""

from dataclasses import dataclass, field, replace

import pytest

from bot.dialogs.core import Commanded, Event, Pressed, Said, Sent, Session, Shared, Turn
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from clinic.acting import Account, Anyone
from clinic.reception import Household, ShowHousehold
from locales.hearing import Heard, hear
from tests.journeys.house import PEOPLE

ACCOUNT = Account("telegram:7001")


@dataclass(frozen=True)
class CountedReadings(ShowHousehold):
    asked: list[Anyone] = field(default_factory=list)

    async def __call__(self, anyone: Anyone) -> Household:
        self.asked.append(anyone)
        return await super().__call__(anyone)


async def at_specialties(desk: Desk) -> Turn:
    """Aigul has shared her number; the menu, then for whom, and the window of specialties."""
    phone = PEOPLE["aigul"].phone
    assert phone is not None
    session = Session(ACCOUNT, desk.nonce()).speaking("kk", chosen=True)
    await desk.reception.give_consent(desk.anyone(session))
    asked = replace(session, consented=True).noting(wish="book", relation="self", way="phone")
    turn = await take_turn(asked.at("contact"), Shared(phone, own=True), desk)
    assert turn.session.window == "specialty"
    return turn


async def test_a_proof_given_in_a_turn_counts_in_the_same_turn(desk: Desk) -> None:
    turn = await at_specialties(desk)
    assert turn.session.draft["proved"]


async def test_a_turn_reads_the_household_once(desk: Desk) -> None:
    turn = await at_specialties(desk)
    readings = CountedReadings(desk.reception.show_household.units, desk.clock)
    counted = replace(desk, reception=replace(desk.reception, show_household=readings))
    place = turn.session.offered.index("gp")
    pressed = Pressed(turn.session.nonce, turn.session.revision, place)
    await take_turn(turn.session, pressed, counted)
    assert len(readings.asked) == 1
    await take_turn(turn.session, pressed, counted)
    assert len(readings.asked) == 2


@pytest.mark.parametrize(
    ("window", "event"),
    [
        ("menu", Said("900101300007")),
        ("menu", Said("қашан")),
        ("danger", Said("иә")),
        ("consent", Said("иә")),
        ("menu", Sent("photo", "не дышит")),
        ("menu", Sent("voice", "")),
        ("menu", Commanded("start", "900101300007")),
    ],
)
async def test_a_turn_hears_a_text_once(desk: Desk, window: str, event: Event) -> None:
    texts: list[str] = []

    def counted(text: str) -> Heard:
        texts.append(text)
        return hear(text)

    session = Session(ACCOUNT, desk.nonce()).speaking("kk", chosen=True).noting(flag="heart")
    await take_turn(session.at(window), event, replace(desk, hear=counted))
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("event", "secret"),
    [
        (Commanded("start", "900101300007"), True),
        (Commanded("iin", "900101 300007"), True),
        (Commanded("start", "taraz-1"), False),
        (Commanded("start"), False),
    ],
)
async def test_an_iin_behind_a_command_is_deleted_as_any(
    desk: Desk, event: Event, *, secret: bool
) -> None:
    desk = replace(desk, hear=hear)
    assert (await take_turn(Session(ACCOUNT, "1"), event, desk)).secret is secret
