"""Every prompt equally loud, whatever it was made of, and with the same silence around it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voice.speech.measuring import measured, tone
from voice.line import RATE
from voice.speech.level import CEILING, LEAD, LOUDNESS, TAIL, Silence, levelled

SECOND = bytes(2 * RATE)


@pytest.mark.parametrize("size", [40, 3_000, 30_000])
def test_loud_and_faint_become_equally_loud(size: int) -> None:
    found = measured(levelled(tone(0.4, size, 440)))

    assert found.loudness == pytest.approx(LOUDNESS, abs=0.5)
    assert found.peak < CEILING


def test_the_silence_around_it_is_cut_to_measure() -> None:
    """A quarter of a second between two prompts, one behind the other."""
    found = measured(levelled(SECOND + tone(0.4, 3_000, 440) + SECOND))

    assert (found.lead, found.tail) == (LEAD, TAIL) == (0.05, 0.2)
    assert found.seconds == pytest.approx(0.65, abs=0.011)


def test_pauses_within_are_kept_and_do_not_count_as_faint() -> None:
    word = tone(0.3, 3_000, 440)
    found = measured(levelled(word + SECOND + word))

    assert found.seconds == pytest.approx(1.85, abs=0.011)
    assert found.loudness == pytest.approx(LOUDNESS, abs=0.5)


@settings(max_examples=20, deadline=None)
@given(st.integers(100, 2_000), st.integers(6_000, 32_000), st.integers(1, 8))
def test_peaks_are_bent_below_the_ceiling(body: int, click: int, clicks: int) -> None:
    sound = bytearray(tone(0.1, body, 300))
    for number in range(clicks):
        at = 2 * 37 * (number + 1)
        sound[at : at + 2] = click.to_bytes(2, "little", signed=True)

    assert measured(levelled(bytes(sound))).peak <= CEILING


@pytest.mark.parametrize("samples", [b"", SECOND])
def test_silence_is_no_sound(samples: bytes) -> None:
    with pytest.raises(Silence):
        levelled(samples)
