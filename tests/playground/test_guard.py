"""It listens on this machine only: Host on every request, Origin on what changes something."""

import aiohttp
import pytest

from playground import Playground, Served, serve
from tests.playground.conftest import TOKEN

PATHS = ["/", "/page.js", "/playground/state", f"/bot{TOKEN}/getMe", "/nowhere"]


async def test_another_address_is_not_listened_on(playground: Playground) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        await serve(playground, host="0.0.0.0")  # noqa: S104 (the point of the test)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["evil.kz", "127.0.0.1", "127.0.0.1:1", "localhost.evil.kz:{port}"]
)
async def test_a_foreign_host_is_refused(
    served: Served, http: aiohttp.ClientSession, path: str, host: str
) -> None:
    """DNS rebinding: a foreign name that leads to this machine."""
    port = served.url.rpartition(":")[2]
    headers = {"Host": host.format(port=port)}
    async with http.get(served.url + path, headers=headers) as response:
        assert response.status == 403


async def test_localhost_is_this_machine(served: Served, http: aiohttp.ClientSession) -> None:
    port = served.url.rpartition(":")[2]
    headers = {"Host": f"localhost:{port}"}
    async with http.get(f"{served.url}/playground/state", headers=headers) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.kz"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_foreign_page_changes_nothing(
    served: Served, http: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    address = f"{served.url}/playground/people/7001/act"
    given = {"act": "say", "text": "hello"}
    async with http.post(address, json=given, headers=headers) as response:
        assert response.status == 403
    assert served.playground.person(7001).messages == []


async def test_a_form_of_a_foreign_page_changes_nothing(
    served: Served, http: aiohttp.ClientSession
) -> None:
    """A cross-site form cannot send application/json."""
    address = f"{served.url}/playground/people/7001/act"
    async with http.post(address, data={"act": "say", "text": "hello"}) as response:
        assert response.status == 415
    assert served.playground.person(7001).messages == []


async def test_the_own_page_may(served: Served, http: aiohttp.ClientSession) -> None:
    address = f"{served.url}/playground/people/7001/act"
    headers = {"Origin": served.url, "Sec-Fetch-Site": "same-origin"}
    given = {"act": "say", "text": "hello"}
    async with http.post(address, json=given, headers=headers) as response:
        assert response.status == 200
    assert served.playground.person(7001).messages[0].text == "hello"


async def test_the_page_allows_nothing_from_outside(
    served: Served, http: aiohttp.ClientSession
) -> None:
    async with http.get(served.url) as response:
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy
        assert "://" not in await response.text()
