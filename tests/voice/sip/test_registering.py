"""Registered at the trunk with a password, for as long as the process runs (sipp, real UDP)."""

import pytest

from tests.voice.sip.running import Host, called, free_port

pytestmark = pytest.mark.needs("sip-tester")


def test_it_registers_refreshes_and_tries_again() -> None:
    """401, an interval too brief, a second granted, refused, asked for anew, granted for long."""
    port = free_port()
    trunk = {"host": "localhost", "port": port, "user": "taraz", "password": "s", "register": True}
    with called("registers", port=port), Host.open(trunk=trunk, retry=0.1) as host:
        for registered in (True, False, True):
            host.expect("log", event="sip registration", registered=registered)
        assert host.state()["registered"] is True


def test_at_a_trunk_that_cannot_be_found_it_is_not_registered() -> None:
    with Host.open(trunk={"host": "no-such-host.invalid", "register": True}) as host:
        host.expect("log", event="sip registration", registered=False)


def test_it_is_not_registered_where_that_is_not_asked(host: Host) -> None:
    assert host.state()["registered"] is None
