"""What is told to whoever watches over the machine, over real HTTP."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from app.health import COUNTED_FOR, Health, health_app, serving
from app.logs import count_warnings
from app.metered_units import MeteredUnits
from app.meters import Meters
from app.reception_desk import open_reception
from app.ticker import PATIENCE, Job, Ticker
from clinic.people import Relation
from clinic.reception import CertificateRequest, ClaimAsked, RegisterCheck
from clinic.refusals import Refusal
from storage.schema import migrate_down
from tests.bot.waiting import Sandglass
from tests.clinic.samples import HERE, TODAY
from tests.clinic.usecases.certificates import registrar, signer
from tests.clinic.usecases.desk import TOMORROW, Desk, local, refused
from tests.clinic.usecases.telling import rechecked
from tests.clinic.usecases.town import AIGUL, HUSBAND, PSYCHIATRIC, become_later, dispensaries

MINUTE = 60


@dataclass
class Watched:
    """A process, and the address at which it is watched."""

    desk: Desk
    glass: Sandglass
    meters: Meters
    ticker: Ticker
    health: Health
    address: str
    fails: bool = False

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.get(self.address + path) as answer:
            return answer.status, await answer.text()

    async def metric(self, name: str) -> float:
        """Of the page as it is now, not as it was counted before."""
        self.glass.moment += COUNTED_FOR + 1
        _, page = await self.get("/metrics")
        (found,) = re.findall(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
        return float(found)


@pytest.fixture
async def watched(desk: Desk) -> AsyncIterator[Watched]:
    glass = Sandglass()
    meters, port = Meters(glass), unused_port()

    async def look() -> None:
        if found.fails:
            raise OSError

    ticker = Ticker((Job("notices", 1, look),), glass)
    health = Health(desk.url, desk.store, desk.clock, meters, ticker, glass)
    found = Watched(desk, glass, meters, ticker, health, f"http://127.0.0.1:{port}")
    async with serving(health_app(health), ("127.0.0.1", port)):
        yield found


async def test_whoever_answers_is_alive(watched: Watched) -> None:
    assert await watched.get("/health/live") == (200, "ok")


async def test_ready_says_what_it_stands_on(watched: Watched) -> None:
    await watched.ticker.tick()
    watched.glass.moment += 2
    status, told = await watched.get("/health/ready")
    assert status == 200
    assert told == (
        '{"status": "ok", "database": "ok", "migrations": "ok", "late_jobs": [], '
        '"last_tick_seconds": 2.0, "last_update_seconds": null}'
    )


async def test_a_job_that_fails_or_stands_still_makes_it_unready(watched: Watched) -> None:
    await watched.ticker.tick()
    watched.fails = True
    watched.glass.moment += PATIENCE
    await watched.ticker.tick()
    assert (await watched.get("/health/ready"))[0] == 200
    watched.glass.moment += 2
    status, told = await watched.get("/health/ready")
    assert (status, '"late_jobs": ["notices"]' in told) == (503, True)
    watched.fails = False
    await watched.ticker.tick()
    assert (await watched.get("/health/ready"))[0] == 200


async def test_a_ticker_that_never_began_to_look_is_late(watched: Watched) -> None:
    watched.ticker.start()
    watched.glass.moment += PATIENCE + 2
    assert watched.ticker.late() == ["notices"]
    await watched.ticker.stop()


async def test_a_schema_that_is_behind_makes_it_unready(watched: Watched) -> None:
    await migrate_down(watched.desk.url, "0007")
    status, told = await watched.get("/health/ready")
    assert status == 503
    assert "qabyldau migrate" in told


async def test_a_schema_of_a_later_version_makes_it_unready(watched: Watched) -> None:
    await become_later(watched.desk.url)
    status, told = await watched.get("/health/ready")
    assert (status, '"migrations": "of a later version"' in told) == (503, True)


async def test_a_file_that_was_deleted_makes_it_unready(watched: Watched, tmp_path: Path) -> None:
    """The process goes on writing into nothing: nobody would notice by its answers."""
    watched.health.url = f"sqlite+aiosqlite:///{tmp_path / 'gone.db'}"
    status, told = await watched.get("/health/ready")
    assert (status, '"database": "its file is gone"' in told) == (503, True)


async def test_what_the_log_warns_of_is_counted(watched: Watched) -> None:
    count_warnings(None, "warning", {"event": "turn failed", "error": "KeyError"})
    count_warnings(None, "info", {"event": "open"})
    _, page = await watched.get("/metrics")
    assert re.search(r'^qabyldau_warnings_total\{event="turn failed"\} [1-9]', page, re.MULTILINE)
    assert 'event="open"' not in page


async def test_a_database_that_is_away_makes_it_unready(watched: Watched) -> None:
    """The numbers of the process itself are still shown."""
    watched.health.url = "postgresql+asyncpg://nobody@127.0.0.1:1/none"
    status, told = await watched.get("/health/ready")
    assert status == 503
    assert '"database": "not reached"' in told
    assert (await watched.get("/metrics"))[0] == 200


async def test_updates_and_their_turns_are_counted(watched: Watched) -> None:
    async def handle(update: object) -> None:
        watched.glass.moment += 0.3
        if update == {"update_id": 2}:
            raise OSError

    handle_timed = watched.meters.timed(handle)
    await handle_timed({"update_id": 1})
    with pytest.raises(OSError, match=r"^$"):
        await handle_timed({"update_id": 2})
    assert await watched.metric("qabyldau_updates_total") == 2
    assert await watched.metric("qabyldau_turn_seconds_sum") == pytest.approx(0.6)
    assert await watched.metric('qabyldau_turn_seconds_bucket{le="0.25"}') == 0
    _, told = await watched.get("/health/ready")
    assert '"last_update_seconds": 33' in told


async def test_what_deeds_wrote_is_counted_once_it_is_kept(watched: Watched) -> None:
    desk = watched.desk
    units = MeteredUnits(desk.units, watched.meters)
    reception = open_reception(units, desk.clock, desk.dice, desk.vault)
    caller = await desk.caller()
    await reception.check_register(RegisterCheck(AIGUL, HERE, Relation.SELF), caller)
    assert await watched.metric("qabyldau_register_lookups_total") == 1
    await reception.book_visit(desk.request(), caller)
    await reception.book_visit(desk.request(), caller)  # the second press
    with refused(Refusal.SLOT_TAKEN):
        other = desk.request("w2", patient=HUSBAND, holder="telegram:2")
        await reception.book_visit(other, await desk.caller("telegram:2"))
    assert await watched.metric('qabyldau_bookings_total{channel="chat"}') == 1
    assert await watched.metric('qabyldau_bookings_total{channel="phone"}') == 0
    assert await watched.metric('qabyldau_refusals_total{code="slot-taken"}') == 1


async def test_notices_are_counted_by_kind_and_state(watched: Watched) -> None:
    desk = watched.desk
    await desk.book(at=local(TOMORROW, 11), asker=await desk.verified(AIGUL))
    waiting = 'qabyldau_notices{kind="reminder_evening",state="waiting"}'
    assert await watched.metric(waiting) == 1
    assert await watched.metric("qabyldau_notices_oldest_due_seconds") == 0

    desk.clock.moment = local(TODAY, 18, 2)
    assert await watched.metric("qabyldau_notices_oldest_due_seconds") == 2 * MINUTE
    [ready] = await rechecked(desk)
    await desk.reception.settle_notices.unreached(ready, ())
    assert await rechecked(desk) == [], "nobody rings here"
    assert await watched.metric("qabyldau_notices_oldest_due_seconds") == 0
    _, page = await watched.get("/metrics")
    assert waiting not in page
    assert 'qabyldau_notices{kind="reminder_evening",state="handed_over"} 1.0' in page


async def test_at_night_nothing_is_overdue(watched: Watched) -> None:
    desk = watched.desk
    await desk.book(at=local(TOMORROW, 11), asker=await desk.verified(AIGUL))
    desk.clock.moment = local(TODAY, 22)
    assert await watched.metric("qabyldau_notices_oldest_due_seconds") == 0


async def test_numbers_name_nobody(watched: Watched) -> None:
    """B4: no number speaks of the HIV service, and none of a person."""
    desk = watched.desk
    await desk.book(at=local(TOMORROW, 11), asker=await desk.verified(AIGUL))
    _, page = await watched.get("/metrics")
    _, told = await watched.get("/health/ready")
    for secret in (AIGUL.digits, "telegram:1", "hiv", "r4", "aids"):
        assert secret not in (page + told).lower()


async def test_b6_1_no_metric_tells_what_became_of_a_request(
    watched: Watched,
) -> None:
    """The page after a certificate, after its refusal and after a referral is the same page."""
    desk = watched.desk
    await desk.settle(dispensaries())
    reception = open_reception(
        MeteredUnits(desk.units, watched.meters), desk.clock, desk.dice, desk.vault
    )
    desk_acts, signs = registrar(PSYCHIATRIC), signer(PSYCHIATRIC)
    counted = []
    for outcome in ("signed", "refused", "referred"):
        asked = CertificateRequest("r6", AIGUL)
        slip = await reception.register_certificate(asked, desk_acts)
        await reception.move_certificate(slip.entry, "with_doctor", desk_acts)
        before = await page_of(watched)
        await reception.move_certificate(slip.entry, outcome, signs)
        await reception.show_certificate(ClaimAsked(slip.number, slip.code), desk.anyone())
        counted.append((before, await page_of(watched)))
    for before, after in counted:
        assert after == before


async def page_of(watched: Watched) -> list[str]:
    """Without what the process itself is made of: memory, seconds."""
    watched.glass.moment += COUNTED_FOR + 1
    _, page = await watched.get("/metrics")
    return [line for line in page.splitlines() if line.startswith("qabyldau_")]
