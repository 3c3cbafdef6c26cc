"""`make voice-samples`: conversations as they would be heard, keys included."""

import wave
from array import array
from pathlib import Path

import pytest

from locales.language import Language
from locales.translator import translators
from scripts.voice_samples import KEYS, main, spoken, tone
from tests.voice.speech.measuring import strength
from voice.phrases import Phrases

TRANSCRIPT = "☎ Сәлеметсіз бе!\n⌨ 2*\n(hangs up)\n☎ Сау болыңыз.\n"


class Reader:
    """Speech whose sound is its own words."""

    async def sound(self, words: str, language: Language, *, kept: bool) -> bytes:
        assert not kept
        return f"[{language} {words}]".encode()


async def test_the_clinic_is_heard_and_every_key() -> None:
    made = await spoken({"phone_welcome.kk": TRANSCRIPT}, Phrases(Reader()))

    said = ["[kk Сәлеметсіз бе!]".encode(), tone("2"), tone("*"), "[kk Сау болыңыз.]".encode()]
    assert made == {"phone_welcome.kk": b"".join(said)}


async def test_what_the_clinic_says_in_the_other_language_is_said_in_that_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("voice.phrases.FILES", "waiting.ftl")
    russian = translators[Language.RU]("waiting-joined")

    made = await spoken({"phone_any.kk": f"☎ Алло! {russian} Иә."}, Phrases(Reader()))

    assert made["phone_any.kk"].decode() == f"[kk Алло!][ru {russian}][kk Иә.]"


def test_keys_sound_as_those_of_a_telephone() -> None:
    """ITU-T Q.23."""
    for key, (low, high) in {"1": (697, 1209), "5": (770, 1336), "#": (941, 1477)}.items():
        for other in {697, 770, 852, 941, 1209, 1336, 1477} - {low, high}:
            assert strength(tone(key), other) < min(
                strength(tone(key), low), strength(tone(key), high)
            )
    assert all(max(map(abs, array("h", tone(key)))) < 8_192 for key in KEYS)


@pytest.mark.needs("espeak-ng")
@pytest.mark.needs("sox")
def test_each_transcript_becomes_a_wav(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "phone_welcome.kk.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (tmp_path / "booking.kk.txt").write_text(TRANSCRIPT, encoding="utf-8")

    status = main(["--transcripts", str(tmp_path), "--out", str(tmp_path / "samples")])

    (sample,) = (tmp_path / "samples").iterdir()
    assert (status, capsys.readouterr().out) == (0, f"{sample}\n")
    with wave.open(str(sample)) as file:
        assert file.getframerate() == 8_000
        assert 2.0 < file.getnframes() / 8_000 < 6.0


def test_where_there_is_nothing_to_tell_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--transcripts", str(tmp_path)]) == 1
    assert "no phone_*.txt" in capsys.readouterr().err


def test_where_nobody_speaks_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "phone_welcome.kk.txt").write_text(TRANSCRIPT, encoding="utf-8")
    monkeypatch.setattr("voice.speech.espeak.PROGRAM", "no-such-program")

    assert main(["--transcripts", str(tmp_path)]) == 1
    assert "no-such-program: cannot be started" in capsys.readouterr().err
