"""The command `qabyldau` (also `python -m app`)."""

import argparse
import asyncio
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final, Protocol, cast

from app import logs
from app.failures import CommandFailed
from app.settings import Settings, SettingsWrong, read_settings

SUMMARIES: Final[Mapping[str, str]] = {
    "demo": "everything on this machine: a playground, a demo region, the bot, the telephone",
    "run": "the bot, by long polling, or by webhook when WEBHOOK_URL is set",
    "voice": "the telephone, its own process",
    "import": "load CSV files or folders of them in one transaction",
    "export": "write a journal, or what happened and waits, to a file",
    "visit-list": "write the day's list of appointments, a page for each doctor",
    "pin": "issue or revoke a person's PIN",
    "claim": "certificates of a dispensary: register, move along, a new slip, what is shown",
    "staff": "invite to a provider's staff, confirm, list, revoke",
    "schedule": "call off a doctor's day or hours: everyone is told, with other times",
    "clock": "in a rehearsal: turn the shared clock forward until what is due is handled",
    "backup": "write a consistent, enciphered copy of everything while the bot runs",
    "restore": "make a new database of such a copy",
    "migrate": "create or upgrade the database schema",
    "check": "say whether the settings, the database and the Bot API are in order",
    "key": "make a data key",
    "generate-register": "write a synthetic region of any size in the import format",
}
MODULES: Final = {
    "import": "import_files",
    "visit-list": "visit_list",
    "generate-register": "generate_register",
}
INTERRUPTED: Final = 130


class Command(Protocol):
    """What each module of `app.commands` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    async def run(self, args: argparse.Namespace, settings: Settings) -> int: ...


def command(name: str) -> Command:
    """Loaded when it is asked for: an import need not wait for all that the chat stands on."""
    return cast("Command", import_module(f"app.commands.{MODULES.get(name, name)}"))


def parser(asked: str | None) -> argparse.ArgumentParser:
    """Knows the arguments of the command that was asked for."""
    whole = argparse.ArgumentParser(
        prog="qabyldau", description="The reception desk of a clinic, by chat and by phone."
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in SUMMARIES.items():
        one = commands.add_parser(name, help=summary, description=summary)
        if name == asked:
            command(name).add_arguments(one)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """0 done, 1 failed with the reason in one line on stderr, 2 usage."""
    given = sys.argv[1:] if argv is None else list(argv)
    args = parser(given[0] if given else None).parse_args(given)
    try:
        settings = read_settings()
        logs.set_up(settings.log_format)
        return asyncio.run(command(args.command).run(args, settings))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - its text and its values may be a person's
        reason = _reason(error)
    sys.stderr.write(f"qabyldau: {reason}\n")
    return 1


def _reason(error: Exception) -> str:
    """Of what was done side by side, why the first part failed."""
    match error:
        case ExceptionGroup(exceptions=(first, *_)):
            return _reason(first)
        case SettingsWrong() | CommandFailed():
            return str(error)
        case OSError(strerror=str(reason)):
            return reason
        case _:
            return _unforeseen(error)


def _unforeseen(error: Exception) -> str:
    """Which error and where."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"stopped by {type(error).__name__} in {place.name}, line {place.lineno}"


if __name__ == "__main__":
    sys.exit(main())
