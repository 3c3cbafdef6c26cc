"""All of speech together: real programs, a real folder, and what stops a start."""

from pathlib import Path

import pytest

from locales.language import Language
from tests.voice.speech.measuring import measured
from tests.voice.speech.models import described
from tests.voice.speech.wavs import GOOD, put
from voice.phrases import Unspoken
from voice.speech.start import find_phrases


@pytest.mark.needs("espeak-ng")
@pytest.mark.needs("sox")
async def test_espeak_speaks_both_languages_and_what_was_said_is_kept(tmp_path: Path) -> None:
    phrases = await find_phrases(tmp_path)

    for language in Language:
        sounds = await phrases.spell("07", language)
        assert all(0.3 < measured(sound.samples).seconds < 1.5 for sound in sounds)
    again = await (await find_phrases(tmp_path)).spell("07", Language.RU)

    assert again == await phrases.spell("07", Language.RU)


@pytest.mark.needs("espeak-ng")
@pytest.mark.needs("sox")
async def test_a_recording_is_heard_instead(tmp_path: Path) -> None:
    put(tmp_path / "recorded", "ru/digit-7.wav", GOOD)

    phrases = await find_phrases(tmp_path / "kept", tmp_path / "recorded")
    (recorded,) = await phrases.spell("7", Language.RU)
    (spoken,) = await phrases.spell("7", Language.KK)

    assert measured(recorded.samples).seconds == pytest.approx(0.55, abs=0.05)
    assert recorded.samples != spoken.samples


@pytest.mark.needs("espeak-ng")
@pytest.mark.needs("sox")
async def test_a_model_of_piper_speaks_its_language_and_espeak_the_other(
    tmp_path: Path, model: Path
) -> None:
    phrases = await find_phrases(tmp_path / "kept", piper={Language.KK: model})

    sounds = [(await phrases.spell("1", language))[0] for language in Language]

    assert model.with_name("heard").read_text(encoding="utf-8") == sounds[0].text == "бір"
    assert sounds[1].text == "один"


@pytest.mark.needs("sox")
async def test_with_a_model_for_each_language_espeak_is_not_needed(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice.speech.espeak.PROGRAM", "no-such-program")
    russian = described(tmp_path / "ru_RU-voice.onnx", 22_050, "ru")
    piper = {Language.KK: model, Language.RU: russian}

    phrases = await find_phrases(tmp_path / "kept", piper=piper)

    assert [sound.text for sound in await phrases.spell("1", Language.RU)] == ["один"]


async def test_without_a_program_that_speaks_there_is_no_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice.speech.espeak.PROGRAM", "no-such-program")

    with pytest.raises(Unspoken, match="no-such-program: cannot be started"):
        await find_phrases(tmp_path)
