"""`python -m voice.media HOST FIRST LAST`: the engine. `voice.media.engine` starts it."""

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import Final

from voice.media.loop import Loop
from voice.media.ports import Ports

COMMANDS: Final = 0
EVENTS: Final = 1


def main(host: str, first: str, last: str) -> None:
    _be_left_alone()
    gc.freeze()  # what was imported lives as long as we do: nothing of it is looked through again
    Loop(Ports(host, int(first), int(last)), COMMANDS, EVENTS).run()


def _be_left_alone() -> None:
    """Whoever started us decides when we end: calls may still be said goodbye to.

    Before all other processes where the machine lets us (RLIMIT_RTPRIO): 20 ms are over whether or
    not somebody else computes.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    with suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))


if __name__ == "__main__":
    main(*sys.argv[1:])
