"""A clinic with a telephone, and citizens who each book at a doctor of their own."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from app.data.staff import Post, doctor_rows, shift_rows
from app.demo_region import write_region
from bench.telephones import Step
from locales.language import Language
from tests.app.office import NOW, Office
from tests.voice.ears import is_loud
from tests.voice.switchboard import desk_with_phone
from tests.voice.wishes import Wish, wishes
from voice.media.g711 import PACKET, encoded
from voice.media.port import Law
from voice.phrases import Phrases

PEOPLE: Final = 800
CLINICS: Final = ("taraz-1", "taraz-2")
FIRST_PRECINCT: Final = 11
"""Of two figures, and none of the region's own."""
SEED: Final = 78
SETTINGS: Final = {
    "QABYLDAU_VOICE_MAX_CALLS": "1000",
    "QABYLDAU_RTP_PORTS": "22000-23999",
}
WELCOME: Final = "phone-welcome.kk"
TIMES: Final = "phone-times.ru"
"""The list that is listened to, as nobody knows beforehand what is in it."""
CHECK: Final = "phone-check.ru"
KEYS: Final = "phone-confirm-keys.ru"
"""Between the two the visit is told: its doctor's name is a sentence that nobody else hears."""
AUDIBLE: Final = 3
"""Packets of a prompt's beginning by which it is recognised, should one be lost."""


@dataclass(frozen=True, slots=True)
class Clinic:
    office: Office
    wanted: Sequence[Wish]


async def open_clinic(folder: Path, citizens: int) -> Clinic:
    """Migrated and loaded, with the speech that is kept to come into `folder / "speech"`."""
    url = f"sqlite+aiosqlite:///{folder / 'desk.db'}"
    office = desk_with_phone(url, folder, folder / "speech", **SETTINGS)
    region = folder / "region"
    write_region(region, NOW.date(), PEOPLE)
    wanted = _with_their_own_doctors(region, citizens)
    for command in (("migrate",), ("import", str(region))):
        done = await office.command(*command)
        if done.status:
            raise RuntimeError(done.complained)
    return Clinic(office, wanted)


def _with_their_own_doctors(region: Path, citizens: int) -> Sequence[Wish]:
    """A polyclinic of a city has fifty general practitioners, each with a precinct."""
    attached = (wish for wish in wishes(region, 2 * citizens) if wish.provider in CLINICS)
    next_precinct = dict.fromkeys(CLINICS, FIRST_PRECINCT)
    wanted = []
    for wish in islice(attached, citizens):
        precinct = next_precinct[wish.provider]
        next_precinct[wish.provider] += 1
        wanted.append(replace(wish, precinct=str(precinct), place=0))
    _employ(region, [(wish.provider, wish.precinct) for wish in wanted])
    return wanted


def _employ(region: Path, precincts: Sequence[tuple[str, str]]) -> None:
    """All work the same hours, so that what is said of times is kept from the first call on."""
    posts = [
        Post(f"d-{provider}-{precinct}", provider, "gp", precinct, "direct")
        for provider, precinct in precincts
    ]
    _add(region / "doctors.csv", list(doctor_rows(posts, SEED)))
    for post in posts:
        shifts = shift_rows([(post.doctor, post.specialty, False)], NOW.date())
        _add(region / "shifts.csv", list(shifts))


def _add(path: Path, rows: Sequence[Sequence[object]]) -> None:
    with path.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


async def beginnings(phrases: Phrases, wish: Wish) -> Mapping[str, Sequence[bytes]]:
    """The first audible packets of each prompt that is kept."""
    return {prompt: await _beginning(phrases, prompt) for prompt in (*_keys(wish), CHECK, KEYS)}


def steps(wish: Wish, known: Mapping[str, Sequence[bytes]]) -> list[Step]:
    """Up to where the visit would be confirmed."""
    replies = [
        Step(prompt, () if prompt == WELCOME else known[prompt], keys, prompt == TIMES)
        for prompt, keys in _keys(wish).items()
    ]
    last = [Step(prompt, known[prompt], "", listens=False) for prompt in (CHECK, KEYS)]
    return replies + last


def _keys(wish: Wish) -> Mapping[str, str]:
    replies = dict(wish.replies())
    del replies[KEYS]
    return replies


async def _beginning(phrases: Phrases, prompt: str) -> Sequence[bytes]:
    key, _, language = prompt.rpartition(".")
    octets = encoded((await phrases.say(key, Language(language))).samples, Law.A)
    packets = (octets[at : at + PACKET] for at in range(0, len(octets), PACKET))
    return tuple(islice(filter(is_loud, packets), AUDIBLE))
