"""The specialties of a clinic, as buttons."""

from dataclasses import replace
from pathlib import Path

from bot.dialogs.core import Session
from bot.dialogs.desk import Desk
from bot.dialogs.windows import WINDOWS
from clinic.acting import Account
from storage.imports.loading import Order, load
from tests.clinic.samples import NOW

EAR_DOCTOR = """doctor,provider,name,specialty,room,precincts,booking,role
d-ent-1,taraz-1,Ким Анна Олеговна,ent,36,,direct,doctor
"""


async def test_a_button_begins_with_a_capital_and_keeps_those_of_an_abbreviation(
    desk: Desk, sqlite_url: str, tmp_path: Path
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "doctors.csv").write_text(EAR_DOCTOR, encoding="utf-8")
    await load(sqlite_url, Order([tmp_path / "more"], NOW))
    session = Session(Account("telegram:7001"), desk.nonce(), language="ru")
    session = replace(session, window="specialty", draft={"provider": "taraz-1"})
    view = await WINDOWS["specialty"].show(session, desk)
    labels = {choice.value: choice.label for choice in view.choices()}
    assert labels["ent"] == "ЛОР"
    assert labels["dentist"] == "Стоматолог"
