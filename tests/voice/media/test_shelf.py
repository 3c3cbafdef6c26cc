"""Sound is encoded and handed over once, as long as there is room."""

import pytest

from voice.media.g711 import PACKET, encoded
from voice.media.port import Law
from voice.media.shelf import Shelf
from voice.media.wire import Command, Forget, Keep

ONE, OTHER, THIRD = (bytes((octet,)) * 2 * PACKET for octet in (1, 2, 3))


class Engine(list[tuple[Command, bytes]]):
    """Keeps what it is told."""

    def tell(self, command: Command, sound: bytes) -> None:
        self.append((command, sound))


@pytest.fixture
def engine() -> Engine:
    return Engine()


def test_a_sound_is_handed_over_once_and_by_each_law(engine: Engine) -> None:
    shelf = Shelf(engine.tell)
    numbers = [shelf.number(ONE, law) for law in (Law.A, Law.A, Law.MU, Law.A)]
    assert numbers == [1, 1, 2, 1]
    assert engine == [
        (Keep(1, Law.A), encoded(ONE, Law.A)),
        (Keep(2, Law.MU), encoded(ONE, Law.MU)),
    ]


def test_what_was_not_asked_for_longest_makes_room(engine: Engine) -> None:
    shelf = Shelf(engine.tell, held=2 * PACKET)
    for samples in (ONE, OTHER, ONE, THIRD, ONE, OTHER):
        shelf.number(samples, Law.A)
    assert [command for command, _ in engine] == [
        Keep(1, Law.A), Keep(2, Law.A), Keep(3, Law.A), Forget(2), Keep(4, Law.A), Forget(3),
    ]  # fmt: skip


def test_the_newest_stays_however_long_it_is(engine: Engine) -> None:
    shelf = Shelf(engine.tell, held=PACKET)
    for samples in (ONE, OTHER * 9, OTHER * 9):
        shelf.number(samples, Law.A)
    assert [command for command, _ in engine] == [Keep(1, Law.A), Keep(2, Law.A), Forget(1)]
