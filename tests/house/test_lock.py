"""The hash-pinned lists agree with pyproject.toml, and the wheel holds the product only."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tracked import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = {
    "runtime": PROJECT["project"]["dependencies"],
    "build": PROJECT["dependency-groups"]["build"],
    "dev": PROJECT["dependency-groups"]["dev"],
    "fuzz": PROJECT["dependency-groups"]["fuzz"],
}
LEFT_OUT = {"flask", "flask-login", "g722", "rtpsynth", "websockets"}
"""Asked for by sippy for what we do not use of it (docs/decisions/0037): web pages, SIP over
WebSocket and sound of its own."""


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return dict(re.findall(r"^([a-z0-9][\w.-]*)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", GROUPS)
def test_what_is_asked_for_is_locked_in_that_version(name: str) -> None:
    locked = _locked(name)
    for line in GROUPS[name]:
        asked = Requirement(line)
        assert str(asked.specifier) == f"=={locked[canonicalize_name(asked.name)]}"


@pytest.mark.parametrize("name", GROUPS)
def test_every_package_is_pinned_by_hash_and_no_index_is_named(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    bare = [
        line for line in re.findall(r"^[a-z0-9].*$", text, re.MULTILINE) if not line.endswith("\\")
    ]
    assert bare == []
    assert "://" not in text


def test_development_uses_the_versions_of_the_runtime() -> None:
    runtime, dev = _locked("runtime"), _locked("dev")
    assert {name for name in runtime.keys() & dev.keys() if runtime[name] != dev[name]} == set()


def test_the_lists_lack_nothing_that_their_packages_ask_for() -> None:
    """They are installed as they stand: a resolver may stop at a release younger than the list."""
    check = [sys.executable, "-m", "pip", "check"]
    done = subprocess.run(check, check=False, capture_output=True, text=True)
    lacking = re.findall(r"^sippy 2\.5\.0 requires ([\w-]+), which", done.stdout, re.MULTILINE)
    assert set(lacking) == LEFT_OUT
    assert len(lacking) == len(done.stdout.splitlines())


def test_what_is_left_out_is_named_once_and_locked_nowhere() -> None:
    overridden = PROJECT["tool"]["uv"]["override-dependencies"]
    assert overridden == [f"{name} ; python_version < '3'" for name in sorted(LEFT_OUT)]
    assert [name for name in GROUPS if _locked(name).keys() & LEFT_OUT] == []


def test_the_demo_extra_asks_for_nothing_unlocked() -> None:
    assert set(PROJECT["project"]["optional-dependencies"]["demo"]) <= set(GROUPS["runtime"])


def test_the_build_backend_is_the_locked_one() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(GROUPS["build"])


def test_the_wheel_holds_words_and_fonts_and_no_playground(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()

    packages = {name.split("/")[0] for name in names if not name.startswith("qabyldau-")}
    assert packages == {"app", "bot", "clinic", "locales", "storage", "voice"}
    data = [path for path in (ROOT / "locales").rglob("*.*") if path.suffix in {".ftl", ".toml"}]
    assert data
    assert {str(path.relative_to(ROOT)) for path in data} <= set(names)
