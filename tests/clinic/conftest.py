"""Generated cases are the same in every run, and a busy machine fails none of them."""

from hypothesis import settings

settings.register_profile("clinic", derandomize=True, deadline=None)
settings.load_profile("clinic")
