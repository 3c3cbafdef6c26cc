"""`qabyldau claim`: a dispensary's own machine, where IINs and codes stay (R5 to R7, B0.9)."""

import argparse
import csv
import re
import stat
from datetime import date, datetime
from pathlib import Path

import pytest
from reportlab import rl_config

from app.commands import claim, export
from app.commands.parts import reception_of
from app.demo_region import PLAYERS, write_region
from app.failures import CommandFailed
from app.settings import Settings
from app.stores import opened
from clinic.acting import Account, Anyone, Channel, Role
from clinic.certificates import ClaimNo, Shown
from clinic.reception import ClaimAsked
from storage import tables
from storage.imports.loading import Order, load
from tests.app.office import NOW, hire
from tests.app.paper_text import read
from tests.clinic.usecases.town import kept
from tests.journeys.dispensary import GIVES
from tests.keys import KEY

PERSON = PLAYERS[0]
SLIP = re.compile(
    r"(?P<entry>\S+)\nnumber: (?P<number>\d{7})\ncode: (?P<code>\d{8})\n(?P<link>\S.*)\n"
    r"(?:checked: (?P<checked>.*)\n)?"
)


@pytest.fixture
async def settings(sqlite_url: str, tmp_path: Path) -> Settings:
    write_region(tmp_path / "region", date(2026, 11, 24), people=50)
    await load(sqlite_url, Order([tmp_path / "region"], NOW))
    return Settings(database_url=sqlite_url, data_key=KEY)


async def asked(settings: Settings, *words: str) -> int:
    parser = argparse.ArgumentParser()
    claim.add_arguments(parser)
    return await claim.run(parser.parse_args(words), settings)


async def register(settings: Settings, *more: str, at: str = "tb", by: str = "r-1") -> int:
    words = ("--provider", at, "--regulation", GIVES[at], "--iin", PERSON.iin, "--staff", by)
    return await asked(settings, "register", *words, *more)


