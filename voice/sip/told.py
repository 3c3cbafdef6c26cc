"""What sippy's thread and ours tell each other. Neither waits for the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from voice.line import Transferred
from voice.sip.port import LegHappened, Unanswered


@dataclass(frozen=True, slots=True)
class Answered:
    """A call of ours was taken; with their answer to our offer."""

    description: str


@dataclass(frozen=True, slots=True)
class Replied:
    """A call of ours was answered with this status, on its way or at its end."""

    code: int


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of a REFER."""

    outcome: Transferred


Told = LegHappened | Replied | Answered | Unanswered | Handed
Tell = Callable[[Told], None]


class Dialog(Protocol):
    """A call in sippy's thread: everything here is run there, and only there."""

    def ring(self) -> None: ...

    def answer(self, description: str) -> None: ...

    def reject(self, code: int) -> None: ...

    def refer(self, uri: str) -> None: ...

    def hang_up(self) -> None:
        """BYE, CANCEL, or 480 where it rings here."""
        ...


@dataclass(frozen=True, slots=True)
class Invited:
    """An INVITE that begins a call."""

    dialog: Dialog
    call_id: str
    number: str | None
    source: str
    offer: str | None
