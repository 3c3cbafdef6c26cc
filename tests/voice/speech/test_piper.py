"""Piper by its contract: --model and --output-raw, lines on its input, raw sound on its output.

No model can be had for tests, so a program that keeps the contract stands for it.
"""

from pathlib import Path

import pytest

from locales.language import Language
from tests.voice.speech.measuring import measured
from tests.voice.speech.models import described
from voice.speech.piper import find_piper
from voice.speech.port import NoVoice, SpeechFailed


def heard(model: Path) -> str:
    return model.with_name("heard").read_text(encoding="utf-8")


@pytest.mark.needs("sox")
async def test_what_is_said_is_one_line_and_comes_back_for_the_telephone(model: Path) -> None:
    voice = await find_piper(model, Language.KK)

    found = measured(await voice.speak("Сәлеметсіз бе!\nҚош келдіңіз.", Language.KK))

    assert heard(model) == "Сәлеметсіз бе! Қош келдіңіз."
    assert found.seconds == pytest.approx(0.75, abs=0.05)
    assert found.loudness == pytest.approx(-20, abs=0.5)


async def test_it_speaks_the_language_of_its_model_and_no_other(model: Path) -> None:
    with pytest.raises(NoVoice, match="ru"):
        await find_piper(model, Language.RU)
    voice = await find_piper(model, Language.KK)
    with pytest.raises(NoVoice, match="ru"):
        await voice.speak("ноль", Language.RU)


@pytest.mark.parametrize("told", [None, "{", "[]", '{"audio": {}}'])
async def test_a_model_that_is_missing_or_not_described_stops_the_start(
    tmp_path: Path, told: str | None
) -> None:
    model = described(tmp_path / "voice.onnx")
    beside = tmp_path / "voice.onnx.json"
    beside.unlink() if told is None else beside.write_text(told)

    with pytest.raises(SpeechFailed, match="no model at"):
        await find_piper(model, Language.KK)


async def test_another_model_is_another_voice(tmp_path: Path) -> None:
    models = [described(tmp_path / f"{rate}.onnx", rate) for rate in (16_000, 22_050)]

    names = {(await find_piper(model, Language.KK)).name for model in models}

    assert len(names) == 2
