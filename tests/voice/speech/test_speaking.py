"""Each language has its voice, and what may be kept is spoken once."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from locales.language import Language
from voice.speech import speaking as module
from voice.speech.cache import Cache
from voice.speech.port import NoVoice
from voice.speech.speaking import Speaking


@dataclass
class Talker:
    """A voice whose sound is the words themselves."""

    name: str = "talker 1"
    spoken: list[str] = field(default_factory=list)

    async def speak(self, words: str, language: Language) -> bytes:
        self.spoken.append(f"{language} {words}")
        return words.encode()


@pytest.fixture
def talker() -> Talker:
    return Talker()


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
    monkeypatch.setattr(module, "LATELY", 2)
    voice = speaking(tmp_path, talker)
    for words in ("one", "two", "one", "three", "one", "two"):
        assert await voice.sound(words, Language.KK, kept=False) == words.encode()

    assert talker.spoken == ["kk one", "kk two", "kk three", "kk two"]
    assert files(tmp_path) == []


async def test_a_damaged_sound_is_spoken_anew(tmp_path: Path, talker: Talker) -> None:
    voice = speaking(tmp_path, talker)
    await voice.sound("нөл", Language.KK, kept=True)
    (file,) = files(tmp_path)
    file.write_bytes(b"damaged")

    assert await voice.sound("нөл", Language.KK, kept=True) == "нөл".encode()
    assert len(talker.spoken) == 2


async def test_the_other_language_never_stands_in(tmp_path: Path, talker: Talker) -> None:
    for kept in (True, False):
        with pytest.raises(NoVoice, match="ru"):
            await speaking(tmp_path, talker).sound("ноль", Language.RU, kept=kept)

    assert talker.spoken == []
