"""One host for all tests of a file's process: calls are told apart by the number that calls."""

from collections.abc import Iterator

import pytest

from tests.voice.sip.running import LOCAL, Host, free_port


@pytest.fixture(scope="session")
def trunk_port() -> int:
    """Where the host's own calls go: a test may listen there, one after the other."""
    return free_port()


@pytest.fixture(scope="session")
def host(trunk_port: int) -> Iterator[Host]:
    trunk = {"host": LOCAL, "port": trunk_port, "user": "taraz", "password": "1-secret"}
    with Host.open(trunk=trunk) as opened:
        yield opened
