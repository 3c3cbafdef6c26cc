"""The seven services told to anybody, with and without data (B0.1, B1.1, B1.2, B4.1)."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from app.data import sheets
from app.reception_desk import open_reception
from bot.dialogs.core import Commanded, Pressed, Said, Text, Turn, View
from bot.dialogs.desk import Desk
from bot.dialogs.turn import take_turn
from bot.handlers.wording import LONGEST_MESSAGE, Wording
from clinic.information import LEAFLETS, SERVICES
from locales.hearing import hear
from locales.language import Language
from locales.translator import translators
from storage.imports.loading import Order, load
from storage.store import open_store
from tests.bot.dialogs.talking import begun, keys, lines
from tests.clinic.samples import NOW, ZONE
from tests.clinic.usecases.desk import QuickVault, TurnedClock
from tests.journeys.house import PEOPLE, Tokens
from tests.keys import KEY

WORDING = Wording(translators)
STARTED = {"r2": "consent", "r3": "safety"}
"""Where a service begins, before consent."""
CERTIFICATES = ("r5", "r6", "r7")
HIV_ASKED = {"kk": "АИТВ нәтижесі дайын ба?", "ru": "Готов ли анализ на ВИЧ?"}
LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru"])
EACH = pytest.mark.parametrize("code", SERVICES)


@asynccontextmanager
async def of(url: str, folder: Path, **files: list[Mapping[str, str]]) -> AsyncIterator[Desk]:
    """A desk over a database in which there is nothing but these files."""
    for name, rows in files.items():
        sheets.write(folder / f"{name}.csv", list(rows[0]), [list(row.values()) for row in rows])
    clock, dice = TurnedClock(NOW), Tokens()
    if files:
        await load(url, Order([folder], NOW))
    async with open_store(url, clock, KEY) as store:
        yield Desk(open_reception(store.units, clock, dice, QuickVault()), clock, hear, dice)


def place(provider: str, kind: str = "clinic", **changes: str) -> Mapping[str, str]:
    known = {
        "provider": provider, "kind": kind, "regulation": "", "name_kk": f"Мекеме {provider}",
        "name_ru": f"Учреждение {provider}", "place": "Тараз", "address_kk": "Абай 1",
        "address_ru": "Абая 1", "phone": "+77262000001", "open": "mon-fri 08:00-18:00",
        "home_calls": "",
    }  # fmt: skip
    return known | changes


def fact(topic: str, words: str, provider: str = "*", regulation: str = "") -> Mapping[str, str]:
    return {
        "provider": provider, "topic": topic, "regulation": regulation, "valid_from": "2020-02-03",
        "value_kk": words, "value_ru": words, "source": "from whom",
    }  # fmt: skip


async def opened(desk: Desk, language: str = "kk") -> Turn:
    """The list of the services is on the screen."""
    turn = await take_turn(begun(desk, language), Commanded("cancel"), desk)
    return await press(turn, "information", desk)


async def press(turn: Turn, value: str, desk: Desk) -> Turn:
    session = turn.session
    event = Pressed(session.nonce, session.revision, session.offered.index(value))
    return await take_turn(session, event, desk)


async def topic(desk: Desk, code: str, language: str = "kk") -> Turn:
    return await press(await opened(desk, language), code, desk)


def shown(turn: Turn) -> View:
    (view,) = turn.views
    return view


def values(turn: Turn) -> list[str]:
    return [choice.value for choice in shown(turn).choices()]


def said(turn: Turn) -> str:
    text = WORDING.message(shown(turn), turn.session.language)
    assert len(text) < LONGEST_MESSAGE
    return text


async def test_the_list_has_the_seven_services_in_their_order(desk: Desk) -> None:
    listed = [value for value in values(await opened(desk)) if value not in {"back", "person"}]
    assert listed == [*sorted((*SERVICES, *LEAFLETS)), "clinics", "menu"]


@LANGUAGES
@EACH
async def test_a_service_says_what_it_is_and_what_comes_next(
    desk: Desk, code: str, language: str
) -> None:
    """Nothing is asked, nothing agreed to; 103 stands in it."""
    turn = await topic(desk, code, language)
    told = keys(turn)
    assert told[:4] == ["service-title", f"service-{code}-what", f"service-{code}-who",
                        "service-bring"]  # fmt: skip
    assert told[-1] == "urgent-103"
    norms = [key for key in told if key.startswith("norm-")]
    assert norms == [f"norm-{norm.unit}" for norm in SERVICES[code].norms]
    assert not turn.session.consented
    assert {"back", "person", "menu"} <= set(values(turn))
    assert len(said(turn)) < 1200


@EACH
async def test_what_can_be_started_here_has_its_button(desk: Desk, code: str) -> None:
    turn = await topic(desk, code)
    starts = {"r2": "book", "r3": "call"}.get(code)
    assert [value for value in values(turn) if value in {"book", "call"}] == (
        [starts] if starts else []
    )
    if starts:
        begins = await press(turn, starts, desk)
        assert (begins.session.window, begins.session.draft["wish"]) == (STARTED[code], starts)


@LANGUAGES
async def test_the_line_of_the_constant_answer_moves_nothing(desk: Desk, language: str) -> None:
    """B4.1: byte for byte what is answered to words."""
    before = await opened(desk, language)
    asked = await take_turn(before.session, Said(HIV_ASKED[language]), desk)
    pressed = await press(before, "r4", desk)
    assert said(pressed) == said(asked)
    assert pressed.session == before.session
    assert WORDING.keyboard(shown(pressed), pressed.session) is None


@LANGUAGES
@EACH
async def test_without_any_data_it_is_still_told_whom_to_ask(
    sqlite_url: str, tmp_path: Path, code: str, language: str
) -> None:
    async with of(sqlite_url, tmp_path) as desk:
        turn = await topic(desk, code, language)
        assert "service-no-places" in keys(turn)
        assert "1414" in said(turn)
        assert f"service-{code}-bring" in said_facts(turn)
        assert "places" not in values(turn)
        assert ("service-price-unknown" in keys(turn)) is (code in CERTIFICATES)


def said_facts(turn: Turn) -> set[str]:
    facts = [fact for line in lines(shown(turn)) for fact in line.facts.values()]
    return {fact.key for fact in facts if isinstance(fact, Text)}


@LANGUAGES
async def test_without_any_clinic_the_list_of_clinics_says_so(
    sqlite_url: str, tmp_path: Path, language: str
) -> None:
    async with of(sqlite_url, tmp_path) as desk:
        turn = await topic(desk, "clinics", language)
        assert keys(turn) == ["service-no-places", "urgent-103"]
        assert values(turn) == ["back", "person", "menu"]


@pytest.mark.parametrize("kind", ["clinic", "ambulatory", "dispensary", "aids_centre"])
async def test_a_place_of_which_little_is_known(
    sqlite_url: str, tmp_path: Path, kind: str
) -> None:
    """Without address, hours and telephone."""
    bare = {"address_kk": "", "address_ru": "", "phone": "", "open": ""}
    regulation = "r5" if kind == "dispensary" else ""
    row = place("one", kind, regulation=regulation, **bare)
    async with of(sqlite_url, tmp_path, providers=[row]) as desk:
        for code in SERVICES:
            turn = await topic(desk, code)
            here = code in {"r1", "r2"} if kind in {"clinic", "ambulatory"} else code == regulation
            assert ("place-no-hours" in keys(turn)) is here
            assert ("<b>Мекеме one</b>, Тараз\n" in said(turn)) is here
            assert ("service-no-places" in keys(turn)) is not here


async def test_a_place_without_even_a_town(sqlite_url: str, tmp_path: Path) -> None:
    row = place("one", address_kk="", address_ru="", place="")
    async with of(sqlite_url, tmp_path, providers=[row]) as desk:
        assert "<b>Мекеме one</b>\n" in said(await topic(desk, "r1"))


@LANGUAGES
async def test_the_only_dispensary_is_shown_at_once(
    sqlite_url: str, tmp_path: Path, language: str
) -> None:
    """And its own price goes before the general one; who set it is nobody's business."""
    rows = [place("tb", "dispensary", regulation="r5"), place("clinic")]
    facts = [
        fact("certificate_price", "for nothing", regulation="r5"),
        fact("certificate_price", "a thousand", "tb"),
        fact("what_to_bring", "a picture", regulation="r5"),
    ]
    async with of(sqlite_url, tmp_path, providers=rows, facts=facts) as desk:
        turn = await topic(desk, "r5", language)
        assert "a thousand" in said(turn)
        assert "for nothing" not in said(turn)
        assert "from whom" not in said(turn)
        assert "a picture" in said(turn)
        assert "03.02.2020" in said(turn)
        assert "8 7262 00 00 01" in said(turn)
        assert "08:00–18:00" in said(turn)
        assert "places" not in values(turn)


