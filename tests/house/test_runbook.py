"""docs/runbook.md and deploy/ name what the code has: metrics, settings, commands, log lines."""

import ast
import re
import shlex
from collections.abc import Iterator
from typing import Any, cast

import pytest

from app.__main__ import parser
from app.health import Health
from app.meters import Meters
from app.settings import PREFIX, Settings
from tests.house.tracked import ROOT, modules

PAGE = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
UNITS = "".join(unit.read_text() for unit in sorted((ROOT / "deploy").glob("qabyldau*")))
RULES = (ROOT / "deploy" / "alarms.yml").read_text(encoding="utf-8")
METRICS = Meters().page().decode()
NAMED = re.findall(r"^# TYPE (\w+) ", METRICS, re.MULTILINE)
EXPORTED = {*NAMED, *re.findall(r"^(\w+)[{ ]", METRICS, re.MULTILINE)}

OF_PROMETHEUS = {"up", "probe_success"}
"""Made by whoever scrapes and probes."""
SPOKEN = {
    "and", "by", "day_of_week", "histogram_quantile", "hour", "increase", "max", "on", "rate",
    "resets", "sum", "unless",
}  # fmt: skip
"""Words of the rules' language."""
LABELS = {"instance", "job", "le"}
MISSING_WORDS = "the following arguments are required"


def alarms() -> dict[str, str]:
    """Name and expression: what stands between `expr:` and the next key of the rule."""
    rule = re.compile(r"- alert: (\w+)\n +expr:(.*?)\n {8}[a-z]+:", re.DOTALL)
    return dict(rule.findall(RULES))


def names_in(expression: str) -> set[str]:
    """Without what is quoted, spans of time, numbers and the labels of a selector."""
    bare = re.sub(r'"[^"]*"|\[\w+\]|\b\d[\w.]*', " ", expression)
    bare = re.sub(r"\w+\s*(?:=~|!=|=(?!=))", " ", bare)
    return set(re.findall(r"[A-Za-z_]\w*", bare)) - SPOKEN - LABELS


def commands() -> Iterator[tuple[str, bool]]:
    """What follows `qabyldau`, and whether it is to be typed as it stands."""
    fence = re.compile(r"^```\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    words = r"(?:\w+=\S* )*qabyldau ([a-z].*)"
    for block in fence.findall(PAGE):
        yield from ((typed, True) for typed in re.findall(f"^{words}$", block, re.MULTILINE))
    for span in re.findall(r"`([^`\n]+)`", fence.sub("", PAGE)):
        if found := re.fullmatch(words, span):
            yield found[1], False
    yield from ((typed, True) for typed in re.findall(r"/bin/qabyldau ([a-z][^'\n]*)", UNITS))


def logged() -> set[str]:
    """Every event that the product writes."""
    return {
        call.args[0].value
        for name in modules("app", "bot", "storage", "voice")
        for call in ast.walk(ast.parse((ROOT / name).read_text()))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "log"
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


@pytest.mark.parametrize("name", NAMED)
def test_every_metric_is_told(name: str) -> None:
    assert f"| `{name}`" in PAGE


async def test_every_field_of_ready_is_told() -> None:
    nothing = cast("Any", None)
    health = Health("sqlite+aiosqlite:///none.db", nothing, nothing, Meters(), ticker=None)
    _, told = await health.ready()
    assert [field for field in told if f"| `{field}`" not in PAGE] == []


def test_every_alarm_is_told() -> None:
    assert len(alarms()) == RULES.count("- alert:") > 0
    assert [name for name in alarms() if f"`{name}`" not in PAGE] == []


def test_no_other_alarm_is_told() -> None:
    assert set(re.findall(r"`(Qabyldau[A-Z]\w+)`", PAGE)) == alarms().keys()


@pytest.mark.parametrize("alarm", alarms())
def test_an_alarm_asks_for_what_is_exported(alarm: str) -> None:
    asked = names_in(alarms()[alarm])
    assert asked
    assert asked - EXPORTED - OF_PROMETHEUS == set()


@pytest.mark.parametrize("setting", sorted(set(re.findall(rf"{PREFIX}([A-Z]\w*)", PAGE + UNITS))))
def test_a_setting_is_one_that_is_read(setting: str) -> None:
    assert setting.lower() in Settings.model_fields


@pytest.mark.parametrize(("typed", "whole"), sorted(set(commands())))
def test_a_command_is_one_that_is_known(
    typed: str, *, whole: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it is only spoken of, its arguments may be left out."""
    given = shlex.split(typed)
    try:
        parser(given[0]).parse_args(given)
    except SystemExit:
        complained = capsys.readouterr().err
        assert not whole, complained
        assert MISSING_WORDS in complained


@pytest.mark.parametrize("event", sorted(logged()))
def test_every_event_of_the_log_is_told(event: str) -> None:
    assert f"\n| `{event}`" in PAGE
