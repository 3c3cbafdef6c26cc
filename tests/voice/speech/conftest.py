"""What several tests of speech stand on."""

from pathlib import Path

import pytest

from tests.voice.speech.models import described, install


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a Kazakh voice, with the program first on the path."""
    install(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return described(tmp_path / "kk_KZ-voice.onnx")
