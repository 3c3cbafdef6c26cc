"""Small modules, small functions, no drawers for odds and ends."""

import ast
from pathlib import Path

import pytest

from tests.house.tracked import PRODUCT, ROOT, modules

LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 40
DRAWERS = {"utils", "helpers", "manager", "base", "common", "misc"}

ONE_PAGE = {Path("storage/tables.py")}
WRITTEN_OUT = Path("storage/migrations/versions")
"""A migration lists tables as they were then: a list is not made clearer by cutting it."""
THE_LIST_OF_DEEDS = "app/reception_desk.py:open_reception"
"""A line for each deed of the reception; likewise."""


def test_modules_are_small() -> None:
    long = {
        str(name): lines
        for name in modules()
        if name not in ONE_PAGE
        and (lines := len((ROOT / name).read_text().splitlines())) > LINES_OF_A_MODULE
    }
    assert long == {}


def test_functions_are_small() -> None:
    long = {
        f"{name}:{node.name}": lines
        for name in modules(*PRODUCT)
        if WRITTEN_OUT not in name.parents
        for node in ast.walk(ast.parse((ROOT / name).read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert long.keys() <= {THE_LIST_OF_DEEDS}


def test_no_module_is_a_drawer() -> None:
    assert [name for name in modules() if DRAWERS & set(name.with_suffix("").parts)] == []


@pytest.mark.parametrize("package", PRODUCT)
def test_every_module_says_what_it_is(package: str) -> None:
    silent = [
        str(name)
        for name in modules(package)
        if ast.get_docstring(ast.parse((ROOT / name).read_text())) is None
    ]
    assert silent == []
