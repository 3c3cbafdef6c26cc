"""429 with retry_after by the playground's clock, and faults that a test asks for."""

import asyncio

import aiohttp
import pytest

from playground import ApiError, Drop, Hand, Limits, Playground, Rate
from tests.playground.alarms import Alarms
from tests.playground.conftest import AIGUL, GROUP, SERGEI, Api, StandingClock

CHAT = 7001


@pytest.fixture
def limits() -> Limits:
    return Limits(private=Rate(1.0, burst=3), group=Rate(3.0, burst=2), overall=Rate(0.5, burst=4))


async def send(api: Api, chat: int = CHAT) -> tuple[int, int | None]:
    """The code, and the seconds to wait."""
    answer = await api("sendMessage", chat_id=chat, text="a")
    if answer["ok"]:
        return 200, None
    seconds = answer["parameters"]["retry_after"]
    assert answer["description"] == f"Too Many Requests: retry after {seconds}"
    return answer["error_code"], seconds


async def test_a_burst_passes_then_one_a_second(
    api: Api, aigul: Hand, clock: StandingClock
) -> None:
    assert [await send(api) for _ in range(4)] == [(200, None)] * 3 + [(429, 1)]
    clock.pass_seconds(1)
    assert [await send(api) for _ in range(2)] == [(200, None), (429, 1)]
    clock.pass_seconds(60)
    assert [await send(api) for _ in range(4)] == [(200, None)] * 3 + [(429, 1)]
    assert aigul.messages


async def test_a_group_is_slower(api: Api, playground: Playground) -> None:
    playground.add_group(GROUP, "Ауыл", [AIGUL.id])
    assert [await send(api, GROUP) for _ in range(3)] == [(200, None)] * 2 + [(429, 3)]


async def test_all_chats_together_are_limited(api: Api, aigul: Hand, sergei: Hand) -> None:
    sent = [await send(api, chat) for chat in (7001, 7002, 7001, 7002, 7001)]
    assert sent == [(200, None)] * 4 + [(429, 1)]
    assert aigul.messages
    assert sergei.messages


async def test_an_edit_counts_too(api: Api, aigul: Hand) -> None:
    for _ in range(2):
        await send(api)
    message_id = aigul.last.id
    for text, ok in (("b", True), ("c", False)):
        answer = await api("editMessageText", chat_id=CHAT, message_id=message_id, text=text)
        assert answer["ok"] is ok
    assert aigul.last.text == "b"


async def test_limits_can_be_taken_away(api: Api, playground: Playground, aigul: Hand) -> None:
    playground.meter.limits = None
    assert [await send(api) for _ in range(9)] == [(200, None)] * 9
    assert SERGEI.id != aigul.person.id


async def test_the_next_calls_fail_as_asked(api: Api, playground: Playground, aigul: Hand) -> None:
    playground.faults.too_many(9, method="sendMessage")
    playground.faults.broken_server(times=2)
    assert (await api("getMe"))["error_code"] == 500
    assert await send(api) == (429, 9)
    assert (await api("getMe"))["description"] == "Internal Server Error"
    assert await send(api) == (200, None)
    assert aigul.last.text == "a"


@pytest.mark.parametrize(("what", "arrives"), [(Drop.REQUEST, False), (Drop.ANSWER, True)])
async def test_the_connection_breaks(
    api: Api,
    playground: Playground,
    aigul: Hand,
    what: Drop,
    arrives: bool,  # noqa: FBT001 (a column of the table above)
) -> None:
    playground.faults.drop(what, method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await send(api)
    assert (len(aigul.messages) == 2) is arrives
    assert playground.updates.pending


async def test_some_calls_of_a_method_fail_by_chance(
    api: Api, playground: Playground, aigul: Hand
) -> None:
    assert aigul.person.id == CHAT
    playground.meter.limits = None
    refused = ApiError(500, "Internal Server Error")
    playground.faults.sometimes("sendMessage", 0.3, [refused], seed=1)
    codes = [(await send_any(api))["ok"] for _ in range(100)]
    assert 15 <= codes.count(False) <= 45
    assert (await api("getMe"))["ok"]
    playground.faults.sometimes("sendMessage", 0, [], seed=1)
    assert all([(await send_any(api))["ok"] for _ in range(20)])


async def send_any(api: Api) -> dict[str, object]:
    answer: dict[str, object] = await api("sendMessage", chat_id=CHAT, text="a")
    return answer


async def test_a_cut_network_lets_nothing_through_until_it_is_mended(
    api: Api, playground: Playground, aigul: Hand
) -> None:
    playground.meter.limits = None
    playground.faults.cut = True
    for method in ("sendMessage", "getMe"):
        with pytest.raises(aiohttp.ClientError):
            await api(method, chat_id=CHAT, text="a")
    playground.faults.cut = False
    assert (await send(api))[0] == 200
    assert len(aigul.messages) == 2


async def test_over_a_long_wire_each_answer_comes_later(
    api: Api, playground: Playground, aigul: Hand, alarms: Alarms
) -> None:
    playground.faults.delay = 0.25
    async with asyncio.TaskGroup() as group:
        answered = group.create_task(send(api))
        assert await alarms.next() == 0.25
        assert aigul.last.text == "a"
        assert not answered.done()
        alarms.ring()
    assert answered.result() == (200, None)
