"""Joins the chat: reception, front, messenger and ticker over one open store."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.daily import daily_rounds
from app.dice import SystemDice
from app.health import serving
from app.home_lists import paper_of
from app.metered_units import MeteredUnits
from app.meters import Meters
from app.reception_desk import open_reception
from app.rounds import Rounds
from app.sender import NoticeSender
from app.settings import Settings
from app.ticker import Job, Ticker
from app.vault import vault_of
from app.waiter import RealTime
from bot.connection import connected
from bot.front import ChatFront
from bot.listening import Hook, Listener
from bot.messenger import ChatMessenger
from bot.pace import UNLIMITED, Pace
from bot.recogniser import Recogniser
from bot.turnstile import here_only
from clinic.ports import Clock
from clinic.reception import Reception
from clinic.rules.retention import KEPT_FOR, Kept
from locales.translator import translators
from storage import StorageBusy, Store

RECOGNISER: Final[Recogniser | None] = None
"""Who listens to voice notes: nobody, as shipped (docs/decisions/0034)."""


@dataclass(frozen=True, slots=True)
class Chat:
    """The chat, joined."""

    listen: Listener
    ticker: Ticker
    rounds: Rounds
    meters: Meters


@asynccontextmanager
async def joined_chat(settings: Settings, store: Store, clock: Clock) -> AsyncIterator[Chat]:
    """It does not listen yet."""
    dice, meters = SystemDice(), Meters()
    units = MeteredUnits(store.units, meters)
    async with connected(settings.bot_token, settings.telegram_api_url) as bot:
        reception = open_reception(units, clock, dice, vault_of(store), settings.lists_in_telegram)
        waiter = RealTime()
        front = ChatFront(
            reception=reception,
            sessions=store.sessions,
            clock=clock,
            dice=dice,
            translators=translators,
            bot=bot,
            recogniser=RECOGNISER,
            pace=Pace(waiter) if settings.paced else Pace(waiter, UNLIMITED, UNLIMITED),
            passing=(StorageBusy,),
            across=store.turns if settings.webhook_url else here_only,
        )
        messenger = ChatMessenger(front, partial(paper_of, settings))
        sender = NoticeSender(reception, store.claims, messenger, clock, waiter, (StorageBusy,))
        rounds = daily_rounds(settings, store, clock)
        ticker = Ticker(tuple(_jobs(reception, sender, rounds, store, clock)))
        listen = Listener(
            bot, translators, meters.timed(front.handle), waiter.until, (StorageBusy,),
            _hook(settings),
        )  # fmt: skip
        yield Chat(listen, ticker, rounds, meters)


def _hook(settings: Settings) -> Hook | None:
    """None: there is none, and updates are asked for."""
    if not settings.webhook_url:
        return None
    serve = partial(serving, address=settings.webhook_listen)
    return Hook(settings.webhook_url, settings.webhook_secret, serve)


def _jobs(
    reception: Reception, sender: NoticeSender, rounds: Rounds, store: Store, clock: Clock
) -> Sequence[Job]:
    """Those that leave notices come before the one that sends them: one tick does both."""

    async def prune() -> None:
        now = clock.now()
        await store.sessions.prune(
            handled_before=now - KEPT_FOR[Kept.HANDLED], idle_since=now - KEPT_FOR[Kept.DRAFTS]
        )
        await store.rounds.forget(clock.today() - KEPT_FOR[Kept.ROUNDS])
        await store.dialled.forget(now - KEPT_FOR[Kept.LIMITS])
        await reception.forget_old()

    return (
        Job("offers that lapsed", 5, reception.lapse_offers),
        Job("what is past its promise", 10, reception.tell_managers),
        Job("what is done daily", 5, rounds),
        Job("notices that are due", 1, sender),
        Job("what need not be kept any longer", 3600, prune),
    )
