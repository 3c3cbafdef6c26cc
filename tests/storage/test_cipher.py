"""Contacts, drafts and sessions are enciphered; the data key can be changed, and nothing else."""

import base64
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from clinic.acting import Account
from clinic.journals.pre_appointment import PRE_APPOINTMENT
from clinic.tasks import Task, TaskKind
from storage import DataKeyMissing, DataKeyWrong, rotate_data_key
from storage.cipher import Cipher
from storage.errors import StorageFault
from storage.schema import on_connection
from storage.store import Store, open_store
from storage.tables import metadata
from tests.keys import KEY
from tests.storage.clinic_at_work import CHAT, CLINIC, FIXED, NOW, OTHER_CHAT

OTHER_KEY = bytes(32)
CONTACT, SAID, BODY = "+77019998877", "қолым ауырады", '{"d":{"patient":"900101300007"}}'


@given(st.text(), st.text())
def test_what_was_sealed_is_opened_where_it_stands_and_nowhere_else(said: str, place: str) -> None:
    cipher = Cipher(KEY)
    sealed = cipher.seal(said, place)
    assert cipher.open(sealed, place) == said
    with pytest.raises(StorageFault):
        cipher.open(sealed, place + "x")
    with pytest.raises(StorageFault):
        Cipher(OTHER_KEY).open(sealed, place)


def test_sealed_twice_is_never_the_same() -> None:
    assert Cipher(KEY).seal(SAID, "a") != Cipher(KEY).seal(SAID, "a")


def test_a_changed_letter_is_seen() -> None:
    raw = bytearray(base64.b64decode(Cipher(KEY).seal(SAID, "a")[3:]))
    raw[-1] ^= 1
    with pytest.raises(StorageFault):
        Cipher(KEY).open("v1." + base64.b64encode(raw).decode(), "a")


def test_an_alias_is_the_same_for_one_text_under_one_key() -> None:
    alias = Cipher(KEY).alias(SAID)
    assert alias == Cipher(KEY).alias(SAID)
    assert alias not in {Cipher(OTHER_KEY).alias(SAID), Cipher(KEY).alias(SAID + " ")}
    with pytest.raises(DataKeyMissing):
        Cipher(None).alias(SAID)


def test_what_was_written_before_there_was_a_key_is_read_as_it_stands() -> None:
    assert Cipher(None).open('{"a":"b"}', "a") == '{"a":"b"}'


def test_without_a_key_nothing_is_sealed_in_the_open() -> None:
    with pytest.raises(DataKeyMissing):
        Cipher(None).seal(SAID, "a")
    assert Cipher(None).seal_mapping({}, "a") == "{}"


async def write(store: Store) -> None:
    async with store.units(writing=True) as unit:
        await unit.journals.write(
            PRE_APPOINTMENT, CLINIC, year=2026, at=NOW, window="w1", made_by=CHAT,
            columns={"contact": CONTACT, "iin": "900101300007", "level": "L1"},
        )  # fmt: skip
        await unit.work.add(
            Task("t1", TaskKind.PERSON_ASKED, CLINIC, None, "asked", {"said": SAID}, CHAT, "kk",
                 NOW, NOW + timedelta(minutes=30))
        )  # fmt: skip
        await unit.commit()
    await store.sessions.close(CHAT, 1, BODY, None, NOW)


async def read(store: Store) -> tuple[str | None, str | None, str | None]:
    async with store.units() as unit:
        number = await unit.journals.by_window("w1")
        assert number is not None
        entry = await unit.journals.find(number)
        task = await unit.work.find("t1")
    assert task is not None
    opened = await store.sessions.open(CHAT, 2)
    return entry.columns["contact"], task.draft.get("said"), opened.body


def everything(connection: Connection) -> str:
    rows = [
        str(row)
        for table in metadata.sorted_tables
        for row in connection.execute(text(f'SELECT * FROM "{table.name}"'))  # noqa: S608 - ours
    ]
    return "\n".join(rows)


async def test_secrets_stand_nowhere_in_the_database(store: Store, database_url: str) -> None:
    await write(store)
    assert await read(store) == (CONTACT, SAID, BODY)
    kept = await on_connection(database_url, everything)
    assert "w1" in kept
    assert [word for word in (CONTACT, SAID, "patient") if word in kept] == []


async def test_a_text_moved_to_another_row_opens_no_more(store: Store, database_url: str) -> None:
    await write(store)

    def swap(connection: Connection) -> None:
        connection.execute(text(f"UPDATE sessions SET account = '{OTHER_CHAT}'"))  # noqa: S608 - ours

    await on_connection(database_url, swap)
    with pytest.raises(StorageFault):
        await store.sessions.open(Account(OTHER_CHAT), 3)


async def test_another_data_key_does_not_open_the_store(store: Store, database_url: str) -> None:
    await write(store)
    with pytest.raises(DataKeyWrong):
        async with open_store(database_url, FIXED, OTHER_KEY):
            pass


async def test_without_a_data_key_the_rest_can_be_read(store: Store, database_url: str) -> None:
    await write(store)
    async with open_store(database_url, FIXED, None) as locked:
        async with locked.units() as unit:
            assert await unit.journals.by_window("w1") is not None
        with pytest.raises(DataKeyMissing):
            await locked.sessions.open(CHAT, 2)
        with pytest.raises(DataKeyMissing):
            locked.keyring.derived("short secrets")


async def test_a_rotated_key_opens_all_that_was_written_and_the_old_one_nothing(
    store: Store, database_url: str
) -> None:
    """Entries are append-only: only the wrapping of the store's key has changed."""
    await write(store)
    secrets = store.keyring.derived("short secrets")
    before = await on_connection(database_url, everything)
    await rotate_data_key(database_url, FIXED, KEY, OTHER_KEY)
    after = await on_connection(database_url, everything)
    changed = set(before.splitlines()) ^ set(after.splitlines())
    assert len(changed) == 2, "the row of the key"
    async with open_store(database_url, FIXED, OTHER_KEY) as rotated:
        assert await read(rotated) == (CONTACT, SAID, BODY)
        assert rotated.keyring.derived("short secrets") == secrets
    with pytest.raises(DataKeyWrong):
        async with open_store(database_url, FIXED, KEY):
            pass
    with pytest.raises(DataKeyWrong):
        await rotate_data_key(database_url, FIXED, KEY, bytes(32))


async def test_a_fresh_database_may_be_rotated_too(database_url: str) -> None:
    await rotate_data_key(database_url, FIXED, KEY, OTHER_KEY)
    async with open_store(database_url, FIXED, OTHER_KEY) as store:
        await write(store)
        assert await read(store) == (CONTACT, SAID, BODY)


async def test_two_processes_that_begin_at_once_agree_on_the_key(database_url: str) -> None:
    async with (
        open_store(database_url, FIXED, KEY) as one,
        open_store(database_url, FIXED, KEY) as other,
    ):
        await write(one)
        assert await read(other) == (CONTACT, SAID, BODY)


async def test_a_damaged_key_is_said_as_such(store: Store, database_url: str) -> None:
    def damage(connection: Connection) -> None:
        connection.execute(text("UPDATE keys SET sealed = 'AAAA'"))

    await write(store)
    await on_connection(database_url, damage)
    with pytest.raises((StorageFault, DataKeyWrong)):
        async with open_store(database_url, FIXED, KEY):
            pass
