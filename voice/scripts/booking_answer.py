"""The confirmation that repeats it all, the deed, and the oral answer (R2.3, R2.7, B2.1, B2.2)."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from clinic.acting import Channel
from clinic.intake.forms import BOOKING
from clinic.people import Doctor, DoctorId, Relation
from clinic.providers import Provider
from clinic.reception import Booked
from clinic.refusals import Refusal, Refused
from clinic.visits import EntryNo, Visit, spoken_number
from locales.language import Language
from voice.desk import Conversation, name_of
from voice.scripts import booking_time
from voice.scripts.ending import more
from voice.scripts.refusing import why
from voice.talk import Answer, Said, Told, phrase

Deed = Callable[[], Awaitable[Booked]]


async def settle(conversation: Conversation, deed: Deed) -> None:
    """From the doctor to the answer: a time, the confirmation, the deed (B2.5).

    Raises NoFreeTime, and Refused as the deed does.
    """
    while True:
        if "starts" not in conversation.draft:
            conversation.draft = await booking_time.ask_time(conversation)
        if not await _agreed(conversation):
            await conversation.release()
            conversation.draft = BOOKING.without(conversation.draft, "day")
            continue
        try:
            booked = await deed()
        except Refused as refused:
            if refused.refusal is not Refusal.SLOT_TAKEN:
                raise
            await conversation.talk.say_anew(why(refused))
            await booking_time.choose_again(conversation)
        else:
            return await tell_booked(conversation, booked)


async def _agreed(conversation: Conversation) -> bool:
    """Day, time and doctor, in words.

    The name comes last: it is spoken anew, while what is kept is heard.
    """
    draft, desk = conversation.draft, conversation.desk
    doctor = await conversation.reception.show_directory.doctor(DoctorId(draft["doctor"]))
    starts_at = datetime.fromisoformat(draft["starts"])
    specialty = await desk.specialty(doctor.specialty)
    prompt = (
        phrase("phone-check"),
        phrase("phone-confirm-when", **desk.when(starts_at)),
        phrase("phone-confirm-doctor", doctor=doctor.name, specialty=specialty),
        phrase("phone-confirm-keys"),
    )
    return await conversation.talk.agreed(*prompt)


async def tell_booked(conversation: Conversation, booked: Booked) -> None:
    """Told is what was heard to its end, and in which words (R2.7)."""
    visit = booked.visit
    conversation.done(entry=visit.entry, provider=visit.provider)
    lines = await particulars(conversation, visit, booked.provider, booked.doctor)
    said = (phrase("phone-booked"), *lines, phrase("phone-bring"))
    await more(conversation, answer=Answer(said, telling(conversation, visit.entry)))


def telling(conversation: Conversation, entry: EntryNo) -> Told:
    async def told(language: Language, wording: str) -> None:
        await conversation.reception.record_told(entry, language, wording, Channel.PHONE)

    return told


async def particulars(
    conversation: Conversation, visit: Visit, provider: Provider, doctor: Doctor
) -> Sequence[Said]:
    """The doctor, day and time, the clinic, the room, and the entry's number."""
    whom = "self" if visit.applicant_relation == Relation.SELF else "other"
    specialty = await conversation.desk.specialty(visit.specialty)
    when = conversation.desk.when(visit.starts_at)
    room = (phrase("phone-room", room=visit.room),) if visit.room else ()
    return (
        phrase(f"phone-visit-{whom}", doctor=doctor.name, specialty=specialty, **when),
        phrase("phone-place", name=name_of(provider)),
        *room,
        phrase("phone-entry", entry=spoken_number(visit.entry)),
    )
