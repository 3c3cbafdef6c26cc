"""The doctors of the own provider, to choose one of."""

from collections.abc import Sequence

from bot.dialogs.core import Choice, Session, Text, say
from bot.dialogs.desk import Desk
from clinic.people import ProviderId


async def doctor_choices(session: Session, provider: ProviderId, desk: Desk) -> Sequence[Choice]:
    """With the specialty, for namesakes."""
    return [
        Choice(
            doctor.doctor,
            say(
                "choice-doctor",
                name=doctor.name,
                specialty=await desk.specialty_name(session, doctor.specialty),
            ),
        )
        for doctor in await desk.reception.show_directory.doctors(provider)
    ]


async def doctor_line(session: Session, desk: Desk) -> Text:
    """The doctor of the draft."""
    return say("task-doctor", name=(await desk.doctor(session)).name)
