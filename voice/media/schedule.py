"""When each 20 ms are over, by the clock and not by when we looked at it."""

from typing import Final

TICK: Final = 20_000_000  # nanoseconds
TURNS: Final = 4
"""Calls take turns within a tick: the last of all would else wait until all others have sent, and
on a busy machine longer than that."""
STEP: Final = TICK // TURNS
CAUGHT_UP: Final = 5
"""Ticks. A shorter delay is made good at once: a jitter buffer bears 100 ms. What came later than
that would be thrown away where it arrives, and all that follows would stay late."""


class Schedule:
    """Deadlines that do not move when one of them is missed. In nanoseconds."""

    def __init__(self, now: int) -> None:
        self.deadline = now + STEP
        self.turn = 0

    def next(self, now: int) -> int:
        """On to the next deadline. How many ticks of every call are given up as too late."""
        self.deadline += STEP
        self.turn = (self.turn + 1) % TURNS
        behind = max(0, (now - self.deadline) // TICK)
        if behind <= CAUGHT_UP:
            return 0
        self.deadline += behind * TICK
        return behind
