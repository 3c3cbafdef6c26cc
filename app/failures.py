"""How a command says that it failed."""


class CommandFailed(Exception):  # noqa: N818 - the reason of exit status 1, shown as it is
    """One line for the person who ran the command; holds no personal data."""
