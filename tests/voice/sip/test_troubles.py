"""What is raised where nothing should be: an answer all the same, and the next call.

sippy is in this process here, without sockets, as the fuzzer has it.
"""

from typing import NoReturn

import pytest
from sippy.Time.MonoTime import MonoTime

from fuzz.sip import SipEntrance
from fuzz.sip_seeds import SDP, SOUND, request, response
from fuzz.sip_stage import THEM, SipStage
from voice.line import Transferred
from voice.sip.gate import Dropped
from voice.sip.port import Unanswered
from voice.sip.thread import hardening
from voice.sip.thread.endpoint import Endpoint
from voice.sip.thread.transport import MOST_WAITING, Server
from voice.sip.told import Handed, Replied, Told


@pytest.fixture
def stage() -> SipStage:
    return SipStage()


def raising(*_: object, **__: object) -> NoReturn:
    raise ZeroDivisionError


def test_a_request_that_breaks_us_is_answered_500(
    stage: SipStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Endpoint, "_answered", raising)
    stage.receive(request("OPTIONS"))

    (answer,) = stage.sent()
    assert answer.startswith(b"SIP/2.0 500 ")


def test_a_request_within_a_call_that_breaks_us_leaves_the_call(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entrance = SipEntrance()
    with monkeypatch.context() as broken:
        broken.setattr("voice.sip.thread.dialog.bodies.key", raising)
        entrance.attempt(request("INFO", "application/dtmf", "1", within=True))


def test_an_answer_that_breaks_us_is_the_end_of_its_call(
    stage: SipStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Told] = []
    dialog = stage.dial()
    dialog.tell = heard.append
    (invite,) = stage.sent()
    monkeypatch.setattr("sippy.UA.UA.recvResponse", raising)
    asked = dict(line.split(b": ", 1) for line in invite.split(b"\r\n\r\n")[0].split(b"\r\n")[1:])
    busy = response(486)
    for name in (b"Via", b"From", b"Call-ID", b"CSeq"):
        busy = busy.replace(b"@%s@" % name.lower(), asked[name])
    stage.receive(busy)
    stage.wait()

    assert heard == [Replied(486), Unanswered(500)]
    assert set(stage.under_way().values()) == {0}


def test_what_sippy_makes_up_when_nothing_comes_is_no_answer_of_theirs(stage: SipStage) -> None:
    heard: list[Told] = []
    stage.dial().tell = heard.append
    stage.wait()

    assert heard == [Unanswered(408)]


def test_what_sippy_catches_itself_is_told_by_its_kind() -> None:
    told: list[BaseException] = []
    hardening._silence(told.append)
    try:
        raising()
    except ZeroDivisionError:
        from sippy import Network_server  # noqa: PLC0415 - as it is after that

        Network_server.dump_exception("what had come", extra="INVITE")
    Network_server.print("INVITE")

    assert [type(error) for error in told] == [ZeroDivisionError]


def test_a_call_that_only_rings_is_not_handed_over(stage: SipStage) -> None:
    heard: list[Told] = []
    dialog = stage.dial()
    dialog.tell = heard.append
    dialog.refer("sip:operator@192.0.2.1")

    assert heard == [Handed(Transferred.REFUSED)]


def test_of_a_flood_no_more_is_kept_than_can_be_read(stage: SipStage) -> None:
    server: Server = stage._server
    for _ in range(MOST_WAITING + 2):
        server.handle_read(request("OPTIONS"), THEM, MonoTime())
    assert stage.gate.dropped == {Dropped.FLOOD: 2}

    stage.settle()
    server.handle_read(request("INVITE", SDP, SOUND), THEM, MonoTime())
    assert stage.gate.dropped == {Dropped.FLOOD: 2}
