"""The summary, the confirmation, and the oral answer (R2.3, R2.7, B2.1, B2.2)."""

from datetime import datetime

from bot.dialogs.citizen import times
from bot.dialogs.citizen.draft import doctor_of, reason_of
from bot.dialogs.citizen.entries import answer_about, mine_of_late
from bot.dialogs.core import Choice, Said, Session, Step, View, say
from bot.dialogs.desk import Desk, provider_address, provider_name
from bot.dialogs.window import Answer, decided, footer
from clinic.acting import Asker
from clinic.people import Iin, ProviderId, Relation
from clinic.reception import Booked, MoveRequest, VisitRequest
from clinic.refusals import Refusal, Refused
from clinic.schedule import Slot
from clinic.visits import EntryNo


async def show_confirm(session: Session, desk: Desk) -> View:
    member = await desk.member(session)
    provider = await desk.provider(session)
    starts_at = datetime.fromisoformat(session.draft["starts"])
    name = await desk.specialty_name(session, session.draft["specialty"])
    doctor = await desk.doctor(session)
    name_of, address_of = (show(session, provider) for show in (provider_name, provider_address))
    whom = (say("confirm-whom", name=member.name),) if member else ()
    lines = (
        say("confirm-when", **desk.when(starts_at)),
        say("doctor-line", name=doctor.name, specialty=name),
        say("provider-line", name=name_of, address=address_of),
        *whom,
    )
    parts = (say("confirm-question"), lines, say("confirm-held"))
    rows = ((Choice("yes", say("button-confirm"), "success"),), *footer())
    return View(parts, rows)


async def take_confirm(session: Session, answer: Answer, desk: Desk) -> Step | None:
    """Raises Refused as `BookVisit` and `MoveVisit` do. Another time may be said, too."""
    if isinstance(answer, Said) and (step := await times.said(session, answer.text, desk)):
        return step
    match decided(answer, desk):
        case True:
            return await confirmed(session, desk)
        case False:
            return Step(session.back())
    return None


async def confirmed(session: Session, desk: Desk) -> Step:
    """The journal first, then the word; what was told already is not told twice."""
    try:
        booked = await write(session, desk)
    except Refused as refused:
        if refused.refusal is not Refusal.SLOT_TAKEN:
            raise
        return lost(session)
    done = session.home()
    if booked.told:
        return Step(done, stay=True)
    answer = await answer_about(session, booked.visit, booked.provider, booked.doctor, desk)
    return Step(done, answer=answer)


def lost(session: Session) -> Step:
    """Somebody else has taken the time at the last moment."""
    starts_at = datetime.fromisoformat(session.draft["starts"])
    return times.lost(session, Slot(starts_at, starts_at, doctor_of(session)))


async def write(session: Session, desk: Desk) -> Booked:
    """The deed of the draft: a visit is booked, or moved."""
    draft = session.draft
    starts_at = datetime.fromisoformat(draft["starts"])
    if "moving" in draft:
        entry = EntryNo(draft["moving"])
        asker = await _mover(session, entry, desk)
        move = MoveRequest(session.key, entry, doctor_of(session), starts_at, session.account)
        return await desk.reception.move_visit(move, asker)
    request = VisitRequest(
        window=session.key,
        patient=Iin(draft["patient"]),
        provider=ProviderId(draft["provider"]),
        doctor=doctor_of(session),
        starts_at=starts_at,
        relation=Relation(draft["relation"]),
        holder=session.account,
        contact=session.draft.get("contact") or None,
        reason=reason_of(session),
    )
    return await desk.reception.book_visit(request, await desk.asker(session))


async def _mover(session: Session, entry: EntryNo, desk: Desk) -> Asker:
    if session.post:
        return await desk.operator(session)
    shown = await mine_of_late(session, entry, desk)
    return shown.proof if shown else desk.caller(session)
