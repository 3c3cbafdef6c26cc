"""The command `qabyldau` (also `python -m app`)."""

import argparse
import asyncio
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol

from app import logs
from app.commands import (
    check,
    clock,
    demo,
    export,
    generate_register,
    import_files,
    key,
    migrate,
    pin,
    run,
)
from app.failures import CommandFailed
from app.settings import Settings, SettingsWrong, read_settings


class Command(Protocol):
    """What a command module offers; `SUMMARY` is the line in `--help`."""

    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    async def run(self, args: argparse.Namespace, settings: Settings) -> int: ...


COMMANDS: Mapping[str, Command] = {
    "demo": demo,
    "run": run,
    "import": import_files,
    "export": export,
    "pin": pin,
    "clock": clock,
    "migrate": migrate,
    "check": check,
    "key": key,
    "generate-register": generate_register,
}


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(
        prog="qabyldau", description="The reception desk of a clinic, by chat."
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.add_arguments(
            commands.add_parser(name, help=command.SUMMARY, description=command.SUMMARY)
        )
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """0 done, 1 failed with the reason in one line on stderr, 2 usage."""
    args = parser().parse_args(argv)
    try:
        settings = read_settings()
        logs.set_up(settings.log_format)
        return asyncio.run(COMMANDS[args.command].run(args, settings))
    except (SettingsWrong, CommandFailed) as failure:
        sys.stderr.write(f"qabyldau: {failure}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