async def test_a_price_has_its_day_and_its_source(desk: Desk) -> None:
    """§2.2: free since 2 October 2018."""
    turn = await topic(desk, "r6", "ru")
    assert "service-price" in keys(turn)
    assert "02.10.2018" in said(turn)
    assert "365info.kz" in said(turn)


async def test_where_and_hours_of_a_service_may_be_facts(sqlite_url: str, tmp_path: Path) -> None:
    facts = [fact("where", "beyond the bridge", regulation="r7"),
             fact("hours", "in the mornings", regulation="r7")]  # fmt: skip
    async with of(sqlite_url, tmp_path, facts=facts) as desk:
        turn = await topic(desk, "r7")
        assert "beyond the bridge" in said(turn)
        assert "in the mornings" in said(turn)
        assert "service-no-places" not in keys(turn)


async def test_the_filter_room_stands_beside_the_home_call(desk: Desk) -> None:
    """B3.1."""
    assert "service-filter-room" in keys(await topic(desk, "r3"))
    assert "service-filter-room" not in keys(await topic(desk, "r2"))


async def test_places_of_a_whole_region_are_leafed_through(
    sqlite_url: str, tmp_path: Path
) -> None:
    rows = [place(f"p{number:02d}", place=f"Ауыл {number:02d}") for number in range(20)]
    async with of(sqlite_url, tmp_path, providers=rows) as desk:
        turn = await press(await topic(desk, "r2"), "places", desk)
        assert "places-question" in keys(turn)
        seen: list[str] = []
        for _ in range(3):
            here = [value for value in values(turn) if value[1:].isdigit()]
            assert len(here) <= 8
            seen += here
            (more,) = [value for value in values(turn) if value.startswith("page ")]
            turn = await press(turn, more, desk)
        assert seen == [row["provider"] for row in rows]
        assert "p00" in values(turn), "and from the beginning"
        turn = await press(turn, "p03", desk)
        assert "Мекеме p03" in said(turn)
        assert keys(turn)[-1] == "urgent-103"
        assert (await press(turn, "back", desk)).session.window == "places"


