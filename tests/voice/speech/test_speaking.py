"""Each language has its voice, and what may be kept is spoken once."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from locales.language import Language
from voice.speech import speaking as module
from voice.speech.cache import Cache
from voice.speech.port import NoVoice, SpeechFailed
from voice.speech.speaking import Speaking


@dataclass
class Talker:
    """A voice whose sound is the words themselves. It speaks as soon as it may."""

    name: str = "talker 1"
    spoken: list[str] = field(default_factory=list)
    fails: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    may_speak: asyncio.Event = field(default_factory=asyncio.Event)

    async def speak(self, words: str, language: Language) -> bytes:
        self.asked.set()
        await self.may_speak.wait()
        if self.fails:
            self.fails -= 1
            raise SpeechFailed("talker", "hoarse")
        self.spoken.append(f"{language} {words}")
        return words.encode()


@pytest.fixture
def talker() -> Talker:
    talker = Talker()
    talker.may_speak.set()
    return talker


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def speaking(folder: Path, talker: Talker) -> Speaking:
    return Speaking({Language.KK: talker}, Cache(folder))


async def test_what_is_kept_is_spoken_once_also_over_two_starts(
    tmp_path: Path, talker: Talker
) -> None:
    for _ in range(2):
        made = await speaking(tmp_path, talker).sound("нөл", Language.KK, kept=True)
        assert made == "нөл".encode()

    assert talker.spoken == ["kk нөл"]


async def test_what_is_about_somebody_is_spoken_anew_and_never_on_disk_3_10(
    tmp_path: Path, talker: Talker
) -> None:
    for _ in range(2):
        await speaking(tmp_path, talker).sound("Ахметова", Language.KK, kept=False)

    assert len(talker.spoken) == 2
    assert files(tmp_path) == []


async def test_what_was_said_lately_is_remembered_by_this_process_alone(
    tmp_path: Path, talker: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LATELY", 6)
    voice = speaking(tmp_path, talker)
    for words in ("one", "two", "one", "ten", "one", "two"):
        assert await voice.sound(words, Language.KK, kept=False) == words.encode()

    assert talker.spoken == ["kk one", "kk two", "kk ten", "kk two"]
    assert files(tmp_path) == []


async def test_what_was_said_lately_is_not_read_from_the_disk_again(
    tmp_path: Path, talker: Talker
) -> None:
    voice = speaking(tmp_path, talker)
    await voice.sound("нөл", Language.KK, kept=True)
    (file,) = files(tmp_path)
    file.unlink()

    assert await voice.sound("нөл", Language.KK, kept=True) == "нөл".encode()
    assert talker.spoken == ["kk нөл"]


async def test_whoever_asks_for_the_same_at_once_waits_for_one_speaking(
    tmp_path: Path, talker: Talker
) -> None:
    voice = speaking(tmp_path, talker)
    asked = (
        voice.sound(words, Language.KK, kept=words == "алтыншы")
        for _ in range(100)
        for words in ("алтыншы", "Ахметова")
    )

    assert len(await asyncio.gather(*asked)) == 200
    assert talker.spoken == ["kk Ахметова", "kk алтыншы"]


async def test_a_caller_who_hangs_up_takes_the_words_from_nobody(
    tmp_path: Path, talker: Talker
) -> None:
    talker.may_speak.clear()
    voice = speaking(tmp_path, talker)
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(voice.sound("алтыншы", Language.KK, kept=False))
        await talker.asked.wait()
        second = tasks.create_task(voice.sound("алтыншы", Language.KK, kept=False))
        await asyncio.sleep(0)
        first.cancel()
        talker.may_speak.set()

    assert second.result() == "алтыншы".encode()
    assert talker.spoken == ["kk алтыншы"]


async def test_what_failed_is_tried_again(tmp_path: Path, talker: Talker) -> None:
    talker.fails = 1
    voice = speaking(tmp_path, talker)
    with pytest.raises(SpeechFailed):
        await voice.sound("алтыншы", Language.KK, kept=True)

    assert await voice.sound("алтыншы", Language.KK, kept=True) == "алтыншы".encode()


async def test_a_damaged_sound_is_spoken_anew(tmp_path: Path, talker: Talker) -> None:
    await speaking(tmp_path, talker).sound("нөл", Language.KK, kept=True)
    (file,) = files(tmp_path)
    file.write_bytes(b"damaged")

    assert await speaking(tmp_path, talker).sound("нөл", Language.KK, kept=True) == "нөл".encode()
    assert len(talker.spoken) == 2


async def test_the_other_language_never_stands_in(tmp_path: Path, talker: Talker) -> None:
    for kept in (True, False):
        with pytest.raises(NoVoice, match="ru"):
            await speaking(tmp_path, talker).sound("ноль", Language.RU, kept=kept)

    assert talker.spoken == []


async def test_a_sound_longer_than_all_that_is_remembered_is_heard_too(
    tmp_path: Path, talker: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LATELY", 2)
    voice = speaking(tmp_path, talker)

    assert await voice.sound("three", Language.KK, kept=False) == b"three"
    assert await voice.sound("three", Language.KK, kept=False) == b"three"
