"""What is found of a notice at the moment of sending: it holds, or it has ended."""

from dataclasses import dataclass

from clinic.home_calls import HomeCall
from clinic.journals.brief_list import BriefList, CountedList
from clinic.notices import Notice, NoticeState, WaitingPlace
from clinic.providers import Provider
from clinic.usecases.addressing import Addressee
from clinic.visits import Visit


@dataclass(frozen=True, slots=True)
class Ready:
    """A notice that holds now. `to`: whom to try, in this order.

    `overdue`: how many tasks are, of a notice about these. `may_ring`: whether somebody may be
    rung about it where no chat takes it.
    """

    notice: Notice
    to: tuple[Addressee, ...]
    provider: Provider
    visit: Visit | None = None
    place: WaitingPlace | None = None
    call: HomeCall | None = None
    listed: BriefList | None = None
    counted: CountedList | None = None
    overdue: int = 0
    may_ring: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """A notice that holds now, and is brought by telephone: no chat is there to take it."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class Ended:
    """A notice that is said to nobody; handed over, a person at the provider says it."""

    notice: Notice
    state: NoticeState
    provider: Provider | None = None
    visit: Visit | None = None
