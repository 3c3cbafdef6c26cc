"""Calls to a running telephone, from end to end: real UDP, engine, scripts, speech, database."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.commands.parts import reception_of
from app.stores import opened
from clinic.people import DoctorId
from clinic.schedule import Slot
from tests.app.office import NOW, Office
from tests.voice.caller import Caller, telephone
from tests.voice.handset import Handset, handset
from tests.voice.sip_text import Message
from tests.voice.switchboard import Switchboard, sipp
from tests.voice.wishes import CLINICS, Wish

PATIENCE: Final = 240.0
STEPS: Final = (
    "phone-welcome.kk", "phone-menu.ru", "phone-consent.ru", "phone-who.ru", "phone-iin-self.ru",
    "phone-iin-check.ru", "phone-clinic.ru", "phone-own-doctor.ru", "phone-precinct.ru",
    "phone-times.ru", "phone-confirm-keys.ru",
)  # fmt: skip
"""Of a booking, up to where it is confirmed."""
A_PERSON: Final = {"phone-welcome.kk": "2", "phone-menu.ru": "0"}


@dataclass(frozen=True)
class Town:
    """Whoever calls there."""

    board: Switchboard
    office: Office
    known: Mapping[bytes, str]

    async def book_all(self, wanted: Sequence[Wish], folder: Path) -> Sequence[Sequence[str]]:
        """All at once, by sipp, each to its end; the prompts that each heard."""
        async with AsyncExitStack() as stack:
            sounds = [await stack.enter_async_context(handset(self.known)) for _ in wanted]
            callers = [(_number(place), sound.port) for place, sound in enumerate(sounds)]
            await stack.enter_async_context(sipp(self.board, folder, callers))
            async with asyncio.TaskGroup() as tasks:
                pairs = zip(wanted, sounds, strict=True)
                booking = [tasks.create_task(_book(wish, sound)) for wish, sound in pairs]
            return [each.result() for each in booking]

    async def entries(self) -> Mapping[str, Mapping[str, str]]:
        """The pre-appointment journals of all clinics, by IIN."""
        rows = [row for one in CLINICS for row in await self.office.journal(one, "--full")]
        found = {row["iin"]: row for row in rows}
        assert len(found) == len(rows)
        return found

    async def free_times(self, doctor: str) -> Sequence[Slot]:
        async with opened(self.office.settings) as (store, clock):
            shown = reception_of(store, clock).show_free_times
            nearest = await shown.nearest(DoctorId(doctor), NOW, "nobody", 10_000)
            return [slot for slot in nearest if slot.doctor == doctor]

    async def free_until(self, doctor: str, wanted: Sequence[Slot]) -> Sequence[Slot]:
        """As soon as they are those; the calls end in another process, and nothing tells of it."""
        found = await self.free_times(doctor)
        for _ in range(100):
            if found == wanted:
                break
            await asyncio.sleep(0.1)
            found = await self.free_times(doctor)
        return found

    async def hang_up_at_each_step(self, wishes: Sequence[Wish]) -> None:
        async with asyncio.TaskGroup() as tasks:
            for place, (step, wish) in enumerate(zip(STEPS, wishes, strict=True), start=100):
                tasks.create_task(self._hang_up_at(step, wish, _number(place)))

    async def _hang_up_at(self, step: str, wish: Wish, number: str) -> None:
        """Once it is heard, before it is answered."""
        replies = {prompt: keys for prompt, keys in wish.replies().items() if prompt != step}
        async with telephone(self.board.address, self.known, number) as caller:
            await _taken(caller)
            await caller.handset.answers(replies, step)
            assert await caller.hang_up() == 200

    async def ask_for_a_person(self, status: str | None) -> tuple[str, Sequence[str]]:
        """Who was to be called, and what is heard after that; None: nothing becomes of it."""
        async with telephone(self.board.address, self.known) as caller:
            to = await _handed_over(caller)
            if status:
                assert await caller.notify(status) == 200
            heard = await caller.handset.answers({}, "phone-person-clinic.ru")
            await caller.hang_up()
        return to, heard

    async def reach_a_person(self) -> None:
        """The desk hangs up: the line is theirs."""
        async with telephone(self.board.address, self.known) as caller:
            await _handed_over(caller)
            assert await caller.notify("200 OK") == 200
            await caller.ended.wait()

    async def hold(self) -> tuple[Message, Message, Sequence[str]]:
        """The answers to a hold and to its end, and what is heard after a key by SIP INFO."""
        async with telephone(self.board.address, self.known) as caller:
            await _taken(caller)
            await caller.handset.answers({}, "phone-welcome.kk")
            held = await caller.offer_anew("sendonly")
            again = await caller.offer_anew("sendrecv")
            assert await caller.info("2") == 200
            heard = await caller.handset.answers({}, "phone-menu.ru")
            assert await caller.hang_up() == 200
        return held, again, heard


async def _taken(caller: Caller) -> None:
    assert await caller.call() == 200


async def _handed_over(caller: Caller) -> str:
    await _taken(caller)
    await caller.handset.answers(A_PERSON, "phone-connecting.ru")
    return await caller.referred.get()


async def _book(wish: Wish, sound: Handset) -> Sequence[str]:
    """Where another was faster, the nearest times are three."""
    heard = await sound.answers(wish.replies(), "phone-times.ru")
    then = {**wish.replies(), "phone-times.ru": wish.press}
    return heard + await sound.answers(then, "phone-anything-else.ru")


def _number(place: int) -> str:
    return f"+7701{place:07}"
