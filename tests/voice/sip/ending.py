"""Its stack is opened and closed, and it goes on: `python -m tests.voice.sip.ending PORT`."""

import asyncio
import sys
from ipaddress import ip_network
from threading import Thread

from tests.voice.sip.running import LOCAL
from voice.sip.settings import SipSettings
from voice.sip.stack import open_stack

HERE = (ip_network(f"{LOCAL}/32"),)


async def opened_and_closed(port: int) -> None:
    async with open_stack(SipSettings(LOCAL, port, LOCAL, HERE, None)):
        pass


def fill(depth: int) -> object:
    """The memory of a thread, to a depth that no small work leaves out."""
    filled = b"\xff" * 64 * depth
    return fill(depth - 1) if depth else filled


if __name__ == "__main__":
    asyncio.run(opened_and_closed(int(sys.argv[1])))
    for _ in range(4):
        thread = Thread(target=fill, args=(300,))
        thread.start()
        thread.join()
