"""`qabyldau run`: the bot, by long polling or by webhook, with its ticker."""

import argparse

import structlog

from app.failures import CommandFailed
from app.health import Health, health_app, serving
from app.rehearsing import following
from app.settings import Settings
from app.stopping import stop_on_signals
from app.stores import opened
from app.ticker import Ticker, running
from app.wiring import joined_chat
from bot.connection import Disconnected

log = structlog.get_logger()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-ticker", action="store_true", help="for further processes on one PostgreSQL"
    )


async def run(args: argparse.Namespace, settings: Settings) -> int:
    settings.check_start()
    try:
        await _serve(args, settings)
    except Disconnected as reason:
        message = f"the Bot API server refused ({reason})"
        raise CommandFailed(message) from None
    return 0


async def _serve(args: argparse.Namespace, settings: Settings) -> None:
    stop = stop_on_signals()
    async with opened(settings) as (store, clock), joined_chat(settings, store, clock) as chat:
        tickers = [] if args.no_ticker else [chat.ticker]
        if settings.rehearsal:
            tickers.append(Ticker((following(store, clock),)))
        health = Health(
            settings.database_url, store, clock, chat.meters,
            ticker=None if args.no_ticker else chat.ticker,
        )  # fmt: skip
        async with serving(health_app(health), settings.http_listen), running(*tickers):
            await chat.listen(stop)
    log.info("closed")
