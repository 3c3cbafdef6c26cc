"""Which doctor: that of the precinct by default, else another specialty (B2.7, B2.10).

Of which precinct somebody is, the register tells the proved only (B0.2): here it is keyed.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from clinic.intake.forms import BOOKING, REASONS
from clinic.intake.questions import Draft
from clinic.intake.reasons import REFERRAL, asked_for
from clinic.people import Doctor, Iin, ProviderId, Relation
from clinic.reception import ReferralCheck
from clinic.refusals import Refusal, Refused
from voice.desk import Conversation
from voice.lists import pick
from voice.scripts.refusing import why
from voice.scripts.waiting import NoFreeTime
from voice.talk import Both, Said, phrase

FOR_ADULTS: Final = ("therapist", "gp")
FOR_CHILDREN: Final = ("paediatrician", "gp")
LONGEST_PRECINCT: Final = 3
ASKED_TWICE: Final = 2
OWN: Final = "own"
"""Noted beside the draft: the doctor of the precinct that was keyed."""


async def known(conversation: Conversation, key: str) -> Draft | None:
    """The draft as it goes on where this need not be asked. Raises NoFreeTime."""
    if key != "doctor":
        return None
    try:
        await _check_referral(conversation)
    except Refused as refused:
        if refused.refusal is not Refusal.REFERRAL_NEEDED:
            raise
        await conversation.talk.say_anew(why(refused))
        await conversation.talk.choose(phrase("phone-other-specialty"), keys="1")
        return BOOKING.without(conversation.draft, "specialty")
    doctor = await _doctor(conversation)
    return BOOKING.answer(conversation.draft, "doctor", doctor) if doctor else None


async def _doctor(conversation: Conversation) -> str | None:
    """The one of the precinct, or the only one; raises NoFreeTime where no time is free (B2.8).

    Whose own doctor is full is given to no colleague without a word.
    """
    own = await _own_doctor(conversation)
    if own and await _has_time(conversation, own):
        return own.doctor
    free = [doctor.doctor for doctor, _ in await _free(conversation)]
    if not free:
        raise NoFreeTime
    return free[0] if len(free) == 1 and not own else None


async def _own_doctor(conversation: Conversation) -> Doctor | None:
    """Of the precinct that was keyed, where that is the specialty that was chosen."""
    own = conversation.draft.get(OWN)
    return next((one for one in await _doctors(conversation) if one.doctor == own), None)


async def _doctors(conversation: Conversation) -> Sequence[Doctor]:
    """All of the specialty that was chosen."""
    draft = conversation.draft
    everybody = await conversation.reception.show_directory.doctors(ProviderId(draft["provider"]))
    return [doctor for doctor in everybody if doctor.specialty == draft["specialty"]]


async def _has_time(conversation: Conversation, doctor: Doctor) -> bool:
    show_free_times = conversation.reception.show_free_times
    return bool(await show_free_times.coming(doctor.doctor, conversation.own))


async def _free(conversation: Conversation) -> Sequence[tuple[Doctor, date]]:
    """Those with a free time, each with the earliest day."""
    draft = conversation.draft
    offers = await conversation.reception.show_free_times.doctors(
        ProviderId(draft["provider"]), draft["specialty"], holder=conversation.own
    )
    return [
        (offer.doctor, conversation.desk.day(offer.earliest.starts_at))
        for offer in offers
        if offer.earliest
    ]


async def ask_specialty(conversation: Conversation) -> Draft:
    conversation.drop(OWN)
    provider = ProviderId(conversation.draft["provider"])
    doctors = await conversation.reception.show_directory.doctors(provider)
    here = sorted({doctor.specialty for doctor in doctors})
    own = [one for one in _of_the_precinct(conversation.draft) if one in here]
    if own and await conversation.talk.choose(phrase("phone-own-doctor"), keys="12") == "1":
        return await _own(conversation, own, doctors)
    others = [specialty for specialty in here if specialty not in own] or here
    return await _other(conversation, others)


def _of_the_precinct(draft: Draft) -> Sequence[str]:
    """«Дәрігер» of a child is the paediatrician (B2.10)."""
    return FOR_CHILDREN if draft["relation"] == Relation.PARENT else FOR_ADULTS


async def _own(
    conversation: Conversation, specialties: Sequence[str], everybody: Sequence[Doctor]
) -> Draft:
    """By the precinct; who does not know it is offered whoever is free."""
    doctors = [doctor for doctor in everybody if doctor.specialty in specialties]
    found = doctors[0] if len(doctors) == 1 else await _by_precinct(conversation, doctors)
    if found:
        conversation.note(**{OWN: found.doctor})
        return await _specialty(conversation, found.specialty)
    return await _specialty(conversation, await _soonest(conversation, specialties))


async def _soonest(conversation: Conversation, specialties: Sequence[str]) -> str:
    """The first of them that has a free time at all."""
    provider = ProviderId(conversation.draft["provider"])
    offered = await conversation.reception.show_free_times.specialties(provider)
    free = {row.specialty for row in offered if row.earliest}
    return next((one for one in specialties if one in free), specialties[0])


async def _by_precinct(conversation: Conversation, doctors: Sequence[Doctor]) -> Doctor | None:
    """None: it is not known, or twice it was one that nobody has."""
    talk = conversation.talk
    for _ in range(ASKED_TWICE):
        precinct = await talk.digits(phrase("phone-precinct"), least=0, most=LONGEST_PRECINCT)
        found = next((one for one in doctors if precinct in one.precincts), None)
        if found or not precinct:
            return found
        await talk.say_anew(phrase("phone-precinct-unknown"))
    return None


async def _other(conversation: Conversation, specialties: Sequence[str]) -> Draft:
    names = await conversation.desk.specialties()

    def named(specialty: str, key: int) -> Sequence[Said]:
        name = names.get(specialty, Both(specialty, specialty))
        return [phrase("phone-option", name=name, press=key)]

    chosen = await pick(conversation.talk, [phrase("phone-specialty")], specialties, named)
    return await _specialty(conversation, chosen)


async def _specialty(conversation: Conversation, specialty: str) -> Draft:
    """With the reasons that its doctors ask for (B2.7)."""
    conversation.draft = BOOKING.answer(conversation.draft, "specialty", specialty)
    rules = [doctor.booking for doctor in await _doctors(conversation)]
    conversation.note(**{REASONS: " ".join(asked_for(rules))})
    return conversation.draft


async def ask_reason(conversation: Conversation) -> Draft:
    """Codes of the clinic's own table; the complaint itself is not asked for."""
    codes = [*conversation.draft[REASONS].split(), REFERRAL]

    def named(code: str, key: int) -> Sequence[Said]:
        return [phrase(f"phone-reason-{code}", press=key)]

    chosen = await pick(conversation.talk, [phrase("phone-reason")], codes, named)
    return BOOKING.answer(conversation.draft, "reason", chosen)


async def ask_doctor(conversation: Conversation) -> Draft:
    def named(offer: tuple[Doctor, date], key: int) -> Sequence[Said]:
        doctor, day = offer
        return [phrase("phone-option-doctor", name=doctor.name, day=day, press=key)]

    free = await _free(conversation)
    own = await _own_doctor(conversation)
    full = (phrase("phone-own-doctor-full"),) if own else ()
    question = [*full, phrase("phone-doctor")]
    doctor, _ = await pick(conversation.talk, question, free, named)
    return BOOKING.answer(conversation.draft, "doctor", doctor.doctor)


def reason_of(draft: Draft) -> str | None:
    reason = draft.get("reason")
    return None if reason == REFERRAL else reason


async def _check_referral(conversation: Conversation) -> None:
    """Before a doctor, a day and a time; raises Refused as `CheckReferral` does (B2.7)."""
    draft = conversation.draft
    check = ReferralCheck(
        Iin(draft["patient"]),
        ProviderId(draft["provider"]),
        draft["specialty"],
        reason_of(draft),
    )
    await conversation.reception.check_referral(check, conversation.caller)
