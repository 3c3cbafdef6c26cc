"""The earliest times three at a time, another day, and the hold on what is chosen (B2.5)."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby, pairwise
from typing import Final

from clinic.intake.forms import BOOKING
from clinic.intake.questions import Draft
from clinic.people import DoctorId
from clinic.refusals import Refusal, Refused
from clinic.schedule import Slot
from voice.desk import Conversation
from voice.lists import AT_A_TIME, OTHER, Label, pick
from voice.scripts.refusing import why
from voice.scripts.waiting import NoFreeTime
from voice.talk import Said, phrase

ANOTHER_DAY: Final = {OTHER: phrase("phone-another-day")}
TO_BE_CHOSEN_AGAIN: Final = frozenset(
    {Refusal.SLOT_TAKEN, Refusal.TOO_SOON, Refusal.ALREADY_PAST, Refusal.BEYOND_HORIZON}
)


async def ask_time(conversation: Conversation) -> Draft:
    """The draft with the day and the time, which is held; raises NoFreeTime where none is free."""
    return await _chosen(conversation, await _own_times(conversation))


async def choose_again(conversation: Conversation) -> None:
    """After a lost race the nearest others, of colleagues too."""
    draft = conversation.draft
    around = datetime.fromisoformat(draft["starts"])
    conversation.draft = BOOKING.without(draft, "day")
    conversation.draft = await _chosen(conversation, await _nearest(conversation, around))


async def _chosen(conversation: Conversation, slots: Sequence[Slot]) -> Draft:
    """Once more from other times where the chosen one cannot be had."""
    while True:
        if not slots:
            raise NoFreeTime
        slot = await _picked(conversation, slots)
        try:
            await conversation.hold(slot)
        except Refused as refused:
            if refused.refusal not in TO_BE_CHOSEN_AGAIN:
                raise
            await conversation.talk.say_anew(why(refused))
            slots = await _nearest(conversation, slot.starts_at)
            continue
        day = conversation.desk.day(slot.starts_at).isoformat()
        draft = BOOKING.answer(conversation.draft, "doctor", slot.doctor)
        draft = BOOKING.answer(draft, "day", day)
        return BOOKING.answer(draft, "starts", slot.starts_at.isoformat())


async def _picked(conversation: Conversation, slots: Sequence[Slot]) -> Slot:
    while True:
        chosen = await pick(
            conversation.talk,
            [phrase("phone-times")],
            slots,
            await _labels(conversation, slots),
            ANOTHER_DAY,
        )
        if isinstance(chosen, Slot):
            return chosen
        slots = await _of_another_day(conversation)


async def _of_another_day(conversation: Conversation) -> Sequence[Slot]:
    day_of = conversation.desk.day
    every = await _own_times(conversation)
    if not every:
        raise NoFreeTime
    by_day = {
        day: list(slots) for day, slots in groupby(every, lambda slot: day_of(slot.starts_at))
    }

    def named(day: date, key: int) -> Sequence[Said]:
        return [phrase("phone-option-day", day=day, press=key)]

    return by_day[await pick(conversation.talk, [phrase("phone-days")], list(by_day), named)]


async def _own_times(conversation: Conversation) -> Sequence[Slot]:
    """Of the draft's doctor, the earliest first."""
    return await conversation.reception.show_free_times.coming(
        DoctorId(conversation.draft["doctor"]), conversation.own
    )


async def _nearest(conversation: Conversation, around: datetime) -> Sequence[Slot]:
    return await conversation.reception.show_free_times.nearest(
        DoctorId(conversation.draft["doctor"]), around, conversation.own, AT_A_TIME
    )


async def _labels(conversation: Conversation, slots: Sequence[Slot]) -> Label[Slot]:
    """The day is said where it is another than in the line before; a colleague is named."""
    directory = conversation.reception.show_directory
    own = conversation.draft["doctor"]
    colleagues = {
        slot.doctor: (await directory.doctor(slot.doctor)).name
        for slot in slots
        if slot.doctor != own
    }
    day_of = conversation.desk.day
    same_day = {
        slot
        for before, slot in pairwise(slots)
        if day_of(before.starts_at) == day_of(slot.starts_at)
    }

    def label(slot: Slot, key: int) -> Sequence[Said]:
        when = conversation.desk.when(slot.starts_at)
        if slot.doctor in colleagues:
            name = colleagues[slot.doctor]
            return [phrase("phone-option-colleague", name=name, press=key, **when)]
        if key > 1 and slot in same_day:
            return [phrase("phone-option-time", time=when["time"], press=key)]
        return [phrase("phone-option-day-time", press=key, **when)]

    return label
