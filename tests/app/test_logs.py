"""Log lines go to the stderr of the moment, in the format that the settings name."""

import io
import json
import sys

import pytest
import structlog

from app import logs
from app.settings import LogFormat

log = structlog.get_logger()


def test_lines_follow_a_redirected_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", first)
    logs.set_up(LogFormat.JSON)
    log.info("open", case=1)
    first.close()
    monkeypatch.setattr(sys, "stderr", second)
    log.info("closed", case=2)

    line = json.loads(second.getvalue())
    assert (line["event"], line["case"], line["level"]) == ("closed", 2, "info")
