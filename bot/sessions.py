"""What the chat keeps for itself: sessions, and which updates were handled (house.md).

`storage.sessions` implements it, `app` joins the two. No update is ever kept: its text may hold
an IIN, a PIN or a code.
"""

from datetime import datetime
from typing import Protocol

from clinic.acting import Account
from clinic.visits import EntryNo


class Opened(Protocol):
    """`handled`: this update was answered before, with `answer` if an entry was told of."""

    @property
    def body(self) -> str | None: ...
    @property
    def handled(self) -> bool: ...
    @property
    def answer(self) -> EntryNo | None: ...


class Sessions(Protocol):
    """Rows of one account each; updates are recognised by equality and never by order."""

    async def open(self, account: Account, update_id: int) -> Opened: ...
    async def close(
        self,
        account: Account,
        update_id: int,
        body: str | None,
        answer: EntryNo | None,
        at: datetime,
    ) -> None:
        """Keeps the session and that the update was handled, in one durable commit.

        `body` None ends the session.
        """
        ...

    async def peek(self, account: Account) -> str | None:
        """The body alone, for what is said without being asked."""
        ...

    async def drop(self, account: Account) -> None: ...
    async def prune(self, *, handled_before: datetime, idle_since: datetime) -> None:
        """Forgets repeats, and the sessions of who did nothing since: a draft may hold an IIN."""
        ...
