"""What an unproved asker is not told in words the work does not tell either (B0.2, B3.5, B3.6)."""

from pathlib import Path

import pytest

from clinic.acting import Account, Caller, Channel
from clinic.people import Iin
from clinic.reception import CallHome, CallRequest, CheckHomeCall
from clinic.refusals import Refused
from storage.cipher import Cipher
from storage.kept import Kept
from storage.sqlite import SqliteDatabase
from storage.unit import SqlUnits
from tests.clinic.usecases.at_home import PLACE, checking
from tests.clinic.usecases.desk import TurnedClock
from tests.clinic.usecases.test_answered_alike import REASONS, RecordingDatabase
from tests.clinic.usecases.town import AIGUL, MOTHER, settle, town
from tests.keys import KEY


@pytest.fixture
async def town_url(sqlite_url: str) -> str:
    await settle(sqlite_url, town())
    return sqlite_url


async def said_to(url: str, deed: str, patient: Iin, account: str) -> list[str]:
    """All that the database hears until a fresh chat is answered, and the refusal if it is one."""
    clock = TurnedClock()
    recording = RecordingDatabase(await SqliteDatabase.open(Path(url.partition("///")[2])))
    units = SqlUnits(recording, Kept(clock), Cipher(KEY))
    asker = Caller(Account(account), Channel.CHAT, "kk")
    check = checking(patient)
    try:
        if deed == "check":
            await CheckHomeCall(units, clock)(check, asker)
        else:
            request = CallRequest(account, check, "басы ауырады", PLACE)
            await CallHome(units, clock)(request, asker)
    except Refused as no:
        recording.said.append(f"refused {no.refusal} {no.clause} {no.facts}")
    finally:
        await recording.close()
    return recording.said


@pytest.mark.parametrize("deed", ["check", "call"])
async def test_b0_2_the_three_reasons_cost_the_same_statements(town_url: str, deed: str) -> None:
    first, *others = [
        await said_to(town_url, deed, patient, f"telegram:{patient.digits}") for patient in REASONS
    ]
    assert first[-1] == "refused not-attached-here R2.6, B2.4 {}"
    assert len(first) > len(REASONS)
    assert others == [first, first]


@pytest.mark.parametrize("deed", ["check", "call"])
async def test_b3_6_a_repeat_costs_the_same_statements_as_a_new_call(
    town_url: str, deed: str
) -> None:
    new = await said_to(town_url, "call", MOTHER, "telegram:1")
    await said_to(town_url, "call", AIGUL, "telegram:2")
    repeat = await said_to(town_url, deed, AIGUL, "telegram:3")
    fresh = new if deed == "call" else await said_to(town_url, deed, MOTHER, "telegram:4")
    assert repeat[-1].startswith("release")
    assert repeat == fresh
