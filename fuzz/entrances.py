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
from fuzz.talk import TalkEntrance

ENTRANCES: Final[Mapping[str, Callable[[Region], Entrance]]] = {
    "import": ImportEntrance,
    "sip": SipEntrance,
    "text": TalkEntrance,
}


@contextmanager
def opened(name: str, folder: Path) -> Iterator[Entrance]:
    """Over a region of its own in that folder."""
    folder.mkdir(exist_ok=True)
    entrance = ENTRANCES[name](asyncio.run(build(folder)))
    try:
        yield entrance
    finally:
        entrance.close()
