"""One call, both ways, without a network and by a clock of ours."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voice.media.test_incoming import HOST, REMOTE, key, sound
from voice.media import rtcp, rtp
from voice.media.arrivals import SECOND
from voice.media.flow import NOBODY, REPORTED_EVERY, Address, Flow, Happened
from voice.media.g711 import PACKET
from voice.media.incoming import SILENT_AFTER
from voice.media.port import Law, Played, Pressed, Silent
from voice.media.rtcp import Block
from voice.media.schedule import TICK

MS = SECOND // 1000
THERE = (HOST, REMOTE.port)
REPORTS_THERE = (HOST, REMOTE.port + 1)


class Datagram(NamedTuple):
    data: bytes
    address: Address


@dataclass
class Socket:
    """Keeps what is sent, or takes nothing, as a network does that is away."""

    sent: list[Datagram] = field(default_factory=list)
    away: bool = False

    def sendto(self, data: bytes, address: Address, /) -> int:
        if self.away:
            raise OSError
        self.sent.append(Datagram(data, address))
        return len(data)


class Call:
    def __init__(self) -> None:
        self.now = 0
        self.late = 0
        self.sound = Socket()
        self.reports = Socket()
        self.happened: list[Happened] = []
        self.flow = Flow(self.sound, self.reports, lambda: self.now, self.happened.append)

    def ticks(self, count: int) -> None:
        for _ in range(count):
            self.now += TICK
            self.flow.send(self.now - self.late)
            self.flow.settle(self.now)

    def ssrc(self) -> int:
        packet = rtp.read(self.sound.sent[0].data)
        assert packet
        return packet.ssrc


@pytest.fixture
def call() -> Call:
    fresh = Call()
    fresh.flow.connect(REMOTE)
    return fresh


def test_nothing_is_sent_before_there_is_an_address() -> None:
    call = Call()
    call.flow.play(1, bytes(PACKET), Law.A)
    call.ticks(500)
    call.flow.close()
    assert (call.sound.sent, call.reports.sent, call.happened) == ([], [], [])


def test_sound_is_sent_every_tick_to_where_theirs_comes_from(call: Call) -> None:
    call.ticks(2)
    call.flow.take_sound(sound(), (HOST, 61_000), call.now)
    call.ticks(2)
    assert [one.address for one in call.sound.sent] == [THERE] * 2 + [(HOST, 61_000)] * 2


def test_a_sound_is_told_when_its_last_packet_is_sent(call: Call) -> None:
    call.flow.play(3, bytes(2 * PACKET), Law.A)
    call.ticks(1)
    assert call.happened == []
    call.ticks(1)
    assert call.happened == [Played(3)]


def test_a_flushed_sound_is_never_told(call: Call) -> None:
    call.flow.play(3, bytes(2 * PACKET), Law.A)
    call.ticks(1)
    call.flow.flush()
    call.ticks(5)
    assert call.happened == []


def test_on_hold_nothing_is_sent_and_what_is_queued_waits(call: Call) -> None:
    call.flow.play(3, bytes(2 * PACKET), Law.A)
    call.ticks(1)
    call.flow.connect(replace(REMOTE, sends=False))
    call.ticks(10)
    assert len(call.sound.sent) == 1
    call.flow.connect(REMOTE)
    call.ticks(1)
    assert call.happened == [Played(3)]


def test_the_old_way_to_say_hold_is_hold(call: Call) -> None:
    """RFC 2543: an address of nobody. A machine would send it to itself."""
    call.flow.connect(replace(REMOTE, host=NOBODY))
    call.ticks(500)
    call.flow.close()
    assert (call.sound.sent, call.reports.sent) == ([], [])


def test_ticks_that_were_given_up_are_time_that_has_passed(call: Call) -> None:
    call.ticks(1)
    call.flow.leave_out(9)
    call.ticks(1)
    first, second = (rtp.read(one.data) for one in call.sound.sent)
    assert first
    assert second
    assert (second.timestamp - first.timestamp) % 2**32 == 10 * PACKET


def test_a_key_is_told(call: Call) -> None:
    call.flow.take_sound(key(5), THERE, 0)
    assert call.happened == [Pressed("5")]


def test_a_minute_of_nothing_is_told_once(call: Call) -> None:
    call.ticks(2 * SILENT_AFTER // TICK)
    assert call.happened == [Silent()]


def test_a_network_that_is_away_ends_nothing(call: Call) -> None:
    call.sound.away = call.reports.away = True
    call.flow.play(1, bytes(PACKET), Law.A)
    call.ticks(600)
    assert call.happened == [Played(1)]
    assert call.flow.close().sent == 600


def test_reports_come_about_every_five_seconds_from_the_beginning(call: Call) -> None:
    call.ticks(60 * SECOND // TICK)
    assert 11 <= len(call.reports.sent) <= 60 * SECOND // (REPORTED_EVERY - SECOND)
    assert {one.address for one in call.reports.sent} == {REPORTS_THERE}


def test_reports_go_to_where_theirs_come_from(call: Call) -> None:
    theirs = rtcp.report(9, "x", None, None)
    for data, source in (
        (theirs, (HOST, 61_001)),
        (theirs, ("192.0.2.8", 1)),
        (b"noise", (HOST, 2)),
    ):
        call.flow.take_report(data, source, call.now)
    call.flow.close()
    assert call.reports.sent[-1].address == (HOST, 61_001)


def test_reports_go_to_another_place_when_it_is_described(call: Call) -> None:
    call.flow.take_report(rtcp.report(9, "x", None, None), (HOST, 61_001), call.now)
    call.flow.connect(replace(REMOTE, host="192.0.2.8", port=5000))
    call.flow.close()
    assert call.reports.sent[-1].address == ("192.0.2.8", 5001)


def test_a_port_that_is_the_last_one_has_none_for_reports_behind_it() -> None:
    call = Call()
    call.flow.connect(replace(REMOTE, port=65535))
    call.flow.close()
    assert call.reports.sent == []


def test_a_report_says_what_was_sent_and_what_came(call: Call) -> None:
    for sequence in (0, 1, 3):
        call.flow.take_sound(sound(sequence), THERE, call.now)
    call.flow.take_report(rtcp.report(1, "x", rtcp.Sent(5 << 16, 0, 0, 0), None), THERE, call.now)
    call.ticks(REPORTED_EVERY // TICK)
    datagram = call.reports.sent[0].data
    told = rtcp.read(datagram)
    assert told
    (block,) = told.blocks
    assert (block.ssrc, block.fraction, block.lost, block.highest) == (1, 64, 1, 3)
    waited = block.delay / 2**16
    assert (block.last_report, 3 < waited <= 5) == (5, True)
    assert int.from_bytes(datagram[20:24], "big") * PACKET == int.from_bytes(
        datagram[24:28], "big"
    )
    assert told.ntp == block.delay


def test_one_who_hears_only_reports_as_such() -> None:
    """On hold from the beginning: RR, not SR."""
    call = Call()
    call.flow.connect(replace(REMOTE, sends=False))
    call.ticks(REPORTED_EVERY // TICK)
    assert call.reports.sent[0].data[1] == rtcp.RECEIVER


def test_the_name_in_reports_is_another_in_each_call() -> None:
    """It must tell of nobody and of no machine."""
    names = set()
    for _ in range(3):
        call = Call()
        call.flow.connect(REMOTE)
        call.flow.close()
        (data, _) = call.reports.sent[0]
        names.add(data[18:34])
    assert len(names) == 3
    assert all(name.isascii() for name in names)


def test_goodbye_is_said_at_the_end(call: Call) -> None:
    call.ticks(1)
    call.flow.close()
    assert call.reports.sent[-1].data.endswith(rtcp.goodbye(call.ssrc()))


def test_statistics_tell_of_both_directions(call: Call) -> None:
    call.late = 7 * MS
    call.ticks(3)
    call.late = 0
    call.ticks(2)
    for at, sequence in enumerate((0, 1, 3)):
        call.flow.take_sound(sound(sequence), THERE, at * 36 * MS)
    about = (Block(call.ssrc(), 0, 4, 0, 80, 0, 0), Block(8, 0, 99, 0, 0, 0, 0))
    for block in about:
        call.flow.take_report(rtcp.report(1, "x", None, block), THERE, 0)
    figures = call.flow.close()
    assert (figures.sent, figures.received, figures.lost) == (5, 3, 1)
    assert figures.latest == 7
    assert figures.jitter == pytest.approx(1 + (4 - 1) / 16)
    assert (figures.lost_there, figures.jitter_there) == (4, 10)


def test_no_reports_there_are_no_loss_there(call: Call) -> None:
    figures = call.flow.close()
    assert (figures.lost_there, figures.jitter_there) == (0, 0)


@given(
    st.lists(
        st.tuples(st.booleans(), st.binary(max_size=60), st.sampled_from([HOST, "192.0.2.8"])),
        max_size=30,
    )
)
def test_no_bytes_break_a_call(datagrams: list[tuple[bool, bytes, str]]) -> None:
    call = Call()
    call.flow.connect(REMOTE)
    call.flow.play(1, bytes(PACKET), Law.A)
    for for_sound, data, host in datagrams:
        take = call.flow.take_sound if for_sound else call.flow.take_report
        take(data, (host, 4000), call.now)
        call.ticks(1)
    call.ticks(1)
    assert Played(1) in call.happened
    assert len(call.sound.sent) == len(datagrams) + 1
