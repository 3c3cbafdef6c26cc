"""What tests of home calls have in common: who is ill, and what is asked for and noted."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from clinic.acting import Asker, Channel, Practitioner
from clinic.home_calls import AgeGroup, Illness, Indication
from clinic.journals.book import Entry
from clinic.people import DoctorId, Iin, ProviderId, Relation
from clinic.reception import (
    CallCheck,
    Called,
    CallPreview,
    CallRequest,
    CancelRequest,
    Place,
    VisitNote,
    VisitOutcome,
)
from clinic.visits import EntryNo
from clinic.windows import Window
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.desk import TOMORROW, Desk
from tests.clinic.usecases.telling import registrar
from tests.clinic.usecases.town import AIGUL, THERAPIST

ILL = Illness(AgeGroup.ADULT, 38.2, Indication.FEVER)
BABY = Illness(AgeGroup.INFANT, 37.5, Indication.STOOL)
PLACE = Place("Абай 7", entrance="2", floor="3", door_code="17К", landmark="дүкен")
AFTERNOON = Window(TODAY, time(13), time(18))
MORNING = Window(TOMORROW, time(9), time(13))


def checking(patient: Iin = AIGUL, **changes: Any) -> CallCheck:
    return replace(CallCheck(patient, HERE, Relation.SELF, ILL), **changes)


async def preview(desk: Desk, asker: Asker, patient: Iin = AIGUL, **changes: Any) -> CallPreview:
    return await desk.reception.check_home_call(checking(patient, **changes), asker)


async def call(
    desk: Desk, window: str = "h1", asker: Asker | None = None, **changes: Any
) -> Called:
    """For Aigül, at L1 unless `asker` is given; of the check what is named, else of the rest."""
    about = {
        name: changes.pop(name)
        for name in ("patient", "provider", "relation", "illness", "reason")
        if name in changes
    }
    asked = CallRequest(window, checking(**about), "басы ауырады", PLACE)
    who = asker or await desk.caller()
    return await desk.reception.call_home(replace(asked, **changes), who)


async def call_off(
    desk: Desk, entry: EntryNo, asker: Asker | None = None, window: str = "off"
) -> None:
    request = CancelRequest(window, entry)
    await desk.reception.cancel_home_call(request, asker or registrar())


async def written(desk: Desk, entry: EntryNo) -> Entry:
    async with desk.units() as unit:
        return await unit.journals.find(entry)


async def state(desk: Desk, entry: EntryNo) -> str:
    """The last mark of the entry."""
    return (await written(desk, entry)).marks[-1].mark.value


def doctor(
    who: DoctorId = THERAPIST, provider: ProviderId = HERE, staff: str = "s1"
) -> Practitioner:
    return Practitioner(staff, provider, Channel.CHAT, "kk", who)


async def note(
    desk: Desk,
    entry: EntryNo,
    outcome: VisitOutcome = VisitOutcome.VISITED,
    at: datetime | None = None,
) -> None:
    """By the precinct's doctor, now unless `at` is given."""
    done = VisitNote(entry, outcome, at or desk.clock.now())
    await desk.reception.record_home_visit(done, doctor())
