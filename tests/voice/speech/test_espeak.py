"""espeak-ng as it is heard: how loud, how fast, with what pauses, and every letter of Kazakh."""

import asyncio
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date, time
from functools import cache

import pytest

from locales.kk import speech as kk
from locales.language import Language
from locales.ru import speech as ru
from tests.voice.speech.measuring import Measured, measured
from voice.speech import espeak
from voice.speech.espeak import AT_ONCE, Espeak, find_espeak
from voice.speech.port import NoVoice, SpeechFailed

needs_espeak = pytest.mark.needs("espeak-ng")
needs_sox = pytest.mark.needs("sox")

DAY, TIME = date(2026, 11, 24), time(14, 30)
PROMPTS = {
    Language.KK: [
        "Сәлеметсіз бе! Дәрігерге жазылу үшін бірді басыңыз, үйге шақыру үшін екіні басыңыз.",
        f"Сізді терапевт {kk.day_spoken(DAY)}, {kk.time_spoken(TIME)} қабылдайды.",
        "нөл",
    ],
    Language.RU: [
        "Здравствуйте! Чтобы записаться к врачу, нажмите один, чтобы вызвать на дом, нажмите два.",
        f"Вас примет терапевт {ru.day_spoken(DAY)}, {ru.time_spoken(TIME)}.",
        "ноль",
    ],
}


async def heard() -> dict[Language, Sequence[Measured]]:
    voice = await find_espeak()
    return {
        language: [measured(await voice.speak(words, language)) for words in prompts]
        for language, prompts in PROMPTS.items()
    }


@needs_espeak
@needs_sox
async def test_both_languages_are_equally_loud_and_never_distorted() -> None:
    found = await heard()

    for prompts in found.values():
        for one in prompts:
            assert one.loudness == pytest.approx(-20, abs=0.5)
            assert one.peak <= -3
    spread = [sum(one.loudness for one in prompts) / len(prompts) for prompts in found.values()]
    assert spread[0] == pytest.approx(spread[1], abs=0.5)


@needs_espeak
@needs_sox
async def test_pauses_and_pace_suit_the_old() -> None:
    """Words a minute: people talk to each other at 120 in Kazakh and 150 in Russian, and more."""
    found = await heard()

    for language, prompts in found.items():
        for words, one in zip(PROMPTS[language], prompts, strict=True):
            assert one.lead == pytest.approx(0.05, abs=0.021)
            assert one.tail == pytest.approx(0.2, abs=0.041)
            if len(words.split()) > 1:
                assert 60 < 60 * len(words.split()) / one.seconds < 130


@cache
def phonemes(language: Language, words: str) -> str:
    command = [str(shutil.which("espeak-ng")), "-q", "-x", "-v", language, "--stdin"]
    done = subprocess.run(command, input=words.encode(), capture_output=True, check=True)
    return done.stdout.decode().strip()


@needs_espeak
@pytest.mark.parametrize(
    ("kazakh", "plain"),
    [
        ("әт", "ат"), ("ғау", "гау"), ("қал", "кал"), ("таң", "тан"), ("төр", "тор"),
        ("тұр", "тур"), ("түр", "тур"), ("түр", "тұр"), ("һал", "хал"), ("ісі", "ысы"),
    ],
)  # fmt: skip
def test_every_letter_of_kazakh_is_heard_as_itself(kazakh: str, plain: str) -> None:
    assert phonemes(Language.KK, kazakh) != phonemes(Language.KK, plain)


@needs_espeak
@pytest.mark.parametrize(
    ("language", "words", "sounds"),
    [
        (Language.KK, "нөл", "n'8L"),
        (Language.KK, "бір жүз үш", "b'I* Z'u#z 'u#S"),
        (Language.KK, kk.day_spoken(DAY), "Z@j@*mA t8*tInS'I qA*AS'A sejsenb'I ku#n'I"),
        (Language.KK, kk.time_spoken(TIME), "sAG'At 'on t'8*t 'ot@zdA"),
        (Language.RU, "сто три", "st'o t@-r;'I"),
        (Language.RU, ru.time_spoken(time(9, 0)), "v d;'ev;Vt; n'oln'ol"),
    ],
)
def test_spelled_out_words_are_read_as_they_are_meant_4_1(
    language: Language, words: str, sounds: str
) -> None:
    """In the writing of 1.51."""
    assert " ".join(phonemes(language, words).split()) == sounds


@needs_espeak
def test_a_day_is_in_its_order_only_when_it_is_spelled_out_4_1() -> None:
    """Why figures never reach the voice: it counts what should be ordered."""
    assert "tInS'I" in phonemes(Language.KK, kk.day_spoken(DAY))
    assert "tInS'I" not in phonemes(Language.KK, "24 қараша")
    assert "tv;'8rtV" in phonemes(Language.RU, ru.day_spoken(DAY))
    assert "tv;'8rtV" not in phonemes(Language.RU, "24 ноября")


async def test_only_so_many_speak_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    speaking, most, go = 0, 0, asyncio.Event()

    async def slow(_command: Sequence[str], given: bytes) -> bytes:
        nonlocal speaking, most
        speaking += 1
        most = max(most, speaking)
        if speaking == AT_ONCE:
            go.set()
        await go.wait()
        await asyncio.sleep(0)
        speaking -= 1
        return given

    async def same(wav: bytes) -> bytes:
        return wav

    monkeypatch.setattr(espeak, "output", slow)
    monkeypatch.setattr(espeak, "for_the_phone", same)
    voice = Espeak("1")
    async with asyncio.TaskGroup() as group:
        for number in range(3 * AT_ONCE):
            group.create_task(voice.speak(str(number), Language.RU))

    assert most == AT_ONCE


@pytest.mark.parametrize(
    ("answers", "error", "says"),
    [
        ({"--version": b"who knows"}, SpeechFailed, "tells no version"),
        ({"--voices=kk": b" 5  kk "}, NoVoice, "ru"),
        ({"--voices=ru": b" 5  ru-lv "}, NoVoice, "kk"),
    ],
)
async def test_an_espeak_without_our_languages_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, bytes], error: type[Exception], says: str
) -> None:
    async def told(command: Sequence[str], _given: bytes) -> bytes:
        return ({"--version": b"eSpeak NG 1.51"} | answers).get(command[1], b"")

    monkeypatch.setattr(espeak, "output", told)

    with pytest.raises(error, match=says):
        await find_espeak()


async def test_another_version_or_pace_is_another_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sounds of the one before are not mixed with its own."""
    names = {Espeak("1.51").name, Espeak("1.52").name}
    monkeypatch.setattr(espeak, "SPEED", "120")

    assert len(names | {Espeak("1.51").name}) == 3
