"""Sounds on disk: found again as they were, or made anew; never more than there is room for."""

import os
from pathlib import Path

import pytest

from locales.language import Language
from voice.speech.cache import Cache, CacheUnusable

KK, RU = Language.KK, Language.RU
SOUND = bytes(range(256)) * 40


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_a_sound_is_found_again_by_the_next_start(tmp_path: Path) -> None:
    Cache(tmp_path).keep("voice 1", "нөл", KK, SOUND)

    assert Cache(tmp_path).find("voice 1", "нөл", KK) == SOUND


@pytest.mark.parametrize(
    ("voice", "words", "language"),
    [("voice 2", "нөл", KK), ("voice 1", "бір", KK), ("voice 1", "нөл", RU)],
)
def test_another_voice_version_language_or_wording_is_another_sound(
    tmp_path: Path, voice: str, words: str, language: Language
) -> None:
    cache = Cache(tmp_path)
    cache.keep("voice 1", "нөл", KK, SOUND)

    assert cache.find(voice, words, language) is None


@pytest.mark.parametrize("damaged", [b"", b"short", SOUND, None])
def test_a_damaged_sound_is_as_if_it_were_not_there(tmp_path: Path, damaged: bytes | None) -> None:
    cache = Cache(tmp_path)
    cache.keep("voice", "нөл", KK, SOUND)
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[:-2] if damaged is None else damaged)
    assert cache.find("voice", "нөл", KK) is None

    cache.keep("voice", "нөл", KK, SOUND)

    assert cache.find("voice", "нөл", KK) == SOUND


def test_what_was_not_heard_for_longest_makes_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path, megabytes=0.035)
    for age, words in enumerate(["бір", "екі", "үш"]):
        cache.keep("voice", words, KK, SOUND)
        newest = max(files(tmp_path), key=lambda path: path.stat().st_mtime)
        os.utime(newest, (age, age))
    assert cache.find("voice", "бір", KK) == SOUND

    cache.keep("voice", "төрт", KK, SOUND)

    kept = [words for words in ("бір", "екі", "үш", "төрт") if cache.find("voice", words, KK)]
    assert kept == ["бір", "үш", "төрт"]


def test_what_a_broken_writing_left_behind_goes_too(tmp_path: Path) -> None:
    cache = Cache(tmp_path, megabytes=0.02)
    left = tmp_path / "tmpleft"
    left.write_bytes(SOUND)
    os.utime(left, (0, 0))

    cache.keep("voice", "бір", KK, SOUND)

    assert not left.exists()
    assert len(files(tmp_path)) == 1


def test_no_words_can_be_read_from_the_folder_and_nobody_else_opens_it(tmp_path: Path) -> None:
    folder = tmp_path / "speech" / "kept"
    Cache(folder).keep("voice", "нөл", KK, SOUND)

    (file,) = files(folder)
    assert file.name.isascii()
    assert "нөл".encode() not in file.read_bytes()
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_stops_the_start(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")

    with pytest.raises(CacheUnusable, match="taken"):
        Cache(taken)


def test_a_disk_that_fails_later_keeps_nobody_from_being_heard(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    (tmp_path / "kept").rmdir()

    cache.keep("voice", "нөл", KK, SOUND)

    assert cache.find("voice", "нөл", KK) is None
