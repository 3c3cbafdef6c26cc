"""getUpdates: confirmed by offset, given again until then, one poller at a time (issue 2)."""

import asyncio

from playground import Hand, Playground
from playground.chats import Json
from tests.playground.alarms import Alarms
from tests.playground.conftest import AIGUL, TOKEN, Api, StandingClock


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_is_given_again_until_it_is_confirmed(api: Api, aigul: Hand) -> None:
    await aigul.say("one")
    first = (await api("getUpdates"))["result"]
    again = (await api("getUpdates"))["result"]
    assert texts(first) == texts(again) == ["/start", "one"]
    rest = (await api("getUpdates", offset=first[0]["update_id"] + 1))["result"]
    assert texts(rest) == ["one"]
    assert texts((await api("getUpdates"))["result"]) == ["one"]


async def test_update_ids_ascend_by_one_and_do_not_begin_with_one(api: Api, aigul: Hand) -> None:
    await aigul.say("one")
    first, second = (update["update_id"] for update in (await api("getUpdates"))["result"])
    assert first > 1
    assert second == first + 1


async def test_a_playground_started_again_repeats_no_update_id(
    api: Api, aigul: Hand, clock: StandingClock
) -> None:
    """A bot recognises repeats by update id: ids begun anew would leave people unanswered."""
    await aigul.say("one")
    handled = {update["update_id"] for update in (await api("getUpdates"))["result"]}
    clock.pass_seconds(1)
    again = Playground(TOKEN, [AIGUL], now=clock.now)
    await again.person(AIGUL.id).say("two")
    assert handled.isdisjoint(again.updates.pending)


async def test_limit_takes_the_oldest(api: Api, aigul: Hand) -> None:
    await aigul.say("one")
    assert texts((await api("getUpdates", limit=1))["result"]) == ["/start"]


async def test_a_negative_offset_keeps_the_newest_only(api: Api, aigul: Hand) -> None:
    await aigul.say("one")
    await aigul.say("two")
    assert texts((await api("getUpdates", offset=-1))["result"]) == ["two"]
    assert texts((await api("getUpdates"))["result"]) == ["two"]


async def test_a_long_poll_is_answered_by_a_new_update(
    playground: Playground, alarms: Alarms
) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(playground.updates.poll(0, 100, 30))
        assert await alarms.next() == 30
        await playground.person(7001).say("hello")
    assert texts(poll.result()) == ["hello"]
    assert alarms.set == []


async def test_a_long_poll_ends_empty_after_its_time_and_lasts_50_seconds_at_most(
    playground: Playground, alarms: Alarms
) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(playground.updates.poll(0, 100, 600))
        assert await alarms.next() == 50
        alarms.ring()
    assert poll.result() == []


async def test_the_older_of_two_pollers_is_refused(api: Api, alarms: Alarms, aigul: Hand) -> None:
    newest = (await api("getUpdates"))["result"][-1]["update_id"]
    async with asyncio.TaskGroup() as group:
        older = group.create_task(api("getUpdates", offset=newest + 1, timeout=30))
        await alarms.next()
        younger = group.create_task(api("getUpdates", offset=newest + 1, timeout=30))
        refused = await older
        await aigul.say("for the younger")
    assert refused["error_code"] == 409
    assert refused["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert texts(younger.result()["result"]) == ["for the younger"]


async def test_polling_is_refused_while_a_webhook_is_set(api: Api) -> None:
    await api("setWebhook", url="http://127.0.0.1:9/hook")
    refused = await api("getUpdates")
    assert refused["error_code"] == 409
    assert refused["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert (await api("getUpdates"))["ok"]


async def test_setting_a_webhook_ends_the_poll(
    playground: Playground, api: Api, alarms: Alarms
) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(api("getUpdates", timeout=30))
        await alarms.next()
        await api("setWebhook", url="http://127.0.0.1:9/hook")
    assert poll.result()["description"] == "Conflict: terminated by setWebhook request"
    playground.courier.stop()


async def test_only_the_wanted_kinds_are_kept(api: Api, playground: Playground) -> None:
    hand = playground.person(7001)
    await api("getUpdates", allowed_updates=["callback_query"])
    await hand.say("unheard")
    await hand.tap_old(1, "heard")
    (update,) = (await api("getUpdates"))["result"]
    assert update["callback_query"]["data"] == "heard"
    await api("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    await hand.say("heard again")
    assert texts((await api("getUpdates"))["result"]) == ["heard again"]


async def test_taps_live_150_seconds_and_messages_a_day(
    api: Api, aigul: Hand, clock: StandingClock
) -> None:
    """stack.md §3: after a longer outage taps are lost for ever, messages survive."""
    await aigul.tap_old(1, "lost")
    clock.pass_seconds(149)
    assert len((await api("getUpdates"))["result"]) == 2
    clock.pass_seconds(1)
    assert texts((await api("getUpdates"))["result"]) == ["/start"]
    clock.pass_seconds(86_400)
    assert (await api("getUpdates"))["result"] == []


async def test_settled_waits_for_the_confirmation(playground: Playground, aigul: Hand) -> None:
    async with asyncio.TaskGroup() as group:
        settled = group.create_task(playground.settled())
        (entry,) = playground.updates.pending.values()
        assert not settled.done()
        await playground.updates.poll(entry.id + 1, 100, 0)
    assert settled.done()
    assert aigul.messages


async def test_a_poller_that_goes_away_takes_nothing_with_it(
    api: Api, alarms: Alarms, aigul: Hand
) -> None:
    """After kill -9: what a dead bot did not confirm is given to the next one."""
    newest = (await api("getUpdates"))["result"][-1]["update_id"]
    async with asyncio.TaskGroup() as group:
        dead = group.create_task(api("getUpdates", offset=newest + 1, timeout=30))
        await alarms.next()
        dead.cancel()
    await aigul.say("still here")
    assert texts((await api("getUpdates", offset=newest + 1))["result"]) == ["still here"]