async def test_a_place_says_when_home_calls_are_accepted_and_what_it_says_itself(
    sqlite_url: str, tmp_path: Path
) -> None:
    rows = [place("a", home_calls="mon-fri 08:00-16:00"), place("b")]
    facts = [fact("hours", "lunch at one", "a")]
    async with of(sqlite_url, tmp_path, providers=rows, facts=facts) as desk:
        clinics = await topic(desk, "clinics")
        turn = await press(clinics, "a", desk)
        assert "week-kind-home_calls" in keys(turn)
        assert "08:00–16:00" in said(turn)
        assert "lunch at one" in said(turn)
        back = await press(turn, "back", desk)
        assert "week-kind-home_calls" not in keys(await press(back, "b", desk))


@pytest.mark.parametrize(
    ("week", "told"),
    [
        ("mon-fri 08:00-20:00; sat 09:00-14:00",
         ["дүйсенбі–жұма: 08:00–20:00", "сенбі: 09:00–14:00"]),
        ("mon-fri 08:00-13:00, 14:00-18:00", ["дүйсенбі–жұма: 08:00–13:00, 14:00–18:00"]),
        ("mon 08:00-12:00; tue 08:00-12:00, 13:00-15:00; thu 08:00-12:00",
         ["дүйсенбі: 08:00–12:00", "сейсенбі: 08:00–12:00, 13:00–15:00", "бейсенбі: 08:00–12:00"]),
        ("mon-sun 08:00-12:00, 13:00-17:00, 18:00-20:00",
         ["дүйсенбі–жексенбі: 08:00–12:00, 13:00–17:00, 18:00–20:00"]),
    ],
)  # fmt: skip
async def test_days_of_the_same_hours_stand_in_one_line(
    sqlite_url: str, tmp_path: Path, week: str, told: list[str]
) -> None:
    """Also where there is a break at noon."""
    async with of(sqlite_url, tmp_path, providers=[place("only", open=week)]) as desk:
        address, *hours, _ = said(await topic(desk, "clinics")).split("\n\n")[0].split("\n")
        assert "Мекеме only" in address
        assert hours == told


