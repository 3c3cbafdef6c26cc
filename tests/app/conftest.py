"""The clinic's own desk, for what the app does with it, and a place without any settings."""

import pytest

from app.settings import Settings
from tests.clinic.usecases.conftest import desk

__all__ = ["desk"]


@pytest.fixture
def bare_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No `.env` of the machine and no setting of the shell is read."""
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    for name in Settings.model_fields:
        monkeypatch.delenv(f"QABYLDAU_{name.upper()}", raising=False)
