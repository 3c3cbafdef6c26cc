"""Dependencies point one way: the contracts are kept, and each is reported when it is broken."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
NAMES = {contract["id"]: contract["name"] for contract in SETUP["contracts"]}

FORBIDDEN = [
    ("layers", "locales/language.py", "import clinic.people"),
    ("playground", "playground/limits.py", "import locales.language"),
    ("plain", "clinic/people.py", "import socket"),
    ("inside", "bot/__init__.py", "import clinic.usecases.book_visit"),
    ("leaflet", "clinic/usecases/book_visit.py", "import clinic.regulations.r4_hiv"),
    ("floors", "clinic/people.py", "import clinic.tasks"),
    ("floors", "clinic/attic.py", '"""A module without a floor."""'),
    ("transport", "bot/dialogs/__init__.py", "import aiogram"),
    ("transport", "app/clock.py", "import aiogram"),
    ("store", "app/clock.py", "import sqlalchemy"),
    ("talk", "voice/scripts/welcome.py", "import voice.sip.port"),
    ("signalling", "voice/sip/leg.py", "import sippy"),
    ("sound", "voice/media/rtp.py", "import locales.language"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product's Python, to be broken."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in SETUP["root_packages"]:
        for module in (ROOT / package).rglob("*.py"):
            target = folder / module.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(module, target)
    return folder


def _broken(folder: Path) -> set[str]:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint], cwd=folder, capture_output=True, text=True, check=False)
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)(?: \(.+\))?$", result.stdout, re.MULTILINE))
    assert verdicts.keys() == set(NAMES.values()), result.stdout + result.stderr
    return {contract for contract, name in NAMES.items() if verdicts[name] == "BROKEN"}


def test_all_contracts_are_kept(copy: Path) -> None:
    assert _broken(copy) == set()


def test_every_contract_is_broken_below() -> None:
    assert {contract for contract, _, _ in FORBIDDEN} == NAMES.keys()


@pytest.mark.parametrize(("contract", "module", "line"), FORBIDDEN)
def test_breaking_it_is_reported(copy: Path, contract: str, module: str, line: str) -> None:
    planted = copy / module
    before = planted.read_text() if planted.exists() else None
    planted.write_text(f"{before or ''}\n{line}\n")

    found = _broken(copy)

    if before is None:
        planted.unlink()
    else:
        planted.write_text(before)
    assert found == {contract}
