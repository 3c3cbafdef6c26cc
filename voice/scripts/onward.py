"""Where one script ends because another goes on."""

from voice.desk import Script


class GoesOn(Exception):  # noqa: N818 - a turn, and no failure
    """What was said stays said: a person goes on with it, or a booking."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self.script = script
