"""A visit is booked by phone: the form of clinic.intake, and the answer aloud (R2.3, B2.1)."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Final

from clinic.intake.forms import BOOKING
from clinic.intake.questions import Draft
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import Booked, RegisterCheck, VisitRequest
from voice.desk import Conversation
from voice.scripts import booking_doctor, booking_time, consent, waiting, whom
from voice.scripts.booking_answer import settle
from voice.scripts.clinic import ask_clinic
from voice.scripts.contact import ask_contact
from voice.scripts.iin import ask_iin
from voice.scripts.waiting import NoFreeTime
from voice.talk import WantsBack

Ask = Callable[[Conversation], Awaitable[Draft]]


async def book_visit(conversation: Conversation) -> None:
    """Raises Refused as `CheckRegister` and `BookVisit` do."""
    await conversation.begin(wish="book")
    await consent.ensure(conversation)
    await go_on(conversation)


async def go_on(conversation: Conversation) -> None:
    """With what the draft has already; whoever it is for has consented."""
    while True:
        try:
            return await _to_the_answer(conversation)
        except NoFreeTime:
            if not await waiting.offer(conversation):
                return None


async def _to_the_answer(conversation: Conversation) -> None:
    """A star, twice, is one question back."""
    asked: list[str] = []
    while True:
        try:
            await _ask_all(conversation, asked)
            await settle(conversation, partial(_book, conversation))
        except WantsBack:
            if not asked:
                raise
            await conversation.release()
            conversation.draft = BOOKING.without(conversation.draft, asked.pop())
        else:
            return


async def _book(conversation: Conversation) -> Booked:
    """The journal first, then the word. Raises Refused as `BookVisit` does."""
    draft = conversation.draft
    request = VisitRequest(
        window=conversation.window(),
        patient=Iin(draft["patient"]),
        provider=ProviderId(draft["provider"]),
        doctor=DoctorId(draft["doctor"]),
        starts_at=datetime.fromisoformat(draft["starts"]),
        relation=Relation(draft["relation"]),
        holder=conversation.own,
        contact=conversation.number or draft["contact"],
        reason=booking_doctor.reason_of(draft),
    )
    return await conversation.reception.book_visit(request, conversation.caller)


async def _ask_all(conversation: Conversation, asked: list[str]) -> None:
    """What has one answer only is not asked (`known`)."""
    while question := BOOKING.next(conversation.draft):
        known = await booking_doctor.known(conversation, question.key)
        if known is not None:
            conversation.draft = known
            continue
        conversation.draft = await ASKED[question.key](conversation)
        asked.append(question.key)
        await _check(conversation)
    if conversation.number is None and "contact" not in conversation.draft:
        contact = await ask_contact(conversation)
        conversation.draft = BOOKING.answer(conversation.draft, "contact", contact)


async def _check(conversation: Conversation) -> None:
    """The register is asked before anything of doctors (R2.6); raises Refused as it does."""

    async def ask(draft: Draft) -> None:
        check = RegisterCheck(
            Iin(draft["patient"]), ProviderId(draft["provider"]), Relation(draft["relation"])
        )
        await conversation.reception.check_register(check, conversation.caller)

    await whom.check(conversation, BOOKING, ask)


async def _relation(conversation: Conversation) -> Draft:
    relation = await whom.ask_relation(conversation, "phone-who")
    return BOOKING.answer(conversation.draft, "relation", relation)


async def _patient(conversation: Conversation) -> Draft:
    iin = await ask_iin(conversation, f"phone-iin-{conversation.draft['relation']}")
    return BOOKING.answer(conversation.draft, "patient", iin)


async def _provider(conversation: Conversation) -> Draft:
    provider = (await ask_clinic(conversation, "phone-clinic")).provider
    return BOOKING.answer(conversation.draft, "provider", provider)


ASKED: Final[Mapping[str, Ask]] = {
    "relation": _relation,
    "patient": _patient,
    "provider": _provider,
    "specialty": booking_doctor.ask_specialty,
    "reason": booking_doctor.ask_reason,
    "doctor": booking_doctor.ask_doctor,
    "day": booking_time.ask_time,
    "starts": booking_time.ask_time,
}
"""Each returns the draft with its answer, or with several."""
