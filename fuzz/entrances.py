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

IN_A_REGION: Final[Mapping[str, Callable[[Region], Entrance]]] = {
    "import": ImportEntrance,
    "text": TalkEntrance,
}
ON_THE_WIRE: Final[Mapping[str, Callable[[], Entrance]]] = {
    "rtp": SoundEntrance,
    "sip": SipEntrance,
}
ENTRANCES: Final = (*IN_A_REGION, *ON_THE_WIRE)


@contextmanager
def opened(name: str, folder: Path) -> Iterator[Entrance]:
    """One that needs it has a region of its own in that folder."""
    if name in ON_THE_WIRE:
        entrance = ON_THE_WIRE[name]()
    else:
        folder.mkdir(exist_ok=True)
        entrance = IN_A_REGION[name](asyncio.run(build(folder)))
    try:
        yield entrance
    finally:
        entrance.close()
