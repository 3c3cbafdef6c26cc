"""What we say: whole, in order, and by the numbers of RTP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.media import rtp
from voice.media.g711 import PACKET, SILENCE, transcoded
from voice.media.outgoing import Outgoing
from voice.media.port import Law
from voice.media.rtp import MARKER, Packet

PAUSE = SILENCE[Law.A] * PACKET
SOUNDS = st.lists(st.integers(1, 5), min_size=1, max_size=8)


def sound(packets: int, octet: int) -> bytes:
    return bytes((octet,)) * packets * PACKET


def packet_of(outgoing: Outgoing) -> tuple[Packet, int | None]:
    packet = rtp.read(outgoing.packet)
    assert packet
    return packet, outgoing.sent()


@given(SOUNDS, st.integers(0, 2**16 - 1), st.integers(0, 2**32 - 1))
def test_sounds_follow_each_other_without_a_gap_and_silence_follows_them(
    lengths: list[int], sequence: int, timestamp: int
) -> None:
    """Numbers go on over their edges; a ticket comes with the last packet of its sound."""
    outgoing = Outgoing(lambda bits: sequence if bits == 16 else timestamp)
    for ticket, packets in enumerate(lengths):
        outgoing.play(ticket, sound(packets, ticket), Law.A)
    sent = [packet_of(outgoing) for _ in range(sum(lengths) + 3)]
    said = b"".join(sound(packets, at) for at, packets in enumerate(lengths)) + PAUSE * 3
    assert b"".join(packet.payload for packet, _ in sent) == said
    assert [ended for _, ended in sent if ended is not None] == list(range(len(lengths)))
    for at, (packet, _) in enumerate(sent):
        assert packet.sequence == (sequence + at) % 2**16
        assert packet.timestamp == (timestamp + at * PACKET) % 2**32
        assert packet.ssrc == timestamp
    assert (outgoing.packets, outgoing.octets) == (len(sent), len(sent) * PACKET)


def test_a_ticket_is_not_earlier_than_its_last_packet() -> None:
    outgoing = Outgoing()
    outgoing.play(7, sound(3, 1), Law.A)
    assert [outgoing.sent() for _ in range(4)] == [None, None, 7, None]


def test_what_is_flushed_is_not_said_not_even_its_rest() -> None:
    outgoing = Outgoing()
    outgoing.play(1, sound(3, 1), Law.A)
    outgoing.play(2, sound(3, 2), Law.A)
    outgoing.sent()
    outgoing.flush()
    assert packet_of(outgoing)[0].payload == PAUSE
    outgoing.play(3, sound(1, 3), Law.A)
    packet, ended = packet_of(outgoing)
    assert (packet.payload, ended) == (sound(1, 3), 3)


def test_what_comes_between_two_packets_is_in_the_next_one() -> None:
    """Though that had been made ready before: a key ends the prompt at once (barge-in)."""
    outgoing = Outgoing()
    said = [packet_of(outgoing)[0].payload]
    outgoing.play(1, sound(2, 1), Law.A)
    outgoing.play(2, sound(2, 2), Law.A)
    said.append(packet_of(outgoing)[0].payload)
    outgoing.flush()
    said.append(packet_of(outgoing)[0].payload)
    assert said == [PAUSE, sound(1, 1), PAUSE]


def test_the_marker_stands_where_sending_begins() -> None:
    outgoing = Outgoing()
    outgoing.play(1, sound(1, 1), Law.A)
    marked = []
    for at in range(5):
        marked.append(bool(outgoing.packet[1] & MARKER))
        outgoing.sent()
        if at == 2:
            outgoing.leave_out(4)
    assert marked == [True, False, False, True, False]


def test_time_goes_on_while_nothing_is_sent_and_the_queue_waits() -> None:
    outgoing = Outgoing()
    outgoing.play(1, sound(2, 1), Law.A)
    before, _ = packet_of(outgoing)
    outgoing.leave_out(3)
    after, ended = packet_of(outgoing)
    assert (after.timestamp - before.timestamp) % 2**32 == 4 * PACKET
    assert (after.sequence - before.sequence) % 2**16 == 1
    assert (after.payload, ended) == (sound(1, 1), 1)


@pytest.mark.parametrize("law", Law)
def test_another_law_goes_on_where_the_first_one_ended(law: Law) -> None:
    other = Law.MU if law is Law.A else Law.A
    outgoing = Outgoing()
    outgoing.speak(law)
    outgoing.play(1, sound(2, 0x2A), law)
    assert packet_of(outgoing)[0][::4] == (law.value, sound(1, 0x2A))
    outgoing.speak(other)
    outgoing.play(2, sound(1, 0x2B), law)
    sent = [packet_of(outgoing)[0] for _ in range(3)]
    assert {packet.payload_type for packet in sent} == {other.value}
    assert [packet.payload for packet in sent] == [
        transcoded(sound(1, 0x2A), law, other),
        transcoded(sound(1, 0x2B), law, other),
        SILENCE[other] * PACKET,
    ]


def test_numbers_begin_anywhere() -> None:
    some = {Outgoing().packet[2:12] for _ in range(5)}
    assert len(some) == 5
