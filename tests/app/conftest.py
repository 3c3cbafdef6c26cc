"""The clinic's own desk, for what the app does with it."""

from tests.clinic.usecases.conftest import desk

__all__ = ["desk"]
