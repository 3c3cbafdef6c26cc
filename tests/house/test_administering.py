"""docs/administering.md names every command, every import file and each of its columns."""

import pytest

from app.__main__ import SUMMARIES
from storage.imports.kinds import IN_ORDER, Kind
from tests.house.tracked import ROOT

PAGE = (ROOT / "docs" / "administering.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_is_told(name: str) -> None:
    assert f"`qabyldau {name}" in PAGE or f"`{name}" in PAGE


@pytest.mark.parametrize("kind", IN_ORDER, ids=lambda kind: kind.file)
def test_every_file_and_column_is_told(kind: Kind) -> None:
    (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| `{kind.file}`"))
    untold = [field.name for field in kind.fields if field.name and f"`{field.name}`" not in row]

    assert untold == []
