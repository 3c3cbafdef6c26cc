"""Whatever was recorded or spoken becomes what a telephone carries."""

import pytest

from tests.voice.speech.measuring import measured, strength, tone
from tests.voice.speech.wavs import wav
from voice.speech.port import SpeechFailed
from voice.speech.telephone import for_the_phone

pytestmark = pytest.mark.needs("sox")


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100])
async def test_any_rate_becomes_8_khz_at_the_same_pitch_and_length(rate: int) -> None:
    made = await for_the_phone(wav(tone(0.5, 3_000, 1_000, rate=rate), rate))

    assert measured(made).seconds == pytest.approx(0.75, abs=0.05)
    assert strength(made, 1_000) > 20 * strength(made, 900)


async def test_stereo_becomes_one_channel() -> None:
    mono = tone(0.5, 3_000, 1_000, rate=16_000)
    both = b"".join(mono[at : at + 2] * 2 for at in range(0, len(mono), 2))

    made = await for_the_phone(wav(both, 16_000, channels=2))

    assert measured(made).seconds == pytest.approx(0.75, abs=0.05)
    assert strength(made, 1_000) > 20 * strength(made, 900)


@pytest.mark.parametrize("pitch", [100, 3_900])
async def test_what_a_telephone_does_not_carry_is_taken_away(pitch: int) -> None:
    given = tone(0.5, 6_000, pitch, 1_000, rate=16_000)
    assert strength(given, pitch, 16_000) > strength(given, 1_000, 16_000) * 0.99

    made = await for_the_phone(wav(given, 16_000))

    assert strength(made, pitch) < strength(made, 1_000) / 30


async def test_silence_is_a_failure() -> None:
    with pytest.raises(SpeechFailed, match="nothing is to be heard"):
        await for_the_phone(wav(bytes(16_000), 8_000))


async def test_what_is_no_sound_is_a_failure() -> None:
    with pytest.raises(SpeechFailed, match=r"^sox: exit status"):
        await for_the_phone(b"not a sound")
