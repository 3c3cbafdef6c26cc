"""What the front asks of signalling. Session descriptions pass as their text."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from voice.line import Transferred


@dataclass(frozen=True, slots=True)
class Offered:
    """A re-INVITE or an UPDATE: the other party wants the sound otherwise.

    `offer` None: a re-INVITE without one; the answer given is then our offer. `reply` must be
    called once: with our description, or with None to refuse (488).
    """

    offer: str | None
    reply: Callable[[str | None], None]


@dataclass(frozen=True, slots=True)
class Agreed:
    """The other party's description that came later: with the ACK of a late offer."""

    answer: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """A key by SIP INFO."""

    key: str


@dataclass(frozen=True, slots=True)
class Ended:
    """Cancelled, hung up, or lost. `code`: the SIP status where there was one."""

    code: int | None = None


LegHappened = Offered | Agreed | Keyed | Ended


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A call of ours that came to nothing: 486 busy, 480 or 408 no answer, 603 declined, others.

    `rang`: somebody's telephone has. `taken`: it was answered, and no sound could be agreed on.
    """

    code: int
    rang: bool = False
    taken: bool = False


class Leg(Protocol):
    """One dialog, seen from here."""

    @property
    def call_id(self) -> str: ...

    @property
    def number(self) -> str | None:
        """As From gives it, in whatever spelling: the digits of sip: and tel:; None: withheld."""
        ...

    @property
    def source(self) -> str:
        """The host that the INVITE came from."""
        ...

    @property
    def described(self) -> str | None:
        """The offer of an INVITE, the answer to ours; None: a late offer."""
        ...

    def ring(self) -> None:
        """180."""
        ...

    def answer(self, description: str) -> None:
        """200, with our answer, or with our offer where theirs comes late."""
        ...

    def reject(self, code: int) -> None:
        """486: all lines are taken. 488: no sound can be agreed on. 503: not now."""
        ...

    async def next(self) -> LegHappened:
        """After `Ended` nothing more happens."""
        ...

    async def refer(self, uri: str, within: float) -> Transferred:
        """REFER: until its outcome is known, or for so many seconds (NO_ANSWER then)."""
        ...

    def hang_up(self) -> None:
        """BYE, or CANCEL, or nothing where it has ended.

        Rejecting is possible after it, where nothing was answered; 480 at the end, if nobody does.
        """
        ...


class SipStack(Protocol):
    """Open as long as its `async with` lasts."""

    def on_call(self, handle: Callable[[Leg], Awaitable[None]]) -> None:
        """Who takes calls that come in: awaited for each, side by side, and ended with it."""
        ...

    async def dial(self, number: str, offer: str, within: float) -> Leg | Unanswered:
        """Rings up at the trunk for so many seconds. A 3xx is never followed."""
        ...
