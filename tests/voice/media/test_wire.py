"""Messages between the two processes, in whatever pieces they arrive."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from voice.media import wire
from voice.media.port import Law, Played, Pressed, Remote, Silent, Statistics
from voice.media.wire import Closed, Connect, Frames, Keep, Opened, Told, framed

MESSAGES: list[tuple[wire.Command | wire.Event, bytes]] = [
    (Keep(1, Law.MU), b"\xff\x00" * 400),
    (wire.Forget(1), b""),
    (wire.Open(7), b""),
    (Connect(7, Remote("192.0.2.7", 4000, Law.A, None, sends=False)), b""),
    (Connect(7, Remote("192.0.2.7", 4000, Law.MU, 101)), b""),
    (wire.Play(7, 1, 2), b""),
    (wire.Flush(7), b""),
    (wire.Close(7), b""),
    (Opened(7, 20_000), b""),
    (Opened(7, None), b""),
    (Told(7, Pressed("#")), b""),
    (Told(7, Played(3)), b""),
    (Told(7, Silent()), b""),
    (Closed(7, Statistics(1, 2, 3, 4.5, 6.25, 7, 8.0)), b""),
]


def test_every_message_is_among_them() -> None:
    kinds = {type(message) for message, _ in MESSAGES}
    assert kinds == {*get_args(wire.Command), *get_args(wire.Event)}


@given(st.lists(st.sampled_from(MESSAGES), max_size=9), st.integers(1, 900))
def test_messages_come_through_whole_in_pieces_of_any_size(
    messages: list[tuple[wire.Command | wire.Event, bytes]], size: int
) -> None:
    data = b"".join(framed(message, sound) for message, sound in messages)
    frames = Frames()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert [read for piece in pieces for read in frames.feed(piece)] == messages
