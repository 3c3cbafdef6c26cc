"""`qabyldau check`: configuration and reachability, a line each, with every scheduled job."""

import argparse
import sys
from collections.abc import Sequence

from app.cautions import WARNING, cautions
from app.failures import CommandFailed
from app.phone_check import phone_lines
from app.settings import Settings, SettingsWrong
from app.stores import opened
from app.wiring import Chat, joined_chat
from bot.connection import Disconnected

OK = "ok"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser


async def run(args: argparse.Namespace, settings: Settings) -> int:
    """1 when anything is not in order; a warning is none of that."""
    del args
    lines = [*_settings(settings), *cautions(settings), *await _reached(settings)]
    lines += [line async for line in phone_lines(settings)]
    for name, found in lines:
        sys.stdout.write(f"{name}: {found}\n")
    return int(any(not _fine(name, found) for name, found in lines))


def _fine(name: str, found: str) -> bool:
    return found == OK or found.startswith(WARNING) or name.startswith("job ")


def _settings(settings: Settings) -> Sequence[tuple[str, str]]:
    try:
        settings.check_start()
    except SettingsWrong as wrong:
        return [("settings", str(wrong))]
    return [("settings", OK)]


async def _jobs(chat: Chat, settings: Settings) -> Sequence[tuple[str, str]]:
    """Those that look for what is due; the daily ones with their next time at each provider."""
    daily = [
        (f"job {each.job.name}, {each.provider}", f"{each.since:%Y-%m-%d %H:%M}")
        for each in await chat.rounds.coming()
    ]
    if settings.lists_dir is None:
        daily.insert(0, ("job list of appointments", "off, as QABYLDAU_LISTS_DIR is not set"))
    return [
        (f"job {job.name}", f"every {job.every_seconds} s") for job in chat.ticker.jobs
    ] + daily


async def _reached(settings: Settings) -> Sequence[tuple[str, str]]:
    """The Bot API is asked only when the database could be opened."""
    try:
        async with opened(settings) as (store, clock):
            lines = [("database", OK)]
            try:
                async with joined_chat(settings, store, clock) as chat:
                    await chat.listen.reach()
                    lines.append(("bot api", OK))
                    lines += await _jobs(chat, settings)
            except Disconnected as reason:
                lines.append(("bot api", f"not reached ({reason})"))
            return lines
    except CommandFailed as failed:
        return [("database", str(failed))]
