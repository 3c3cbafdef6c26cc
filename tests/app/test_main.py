"""However a command ends, it says so in one line and quotes nobody."""

import argparse

import pytest

from app import __main__ as qabyldau
from app.settings import Settings

IIN = "901231300123"


class Broken:
    """A command with a mistake in it."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Takes none."""

    async def run(self, args: argparse.Namespace, settings: Settings) -> int:
        del args, settings
        raise ValueError(IIN)


def test_what_nobody_foresaw_is_named_and_not_quoted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(qabyldau, "command", lambda _: Broken())
    assert qabyldau.main(["migrate"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("qabyldau: stopped by ValueError in run, line ")
    assert len(said.splitlines()) == 1
    assert IIN not in said
