"""Whatever can be heard is followed, at home and in the middle of anything else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest

from bot.dialogs.core import Said, Session, Turn
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from clinic.acting import Account, Anyone, Channel
from locales.intents import NO, TOPICS, WISHES, YES
from tests.bot.dialogs.talking import keys
from tests.journeys.house import PEOPLE

ACCOUNT = Account("telegram:7001")
INTENTS: Final = {row.partition("/")[0] for row in WISHES} | {YES, NO}
SAID: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "hiv": ("АИТВ-ға тексерілу", "где сдать на вич", "вичке анализ қайда", "vich analiz qaida"),
    "speak-kk": ("қазақша", "на казахском", "казахскийға ауыстырыңыз", "qazaqsha"),
    "speak-ru": ("орысша", "на русском", "русскийға ауыстыр", "na russkom"),
    "operator": ("операторға қос", "позовите оператора", "операторға соедините", "operator"),
    "claim": ("анықтамам дайын ба", "готова ли справка", "справкам готов па", "anyqtamam daiyn"),
    "move": (
        "басқа уақытқа ауыстырыңыз", "перенесите запись", "записімді перенести ет",
        "basqa uaqytqa auystyrynyz",
    ),
    "cancel": ("жазылудан бас тартамын", "отмените запись", "отмена жасаңыз", "bas tartamyn"),
    "my-visits": ("қашан жазылған едім", "мои записи", "менің записім қашан", "moi zapisi"),
    "price": ("анықтама қанша тұрады", "сколько стоит", "справка қанша тұрады", "qansha turady"),
    "bring": ("қандай құжат керек", "что взять с собой", "какие документы керек", "ne alyp baram"),
    "home-call": (
        "үйге дәрігер шақырайын", "вызов на дом", "үйге врач шақырайын", "uige dariger shaqyraiyn",
    ),
    "attachment": ("қалай тіркелемін", "как прикрепиться", "прикрепиться болу", "tirkelemin"),
    "book": ("дәрігерге жазылайын", "запишите к врачу", "врачқа жазылайын", "darigerge jazylaiyn"),
    "certificate": ("анықтама керек", "нужна справка", "справка керек", "anyqtama kerek"),
    "where": ("емхана қайда", "где вы находитесь", "поликлиника қайда", "emhana qaida"),
    "hours": ("қашан ашық", "часы работы", "режим работы қандай", "qashan ashyq"),
    "other-day": ("басқа күн", "другой день", "другой күн", "basqa kun"),
    "back": ("артқа", "назад", "артқа вернуть", "artqa"),
    "help": ("көмек", "помощь", "не істеу керек помощь", "komek"),
    "greeting": ("сәлем", "здравствуйте", "салам здравствуйте", "salem"),
    "thanks": ("рахмет", "спасибо", "рахмет спасибо", "rahmet"),
    YES: ("иә", "да", "иә давай", "ia"),
    NO: ("жоқ", "нет", "жоқ не надо", "joq"),
}  # fmt: skip
"""In Kazakh, in Russian, mixed, in Latin letters."""
FORM: Final = {
    "relation": "self", "patient": PEOPLE["aigul"].iin, "provider": "taraz-1", "way": "iin",
}  # fmt: skip
BOOKING: Final = {**FORM, "wish": "book", "first": "2026-01-01"}
DENTIST: Final = {**BOOKING, "specialty": "dentist", "doctor": "d-den-1", "day": "2026-11-25"}
CALLING: Final = {**FORM, "wish": "call", "safe": "none", "promised": "1"}
IN_THE_MIDDLE: Final[Mapping[str, Mapping[str, str]]] = {
    "menu": {},
    "information": {},
    "visits": {"wish": "visits"},
    "who": {"wish": "book"},
    "prove": {"wish": "book", "relation": "self"},
    "iin": {"wish": "book", "relation": "self"},
    "specialty": BOOKING,
    "day": DENTIST,
    "time": DENTIST,
    "claim": {"wish": "claim"},
    "safety": {"wish": "call"},
    "call_indication": CALLING,
    "call_address": {**CALLING, "indication": "fever", "temperature": "38.0", "complaint": "-"},
}


def test_every_intent_has_its_words() -> None:
    assert SAID.keys() == INTENTS
    assert INTENTS > TOPICS


async def consented(desk: Desk) -> Session:
    await desk.reception.give_consent(Anyone(ACCOUNT, Channel.CHAT, "kk"))
    session = Session(ACCOUNT, desk.nonce()).speaking("kk", chosen=True)
    return replace(session, consented=True, language_offered=True)


@pytest.mark.parametrize("way", range(4), ids=["kk", "ru", "mixed", "latin"])
@pytest.mark.parametrize("window", IN_THE_MIDDLE)
async def test_nothing_that_is_heard_is_not_understood(desk: Desk, window: str, way: int) -> None:
    begun = (await consented(desk)).noting(**IN_THE_MIDDLE[window])
    lost = []
    for intent, words in SAID.items():
        meant = desk.hear(words[way])
        assert intent in {meant.intent, meant.topic}, words[way]
        session = begun.at(window) if window != "menu" else begun
        turn = await take_turn(session, Said(words[way]), desk)
        if "not-understood" in keys(turn) or not turn.views:
            lost.append(words[way])
    assert lost == []


async def test_thanks_and_a_yes_at_home_are_no_failures(desk: Desk) -> None:
    for words, key in (("рахмет", "thanks"), ("жарайды", "alright"), ("жоқ", "alright")):
        turn = await take_turn(await consented(desk), Said(words), desk)
        assert keys(turn) == [key, "menu-question"]
        assert turn.session.failures == 0


async def test_a_yes_that_nobody_asked_for_leads_to_a_person_and_never_round(desk: Desk) -> None:
    """B0.10."""
    session = (await consented(desk)).noting(**BOOKING).at("specialty")
    turn = await take_turn(session, Said("иә"), desk)
    assert keys(turn)[0] == "choose-below"
    turn = await take_turn(turn.session, Said("иә"), desk)
    assert keys(turn)[0] == "person-instead"


@pytest.mark.parametrize(
    ("draft", "window", "leads"),
    [
        (DENTIST, "time", "day"),
        (DENTIST, "day", "day"),
        ({**BOOKING, "named_day": "2026-11-25"}, "specialty", "specialty"),
        (CALLING, "call_indication", "call_indication"),
        ({}, "menu", "visits"),
    ],
)
async def test_another_day(desk: Desk, draft: Mapping[str, str], window: str, leads: str) -> None:
    """Of what is begun; a call has no day of one's own choice; else of the visit there is."""
    turn: Turn = await take_turn(
        (await consented(desk)).noting(**draft).at(window), Said("басқа күн"), desk
    )
    assert turn.session.window == leads
    assert not {"named_day", "starts"} & turn.session.draft.keys()
    assert ("call-no-other-day" in keys(turn)) is (draft is CALLING)


