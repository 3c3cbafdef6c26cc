"""People call, and do whatever people and exchanges do (sipp over real UDP)."""

import pytest

from tests.voice.sip.running import Host, calling

pytestmark = pytest.mark.needs("sip-tester")


def test_a_call_is_answered_and_ends(host: Host) -> None:
    with calling(host, "calls", "1001", "-d", "100"):
        begun = host.expect("call", number="1001")

    assert begun["source"] == "127.0.0.1"
    assert begun["sdp"].startswith("v=0\r\no=caller")
    assert host.expect("ended", call=begun["call"])["code"] is None


def test_a_call_is_hung_up(host: Host) -> None:
    with calling(host, "is hung up on", "1002"):
        call = host.call_of("1002")
        host.do("hang_up", call=call)

    host.expect("ended", call=call)


def test_a_call_is_rejected_with_the_status_that_was_given(host: Host) -> None:
    with calling(host, "is busied", "486"):
        pass

    host.expect("ended", call=host.call_of("486"))


def test_an_offer_may_come_late(host: Host) -> None:
    with calling(host, "offers late", "1003"):
        pass
    begun = host.expect("call", number="1003")

    assert begun["sdp"] is None
    assert "m=audio 6000" in host.expect("agreed", call=begun["call"])["sdp"]
    host.expect("ended", call=begun["call"])


def test_an_offer_that_never_comes_ends_the_call(host: Host) -> None:
    with calling(host, "never offers", "1004"):
        pass

    assert host.expect("ended", call=host.call_of("1004"))["code"] == 488


def test_the_sound_changes_within_a_call(host: Host) -> None:
    """Hold and back, by re-INVITE and UPDATE, with and without an offer; what cannot be is 488."""
    with calling(host, "changes", "1005"):
        pass
    call = host.call_of("1005")

    offers = [event["sdp"] for event in host.events(call) if event["what"] == "offered"]
    assert [offer and "sendonly" in offer for offer in offers] == [
        True, False, None, False, True, False,
    ]  # fmt: skip
    assert [event["what"] for event in host.events(call)].count("agreed") == 1
    host.expect("ended", call=call)


def test_every_other_request_within_a_call_is_answered(host: Host) -> None:
    """Keys by INFO in three spellings; a REFER to a dear number is refused."""
    with calling(host, "says everything", "1006"):
        pass
    call = host.call_of("1006")

    keys = [event["key"] for event in host.events(call) if event["what"] == "keyed"]
    assert keys == ["1", "*", "7", "#"]
    host.expect("ended", call=call)


@pytest.mark.parametrize(
    ("scenario", "number"),
    [("cancels when it rings", "2001"), ("cancels before it rings", "2101")],
)
def test_a_caller_cancels(host: Host, scenario: str, number: str) -> None:
    with calling(host, scenario, number):
        pass

    assert host.expect("ended", call=host.call_of(number))["code"] == 487


def test_an_answer_that_crosses_a_cancel_is_a_call_that_ends_by_bye(host: Host) -> None:
    with calling(host, "cancels as it is answered", "1007"):
        pass

    host.expect("ended", call=host.call_of("1007"))


def test_answering_what_was_cancelled_does_nothing(host: Host) -> None:
    before = host.state()["troubles"]
    with calling(host, "cancels when it rings", "2002"):
        pass
    call = host.call_of("2002")
    host.expect("ended", call=call)
    host.do("answer", call=call)
    host.do("reject", call=call, code=486)
    host.do("hang_up", call=call)

    assert host.state()["troubles"] == before


@pytest.mark.parametrize(
    ("scenario", "number"), [("cancels a change", "5001"), ("hangs up in a change", "5002")]
)
def test_a_change_that_nobody_has_answered_yet(host: Host, scenario: str, number: str) -> None:
    """Cancelled, it leaves the call as it was; hung up, it ends with it."""
    with calling(host, scenario, number):
        pass
    call = host.call_of(number)

    host.expect("offered", call=call)
    host.expect("ended", call=call)