def slip(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    printed = SLIP.fullmatch(capsys.readouterr().out)
    assert printed
    return printed.groupdict()


async def status(settings: Settings, number: str, code: str) -> Shown:
    async with opened(settings) as (store, clock):
        show = reception_of(store, clock).show_certificate
        anyone = Anyone(Account("telegram:5"), Channel.CHAT, "kk")
        return (await show(ClaimAsked(ClaimNo(number), code), anyone)).shown


@pytest.mark.parametrize(
    ("at", "checked"),
    [
        ("tb", "identity tb_register"),
        ("psy", "identity service_area observation"),
        ("narco", "service_area"),
    ],
)
async def test_a_request_is_registered_and_its_slip_printed_once(
    settings: Settings, capsys: pytest.CaptureFixture[str], at: str, checked: str
) -> None:
    assert await register(settings, at=at) == 0
    printed = slip(capsys)
    assert printed["entry"].startswith(f"{at}/")
    assert printed["checked"] == checked
    assert printed["link"].startswith("/start c-")
    assert await status(settings, printed["number"], printed["code"]) is Shown.REGISTERED


async def test_a_request_goes_its_way_before_anybody_is_on_the_staff(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has this machine names who acts; a doctor by the code of doctors.csv."""
    await register(settings)
    printed = slip(capsys)
    for step, staff in (
        ("with_doctor", "r-1"),
        ("signed", "d-pht-1"),
        ("certified", "head"),
        ("received", "head"),
    ):
        assert await asked(settings, "move", printed["entry"], "--to", step, "--staff", staff) == 0
        assert capsys.readouterr().out == f"{printed['entry']}  {step}\n"
    assert await status(settings, printed["number"], printed["code"]) is Shown.HANDED_OVER
    noted = await kept(settings.database_url, tables.history)
    assert [row["actor"] for row in noted if row["act"] == "move_certificate"] == [
        "staff:r-1", "staff:d-pht-1", "staff:head", "staff:head",
    ]  # fmt: skip


async def test_b0_7_once_there_is_a_staff_only_whose_turn_it_is_moves_it(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    registrar = await hire(settings, Role.REGISTRAR, "tb")
    doctor = await hire(settings, Role.DOCTOR, "tb", "d-pht-1")
    operator = await hire(settings, Role.OPERATOR, "tb")
    elsewhere = await hire(settings, Role.REGISTRAR, "psy")
    with pytest.raises(CommandFailed, match="--staff: no confirmed registrar"):
        await register(settings, by="r-1")
    with pytest.raises(CommandFailed, match="--staff: no confirmed registrar"):
        await register(settings, by=elsewhere)
    await register(settings, by=registrar)
    entry = slip(capsys)["entry"]
    for staff, reason in (
        ("r-1", "--staff: nobody confirmed"),
        (operator, "--staff: nobody confirmed"),
        (doctor, "--to: not allowed"),
        (elsewhere, "ENTRY: there is no such request"),
    ):
        with pytest.raises(CommandFailed, match=reason):
            await asked(settings, "move", entry, "--to", "with_doctor", "--staff", staff)
    await asked(settings, "move", entry, "--to", "with_doctor", "--staff", registrar)
    await asked(settings, "move", entry, "--to", "signed", "--staff", doctor)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--regulation", "r6"), "--regulation: this provider gives no such certificate"),
        (("--iin", "123"), "--iin: wrong length"),
        (("--iin", "900101300008"), "--iin: wrong digit"),
    ],
)
async def test_what_is_wrong_is_said_in_a_line_and_nothing_is_written(
    settings: Settings, words: tuple[str, str], reason: str
) -> None:
    with pytest.raises(CommandFailed, match=reason) as failed:
        await register(settings, *words)
    assert words[1] not in str(failed.value) or words[0] == "--regulation"
    assert await kept(settings.database_url, tables.entries) == []


async def test_where_no_paper_can_be_written_number_and_code_are_on_the_screen(
    settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """They are given out once, and the request stands in the journal by then."""
    nowhere = tmp_path / "none" / "slip.pdf"
    with pytest.raises(CommandFailed, match="--slip: No such file or directory; the number and"):
        await register(settings, "--slip", str(nowhere))
    printed = slip(capsys)
    assert await status(settings, printed["number"], printed["code"]) is Shown.REGISTERED


async def test_the_slip_is_kept_sealed(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """B6.2: neither the code nor the link nor whose it is can be read from the row."""
    await register(settings)
    printed = slip(capsys)
    [row] = await kept(settings.database_url, tables.slips)
    for secret in (printed["code"], printed["link"].removeprefix("/start c-"), PERSON.iin):
        assert secret not in str(row)


async def test_a_lost_slip_is_renewed_and_the_old_code_ends(
    settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    await register(settings)
    lost = slip(capsys)
    out = tmp_path / "slip.pdf"
    await asked(settings, "slip", lost["entry"], "--staff", "r-1", "--slip", str(out))
    found = slip(capsys)
    assert (found["number"], found["entry"]) == (lost["number"], lost["entry"])
    assert found["code"] != lost["code"]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert await status(settings, found["number"], found["code"]) is Shown.REGISTERED


async def test_a_renewed_slip_is_the_same_paper_whatever_came_of_the_request(
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """B6.1: but for the number and the code; no more is printed beside the paper either."""
    monkeypatch.setattr(rl_config, "pageCompression", 0)
    papers, out = [], tmp_path / "slip.pdf"
    for step in ("signed", "refused", "referred"):
        await register(settings, at="psy")
        entry = slip(capsys)["entry"]
        await asked(settings, "move", entry, "--to", "with_doctor", "--staff", "r-1")
        await asked(settings, "move", entry, "--to", step, "--staff", "d-psy-1")
        capsys.readouterr()
        await asked(settings, "slip", entry, "--staff", "r-1", "--slip", str(out))
        printed = slip(capsys)
        number, code = printed["number"], printed["code"]
        assert printed["entry"] == entry
        assert not printed["checked"]
        paper = read(out.read_bytes())
        text = paper.text.replace(f"{number[:3]} {number[3:5]} {number[5:]}", "number")
        papers.append((paper.pages, text.replace(f"{code[:4]} {code[4:]}", "code")))
    assert papers == [papers[0]] * 3


async def test_what_a_citizen_would_see_is_shown_and_nothing_else(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """B6.1: the same line whichever way it went at the doctor."""
    lines = set()
    for step in ("signed", "refused", "referred"):
        await register(settings, at="psy")
        printed = slip(capsys)
        await asked(settings, "move", printed["entry"], "--to", "with_doctor", "--staff", "r-1")
        await asked(settings, "move", printed["entry"], "--to", step, "--staff", "d-psy-1")
        capsys.readouterr()
        assert await asked(settings, "show", printed["entry"]) == 0
        lines.add(capsys.readouterr().out.replace(printed["number"], "№"))
    assert lines == {"№  answered\n"}
    for unknown in ("psy/2026/99", "taraz-1/2026/1"):
        with pytest.raises(CommandFailed, match="ENTRY: there is no such request"):
            await asked(settings, "show", unknown)


async def test_the_journal_is_exported_in_the_order_that_others_rely_on(
    settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """interfaces.md `certificates`; the IIN is masked."""
    await register(settings)
    printed = slip(capsys)
    await asked(settings, "move", printed["entry"], "--to", "stopped", "--staff", "r-1")
    out = tmp_path / "journal.csv"
    parser = argparse.ArgumentParser()
    export.add_arguments(parser)
    words = ["journal", "--book", "certificates", "--provider", "tb", "--format", "csv"]
    assert await export.run(parser.parse_args([*words, "--out", str(out)]), settings) == 0
    with out.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        [row] = reader
    assert list(row)[:10] == [
        "entry", "provider", "regulation", "written_at", "claim_no", "patient", "step",
        "answered_at", "handed_over_at", "staff",
    ]  # fmt: skip
    assert (row["step"], row["claim_no"]) == ("stopped", printed["number"])
    assert PERSON.first_name in row["patient"]
    assert PERSON.iin not in str(row)
    assert row["handed_over_at"] == ""
    assert datetime.fromisoformat(row["answered_at"]) > datetime.fromisoformat(row["written_at"])


async def test_b0_7_an_operator_neither_registers_a_request_nor_renews_a_slip(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever does must have seen an identity document: a registrar."""
    registrar = await hire(settings, Role.REGISTRAR, "tb")
    operator = await hire(settings, Role.OPERATOR, "tb")
    await register(settings, by=registrar)
    printed = slip(capsys)
    with pytest.raises(CommandFailed, match="--staff: no confirmed registrar"):
        await register(settings, by=operator)
    with pytest.raises(CommandFailed, match="--staff: no confirmed registrar"):
        await asked(settings, "slip", printed["entry"], "--staff", operator)
    assert capsys.readouterr().out == ""
    assert len(await kept(settings.database_url, tables.entries)) == 1
    assert await status(settings, printed["number"], printed["code"]) is Shown.REGISTERED
