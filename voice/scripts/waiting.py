"""No time is free: never the end (B2.8). The list, another specialty, or a person."""

from typing import Final

from clinic.intake.forms import BOOKING
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import WaitingRequest
from voice.desk import Conversation
from voice.scripts.ending import more
from voice.talk import phrase

WAIT: Final = "1"


class NoFreeTime(Exception):  # noqa: N818 - an answer, and never the last one
    """Nobody who could be booked has a free time."""


async def offer(conversation: Conversation) -> bool:
    """Whether the booking goes on, with another specialty. Raises Refused(TOO_MANY_OPEN).

    Only whoever can be called waits on the list.
    """
    await conversation.release()
    await conversation.talk.say_anew(phrase("phone-no-free-time"))
    may_wait = conversation.number is not None
    wait = (phrase("phone-wait"),) if may_wait else ()
    keys = f"{WAIT}2" if may_wait else "2"
    if await conversation.talk.choose(*wait, phrase("phone-wait-other"), keys=keys) == WAIT:
        await conversation.reception.join_waiting_list(_request(conversation), conversation.caller)
        await more(conversation, phrase("phone-waiting"))
        return False
    conversation.draft = BOOKING.without(conversation.draft, "specialty")
    return True


def _request(conversation: Conversation) -> WaitingRequest:
    """For one doctor where one was chosen, else for whoever of the specialty is free first."""
    draft = conversation.draft
    doctor = draft.get("doctor")
    return WaitingRequest(
        window=conversation.window(),
        patient=Iin(draft["patient"]),
        provider=ProviderId(draft["provider"]),
        specialty=draft["specialty"],
        doctor=DoctorId(doctor) if doctor else None,
        relation=Relation(draft["relation"]),
    )
