"""Recorded prompts: any usual WAV will do, and a wrong one is named before the first call."""

import struct
from pathlib import Path

import pytest

from locales.language import Language
from tests.voice.speech.measuring import measured, strength, tone
from tests.voice.speech.wavs import GOOD, put, wav
from voice.speech.recordings import RecordingUnfit, load_recordings

PROMPTS = {Language.KK: {"phone-welcome", "digit-7"}, Language.RU: {"phone-welcome"}}


@pytest.mark.needs("sox")
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100])
async def test_a_usual_wav_is_made_fit_for_the_telephone(
    tmp_path: Path, rate: int, channels: int
) -> None:
    mono = tone(0.3, 20_000, 1_000, rate=rate)
    frames = [mono[at : at + 2] * channels for at in range(0, len(mono), 2)]
    put(tmp_path, "kk/phone-welcome.wav", wav(b"".join(frames), rate, channels))

    recorded = await load_recordings(tmp_path, PROMPTS)

    assert recorded.keys() == {(Language.KK, "phone-welcome")}
    made = recorded[Language.KK, "phone-welcome"]
    assert measured(made).loudness == pytest.approx(-20, abs=0.5)
    assert measured(made).seconds == pytest.approx(0.55, abs=0.05)
    assert strength(made, 1_000) > 20 * strength(made, 900)


@pytest.mark.needs("sox")
async def test_each_language_has_its_own_and_other_files_do_not_matter(tmp_path: Path) -> None:
    wide = b"".join(b"\0" + GOOD[at : at + 2] for at in range(44, len(GOOD), 2))
    put(tmp_path, "kk/digit-7.WAV", wav(wide, 16_000, width=3))
    put(tmp_path, "ru/phone-welcome.wav")
    put(tmp_path, "ru/README.txt", b"who spoke, and when")

    recorded = await load_recordings(tmp_path, PROMPTS)

    assert recorded.keys() == {(Language.KK, "digit-7"), (Language.RU, "phone-welcome")}


FLOAT = GOOD[:20] + struct.pack("<H", 3) + GOOD[22:]
WRONG = [
    ("kk/phone-welcome.wav", b"ID3 an mp3", "is no WAV file of PCM"),
    ("kk/phone-welcome.wav", FLOAT, "is no WAV file of PCM"),
    ("kk/phone-welcome.wav", b"", "is no WAV file of PCM"),
    ("kk/phone-welcome.wav", GOOD[:-100], "is cut short"),
    ("kk/phone-welcome.wav", wav(b"\x80" * 800, 8_000, width=1), "has 8 bits"),
    ("kk/phone-welcome.wav", wav(bytes(600), 8_000, channels=3), "has 3 channels"),
    ("kk/phone-welcome.wav", wav(bytes(600), 7_000), "has 7000 samples a second"),
    ("kk/phone-welcome.wav", wav(bytes(121 * 16_000), 8_000), "is longer than 120 seconds"),
    ("kk/phone-welcom.wav", GOOD, "is not named after a prompt without facts"),
    ("ru/digit-7.wav", GOOD, "is not named after a prompt without facts"),
    ("en/phone-welcome.wav", GOOD, "must lie in kk/ or ru/"),
    ("phone-welcome.wav", GOOD, "must lie in kk/ or ru/"),
]


@pytest.mark.parametrize(("name", "content", "reason"), WRONG, ids=[row[2] for row in WRONG])
async def test_a_wrong_recording_is_named_with_its_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = put(tmp_path, name, content)

    with pytest.raises(RecordingUnfit) as raised:
        await load_recordings(tmp_path, PROMPTS)

    assert str(raised.value).startswith(f"{path}: {reason}")


@pytest.mark.needs("sox")
async def test_a_silent_recording_is_wrong(tmp_path: Path) -> None:
    put(tmp_path, "kk/phone-welcome.wav", wav(bytes(16_000), 8_000))

    with pytest.raises(RecordingUnfit, match="nothing is to be heard"):
        await load_recordings(tmp_path, PROMPTS)


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordingUnfit, match="recorded: is not a folder"):
        await load_recordings(tmp_path / "recorded", PROMPTS)
