"""My visits, only with the PIN of the desk: caller ID and IIN prove nothing (B0.2, B2.9)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from clinic.acting import Account, Anyone, Caller, Channel
from clinic.people import DoctorId, Iin
from clinic.reception import (
    Booked,
    CancelRequest,
    ConfirmRequest,
    Household,
    MoveRequest,
    VisitShown,
)
from clinic.refusals import Refusal, Refused
from clinic.visits import spoken_number
from voice.desk import Conversation
from voice.keypad import Misses
from voice.lists import pick
from voice.scripts import consent
from voice.scripts.booking_answer import particulars, settle
from voice.scripts.ending import more
from voice.scripts.iin import ask_iin
from voice.scripts.refusing import why
from voice.scripts.waiting import NoFreeTime
from voice.talk import Said, phrase

PIN_LENGTH: Final = 6
Act = Callable[[Conversation, VisitShown], Awaitable[None]]


async def my_visits(conversation: Conversation) -> None:
    """What the PIN proves ends with this script: the next call has proved nothing."""
    await conversation.begin(wish="visits")
    await consent.ensure(conversation)
    proving = Account(f"{conversation.own}/pin")
    try:
        household = await _proved(conversation, proving)
        await _shown(conversation, household)
    finally:
        await conversation.reception.forget_me(proving)


async def _proved(conversation: Conversation, proving: Account) -> Household:
    """Tries are counted for the number that calls. Raises Refused(PIN_LOCKED), and NoKeys."""
    talk, misses = conversation.talk, Misses()
    caller = Caller(proving, Channel.PHONE, talk.language)
    await conversation.reception.give_consent(Anyone(proving, Channel.PHONE, talk.language))
    while True:
        iin = Iin(await ask_iin(conversation, "phone-iin-pin"))
        pin = await talk.digits(phrase("phone-pin"), most=PIN_LENGTH)
        try:
            return await conversation.reception.verify_by_pin(
                iin, pin, caller, conversation.account
            )
        except Refused as refused:
            if refused.refusal is not Refusal.WRONG_PIN:
                raise
            await talk.say_anew(why(refused))
            misses.miss()


async def _shown(conversation: Conversation, household: Household) -> None:
    rows = await conversation.reception.show_visits(household)
    if not rows:
        await more(conversation, phrase("phone-visits-none"))
        return
    shown = rows[0] if len(rows) == 1 else await _picked(conversation, rows)
    conversation.note(entry=shown.visit.entry)
    lines = await particulars(conversation, shown.visit, shown.provider, shown.doctor)
    key = await conversation.talk.choose(*lines, phrase("phone-visit-acts"), keys="".join(ACTS))
    await ACTS[key](conversation, shown)


async def _picked(conversation: Conversation, rows: Sequence[VisitShown]) -> VisitShown:
    def named(row: VisitShown, key: int) -> Sequence[Said]:
        return [
            phrase(
                "phone-option-day-time", press=key, **conversation.desk.when(row.visit.starts_at)
            )
        ]

    return await pick(conversation.talk, [phrase("phone-visits")], rows, named)


async def _cancel(conversation: Conversation, shown: VisitShown) -> None:
    """Raises Refused as `CancelVisit` does."""
    when = conversation.desk.when(shown.visit.starts_at)
    if not await conversation.talk.agreed(
        phrase("phone-cancel", **when), phrase("phone-notice-cancel"), phrase("phone-yes-or-no")
    ):
        await more(conversation, phrase("phone-visit-kept"))
        return
    request = CancelRequest(conversation.window(), shown.visit.entry)
    await conversation.reception.cancel_visit(request, shown.proof)
    number = spoken_number(shown.visit.entry)
    await more(conversation, phrase("phone-visit-cancelled", entry=number))


async def _move(conversation: Conversation, shown: VisitShown) -> None:
    """The same doctor at another time. Raises Refused as `MoveVisit` does."""
    visit = shown.visit
    conversation.draft = {
        "wish": "move",
        "moving": visit.entry,
        "patient": visit.patient.digits,
        "provider": visit.provider,
        "specialty": visit.specialty,
        "doctor": visit.doctor,
    }

    async def deed() -> Booked:
        request = MoveRequest(
            conversation.window(),
            visit.entry,
            DoctorId(conversation.draft["doctor"]),
            datetime.fromisoformat(conversation.draft["starts"]),
            conversation.own,
        )
        return await conversation.reception.move_visit(request, shown.proof)

    try:
        await settle(conversation, deed)
    except NoFreeTime:
        await more(conversation, phrase("phone-no-free-time"), phrase("phone-visit-kept"))


async def _come(conversation: Conversation, shown: VisitShown) -> None:
    """Raises Refused as `ConfirmVisit` does."""
    request = ConfirmRequest(conversation.window(), shown.visit.entry)
    await conversation.reception.confirm_visit(request, shown.proof)
    when = conversation.desk.when(shown.visit.starts_at)
    await more(conversation, phrase("phone-visit-confirmed", **when))


ACTS: Final[Mapping[str, Act]] = {"1": _come, "2": _move, "3": _cancel}
