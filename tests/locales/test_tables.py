"""What a speaker wrote down can be read as it was meant."""

import re

import pytest

from locales.language import Language
from locales.matching import JOINED
from locales.tables import GROUPS, HERE, read

NAMED = re.compile(r"<([a-z-]+)>")
FILES = (
    "hearing.toml",
    "red_flags.toml",
    "people.toml",
    "measures.toml",
    "names.toml",
    "illness.toml",
)


def rows(name: str, language: Language) -> str:
    lines = (HERE / language / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def test_every_group_is_used_and_none_is_missing() -> None:
    used = {
        one
        for name in FILES
        for language in Language
        for one in NAMED.findall(rows(name, language))
    }
    assert used == GROUPS.keys()


def test_a_group_is_a_choice_of_single_words() -> None:
    assert [name for name, said in GROUPS.items() if JOINED in said or " " in said] == []


@pytest.mark.parametrize("part", ["wishes", "answers", "signs", "second", "services"])
def test_both_languages_have_the_same_rows_of_wishes(part: str) -> None:
    kazakh, russian = (table[part] for table in read("hearing.toml").values())
    assert list(kazakh) == list(russian)


@pytest.mark.parametrize("language", Language)
def test_what_never_goes_with_a_row_names_a_row(language: Language) -> None:
    table = read("hearing.toml")[language]
    assert table["never"].keys() <= {*table["wishes"], *table["answers"]}
