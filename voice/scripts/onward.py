"""Where one script ends because another goes on."""

from collections.abc import Awaitable, Callable

from voice.desk import Conversation


class GoesOn(Exception):  # noqa: N818 - a turn, and no failure
    """What was said stays said: a person goes on with it, or a booking."""

    def __init__(self, script: Callable[[Conversation], Awaitable[None]]) -> None:
        super().__init__()
        self.script = script
