"""What the chat keeps (bot/sessions.py): the session and the handled update in one commit."""

from datetime import timedelta

from bot.sessions import Sessions
from clinic.visits import EntryNo
from storage.store import Store
from tests.storage.clinic_at_work import CHAT, NOW, OTHER_CHAT

ENTRY = EntryNo("p1/2026/7")


async def test_a_session_opens_as_it_was_closed(store: Store) -> None:
    sessions: Sessions = store.sessions
    fresh = await sessions.open(CHAT, 1)
    assert (fresh.body, fresh.handled, fresh.answer) == (None, False, None)
    await sessions.close(CHAT, 1, "one", None, NOW)
    await sessions.close(CHAT, 2, "two", ENTRY, NOW)
    assert await sessions.peek(CHAT) == "two"
    later = await sessions.open(CHAT, 3)
    assert (later.body, later.handled) == ("two", False)


async def test_a_repeated_update_is_known_with_its_answer(store: Store) -> None:
    await store.sessions.close(CHAT, 5, "body", ENTRY, NOW)
    await store.sessions.close(CHAT, 4, "body", None, NOW)
    await store.sessions.close(CHAT, 5, "body", None, NOW)
    repeat = await store.sessions.open(CHAT, 5)
    assert (repeat.handled, repeat.answer) == (True, ENTRY)
    assert (await store.sessions.open(CHAT, 4)).handled


async def test_updates_are_compared_by_equality_only(store: Store) -> None:
    await store.sessions.close(CHAT, 1000, "body", None, NOW)
    assert not (await store.sessions.open(CHAT, 999)).handled
    assert not (await store.sessions.open(CHAT, 1001)).handled


async def test_a_session_without_a_body_ends(store: Store) -> None:
    await store.sessions.close(CHAT, 1, "body", None, NOW)
    await store.sessions.close(OTHER_CHAT, 2, "other", None, NOW)
    await store.sessions.close(CHAT, 3, None, None, NOW)
    ended = await store.sessions.open(CHAT, 3)
    assert (ended.body, ended.handled) == (None, True)
    await store.sessions.drop(OTHER_CHAT)
    assert await store.sessions.peek(OTHER_CHAT) is None


async def test_old_updates_are_forgotten(store: Store) -> None:
    await store.sessions.close(CHAT, 1, "body", None, NOW)
    await store.sessions.close(CHAT, 2, "body", None, NOW + timedelta(hours=1))
    await store.sessions.prune(handled_before=NOW + timedelta(hours=1), idle_since=NOW)
    assert not (await store.sessions.open(CHAT, 1)).handled
    assert (await store.sessions.open(CHAT, 2)).handled
