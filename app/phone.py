"""Joins the telephone: reception, speech, sound, signalling, front and ticker over one store."""

import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial

from app.addresses import Place, host_of, is_loopback
from app.dice import SystemDice
from app.failures import CommandFailed
from app.metered_units import MeteredUnits
from app.meters import Meters
from app.outbound import Outbound
from app.reception_desk import open_reception
from app.settings import Settings
from app.ticker import Ticker
from app.vault import vault_of
from app.waiter import RealTime
from clinic.ports import Clock
from storage import Store
from voice.desk import Desk
from voice.front import Front
from voice.line import Line
from voice.lines import Lines
from voice.media.engine import engine
from voice.phrases import Phrases, Unspoken
from voice.scripts.call import take_call
from voice.sip.settings import SipSettings, Trunk
from voice.sip.stack import open_stack
from voice.speech.cache import CacheUnusable
from voice.speech.recordings import RecordingUnfit
from voice.speech.start import find_phrases


class NoSpeech(CommandFailed):
    """What cannot be said, and why."""


@dataclass(frozen=True, slots=True)
class Phone:
    """The telephone, joined: it takes calls."""

    lines: Lines
    ticker: Ticker
    """Where there is nobody to call at, it has nothing to do."""
    meters: Meters
    uri: str
    """Whom to call."""


async def voices(settings: Settings) -> Phrases:
    """Whatever speaks was found. Raises NoSpeech."""
    with _told():
        return await find_phrases(settings.speech_dir, settings.recordings_dir, settings.piper)


async def spoken(settings: Settings) -> Phrases:
    """All prompts have their sound too, in both languages. Raises NoSpeech."""
    phrases = await voices(settings)
    with _told():
        await phrases.check()
    return phrases


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (Unspoken, CacheUnusable, RecordingUnfit) as reason:
        raise NoSpeech(f"no speech: {reason}") from None


@asynccontextmanager
async def joined_phone(
    settings: Settings, store: Store, clock: Clock, phrases: Phrases
) -> AsyncIterator[Phone]:
    """Raises OSError where a port is taken."""
    meters, dice = Meters(), SystemDice()
    reception = open_reception(MeteredUnits(store.units, meters), clock, dice, vault_of(store))
    desk = Desk(reception, clock, dice, settings.operator_uri or None)

    async def script(line: Line) -> None:
        await take_call(line, phrases, desk)

    where = _listening(settings.sip_listen)
    async with (
        engine(where.host, *settings.rtp_ports) as media,
        open_stack(sip_settings(settings, where)) as stack,
    ):
        lines = Lines(
            media, settings.advertised, may_reach(settings), settings.voice_max_calls,
            meters.calls.set,
        )  # fmt: skip
        stack.on_call(Front(lines, script).take)
        outbound = Outbound(
            store, desk, phrases, partial(lines.dialled, stack), RealTime(),
            settings.voice_max_calls,
        )  # fmt: skip
        jobs = outbound.jobs() if settings.sip_trunk else ()
        yield Phone(lines, Ticker(tuple(jobs)), meters, f"sip:{settings.advertised}:{where.port}")


def _listening(place: Place) -> Place:
    """Port 0: one that is free."""
    with socket.socket(type=socket.SOCK_DGRAM) as taken:
        taken.bind(place)
        return Place(*taken.getsockname())


def sip_settings(settings: Settings, where: Place) -> SipSettings:
    trunk = settings.sip_trunk and Trunk(
        *settings.sip_trunk,
        user=settings.sip_user or "qabyldau",
        password=settings.sip_password,
        register=settings.sip_register,
    )
    return SipSettings(*where, settings.advertised, settings.allowed, trunk)


def may_reach(settings: Settings) -> Callable[[str], bool]:
    """Whom a call may be handed over to: in a rehearsal nobody but on this machine."""

    def reached(uri: str) -> bool:
        host = host_of(uri)
        return bool(host) and (not settings.rehearsal or is_loopback(f"//{host}"))

    return reached
