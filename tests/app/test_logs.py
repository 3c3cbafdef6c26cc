"""Libraries log what went wrong, and never what people wrote (rule: nothing personal in logs)."""

import io
import json
import logging
import sys

import pytest
import structlog

from app import logs
from app.logs import WARNED, WithoutWords
from app.settings import LogFormat

IIN = "901231300123"


def failed() -> None:
    raise ValueError(IIN)


def test_a_librarys_error_is_named_and_not_quoted() -> None:
    with pytest.raises(ValueError, match=IIN) as raised:
        failed()
    about = (raised.type, raised.value, raised.tb)
    record = logging.LogRecord(
        "asyncio", logging.ERROR, __file__, 1, f"Task of {IIN}", None, about
    )
    said = WithoutWords("%(levelname)s %(name)s").format(record)
    assert said.startswith("ERROR asyncio")
    assert "in failed" in said
    assert said.endswith("ValueError")
    assert IIN not in said


def test_lines_follow_a_redirected_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    log = structlog.get_logger()
    first, second = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", first)
    logs.set_up(LogFormat.JSON)
    log.info("open", case=1)
    first.close()
    monkeypatch.setattr(sys, "stderr", second)
    log.info("closed", case=2)

    before = WARNED["store away"]
    log.warning("store away", error="StorageBusy")
    assert WARNED["store away"] == before + 1
    line = json.loads(second.getvalue().splitlines()[0])
    assert (line["event"], line["case"], line["level"]) == ("closed", 2, "info")