@pytest.mark.parametrize(
    ("words", "draft", "window", "topic"),
    [
        ("қандай құжат керек", {}, "topic", "r2"),
        ("қандай құжат керек", CALLING, "topic", "r3"),
        ("анықтамаға қандай құжаттар керек", {}, "information", None),
        ("сколько стоит справка из тубдиспансера", {}, "topic", "r5"),
        ("психиатрдан анықтама алу керек", {}, "topic", "r6"),
        ("narkologtan anyqtama kerek", {}, "topic", "r7"),
        ("как прикрепиться к поликлинике", {}, "topic", "r1"),
        ("где вы находитесь", {}, "places", "clinics"),
        ("часы работы второй поликлиники", {}, "place", None),
        ("где находится тубдиспансер", {}, "topic", "r5"),
        ("емхана қашан ашық", BOOKING, "place", None),
    ],
)
async def test_a_question_is_answered_by_its_page(
    desk: Desk, words: str, draft: Mapping[str, str], window: str, topic: str | None
) -> None:
    turn = await take_turn((await consented(desk)).noting(**draft), Said(words), desk)
    assert turn.session.window == window
    assert turn.session.draft.get("topic") == topic


async def test_whoever_gives_up_in_the_middle_is_home(desk: Desk) -> None:
    """«отмена» means what is begun, where there is nothing else to be called off."""
    session = (await consented(desk)).noting(**BOOKING).at("specialty")
    turn = await take_turn(session, Said("отмена"), desk)
    assert keys(turn) == ["cancelled", "menu-question"]
    assert turn.session.draft == {}
