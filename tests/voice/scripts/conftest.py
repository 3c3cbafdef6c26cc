"""A clinic that is the only one, so that nobody is asked which."""

import pytest

from tests.voice.ringing import Ringing
from tests.voice.scripts.calling_home import one_clinic


@pytest.fixture
async def clinic(ringing: Ringing) -> Ringing:
    return await one_clinic(ringing)
