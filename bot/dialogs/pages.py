"""A list that one message cannot hold: page by page, and after the last the first again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from bot.dialogs.core import Choice, Row, Session, Step, say

PAGE: Final = "page "
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """`more`: the row with the button that turns it; none where there is one page."""

    shown: Sequence[Item]
    more: tuple[Row, ...]


def page_of(session: Session, every: Sequence[Item], on_one_page: int) -> Page[Item]:
    """The one that was turned to; where the list has grown shorter since, its last."""
    pages = max(1, -(-len(every) // on_one_page))
    page = min(int(session.draft.get("page", "0")), pages - 1)
    shown = every[page * on_one_page : (page + 1) * on_one_page]
    following = Choice(f"{PAGE}{(page + 1) % pages}", say("work-more"))
    return Page(shown, ((following,),) if pages > 1 else ())


def turned(session: Session, value: str) -> Step | None:
    """None: it was another button."""
    if not value.startswith(PAGE):
        return None
    return Step(session.noting(page=value.removeprefix(PAGE)))
