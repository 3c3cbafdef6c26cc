"""The data key of all tests."""

KEY = bytes(range(32))
