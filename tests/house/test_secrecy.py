"""Nothing that is kept names a machine, an index or the people of a real place."""

import re

from tests.house.tracked import ROOT, tracked

FOREIGN = re.compile(
    r"""
    (?<![\w.:/~$*}])/(?:work|tmp|home|Users|root)/      # a folder of some machine
    | (?:files\.)?python(?:hosted)\.org                 # a package index
    | pypi\.(?:org|python\.org)/simple
    | --(?:extra-)?index-url | --find-links
    | BEGIN\ (?:RSA\ |EC\ )?PRIVATE\ KEY
    | \b\d{8,10}:AA[\w-]{33}\b                          # a bot's token
    """,
    re.VERBOSE,
)
PICTURES = {".png", ".ttf", ".ico", ".xlsx"}
HERE = "tests/house/test_secrecy.py"


def test_no_machine_index_or_token_is_named() -> None:
    found = [
        f"{name}:{number}"
        for name in tracked()
        if name.suffix not in PICTURES and str(name) != HERE
        for number, line in enumerate((ROOT / name).read_text().splitlines(), 1)
        if FOREIGN.search(line)
    ]
    assert found == []


def test_the_search_finds_what_it_looks_for() -> None:
    planted = [
        'Path("/home/main")',
        "--index-url=https://example.kz/simple",
        "cd /home/aigul/x",
        "123456789:AA" + "x" * 33,
    ]
    assert [line for line in planted if not FOREIGN.search(line)] == []
