"""What a speaker wrote down for each language, read together: people mix the languages.

A group («<doctor>») is a choice of stems that many rows share; each language adds its own.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from locales.language import Language
from locales.matching import OTHERWISE, Phrases, Shelf, phrases

HERE: Final = Path(__file__).parent
_GROUP: Final = re.compile(r"<([a-z-]+)>")


def read(name: str) -> dict[Language, Mapping[str, Any]]:
    """The file of that name in the folder of each language."""
    return {
        language: tomllib.loads((HERE / language / name).read_text(encoding="utf-8"))
        for language in Language
    }


def together(tables: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, Phrases]:
    """The rows of the same name in all of these tables, in the order of the first that has it."""
    names, shelf = dict.fromkeys(chain.from_iterable(tables)), Shelf()
    return {
        name: phrases(grouped(row) for table in tables for row in table.get(name, ())).on(shelf)
        for name in names
    }


def both(name: str, part: str) -> dict[str, Phrases]:
    """One part of the file of that name, of both languages."""
    return together([table[part] for table in read(name).values()])


def grouped(row: str) -> str:
    """With its groups written out."""
    return _GROUP.sub(lambda found: GROUPS[found[1]], row)


def _groups() -> dict[str, str]:
    tables = list(read("groups.toml").values())
    return {
        name: OTHERWISE.join(one for each in tables for one in each.get(name, ()))
        for name in dict.fromkeys(chain.from_iterable(tables))
    }


GROUPS: Final = _groups()
