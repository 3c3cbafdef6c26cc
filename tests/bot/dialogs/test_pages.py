"""A list that one message cannot hold, page by page: one behaviour wherever there is one."""

from collections.abc import Sequence

import pytest

from bot.dialogs.core import Choice, Said, Session, say
from bot.dialogs.desk import Desk
from bot.dialogs.pages import page_of, turned
from bot.dialogs.turn import take_turn
from clinic.acting import Account, Anyone, Channel, Role
from clinic.people import ProviderId
from clinic.reception import PersonRequest
from clinic.tasks import Why
from tests.bot.dialogs.staff.test_walk import hired

NINE = tuple(range(1, 10))


def at_page(page: str | None = None) -> Session:
    session = Session(Account("telegram:1"), "nonce")
    return session if page is None else session.noting(page=page)


def following(session: Session, every: Sequence[int]) -> str | None:
    """What the button says that turns the page; None: there is none."""
    rows = page_of(session, every, 4).more
    return next((one.value for row in rows for one in row if isinstance(one, Choice)), None)


@pytest.mark.parametrize(
    ("page", "shown"), [(None, [1, 2, 3, 4]), ("0", [1, 2, 3, 4]), ("1", [5, 6, 7, 8]), ("2", [9])]
)
def test_each_page_holds_what_follows_the_one_before(page: str | None, shown: list[int]) -> None:
    assert list(page_of(at_page(page), NINE, 4).shown) == shown


def test_the_button_turns_to_the_next_page_and_from_the_last_to_the_first() -> None:
    turns = [following(at_page(page), NINE) for page in ("0", "1", "2")]
    assert turns == ["page 1", "page 2", "page 0"]
    [[choice]] = page_of(at_page(), NINE, 4).more
    assert choice.label == say("work-more")


@pytest.mark.parametrize(("every", "shown"), [(NINE[:8], [5, 6, 7, 8]), (NINE[:5], [5])])
def test_where_the_list_has_grown_shorter_the_last_page_that_there_is_shown(
    every: tuple[int, ...], shown: list[int]
) -> None:
    session = at_page("2")
    assert list(page_of(session, every, 4).shown) == shown
    assert following(session, every) == "page 0"


@pytest.mark.parametrize("every", [(), NINE[:1], NINE[:4]])
def test_what_one_message_holds_has_no_button(every: tuple[int, ...]) -> None:
    page = page_of(at_page("3"), every, 4)
    assert (list(page.shown), page.more) == (list(every), ())


def test_pressed_it_is_the_page_that_stays_noted() -> None:
    step = turned(at_page("0"), "page 2")
    assert step is not None
    assert step.session.draft == {"page": "2"}


def test_any_other_button_turns_nothing() -> None:
    assert turned(at_page(), "p17") is None


async def test_the_work_list_grown_shorter_shows_its_last_page(desk: Desk) -> None:
    for number in range(9):
        request = PersonRequest(f"p{number}", Why.ASKED, ProviderId("taraz-1"), {}, "kk")
        anyone = Anyone(Account(f"telegram:{number}"), Channel.CHAT, "kk")
        await desk.reception.ask_person(request, anyone)
    session = await hired(desk, Role.OPERATOR)
    turn = await take_turn(session.at("staff_work").noting(page="2"), Said("?"), desk)
    assert [value for value in turn.session.offered if value.startswith("p")] == ["p8", "page 0"]
