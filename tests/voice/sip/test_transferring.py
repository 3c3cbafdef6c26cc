"""Handing a call over by REFER, and what becomes of it (sipp, real UDP)."""

import pytest

from tests.voice.sip.running import Host, calling

pytestmark = pytest.mark.needs("sip-tester")
OPERATOR = "sip:operator@127.0.0.1:5999"


def transferred(
    host: Host, scenario: str, number: str, *, within: float = 20, **given: str
) -> str:
    """The outcome, once we have hung up after it."""
    with calling(host, scenario, number, **given):
        call = host.call_of(number)
        host.do("refer", call=call, uri=OPERATOR, within=within)
        outcome: str = host.expect("referred", call=call)["outcome"]
        host.do("hang_up", call=call)
    host.expect("ended", call=call)
    return outcome


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("200 OK", "reached"),
        ("486 Busy Here", "busy"),
        ("600 Busy Everywhere", "busy"),
        ("503 Service Unavailable", "busy"),
        ("603 Decline", "refused"),
        ("404 Not Found", "unknown"),
        ("480 Temporarily Unavailable", "no answer"),
        ("408 Request Timeout", "no answer"),
        ("487 Request Terminated", "no answer"),
    ],
)
def test_the_exchange_tells_what_became_of_it(host: Host, told: str, outcome: str) -> None:
    assert transferred(host, "transfers", "13" + told[:3], status=told) == outcome


def test_whoever_has_taken_over_hangs_up(host: Host) -> None:
    with calling(host, "transfers and leaves", "1401"):
        call = host.call_of("1401")
        host.do("refer", call=call, uri=OPERATOR, within=20)
        assert host.expect("referred", call=call)["outcome"] == "reached"
        host.expect("ended", call=call)


def test_an_exchange_that_refuses(host: Host) -> None:
    assert transferred(host, "refuses to transfer", "1402") == "refused"


def test_an_exchange_that_asks_for_the_password(host: Host) -> None:
    assert transferred(host, "asks who wants a transfer", "1403") == "busy"


def test_an_exchange_that_tells_nothing(host: Host) -> None:
    assert transferred(host, "forgets to tell", "1404", within=0.3) == "no answer"


def test_the_caller_hangs_up_meanwhile(host: Host) -> None:
    assert transferred(host, "hangs up in a transfer", "1405") == "no answer"


def test_what_is_told_after_the_end_is_answered(host: Host) -> None:
    assert transferred(host, "tells after it has left", "1406") == "no answer"


def test_a_call_that_has_ended_cannot_be_handed_over(host: Host) -> None:
    with calling(host, "calls", "1407", "-d", "10"):
        pass
    call = host.call_of("1407")
    host.expect("ended", call=call)
    host.do("refer", call=call, uri=OPERATOR, within=20)

    assert host.expect("referred", call=call)["outcome"] == "no answer"
