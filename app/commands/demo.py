"""`qabyldau demo`: everything on this machine, with no account anywhere."""

import argparse
import asyncio
import shutil
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from app.clock import RehearsalClock, SystemClock
from app.daily import daily_rounds
from app.demo_region import PLAYERS, write_region
from app.failures import CommandFailed
from app.phone import NoSpeech, joined_phone, spoken
from app.rehearsing import walk
from app.settings import Limits, Settings
from app.stopping import stop_on_signals
from app.stores import opened, prepare
from app.ticker import running
from app.wiring import Chat, joined_chat
from locales.language import Language
from locales.translator import translators
from storage import Store, is_current
from storage.imports.loading import Order, load

try:
    from playground import Person, Playground, serve
except ModuleNotFoundError:  # no part of the production installation
    PLAYABLE = False
else:
    PLAYABLE = True

TOKEN = "100:demo"  # noqa: S105 - opens a playground on this machine and nothing else
FIRST_PERSON = 101
NO_PLAYGROUND = "the playground is not installed: run this from the project's own folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=Path(".demo"), help="its own folder")
    parser.add_argument("--port", type=int, default=8090, help="of the page; 0 takes a free one")
    parser.add_argument("--sip-port", type=int, help="of the telephone; 0 takes a free one")
    parser.add_argument("--no-phone", action="store_true", help="start without the telephone")
    parser.add_argument("--people", type=int, default=20_000, help="in the register")
    parser.add_argument("--fresh", action="store_true", help="forget what was played before")


async def run(args: argparse.Namespace, settings: Settings) -> int:
    if not PLAYABLE:
        raise CommandFailed(NO_PLAYGROUND)
    stop = stop_on_signals()
    if args.fresh:
        shutil.rmtree(args.folder, ignore_errors=True)
    args.folder.mkdir(parents=True, exist_ok=True)
    settings = await _prepared(args, settings)
    async with opened(settings) as (store, clock):
        await _load_region(settings, clock, args.people)
        await play(args, settings, store, clock, stop)
    return 0


async def _prepared(args: argparse.Namespace, settings: Settings) -> Settings:
    """Its own rehearsal database, whatever the environment names."""
    own = {
        "database_url": f"sqlite+aiosqlite:///{args.folder / 'demo.db'}",
        "bot_token": TOKEN,
        "webhook_url": "",
        "lists_dir": args.folder / "lists",
        "data_key": None,
        "pace": Limits.OFF,
        "now": settings.now or SystemClock(settings.zone).now(),
        "speech_dir": args.folder / "speech",
        "sip_trunk": None,
        "sip_register": False,
    }
    if args.sip_port is not None:
        own["sip_listen"] = settings.sip_listen._replace(port=args.sip_port)
    settings = settings.model_copy(update=own)
    settings.check_phone()
    if not await is_current(settings.database_url):
        await prepare(settings)
    return settings


async def _load_region(settings: Settings, clock: RehearsalClock, people: int) -> None:
    """Again at every start: two weeks of shifts begin at the day that the clock shows."""
    with TemporaryDirectory() as folder:
        write_region(Path(folder), clock.today(), people)
        await load(settings.database_url, Order([Path(folder)], clock.now()))


async def play(
    args: argparse.Namespace,
    settings: Settings,
    store: Store,
    clock: RehearsalClock,
    stop: asyncio.Event,
) -> None:
    """Prints the address to open and the one to call, and plays until told to stop."""
    chats: list[Chat] = []

    async def handled() -> None:
        for chat in chats:
            await chat.ticker.tick()

    async def turn_clock(by: timedelta) -> None:
        await walk(store, clock, daily_rounds(settings, store, clock), by, handled)

    world = Playground(
        TOKEN,
        people(),
        now=lambda: clock.now().astimezone(clock.zone),
        turn_clock=turn_clock,
    )
    async with await serve(world, port=args.port) as served:
        settings = settings.model_copy(update={"telegram_api_url": served.url})
        async with joined_chat(settings, store, clock) as chat:
            chats.append(chat)
            put_out(f"Ашыңыз · Откройте · Open: {served.url}")
            async with running(chat.ticker), asyncio.TaskGroup() as tasks:
                tasks.create_task(chat.listen(stop))
                if not args.no_phone:
                    tasks.create_task(answer_phone(settings, store, clock, stop))


async def answer_phone(
    settings: Settings, store: Store, clock: RehearsalClock, stop: asyncio.Event
) -> None:
    """Until told to stop; where nothing can speak, it is said that there is no telephone."""
    try:
        phrases = await spoken(settings)
    except NoSpeech as reason:
        put_out(f"Телефонсыз · Без телефона · Without the telephone: {reason}")
        return
    async with joined_phone(settings, store, clock, phrases) as phone, running(phone.ticker):
        put_out(f"Қоңырау шалыңыз · Позвоните · Call: {phone.uri}")
        await stop.wait()


def put_out(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def people() -> "Sequence[Person]":
    """Those of the region who have an account; a note says what is special about each."""
    return [
        Person(
            id=FIRST_PERSON + place,
            first_name=player.first_name,
            language_code=player.language,
            phone=player.phone,
            note=_note(player.note_key, player.language, player.iin),
        )
        for place, player in enumerate(PLAYERS)
    ]


def _note(key: str, language: str, iin: str) -> str:
    """The invented IIN stands beside: whoever plays must be able to type it."""
    return translators[Language(language)](f"player-{key}", iin=iin)
