"""One text about HIV for everybody, in every state, and it moves nothing (B4.1)."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.dialogs.core import Said, Session
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from bot.dialogs.windows import WINDOWS
from bot.handlers.wording import Wording
from clinic.acting import Account, Anyone, Channel
from locales.language import Language
from locales.translator import translators
from tests.journeys.house import PEOPLE

VERIFIED, STRANGER = Account("telegram:7001"), Account("telegram:9999")
WORDING = Wording(translators)
ASKED = {
    "kk": ("АИТВ нәтижесі дайын ба?", "ЖИТС орталығы қайда?", "943101000013 ВИЧ нәтижесі"),
    "ru": ("Готов ли анализ на ВИЧ?", "сдавала на спид 943101000013", "где центр СПИД?"),
}
PLACES = {
    "kk": "Тараз қаласы; дүйсенбі–жұма 08:00–18:00. Кеңес беретін маман: ЖИТС орталығы, +7",
    "ru": "город Тараз; понедельник–пятница 08:00–18:00. Консультант: центр СПИД, +7",
}
NUMBERS = ("943101000013", "12", "  1234-56 ", "+7 701 000 00 01")
FOR_A_NUMBER = {
    "iin", "pin", "call_age", "call_temperature", "call_entrance", "call_floor",
    "call_door_code", "call_contact", "claim", "claim_code",
}  # fmt: skip
"""The windows that ask for a number."""
AS_A_MOMENT = {("day", "12"), ("time", "12"), ("confirm", "12")}
"""Where a small number is a day or an hour, and nothing else is an answer."""
DRAFT = {"relation": "self", "patient": PEOPLE["aigul"].iin, "wish": "book", "flag": "heart"}


def _draft(window: str) -> Mapping[str, str]:
    return DRAFT | {"wish": "call"} if window.startswith("call_") else DRAFT


async def states(desk: Desk, language: str) -> list[Session]:
    """Every window, for who is verified and who is not, with and without a draft and failures."""
    anyone = Anyone(VERIFIED, Channel.CHAT, language)
    caller = await desk.reception.give_consent(anyone)
    await desk.reception.verify_by_phone(PEOPLE["aigul"].phone or "", own=True, caller=caller)
    fresh = [Session(account, desk.nonce()) for account in (VERIFIED, STRANGER)]
    begun = [one.speaking(language, chosen=True) for one in fresh]
    return [one.speaking(language, chosen=False) for one in fresh] + [
        replace(one, window=window, draft=draft, failures=failures, trail=("menu",))
        for one in begun
        for window in WINDOWS
        for draft, failures in (({}, 0), (_draft(window), 1))
    ]


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_the_hiv_text_is_byte_equal_and_moves_nothing(desk: Desk, language: str) -> None:
    heard = set()
    for session in await states(desk, language):
        for words in ASKED[language]:
            turn = await take_turn(session, Said(words), desk)
            (view,) = turn.views
            heard.add(WORDING.message(view, turn.session.language))
            assert WORDING.keyboard(view, turn.session) is None
            assert turn.session == session
    (text,) = heard
    assert PLACES[language] in text
    assert ".." not in text


@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_bare_number_is_answered_alike_where_none_was_asked(
    desk: Desk, language: str
) -> None:
    heard = set()
    for session in await states(desk, language):
        for number in NUMBERS:
            if session.window in FOR_A_NUMBER or (session.window, number) in AS_A_MOMENT:
                continue
            turn = await take_turn(session, Said(number), desk)
            (view,) = turn.views
            heard.add(WORDING.message(view, turn.session.language))
            assert turn.secret
            assert turn.session == session
    assert heard == {translators[Language(language)]("bare-number")}
