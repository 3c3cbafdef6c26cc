"""The playground alone, for any bot: `python -m playground --token 42:TEST --port 8090`."""

from __future__ import annotations

import argparse
import asyncio
import signal
from datetime import UTC, datetime, timedelta, timezone

from playground import Limits, Person, Playground, serve

PEOPLE = (
    Person(7001, "Айгүл", "kk", phone="+77011234501"),
    Person(7002, "Сергей", "ru", phone="+77011234502"),
    Person(7003, "Болат", "kk"),
)
ZONE = timezone(timedelta(hours=5))


class TurnedClock:
    """The machine's time, moved forward by hand."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone(ZONE) + self._ahead  # noqa: TID251 (its own program)

    async def turn(self, step: timedelta) -> None:
        self._ahead += step


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument("--token", default="42:PLAYGROUND")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--no-limits", action="store_true", help="send as fast as you can")
    asked = parser.parse_args()
    asyncio.run(_run(asked.token, asked.port, None if asked.no_limits else Limits()))


async def _run(token: str, port: int, limits: Limits | None) -> None:
    clock = TurnedClock()
    playground = Playground(token, PEOPLE, now=clock.now, turn_clock=clock.turn, limits=limits)
    async with await serve(playground, port=port) as served:
        print(f"Bot API and page: {served.url} (token {token})", flush=True)  # noqa: T201 - a program says where it is
        await _told_to_stop()


async def _told_to_stop() -> None:
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    await told.wait()


if __name__ == "__main__":
    main()
