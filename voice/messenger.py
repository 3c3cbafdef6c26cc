"""Brings a notice by telephone: rung, told, marked; and what becomes of it when it was not."""

from asyncio import Timeout, get_running_loop, timeout
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from clinic.acting import PHONES, Account
from clinic.notices import Arrived, Delivery, Later, Settled, Trouble, Unreached, when_rung
from clinic.reception import Ready, Sent
from locales.language import Language
from voice.desk import THIS_CALL, Conversation, Desk
from voice.dialling import (
    BEING_RUNG,
    DAY,
    LINES_TAKEN,
    RINGS_FOR,
    RUNG_JUST_NOW,
    Ceilings,
    Dialled,
    Dialler,
    Outcome,
    may_be_dialled,
    next_call,
    outcome_of,
)
from voice.line import HungUp, Line
from voice.media.port import NoPorts
from voice.scripts.lasting import LONGEST as LONGEST_CALL
from voice.scripts.lasting import at_most
from voice.scripts.reminder import tell
from voice.scripts.telling import Telling
from voice.sip.port import Unanswered
from voice.talk import Speaker, Talk

LONGEST: Final = 300.0
"""Seconds that ringing and telling may take: who goes on to wishes has what any caller has."""
CEILINGS: Final = Ceilings()
log = structlog.get_logger()


@dataclass(slots=True)
class Told:
    """Of one call: what was heard, and whether the journal says so already."""

    arrived: Arrived | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class PhoneMessenger:
    """`dialled` has every call before it is made: the limits hold over processes and restarts."""

    desk: Desk
    speaker: Speaker
    dial: Dialler
    dialled: Dialled
    ceilings: Ceilings = CEILINGS

    def held_back(self) -> bool:
        """Each notice says for itself when it may be told."""
        return False

    async def deliver(self, ready: Ready) -> Delivery:
        """To the first who hears it; those who cannot be rung any more are passed over."""
        now = self._now()
        rings_at = when_rung(now, self.desk.clock.zone)
        if rings_at > now:
            return Later(rings_at, tried=False)
        for addressee in ready.to:
            number = addressee.account.removeprefix(PHONES)
            if may_be_dialled(number):
                delivery = await self._ring(ready, number, Language(addressee.language))
                if delivery is not None:
                    return delivery
        return Unreached()

    async def _ring(self, ready: Ready, number: str, language: Language) -> Delivery | None:
        """None: this number is not rung again about it."""
        notice, now = ready.notice.notice, self._now()
        begun = await self.dialled.begin(number, notice, now, self.ceilings.most)
        if begun is None:
            return await self._none_free(number, now)
        told = Told()
        outcome = await self._call(ready, number, language, told)
        if told.arrived and not told.marked:
            return told.arrived
        await self.dialled.end(begun, outcome)
        log.info("rung", case=notice, outcome=outcome.value)
        return await self._after(outcome, notice)

    async def _none_free(self, number: str, now: datetime) -> Later | None:
        today = await self.dialled.of_number(number, now - DAY)
        if Outcome.REFUSED in today or len(today) >= self.ceilings.to_one:
            return None
        if BEING_RUNG in today:
            return Later(now + RUNG_JUST_NOW, tried=False)
        log.warning("as many calls as may be")
        return Later(now + LINES_TAKEN, tried=False)

    async def _call(self, ready: Ready, number: str, language: Language, told: Told) -> Outcome:
        limit = timeout(LONGEST)
        telling = self._telling(ready, Account(PHONES + number), told, limit)
        try:
            async with self.dial(number, RINGS_FOR) as line:
                if isinstance(line, Unanswered):
                    return outcome_of(line)
                await _told(self._conversation(line, number, language, ready), telling, limit)
        except NoPorts:
            return Outcome.TROUBLE
        except (HungUp, TimeoutError):
            pass
        if telling.person_asked:
            return Outcome.PERSON
        return Outcome.HEARD if telling.heard else Outcome.NOT_HEARD

    async def _after(self, outcome: Outcome, notice: str) -> Delivery | None:
        match outcome:
            case Outcome.HEARD:
                return Settled()
            case Outcome.PERSON:
                return Unreached()
            case Outcome.TROUBLE:
                return Trouble.OFFLINE
        now = self._now()
        at = next_call(outcome, await self.dialled.of_notice(notice, now - DAY), now)
        return None if at is None else Later(at, tried=True)

    def _telling(self, ready: Ready, account: Account, told: Told, limit: Timeout) -> Telling:
        async def mark(language: Language, wording: str) -> None:
            """What is being written down is finished, however long the call has lasted."""
            told.arrived = Arrived(account, None, language, wording)
            ends = limit.when()
            limit.reschedule(None)
            sent = Sent(ready, account, None, language, wording)
            await self.desk.reception.settle_notices.sent([sent])
            told.marked = True
            limit.reschedule(ends)

        def go_on() -> None:
            limit.reschedule(get_running_loop().time() + LONGEST_CALL)

        return Telling(ready, mark, go_on)

    def _conversation(
        self, line: Line, number: str, language: Language, ready: Ready
    ) -> Conversation:
        return Conversation(
            self.desk,
            Talk(line, self.speaker, language),
            account=Account(PHONES + number),
            own=Account(THIS_CALL + line.call),
            draft={
                "provider": ready.provider.provider,
                **({"entry": ready.notice.entry} if ready.notice.entry else {}),
            },
        )

    def _now(self) -> datetime:
        return self.desk.clock.now()


async def _told(conversation: Conversation, telling: Telling, limit: Timeout) -> None:
    """The time that was held is free again, however the call ends (B2.5)."""
    try:
        async with at_most(conversation.talk, limit):
            await tell(conversation, telling)
    finally:
        await conversation.release()