async def test_a_single_clinic_need_not_be_chosen(sqlite_url: str, tmp_path: Path) -> None:
    async with of(sqlite_url, tmp_path, providers=[place("only")]) as desk:
        turn = await topic(desk, "clinics")
        assert turn.session.window == "place"
        assert "Мекеме only" in said(turn)


@pytest.mark.parametrize(
    ("today", "told", "effective"),
    [
        (date(2027, 8, 31), "campaign-next", date(2028, 1, 1)),
        (date(2027, 9, 1), "campaign-now", date(2028, 1, 1)),
        (date(2027, 11, 1), "campaign-now", date(2028, 1, 1)),
        (date(2027, 11, 2), "campaign-next", date(2029, 1, 1)),
    ],
)
async def test_the_guide_knows_whether_the_campaign_runs(
    desk: Desk, today: date, told: str, effective: date
) -> None:
    """B1.2."""
    assert isinstance(desk.clock, TurnedClock)
    desk.clock.moment = NOW.astimezone(ZONE).replace(
        year=today.year, month=today.month, day=today.day
    )
    for language in Language:
        turn = await topic(desk, "r1", language)
        assert [key for key in keys(turn) if key.startswith("campaign-")] == [told]
        assert f"{effective:%d.%m.%Y}" in said(turn)


async def test_before_the_first_known_campaign_none_is_told_of(desk: Desk) -> None:
    assert isinstance(desk.clock, TurnedClock)
    desk.clock.moment = NOW.replace(year=2025, month=3)
    assert not [key for key in keys(await topic(desk, "r1")) if key.startswith("campaign-")]


@LANGUAGES
async def test_the_guide_names_both_ways(desk: Desk, language: str) -> None:
    """B1.1."""
    turn = await topic(desk, "r1", language)
    told = keys(turn)
    assert [key for key in told if key.startswith("way-")] == [
        "way-told-in_person", "way-told-portal",
    ]  # fmt: skip
    assert "egov.kz" in said(turn)


async def refused(desk: Desk, language: str = "kk") -> Turn:
    """Somebody of the second clinic was not found at the first, and is asked which again."""
    session = begun(desk, language).noting(wish="book", relation="self", way="iin")
    session = session.at("iin")
    turn = await take_turn(session, Said(PEOPLE["bolat"].iin), desk)
    return await press(turn, "taraz-1", desk)


@LANGUAGES
async def test_whoever_is_not_attached_here_has_the_guide_one_press_away(
    desk: Desk, language: str
) -> None:
    """B1.1, B2.4: first of all; what was asked is asked still, and back leads there."""
    turn = await refused(desk, language)
    assert keys(turn)[0] == "refusal-not-attached-here"
    assert values(turn)[0] == "guide"
    assert "taraz-2" in values(turn)
    guide = await press(turn, "guide", desk)
    assert keys(guide)[:2] == ["service-title", "service-r1-what"]
    back = await press(guide, "back", desk)
    assert back.session.window == turn.session.window
    assert back.session.draft["patient"] == PEOPLE["bolat"].iin
    assert "guide" not in values(back), "said once"


async def test_who_asks_in_words_how_to_be_attached_hears_the_guide(desk: Desk) -> None:
    turn = await take_turn(begun(desk), Said("емханаға қалай тіркелемін"), desk)
    assert keys(turn)[:2] == ["service-title", "service-r1-what"]
