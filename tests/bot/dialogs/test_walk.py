"""Every window can be shown in both languages, and every button of it leads somewhere."""

from collections import Counter

import pytest

from bot.dialogs.citizen.calling import IN_WORDS
from bot.dialogs.citizen.commands import COMMANDS
from bot.dialogs.core import (
    STAFF,
    Commanded,
    Event,
    LastingChoice,
    Pressed,
    Said,
    Session,
    Shared,
    Turn,
    View,
)
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from bot.dialogs.windows import WINDOWS
from bot.handlers.wording import LONGEST_MESSAGE, Wording
from clinic.acting import Account
from locales.language import Language
from locales.translator import translators
from tests.journeys.house import PEOPLE, REGISTERED

STEPS = 1_600
WAYS_OUT = {"back", "main-menu", "ask-operator", *COMMANDS}
ACCOUNT = Account("telegram:7001")
WORDING = Wording(translators)
SELDOM = {
    "danger", "emergency", "no_time", "nearest", "pin", "reason", "call_age", "call_caller",
    "call_cannot_come",
}  # fmt: skip
"""Asked of some only; journeys go there."""
WITHOUT_BACK = {"menu", "language", "consent"}
"""Where it all begins: nothing was asked before."""
OF_AN_ACTIVE_VISIT = {"staff_active_sure", "staff_round", "staff_home_visit"}
"""Where nobody has called from, the doctor goes to the address of the register (B0.9)."""
PRESSED: Counter[tuple[str, str]] = Counter()


def shown_in_both(session: Session, view: View) -> None:
    """Under no window stands the register's address (B3.3)."""
    for language in Language:
        said = WORDING.message(view, language)
        assert 0 < len(said) <= LONGEST_MESSAGE
        assert REGISTERED not in said or session.window in OF_AN_ACTIVE_VISIT
        spoken = session.speaking(language, chosen=session.language_chosen)
        keyboard = WORDING.keyboard(view, spoken)
        rows = keyboard["inline_keyboard"] if keyboard else []
        for button in (button for row in rows for button in row):
            assert button["text"].strip()
            assert REGISTERED not in button["text"]
            assert len(button["callback_data"].encode()) <= 64


def ways_on(session: Session, view: View) -> None:
    """B0.10: a person and home under everything that has buttons, the question before, too."""
    values = {choice.value for choice in view.choices()}
    if view.rows:
        assert "person" in values, session.window
        assert "menu" in values or session.window == "menu"
    if session.trail and not view.lasting and session.window not in WITHOUT_BACK:
        assert "back" in values or not view.rows, session.window


def next_event(session: Session, view: View | None) -> Event:
    """Whatever of this window was done least so far; names and times take turns."""
    named: dict[str, list[Event]] = {}
    for place, choice in enumerate(view.choices() if view else ()):
        name = "data" if isinstance(choice.label, str) else choice.label.key
        event = Pressed(session.nonce, session.revision, place)
        named.setdefault(name, []).append(event)
    cells = [cell for row in (view.rows if view else ()) for cell in row]
    lasting = [cell.event for cell in cells if isinstance(cell, LastingChoice)]
    named |= {event.act: [event] for event in lasting}
    if WINDOWS[session.window].secret:
        named["iin"] = [Said(PEOPLE["aigul"].iin)]
    if session.window == "contact":
        named["contact"] = [Shared(PEOPLE["aigul"].phone or "", own=True)]
    if session.window.removeprefix("call_") in IN_WORDS:
        named["words"] = [Said("Көк қақпа")]
    if session.window == "call_contact":
        named["phone"] = [Said("8 777 123 45 67")]
    if session.window in {"claim", "claim_code"}:
        named["figures"] = [Said("1234567" if session.window == "claim" else "12345678")]
    if session.window == "menu":
        named |= {name: [Commanded(name)] for name in COMMANDS}
    name = min(named, key=lambda name: _seldom(session.window, name))
    PRESSED[session.window, name] += 1
    return named[name][PRESSED[session.window, name] % len(named[name])]


def _seldom(window: str, name: str) -> tuple[int, str]:
    """The ways out of a window come after what it asks."""
    return PRESSED[window, name] * (3 if name in WAYS_OUT else 1) + (name in WAYS_OUT) * 3, name


@pytest.mark.parametrize("chosen", ["kk", "ru"])
async def test_all_windows_are_reached_and_shown(desk: Desk, chosen: str) -> None:
    PRESSED.clear()
    PRESSED["privacy", "forget-yes"] = STEPS  # starts all over: left out of this walk
    PRESSED["language", "main-menu"] = STEPS
    session = Session(ACCOUNT, desk.nonce()).speaking(chosen, chosen=True)
    turn: Turn = await take_turn(session, Said("мәзір"), desk)
    visited: set[str] = set()
    view: View | None = None
    for _ in range(STEPS):
        view = next((view for view in turn.views if view.rows), view)
        for one in turn.views:
            shown_in_both(turn.session, one)
            ways_on(turn.session, one)
        visited.add(turn.session.window)
        event = next_event(turn.session, view)
        turn = await take_turn(turn.session, event, desk)
        assert turn.session.window in WINDOWS
    citizens = {window for window in WINDOWS if not window.startswith(STAFF)}
    assert visited >= citizens - SELDOM


async def test_every_window_has_a_way_to_a_person_and_home(desk: Desk) -> None:
    """B0.10; the menu is home itself."""
    session = Session(ACCOUNT, desk.nonce()).speaking("kk", chosen=True)
    for window in ("information", "help", "privacy", "consent", "language", "relation", "prove"):
        view = await WINDOWS[window].show(session.at(window), desk)
        values = {choice.value for choice in view.choices()}
        assert {"person", "menu"} <= values, window
