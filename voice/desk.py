"""What every script holds: the clinic's reception, the clock, and who is on the line."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import count
from typing import Final

from clinic import phones
from clinic.acting import PHONES, Account, Anyone, Caller, Channel
from clinic.intake.forms import BOOKING, HOME_CALL
from clinic.people import ProviderId, Unfit
from clinic.ports import Clock, Dice
from clinic.providers import Provider
from clinic.reception import Household, Reception
from clinic.schedule import Slot
from voice.line import Line
from voice.talk import Both, Speaker, Talk

THIS_CALL: Final = "call:"
"""Before the name of a call: an account that ends with it; nothing reaches it."""
WORTH_TELLING: Final = frozenset(
    {"wish", "entry", "moving"}
    | {question.key for form in (BOOKING, HOME_CALL) for question in form.questions}
)
"""What of a draft goes to the person who goes on with it (B0.10)."""
UNTOLD_WISHES: Final = frozenset({"claim"})
"""That somebody asks for a certificate is nobody's to read beside a name (B0.9)."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One for all calls. `operator_uri`: where a person answers; None: nowhere (B0.10)."""

    reception: Reception
    clock: Clock
    dice: Dice
    operator_uri: str | None = None

    def when(self, moment: datetime) -> dict[str, date | time]:
        """The two facts that every phrase about a visit takes, in the clinic's zone (B0.5)."""
        local = moment.astimezone(self.clock.zone)
        return {"day": local.date(), "time": local.time()}

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.clock.zone).date()

    async def specialties(self) -> Mapping[str, Both]:
        known = await self.reception.show_directory.specialties()
        return {code: Both(row.name_kk, row.name_ru) for code, row in known.items()}

    async def specialty(self, code: str) -> Both:
        return (await self.specialties()).get(code, Both(code, code))


@dataclass(slots=True)
class Conversation:
    """One call. `draft` is of the wish at hand, as clinic.intake keeps it, and notes beside it.

    `account`: the calling number, which proves nothing (B0.2), or, where it is withheld, `own`.
    `own`: this very call. It holds times (B2.5) and what a PIN proves: the next call from the
    same number has proved nothing.
    """

    desk: Desk
    talk: Talk
    account: Account
    own: Account
    draft: Mapping[str, str] = field(default_factory=dict)
    holds: bool = False
    _steps: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def line(self) -> Line:
        return self.talk.line

    @property
    def reception(self) -> Reception:
        return self.desk.reception

    @property
    def number(self) -> str | None:
        """The calling number, where it is one that can be rung."""
        return self.account.removeprefix(PHONES) if self.account != self.own else None

    @property
    def anyone(self) -> Anyone:
        return Anyone(self.account, Channel.PHONE, self.talk.language)

    @property
    def caller(self) -> Caller:
        """Only for who has consented (B0.1)."""
        return Caller(self.account, Channel.PHONE, self.talk.language)

    def window(self) -> str:
        """A new confirming window: its deed acts once, however often it is asked for."""
        return f"{self.line.call}:{next(self._steps)}"

    def note(self, **notes: str) -> None:
        self.draft = {**self.draft, **notes}

    def drop(self, *keys: str) -> None:
        self.draft = {key: said for key, said in self.draft.items() if key not in keys}

    def told_so_far(self) -> Mapping[str, str]:
        """What a person goes on from: nobody gives the facts twice."""
        return {
            key: said
            for key, said in self.draft.items()
            if key in WORTH_TELLING and said not in UNTOLD_WISHES
        }

    async def begin(self, **draft: str) -> None:
        """Another wish: what was held for the one before is free again (B2.5)."""
        await self.release()
        self.draft = draft

    def done(self, **facts: str) -> None:
        """The deed stands in the journal, and took the time that was held."""
        self.holds, self.draft = False, facts

    async def household(self) -> Household:
        return await self.reception.show_household(self.anyone)

    async def hold(self, slot: Slot) -> None:
        """For three minutes; raises Refused as `HoldTime` does (B2.5)."""
        self.holds = True
        await self.reception.hold_time(slot, self.own, Channel.PHONE)

    async def release(self) -> None:
        if self.holds:
            await self.reception.release_time(self.own)
            self.holds = False

    async def provider(self) -> Provider | None:
        """The one that the draft names, or the only one there is."""
        directory = self.reception.show_directory
        if "provider" in self.draft:
            return await directory.provider(ProviderId(self.draft["provider"]))
        known = await directory.providers()
        return known[0] if len(known) == 1 else None


Script = Callable[[Conversation], Awaitable[None]]
"""What a key of a menu leads to."""


def begin(line: Line, speaker: Speaker, desk: Desk) -> Conversation:
    """As the call comes in: nobody has said anything yet."""
    own = Account(f"{THIS_CALL}{line.call}")
    return Conversation(desk, Talk(line, speaker), account_of(line.number) or own, own)


def account_of(number: str | None) -> Account | None:
    """None: withheld, or nothing that could be rung, as an extension of the exchange."""
    try:
        return Account(f"{PHONES}{phones.parse(number)}") if number else None
    except Unfit:
        return None


def name_of(provider: Provider) -> Both:
    return Both(provider.name_kk, provider.name_ru)
