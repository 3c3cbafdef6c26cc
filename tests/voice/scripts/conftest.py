"""A clinic that is the only one, so that nobody is asked which."""

import pytest

from storage import tables
from tests.clinic.usecases.town import SECOND, THERAPIST
from tests.voice.ringing import Ringing
from tests.voice.scripts.calling_home import one_clinic


@pytest.fixture
async def clinic(ringing: Ringing) -> Ringing:
    return await one_clinic(ringing)


@pytest.fixture
async def one(ringing: Ringing) -> Ringing:
    """A town with one clinic: which, is not asked. Names have no figures."""
    for doctor in (THERAPIST, SECOND):
        await ringing.clinic.change(tables.doctors, {"doctor": doctor}, name="Ахметова")
    await ringing.clinic.change(tables.providers, {"provider": "merke"}, kind="dispensary")
    return ringing
