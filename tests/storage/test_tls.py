"""PostgreSQL over a network: what `sslmode` in the address demands holds on every way in."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from storage import StorageBusy, is_current, open_store
from storage.bulk import opened
from tests.keys import KEY
from tests.storage.clinic_at_work import FIXED
from tests.storage.tls_door import ELSEWHERE, HERE, Certificate, Door

Way = Callable[[str], Awaitable[None]]


async def by_schema(url: str) -> None:
    assert await is_current(url)


async def by_bulk(url: str) -> None:
    async with opened(url, write=False):
        pass


async def by_store(url: str) -> None:
    async with open_store(url, FIXED, KEY):
        pass


@pytest.fixture(params=[by_schema, by_bulk, by_store])
def way(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Way:
    """Nothing that this machine's owner trusts is asked."""
    monkeypatch.setenv("HOME", str(tmp_path))
    found: Way = request.param
    return found


@pytest.fixture
def ours(tmp_path: Path) -> Certificate:
    return Certificate.made(tmp_path / "ours", HERE)


@pytest.fixture
def another(tmp_path: Path) -> Certificate:
    return Certificate.made(tmp_path / "another", ELSEWHERE)


async def test_verify_full_enters_by_tls_where_the_certificate_is_the_hosts(
    way: Way, postgres_url: str, ours: Certificate
) -> None:
    async with Door(postgres_url, ours.shown()).open() as door:
        await way(door.leading(sslmode="verify-full", sslrootcert=str(ours.file)))
    assert set(door.entered) == {"tls"}


async def test_verify_full_and_verify_ca_refuse_a_certificate_that_nobody_vouches_for(
    way: Way, postgres_url: str, ours: Certificate, another: Certificate
) -> None:
    async with Door(postgres_url, ours.shown()).open() as door:
        for sslmode in ("verify-full", "verify-ca"):
            with pytest.raises(StorageBusy, match="SSLCertVerificationError"):
                await way(door.leading(sslmode=sslmode, sslrootcert=str(another.file)))
    assert door.entered == []


async def test_another_hosts_certificate_is_refused_by_verify_full_and_taken_by_verify_ca(
    way: Way, postgres_url: str, another: Certificate
) -> None:
    async with Door(postgres_url, another.shown()).open() as door:
        with pytest.raises(StorageBusy, match="CertVerificationError"):
            await way(door.leading(sslmode="verify-full", sslrootcert=str(another.file)))
        assert door.entered == []
        await way(door.leading(sslmode="verify-ca", sslrootcert=str(another.file)))
    assert set(door.entered) == {"tls"}


async def test_require_takes_any_certificate_and_nothing_without_tls(
    way: Way, postgres_url: str, ours: Certificate
) -> None:
    async with Door(postgres_url, ours.shown()).open() as door:
        await way(door.leading(sslmode="require"))
    assert set(door.entered) == {"tls"}
    async with Door(postgres_url, None).open() as bare:
        with pytest.raises(StorageBusy):
            await way(bare.leading(sslmode="require"))
    assert bare.entered == []


@pytest.mark.parametrize(("words", "entered"), [({}, "tls"), ({"sslmode": "disable"}, "plain")])
async def test_without_a_word_tls_is_taken_where_it_is_offered_and_disable_takes_none(
    way: Way, postgres_url: str, ours: Certificate, words: dict[str, str], entered: str
) -> None:
    async with Door(postgres_url, ours.shown()).open() as door:
        await way(door.leading(**words))
    assert set(door.entered) == {entered}
