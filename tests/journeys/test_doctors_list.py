"""The doctor of a precinct hears of the day's home visits in the own chat (B0.9, B3.7)."""

from collections.abc import Sequence

import pytest

from clinic.acting import Account, Channel, Role
from clinic.home_calls import Issue
from clinic.journals.book import Mark
from clinic.journals.home_calls import HOME_CALLS
from clinic.notices import NoticeKind
from clinic.people import DoctorId, ProviderId
from clinic.usecases.put_on_list import PutOnList
from clinic.visits import EntryNo
from tests.clinic.calls import CALLED, COMPLAINT, DOOR_CODE, columns
from tests.clinic.samples import AIGUL, TODAY
from tests.clinic.usecases.posts import employ
from tests.journeys.house import House, account
from tests.journeys.story import Story
from tests.journeys.telling import LANGUAGES, ON_BOTH, opened

TARAZ, PRECINCT = ProviderId("taraz-1"), "5"
DOCTOR = DoctorId("d-gp-1")
BRIEF, PAPER = NoticeKind.VISIT_LIST, NoticeKind.VISIT_LIST_PAPER


async def employed(house: House, language: str) -> Story:
    """Olga is the doctor, and has said in which language she reads."""
    story = await opened(house, "olga", language)
    await employ(house.now.reception, Role.DOCTOR, account("olga"), at=TARAZ, doctor=DOCTOR)
    return story


async def call(house: House, window: str) -> EntryNo:
    async with house.now.store.units(writing=True) as unit:
        entry = await unit.journals.write(
            HOME_CALLS,
            TARAZ,
            year=TODAY.year,
            at=CALLED,
            window=window,
            made_by=Account("telegram:1"),
            columns=columns(CALLED, precinct=PRECINCT),
        )
        await unit.commit()
    return entry.entry


async def cancel(house: House, entry: EntryNo) -> None:
    now, channel = house.clock.now(), Channel.CHAT.value
    async with house.now.store.units(writing=True) as unit:
        await unit.journals.mark(entry, Mark.CANCELLED, at=now, by="telegram:1", channel=channel)
        await unit.commit()


async def put(
    house: House, *, addition: bool = False, tells: Sequence[NoticeKind] = (BRIEF,)
) -> Issue | None:
    put_on_list = PutOnList(house.now.store.units, house.clock, tells=tuple(tells))
    return await put_on_list(TARAZ, TODAY, PRECINCT, addition=addition)


async def morning(house: House) -> None:
    """The provider's lists of today are put out."""
    put_on_list = PutOnList(house.now.store.units, house.clock, tells=(BRIEF,))
    await put_on_list.of_provider(TARAZ, house.clock.today(), addition=False)


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_empty_day_says_so_once_and_a_later_call_is_an_addition(
    house: House, language: str
) -> None:
    story = await employed(house, language)
    story.lines.clear()
    for _ in range(2):
        await morning(house)
        await story.later(house.clock.now())
    assert story.screen.text == story.words("visit-list-empty", day=TODAY)
    assert (story.screen.labels, len(await house.notices("sent"))) == ([], 1)
    await call(house, "c1")
    await put(house, addition=True)
    await story.later(house.clock.now())
    story.check_transcript("doctors_empty_day")


@ON_BOTH
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_list_the_addition_and_the_strike_in_brief(house: House, language: str) -> None:
    story = await employed(house, language)
    first = await call(house, "c1")
    await put(house)
    await story.later(house.clock.now())
    assert "1) № 1 · 13:00–18:00 · С. А. С. · 1990 · Төле би" in story.screen.text
    await cancel(house, first)
    await call(house, "c2")
    await put(house, addition=True)
    await story.later(house.clock.now())
    assert "2) № 2 · 13:00–18:00" in story.screen.text
    assert "1) № 1 · С. А. С. " in story.screen.text
    for secret in (AIGUL.digits, AIGUL.masked, DOOR_CODE, COMPLAINT, "Айгүл"):
        assert secret not in house.transcript("olga")
    story.check_transcript("doctors_list")


async def test_the_printed_list_comes_as_well_where_it_may(house: House) -> None:
    """It is tried again as long as it does not lie in the folder."""
    story = await employed(house, "ru")
    await call(house, "c1")
    issue = await put(house, tells=(BRIEF, PAPER))
    assert await house.deliver_notices() == 1
    assert [row["kind"] for row in await house.notices("waiting")] == [PAPER]
    house.papers[str(issue)] = b"%PDF"
    house.clock.turn(minutes=2)
    assert await house.deliver_notices() == 1
    document = story.hand.last.document
    assert document is not None
    assert (document.name, document.content) == (f"{TODAY}-{PRECINCT}-1.pdf", b"%PDF")
