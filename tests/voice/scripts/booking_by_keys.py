"""The keys of somebody who books a visit, and a clinic whose doctors are away."""

from datetime import date

from storage import tables
from tests.clinic.samples import TODAY
from tests.clinic.usecases.town import AIGUL
from tests.voice.calls import Act, FakeLine
from tests.voice.ringing import Ringing

NUMBER = "+77771112233"
UP_TO_WHO = ("2", "1", "1")
"""Russian, a booking, and agreed."""
SELF = (*UP_TO_WHO, "1", AIGUL.digits, "1")
OWN = (*SELF, "1", "5#")
"""At the therapist of precinct 5."""
PLACED = (*OWN, "1")
BOOKED = (*PLACED, "1")


async def ring(ringing: Ringing, *script: Act, number: str | None = NUMBER) -> FakeLine:
    return await ringing.ring(*script, number=number)


async def away(one: Ringing, *doctors: str, first: date = TODAY) -> None:
    for doctor in doctors:
        await one.clinic.add(
            tables.absences,
            {"doctor": doctor, "first": first.isoformat(), "last": "2027-01-01", "reason": ""},
        )
