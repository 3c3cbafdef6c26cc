"""Libraries log what went wrong, and never what people wrote (rule: nothing personal in logs)."""

import logging

import pytest

from app.logs import WithoutWords

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
