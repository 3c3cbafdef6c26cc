"""`qabyldau voice`: the telephone, its own process."""

import argparse
from typing import Final

import structlog

from app.health import Health, health_app, serving
from app.phone import joined_phone, spoken
from app.rehearsing import following
from app.settings import Settings
from app.stopping import stop_on_signals
from app.stores import ensure_current, opened
from app.ticker import Ticker, running

LAST_WORDS: Final = 45.0
"""Seconds for which calls under way may end by themselves; the unit of systemd waits longer."""
log = structlog.get_logger()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser


async def run(args: argparse.Namespace, settings: Settings) -> int:
    del args
    settings.check_phone()
    await ensure_current(settings)
    phrases = await spoken(settings)
    stop = stop_on_signals()
    async with (
        opened(settings) as (store, clock),
        joined_phone(settings, store, clock, phrases) as phone,
    ):
        health = Health(settings.database_url, store, clock, phone.meters, phone.ticker)
        tickers = [phone.ticker]
        if settings.rehearsal:
            tickers.append(Ticker((following(store, clock),)))
        async with serving(health_app(health), settings.voice_http_listen), running(*tickers):
            log.info("takes calls", at=phone.uri)
            await stop.wait()
            await phone.lines.close(LAST_WORDS)
    log.info("closed")
    return 0
