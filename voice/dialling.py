"""Which numbers are dialled, how often, and what becomes of a call that nobody took.

No toll fraud: mobile and fixed numbers of Kazakhstan only, three calls a day to one of them, so
many an hour and a day in all, and nothing that a caller or a file could turn into an address.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from clinic.phones import MOBILE, TOWNS
from voice.line import Line
from voice.sip.port import Unanswered

RINGS_FOR: Final = 28.0
"""Seconds; an answering service of the network takes a call after thirty or so."""
DAY: Final = timedelta(days=1)
KAZAKHSTAN: Final = re.compile(r"\+7(?P<national>7[0-9]{9})", re.ASCII)
INTERNET: Final = frozenset({"751"})
"""Of the mobile ones in the plan: neither a mobile telephone nor one of a place."""


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Calls to one number a day, and of all fronts together an hour and a day.

    A clinic of twenty doctors reminds some three hundred people an evening, and seldom all by
    telephone: what goes beyond these is a mistake or a fraud.
    """

    to_one: int = 3
    an_hour: int = 300
    a_day: int = 1000

    @property
    def most(self) -> tuple[int, int, int]:
        return self.to_one, self.an_hour, self.a_day


class Outcome(StrEnum):
    """What became of one call."""

    HEARD = "heard"
    NOT_HEARD = "not heard"  # taken, and no key pressed, or the phone put down: or by a machine
    NO_SOUND = "no sound"  # taken, and nothing could be said
    PERSON = "person"  # somebody else is to tell it
    BUSY = "busy"
    NO_ANSWER = "no answer"
    REFUSED = "refused"
    UNKNOWN = "unknown"  # there is no such number
    TROUBLE = "trouble"  # nobody's telephone has rung: it does not count


OF_CODES: Final[Mapping[Outcome, Collection[int]]] = {
    Outcome.BUSY: {486, 600},
    Outcome.NO_ANSWER: {408, 480, 487},
    Outcome.REFUSED: {403, 603, 607, 608},
    Outcome.UNKNOWN: {404, 410, 484, 604, *range(300, 400)},
}
"""SIP statuses. A 3xx names another address: it is never rung (no toll fraud)."""


@dataclass(frozen=True, slots=True)
class Again:
    """So many further calls after that outcome, each after so long; then a person calls."""

    times: int
    after: timedelta


AGAIN: Final[Mapping[Outcome, Again]] = {
    Outcome.BUSY: Again(3, timedelta(minutes=10)),
    Outcome.NO_ANSWER: Again(2, timedelta(hours=1)),
    Outcome.NOT_HEARD: Again(1, timedelta(minutes=30)),
    Outcome.NO_SOUND: Again(1, timedelta(minutes=30)),
}
"""What is not named here is not tried again: who refused is left alone for the day."""
BEING_RUNG: Final = ""
RUNG_JUST_NOW: Final = timedelta(minutes=2)
"""How long a notice waits while the same number is being rung about another."""
LINES_TAKEN: Final = timedelta(minutes=10)
"""How long a notice waits while as many calls were made as may be."""


class Dialler(Protocol):
    """Rings somebody up. The line, where they took it, lasts as long as the block."""

    def __call__(
        self, number: str, within: float
    ) -> AbstractAsyncContextManager[Line | Unanswered]: ...


class Dialled(Protocol):
    """Calls that were made, counted for all processes together and over restarts."""

    async def begin(
        self, number: str, notice: str, at: datetime, most: tuple[int, int, int]
    ) -> int | None:
        """Writes a call down before it is made.

        None: one of `most` is reached (to this number in a day, in all in an hour, in all in a
        day), or this number is being rung about something else, or has refused a call today.
        """
        ...

    async def end(self, call: int, outcome: str) -> None: ...
    async def of_number(self, number: str, since: datetime) -> Sequence[str]:
        """The outcomes of the calls to it that count; "" where one has none yet."""
        ...

    async def of_notice(self, notice: str, since: datetime) -> Sequence[str]:
        """Likewise of all calls about it."""
        ...

    async def forget(self, before: datetime) -> None: ...


def may_be_dialled(number: str) -> bool:
    """A mobile or a fixed number of Kazakhstan, in E.164 and nothing around it (§3.2)."""
    found = KAZAKHSTAN.fullmatch(number)
    if not found:
        return False
    national = found["national"]
    return national[:3] in MOBILE - INTERNET or national[:5] in TOWNS


def outcome_of(unanswered: Unanswered) -> Outcome:
    """Whoever heard it ring was called, whatever became of it then."""
    if unanswered.taken:
        return Outcome.NO_SOUND
    otherwise = Outcome.NO_ANSWER if unanswered.rang else Outcome.TROUBLE
    codes = OF_CODES.items()
    return next((outcome for outcome, known in codes if unanswered.code in known), otherwise)


def next_call(outcome: Outcome, so_far: Sequence[str], now: datetime) -> datetime | None:
    """`so_far`: of all calls about one notice, this one among them; None: none any more."""
    again = AGAIN.get(outcome)
    if again is None or so_far.count(outcome) > again.times:
        return None
    return now + again.after
