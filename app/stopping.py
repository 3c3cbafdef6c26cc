"""How a process of the product is told to end."""

import asyncio
import signal


def stop_on_signals() -> asyncio.Event:
    """Set by SIGTERM and SIGINT: what is under way is finished, nothing new begins."""
    stop = asyncio.Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(wish, stop.set)
    return stop
