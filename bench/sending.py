"""One side of the notices bench, as a process of its own; prints how many a second it sent.

`python -m bench.sending ours API_URL TOKEN DATABASE_URL` empties the outbox as the product does.
`python -m bench.sending bare API_URL TOKEN COUNT` sends as much through the same HTTP client.
`python -m bench.sending window API_URL TOKEN DATABASE_URL` prints p50 and p99 of the seconds from
the answer of the Bot API to the committed mark: in it a reminder may come twice.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from time import perf_counter
from typing import Final, cast

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from app.sender import AT_ONCE, BATCH, NoticeSender
from app.settings import Limits, Settings
from app.wiring import joined_chat
from bench.table import percentile
from bench.town import CLOCK, FIRST_ACCOUNT, KEY, REMINDED
from bot.handlers.telegram import SendMessage
from bot.plain import PlainSession
from clinic.notices import Delivery
from clinic.reception import Ready, Sent, SettleNotices
from storage import open_store

WARMING: Final = 10 * BATCH
TEXT: Final = (
    "Еске саламыз: ертең, 25 қараша, сәрсенбі, 15:00-де қабылдау уақыты."
    " Келмесеңіз, алдын ала айтыңыз: орынды басқа адам күтіп отыр. Жедел жәрдем: 103."
)
BUTTONS: Final = {
    "inline_keyboard": [
        [{"text": label, "callback_data": f"v1.000001.1.{place}"}]
        for place, label in enumerate(("Келемін", "Бара алмаймын", "Басқа уақыт"))
    ]
}
Side = Callable[[str, str, str], Coroutine[None, None, object]]
Step = Callable[[], Awaitable[int]]


async def rate(step: Step) -> float:
    """Steps say how many they have sent; the first are to warm up."""
    sent = 0
    while sent < WARMING:
        sent += await step()
    sent, began = 0, perf_counter()
    while more := await step():
        sent += more
    return sent / (perf_counter() - began)


async def ours(api_url: str, token: str, url: str) -> float:
    async with _sender(api_url, token, url) as sender:
        return await rate(cast("Step", sender))


async def window(api_url: str, token: str, url: str) -> str:
    async with _sender(api_url, token, url) as sender:
        watched = Watched(sender)
        while await sender():
            pass
    return f"{percentile(watched.took, 50)} {percentile(watched.took, 99)}"


class Watched:
    """Stands between a sender and those whom it asks."""

    def __init__(self, sender: NoticeSender) -> None:
        self.took: list[float] = []
        self._arrived: dict[str, float] = {}
        self._messenger = sender.messenger
        self._settle = sender.reception.settle_notices
        sender.messenger = self
        settling = cast("SettleNotices", self)
        sender.reception = replace(sender.reception, settle_notices=settling)

    def held_back(self) -> bool:
        return self._messenger.held_back()

    async def deliver(self, ready: Ready) -> Delivery:
        delivery = await self._messenger.deliver(ready)
        self._arrived[ready.notice.notice] = perf_counter()
        return delivery

    async def sent(self, sent: Sequence[Sent]) -> None:
        await self._settle.sent(sent)
        now = perf_counter()
        self.took += [now - self._arrived[one.ready.notice.notice] for one in sent]


@asynccontextmanager
async def _sender(api_url: str, token: str, url: str) -> AsyncIterator[NoticeSender]:
    settings = Settings(
        bot_token=token, telegram_api_url=api_url, database_url=url, data_key=KEY,
        pace=Limits.OFF, now=CLOCK.now(),
    )  # fmt: skip
    async with open_store(url, CLOCK, KEY) as store, joined_chat(settings, store, CLOCK) as chat:
        (sender,) = (job.work for job in chat.ticker.jobs if job.name == "notices that are due")
        yield cast("NoticeSender", sender)


async def bare(api_url: str, token: str, count: str) -> float:
    bot = Bot(token, session=PlainSession(api=TelegramAPIServer.from_base(api_url)))
    left = iter(range(int(count)))

    async def send_some() -> int:
        async def worker() -> int:
            sent = 0
            for number in left:
                chat = FIRST_ACCOUNT + number % REMINDED
                await bot(SendMessage(chat_id=chat, text=TEXT, reply_markup=BUTTONS))
                sent += 1
                if sent * AT_ONCE >= WARMING:
                    break
            return sent

        return sum(await asyncio.gather(*(worker() for _ in range(AT_ONCE))))

    try:
        return await rate(send_some)
    finally:
        await bot.session.close()


if __name__ == "__main__":
    side, *words = sys.argv[1:]
    sides: dict[str, Side] = {"ours": ours, "bare": bare, "window": window}
    print(asyncio.run(sides[side](*words)))
