"""We call by the trunk: what may become of a call, and what leaves with it (sipp, real UDP)."""

import pytest

from tests.voice.sip.running import Host, called

pytestmark = pytest.mark.needs("sip-tester")


def test_a_strict_exchange_gets_password_route_and_contact_as_it_wants_them(
    host: Host, trunk_port: int
) -> None:
    """407 until ACK, Record-Route, a Contact with `;transport=UDP`."""
    with called("strict", port=trunk_port):
        answered = host.dialled()
        host.do("hang_up", call=answered["call"])

    assert "m=audio 6000" in answered["sdp"]
    assert answered["source"] == "127.0.0.1"
    host.expect("ended", call=answered["call"])


@pytest.mark.parametrize("code", [486, 480, 404, 603, 500])
def test_nobody_takes_the_call(host: Host, trunk_port: int, code: int) -> None:
    with called("declines", port=trunk_port, code=str(code), more="X: y"):
        nobody = host.dialled()
    assert (nobody["code"], nobody["rang"], nobody["taken"]) == (code, False, False)


@pytest.mark.parametrize("code", [300, 301, 302, 305, 380])
def test_a_redirection_is_never_followed(host: Host, trunk_port: int, code: int) -> None:
    """To a dear number it would be toll fraud."""
    dear = "Contact: <sip:+4990012345@127.0.0.1>"
    with called("declines", port=trunk_port, code=str(code), more=dear):
        assert host.dialled()["code"] == code


def test_a_password_that_is_not_accepted(host: Host, trunk_port: int) -> None:
    with called("knows no password", port=trunk_port):
        assert host.dialled()["code"] == 401


@pytest.mark.parametrize("scenario", ["keeps ringing", "answers too late"])
def test_nobody_answers_within_the_limit(host: Host, trunk_port: int, scenario: str) -> None:
    """CANCEL; a 200 that comes nevertheless is acknowledged and hung up."""
    with called(scenario, port=trunk_port):
        nobody = host.dialled(within=2.5)
    assert (nobody["code"], nobody["rang"], nobody["taken"]) == (408, True, False)


def test_a_description_before_the_answer_counts(host: Host, trunk_port: int) -> None:
    with called("describes early", port=trunk_port):
        answered = host.dialled()
        assert "m=audio 6000" in answered["sdp"]

        host.do("hang_up", call=answered["call"])


def test_an_answer_without_any_description_is_hung_up(host: Host, trunk_port: int) -> None:
    with called("describes nothing", port=trunk_port):
        mute = host.dialled()
    assert (mute["code"], mute["taken"]) == (488, True)


def test_an_exchange_that_says_nothing_at_all_is_out_of_reach(host: Host) -> None:
    """Nobody listens where the calls go."""
    nobody = host.dialled(within=1)
    assert (nobody["code"], nobody["rang"]) == (503, False)


def test_without_a_trunk_nobody_is_called() -> None:
    with Host.open() as host:
        assert host.dialled()["code"] == 503


def test_a_trunk_that_cannot_be_found_is_called_in_vain() -> None:
    with Host.open(trunk={"host": "no-such-host.invalid"}) as host:
        assert host.dialled()["code"] == 503
