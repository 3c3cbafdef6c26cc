"""The entrances by name."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from fuzz.found import Entrance
from fuzz.imports import ImportEntrance
from fuzz.region import Region, build
from fuzz.sip import SipEntrance
from fuzz.sound import SoundEntrance
from fuzz.talk import TalkEntrance


def _over_a_region(made: Callable[[Region], Entrance]) -> Callable[[Path], Entrance]:
    return lambda folder: made(asyncio.run(build(folder)))


ENTRANCES: Final[Mapping[str, Callable[[Path], Entrance]]] = {
    "import": _over_a_region(ImportEntrance),
    "rtp": lambda _: SoundEntrance(),
    "sip": SipEntrance,
    "text": _over_a_region(TalkEntrance),
}


@contextmanager
def opened(name: str, folder: Path) -> Iterator[Entrance]:
    """In that folder, where it has anything to keep."""
    folder.mkdir(exist_ok=True)
    entrance = ENTRANCES[name](folder)
    try:
        yield entrance
    finally:
        entrance.close()
