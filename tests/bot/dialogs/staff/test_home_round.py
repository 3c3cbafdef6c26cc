"""What a doctor's round shows, by what the provider lets a chat carry (B0.9)."""

from dataclasses import replace

import pytest

from bot.dialogs.core import Pressed, Said, Session, Turn
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from bot.handlers.wording import Wording
from clinic.acting import Role
from clinic.journals.brief_list import Carried
from clinic.people import DoctorId
from locales.language import Language
from locales.translator import translators
from tests.bot.dialogs.staff.test_walk import calls_for, hired

GP = DoctorId("d-gp-1")


def carrying(desk: Desk, carried: Carried) -> Desk:
    round_of = replace(desk.reception.show_round, carried=carried)
    return replace(desk, reception=replace(desk.reception, show_round=round_of))


def said(turn: Turn) -> str:
    return Wording(translators).message(turn.views[-1], turn.session.language)


async def pressed(session: Session, value: str, desk: Desk) -> Turn:
    place = session.offered.index(value)
    return await take_turn(session, Pressed(session.nonce, session.revision, place), desk)


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("carried", Carried)
async def test_b0_9_list_and_card(desk: Desk, carried: Carried, language: str) -> None:
    await calls_for(desk)
    at_work = await hired(desk, Role.DOCTOR, doctor=GP)
    desk = carrying(desk, carried)
    turn = await take_turn(at_work.speaking(language, chosen=True), Said("?"), desk)
    turn = await pressed(turn.session, "staff_round", desk)
    shown = said(turn)
    assert ("Абай 7" in shown) is (carried is not Carried.OFF)
    assert "№ 1 · 13:00–18:00" in shown
    turn = await pressed(turn.session, "taraz-1/2026/1", desk)
    card = said(turn)
    for secret in ("17К", "басы ауырады"):
        assert secret not in shown
        assert (secret in card) is (carried is Carried.FULL)
    assert ("А. А. С." in card) is ("Абай 7" in card) is ("maps" in card)
    assert ("Абай 7" in card) is (carried is not Carried.OFF)
    turn = await pressed(turn.session, "visited", desk)
    turn = await pressed(turn.session, turn.session.offered[0], desk)
    assert turn.session.window == "staff_round"
    assert "✓ № 1" in said(turn)


async def test_a_long_address_is_cut_in_the_list_and_whole_on_the_card(desk: Desk) -> None:
    address = "Тараз қаласы, Төле би даңғылы, 140-үй, 2-кіреберіс, 45-пәтер"
    await calls_for(desk, address)
    session = await hired(desk, Role.DOCTOR, doctor=GP)
    turn = await take_turn(session.at("staff_round"), Said("?"), desk)
    assert f"{address[:39]}…" in said(turn)
    assert address not in said(turn)
    turn = await pressed(turn.session, "taraz-1/2026/1", desk)
    assert address in said(turn)


@pytest.mark.parametrize(
    ("way", "unclear"),
    [
        (("taraz-1/2026/1", "visited"), "round-time-unclear"),
        (("staff_active",), "unfit-length"),
    ],
)
async def test_a_diagnosis_that_is_typed_all_the_same_is_kept_nowhere(
    desk: Desk, way: tuple[str, ...], unclear: str
) -> None:
    """Where words are read, a time, a number or an IIN is meant (B0.9)."""
    await calls_for(desk)
    turn = await take_turn(await hired(desk, Role.DOCTOR, doctor=GP), Said("?"), desk)
    for value in ("staff_round", *way):
        turn = await pressed(turn.session, value, desk)
    turn = await take_turn(turn.session, Said("Пневмония 14:05"), desk)
    assert translators[Language.KK](unclear) in said(turn)
    kept = (turn.session.window, turn.session.trail, dict(turn.session.draft))
    assert "Пневмония" not in str(kept) + said(turn)
