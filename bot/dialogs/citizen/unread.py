"""What holds no words: a decent answer, and the question that is open with its buttons."""

from bot.dialogs.core import VOICES, Session, Step, Text, say
from bot.dialogs.desk import Desk


async def answer(session: Session, kind: str, desk: Desk) -> Step:
    """Whoever would rather speak has the number to ring."""
    spoken = kind in VOICES and not session.post
    phone = await _phone(session, desk) if spoken else ()
    return Step(session, lead=(say(f"answer-{kind}"), *phone))


async def _phone(session: Session, desk: Desk) -> tuple[Text, ...]:
    clinic = await desk.own_clinic(session)
    if clinic is None or clinic.phone is None:
        return ()
    return (say("answer-voice-phone", phone=clinic.phone),)
